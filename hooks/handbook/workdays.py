"""Working days on the calendar, counted as onboarding counts them, by the browser's own rule."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import islice

FURTHEST = 7305
"""How many days from its start a calendar is counted: twenty years."""
LONGEST = 400
"""How many days a stretch off may have."""
DAY = timedelta(days=1)


class DayFault(Exception):
    """What somebody wrote is no date, or no working day is left."""


class WorkDays:
    """The days somebody works on: some days of the week, without those off."""

    def __init__(self, start: date, weekdays: Collection[int], off: Iterable[date] = ()) -> None:
        self.start, self.weekdays, self.off = start, frozenset(weekdays), frozenset(off)

    def numbered(self, number: int) -> date:
        """The date of a working day; day -1 is the one before day 1, and there is no day 0."""
        days = self._from(self.start, DAY) if number > 0 else self._from(self.start - DAY, -DAY)
        found = next(islice(days, abs(number) - 1, None), None)
        if found is None:
            raise DayFault(f"working day {number} is not within twenty years; leave more days")
        return found

    def _from(self, day: date, step: timedelta) -> Iterable[date]:
        for _ in range(FURTHEST):
            if day.isoweekday() in self.weekdays and day not in self.off:
                yield day
            day += step


def parse_day(text: str) -> date:
    """The date that '2026-12-25' names, from 1900 to 2199."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise DayFault(f"'{text}' is no date; write 2026-12-25") from None
    if found.isoformat() != text or not 1900 <= found.year <= 2199:
        raise DayFault(f"'{text}' is no date from 1900 to 2199; write 2026-12-25")
    return found


def parse_off(text: str) -> list[date]:
    """The days of '2026-12-25' or of '2026-12-24..2027-01-01'."""
    first, dots, last = text.partition("..")
    begin = parse_day(first)
    end = parse_day(last) if dots else begin
    if end < begin:
        raise DayFault(f"{end} is before {begin}; write the earlier day first")
    if (end - begin).days >= LONGEST:
        raise DayFault(f"{begin} to {end} is longer than {LONGEST} days; write a shorter one")
    return [begin + DAY * number for number in range((end - begin).days + 1)]
