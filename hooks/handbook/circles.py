"""Finds what needs itself by way of others."""

from collections.abc import Iterator, Mapping


def circles(needs: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Every circle once, each beginning and ending with its first id in the alphabet.

    Without recursion, so that a chain of thousands is no danger; circles of one are left to
    check_no_self_reference.
    """
    finished: set[str] = set()
    for start in sorted(needs):
        trail: list[str] = []
        pending: list[tuple[str, Iterator[str]]] = []
        step: str | None = start if start not in finished else None
        while step is not None or pending:
            if step is not None:
                trail.append(step)
                pending.append((step, iter(needs.get(step, ()))))
            step = None
            for other in pending[-1][1]:
                if other in trail and other != trail[-1]:
                    yield _from_first(trail[trail.index(other) :])
                elif other not in finished and other not in trail:
                    step = other
                    break
            if step is None:
                finished.add(pending.pop()[0])
                trail.pop()


def _from_first(circle: list[str]) -> list[str]:
    at = circle.index(min(circle))
    turned = circle[at:] + circle[:at]
    return [*turned, turned[0]]
