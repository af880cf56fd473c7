"""What fits on a card, how long requests wait, and what a month costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

GB = 10**9
HOURS_A_MONTH = 730


@dataclass(frozen=True)
class Model:
    """What the memory of a served model depends on."""

    parameters: float = 8e9
    weight_bytes: float = 2.0
    layers: int = 32
    key_value_heads: int = 8
    head_size: int = 128
    kept_bytes: int = 2
    """Bytes of one number in the key-value cache."""


@dataclass(frozen=True)
class Card:
    """A graphics card: its memory, how fast it is read, how fast prompts are read, its price."""

    memory: float = 24 * GB
    bandwidth: float = 900 * GB
    prefill: float = 6_000
    """Tokens of a prompt that are read in a second."""
    euros: float = 1.20
    """The price of an hour."""


@dataclass(frozen=True)
class Request:
    """A request: when it arrives, the length of its prompt, and of the answer it will get."""

    arrives: float
    prompt: int
    answer: int


@dataclass(frozen=True)
class Timing:
    """Seconds from the arrival of a request to its first and to its last token."""

    first: float
    last: float


def kv_bytes(model: Model) -> int:
    """Bytes that one token keeps: a key and a value in every layer."""
    raise NotImplementedError  # TODO


def seats(model: Model, card: Card, tokens: int, reserve: float = 1.5 * GB) -> int:
    """How many conversations of that many tokens fit beside weights and reserve; never below 0."""
    raise NotImplementedError  # TODO


def step_seconds(model: Model, card: Card, open_tokens: Sequence[int]) -> float:
    """Time for one more token in every open conversation, each with so many tokens kept.

    All weights are read once, and what every conversation keeps.
    """
    raise NotImplementedError  # TODO


def serve(
    requests: Sequence[Request], model: Model, card: Card, places: int, cached: int = 0
) -> list[Timing]:
    """The timing of each request, in the order given.

    Requests enter at every step, in the order of arrival, while a place is free. Reading a prompt
    takes time, in which no tokens are written; its first `cached` tokens are not read again. Then
    every open conversation gets a token in each step, the first one in the step after its prompt
    was read. A conversation keeps its prompt and what it has written so far.
    """
    # TODO: this serves whole batches, and prompts take no time.
    timings = [Timing(0.0, 0.0)] * len(requests)
    order = sorted(range(len(requests)), key=lambda number: requests[number].arrives)
    now = 0.0
    while order:
        batch, order = order[:places], order[places:]
        now = max(now, requests[batch[-1]].arrives)
        for done in range(max(requests[number].answer for number in batch)):
            now += step_seconds(model, card, [requests[n].prompt + done for n in batch])
            for number in batch:
                waited = now - requests[number].arrives
                if done == 0:
                    timings[number] = Timing(waited, waited)
                if done < requests[number].answer:
                    timings[number] = Timing(timings[number].first, waited)
    return timings


def carries(
    load: Callable[[float], Sequence[Request]],
    model: Model,
    card: Card,
    places: int,
    cached: int = 0,
    promise: float = 1.0,
    step: float = 0.25,
) -> float:
    """The highest rate, in steps, at which 95 of 100 requests get their first token in time.

    `load` gives the requests of a rate; 0 if not even the first step is within the promise.
    """
    raise NotImplementedError  # TODO


def service_cost(
    requests: float,
    prompt: int,
    answer: int,
    cached: int = 0,
    *,
    read: float,
    read_again: float,
    written: float,
) -> float:
    """EUR for requests to a service with these prices in EUR for a million tokens."""
    raise NotImplementedError  # TODO


def own_cost(traffic: Sequence[int], card: Card, a_card: float, people: float) -> float:
    """EUR a month for cards of our own that carry the busiest hour, one in reserve, and people.

    `traffic` holds the requests of each hour, `a_card` the requests a second that a card carries.
    """
    # TODO: the mean is not the busiest hour, and a card may fail.
    mean = float(np.mean(traffic)) / 3_600
    return float(np.ceil(mean / a_card)) * card.euros * HOURS_A_MONTH + people


def recommendation(service: float, own: float, quality_service: float, quality_own: float) -> str:
    """One sentence: which way, what both cost a month, the difference, and both qualities.

    The cheaper way wins only if its quality is at most 0.02 lower; else the better one does.
    It begins with 'service' or 'own cards'; EUR are whole and without separators, as in 1722, and
    qualities have two decimals.
    """
    raise NotImplementedError  # TODO
