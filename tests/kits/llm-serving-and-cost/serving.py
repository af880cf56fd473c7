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
    return 2 * model.layers * model.key_value_heads * model.head_size * model.kept_bytes


def seats(model: Model, card: Card, tokens: int, reserve: float = 1.5 * GB) -> int:
    """How many conversations of that many tokens fit beside weights and reserve; never below 0."""
    free = card.memory - reserve - model.parameters * model.weight_bytes
    return max(0, int(free // (tokens * kv_bytes(model))))


def step_seconds(model: Model, card: Card, open_tokens: Sequence[int]) -> float:
    """Time for one more token in every open conversation, each with so many tokens kept."""
    read = model.parameters * model.weight_bytes + sum(open_tokens) * kv_bytes(model)
    return read / card.bandwidth


def serve(
    requests: Sequence[Request], model: Model, card: Card, places: int, cached: int = 0
) -> list[Timing]:
    """The timing of each request, in the order given."""
    first, last = [0.0] * len(requests), [0.0] * len(requests)
    waiting = sorted(range(len(requests)), key=lambda number: requests[number].arrives)
    running: dict[int, int] = {}
    now = 0.0
    while waiting or running:
        if not running:
            now = max(now, requests[waiting[0]].arrives)
        while waiting and requests[waiting[0]].arrives <= now and len(running) < places:
            number = waiting.pop(0)
            now += max(0, requests[number].prompt - cached) / card.prefill
            running[number] = 0
        kept = [requests[number].prompt + done for number, done in running.items()]
        now += step_seconds(model, card, kept)
        for number in list(running):
            running[number] += 1
            waited = now - requests[number].arrives
            if running[number] == 1:
                first[number] = waited
            if running[number] == requests[number].answer:
                last[number] = waited
                del running[number]
    return [Timing(*pair) for pair in zip(first, last, strict=True)]


def carries(
    load: Callable[[float], Sequence[Request]],
    model: Model,
    card: Card,
    places: int,
    cached: int = 0,
    promise: float = 1.0,
    step: float = 0.25,
) -> float:
    """The highest rate, in steps, at which 95 of 100 requests get their first token in time."""
    rate = 0.0
    while True:
        timings = serve(load(rate + step), model, card, places, cached)
        if np.quantile([timing.first for timing in timings], 0.95) > promise:
            return rate
        rate += step


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
    each = (prompt - cached) * read + cached * read_again + answer * written
    return requests * each / 1e6


def own_cost(traffic: Sequence[int], card: Card, a_card: float, people: float) -> float:
    """EUR a month for cards of our own that carry the busiest hour, one in reserve, and people."""
    busiest = max(traffic) / 3_600
    return (float(np.ceil(busiest / a_card)) + 1) * card.euros * HOURS_A_MONTH + people


def recommendation(service: float, own: float, quality_service: float, quality_own: float) -> str:
    """One sentence: which way, what both cost a month, the difference, and both qualities."""
    cheaper = "service" if service <= own else "own cards"
    loss = quality_own - quality_service if cheaper == "service" else quality_service - quality_own
    other = "own cards" if cheaper == "service" else "service"
    way = cheaper if loss <= 0.02 else other
    return (
        f"{way}: service {service:.0f} EUR and own cards {own:.0f} EUR a month, a difference of "
        f"{abs(service - own):.0f} EUR; quality {quality_service:.2f} against {quality_own:.2f}"
    )
