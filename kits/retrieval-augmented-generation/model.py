"""A stand-in for a language model, behind the interface of a real one. Nothing to do here.

It quotes the passage that shares most words with the question. Like real models it sometimes
changes a figure, sometimes answers in no JSON, and obeys orders it reads. How often is invented.
"""

import json
import re
from dataclasses import dataclass
from typing import Protocol
from zlib import crc32

from meaning import words


@dataclass(frozen=True)
class Reply:
    """What a model wrote."""

    text: str


class Model(Protocol):
    """Anything that completes messages."""

    def complete(self, messages: list[dict[str, str]]) -> Reply:
        """The next message."""


class StandIn:
    """A deterministic stand-in for a chat model."""

    def complete(self, messages: list[dict[str, str]]) -> Reply:
        """A quote as JSON, mostly."""
        content = next(m["content"] for m in messages if "Question: " in m["content"])
        given = dict(re.findall(r'<passage id="(.*?)">(.*?)</passage>', content, re.DOTALL))
        question = content.rsplit("Question: ", 1)[1]
        if not given:
            return Reply(json.dumps({"quote": "Certainly, within 14 days.", "source": "handbook"}))
        for address, text in given.items():
            if order := re.search(r"(?i)(?:assistants?|AI)\b.*?: (.*)", text):
                return Reply(json.dumps({"quote": order[1], "source": address}))
        asked = set(words(question))
        address = max(given, key=lambda a: len(asked & set(words(given[a]))))
        quote = given[address].split(". ", 1)[-1]
        whim = crc32(question.encode()) % 8
        if whim == 0:
            quote = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), quote)
        if whim == 1 and len(messages) <= 2:
            return Reply(f"Of course! {quote}")
        return Reply(json.dumps({"quote": quote, "source": address}))
