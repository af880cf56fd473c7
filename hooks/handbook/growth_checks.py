"""The rules of growth: ladders, evaluations, rhythms, the playbook and its sums."""

from collections.abc import Collection, Iterable, Iterator
from math import isnan

from handbook.formula import FormulaError, evaluate, names
from handbook.handbook import Entry, Handbook
from handbook.problems import Problem, counted, either, suggestion
from handbook.references import Step
from handbook.returns import CASES, assumed, computed


def check_weights(handbook: Handbook) -> Iterator[Problem]:
    """Weights add up to 100: of the evaluation, of those suggested, of a choice's criteria."""
    for entry in handbook.of("evaluation").values():
        yield from _hundred(entry, [area.weight for area in entry.record.areas], "areas")
        for at, each in enumerate(entry.record.suggested):
            yield from _hundred(entry, each.weights.values(), "suggested", at, "weights")
            yield from _every_area(handbook, entry, each.weights, "suggested", at, "weights")
        if entry.record.example:
            rated = [each.area for each in entry.record.example.ratings]
            yield from _every_area(handbook, entry, rated, "example", "ratings")
    for entry in handbook.of("sourcing").values():
        yield from _hundred(entry, [each.weight for each in entry.record.criteria], "criteria")


def _hundred(entry: Entry, found: Iterable[int], *path: Step) -> Iterator[Problem]:
    weights = list(found)
    if sum(weights) != 100:
        sums = " + ".join(map(str, weights))
        text = f"the weights add up to {sum(weights)} ({sums}), not 100; correct one"
        yield Problem(entry.place(*path), text)


def _every_area(
    handbook: Handbook, entry: Entry, found: Collection[str], *path: Step
) -> Iterator[Problem]:
    missing = [key for key in handbook.of("area") if key not in found]
    # A mistyped area is told by the rule for references.
    if missing and all(key in handbook.of("area") for key in found):
        yield Problem(entry.place(*path), f"nothing for the area {either(missing)}; add it")


def check_ladder_ranks(handbook: Handbook) -> Iterator[Problem]:
    """The levels of a ladder stand in order: rank 1 first, and none left out."""
    for entry in handbook.of("ladder").values():
        for index, level in enumerate(entry.record.levels):
            if level.rank != index + 1:
                text = (
                    f"the level '{level.id}' stands at place {index + 1} but has rank {level.rank}"
                )
                yield Problem(entry.place("levels", index, "rank"), f"{text}; put them in order")


def check_levels(handbook: Handbook) -> Iterator[Problem]:
    """Every level says something in every area, and no two levels say the same."""
    said: dict[str, str] = {}
    for entry in handbook.of("ladder").values():
        for index, level in enumerate(entry.record.levels):
            path = ("levels", index, "expectations")
            yield from _every_area(handbook, entry, level.expectations, *path)
            for area, texts in level.expectations.items():
                for at, text in enumerate(texts):
                    plain = " ".join(text.lower().rstrip(".").split())
                    if plain in said:
                        fact = f"the level '{said[plain]}' says the same; say what differs"
                        yield Problem(entry.place(*path, area, at), fact)
                    said.setdefault(plain, level.id)
            years = level.years
            if years.most is not None and years.most < years.least:
                text = f"expected at least {counted(years.least, 'year')}, got {years.most}"
                yield Problem(entry.place("levels", index, "years", "most"), text)


def check_expects(handbook: Handbook) -> Iterator[Problem]:
    """A level or a profession says what it asks for in every dimension, or in none."""
    known = handbook.of("dimension")
    for entry in (*handbook.of("ladder").values(), *handbook.of("profession").values()):
        for path, expects in _expected(entry):
            missing = [key for key in known if key not in expects]
            # A mistyped dimension is told by the rule for references.
            if expects and missing and all(key in known for key in expects):
                text = f"nothing for the dimension {either(missing)}; add it"
                yield Problem(entry.place(*path), text)


def _expected(entry: Entry) -> list[tuple[tuple[Step, ...], Collection[str]]]:
    if entry.kind == "profession":
        return [(("expects",), entry.record.expects)]
    return [
        (("levels", at, "expects"), level.expects) for at, level in enumerate(entry.record.levels)
    ]


def check_moves(handbook: Handbook) -> Iterator[Problem]:
    """A move leaves a level of its own ladder for one of another."""
    for entry in handbook.of("ladder").values():
        own = {level.id for level in entry.record.levels}
        for at, move in enumerate(entry.record.moves):
            if move.leaves not in own:
                text = f"'{move.leaves}' is no level of this ladder; expected {either(sorted(own))}"
                yield Problem(entry.place("moves", at, "leaves"), text)
            if move.joins in own:
                text = f"'{move.joins}' is a level of this ladder; name one of another"
                yield Problem(entry.place("moves", at, "joins"), text)


def check_agendas(handbook: Handbook) -> Iterator[Problem]:
    """The parts of an agenda fill the time of its meeting."""
    for entry in handbook.of("rhythm").values():
        hours, minutes = entry.record.hours, sum(each.minutes for each in entry.record.agenda)
        if hours.most < hours.least:
            text = f"expected at least {hours.least:g}, got {hours.most:g}"
            yield Problem(entry.place("hours", "most"), text)
        elif minutes and not hours.least * 60 <= minutes <= hours.most * 60:
            bounds = f"{hours.least * 60:g}"
            if hours.most > hours.least:
                bounds += f" to {hours.most * 60:g}"
            text = f"the agenda takes {minutes} minutes, the meeting {bounds}; correct one"
            yield Problem(entry.place("agenda"), text)


RANKED = ("step", "profession")


def check_ranks(handbook: Handbook) -> Iterator[Problem]:
    """The steps of the playbook, and the professions, are numbered from 1 without a gap."""
    for kind in RANKED:
        if handbook.faulty.get(kind):
            continue
        entries = sorted(handbook.of(kind).values(), key=lambda e: (e.record.rank, e.id))
        for index, entry in enumerate(entries, 1):
            if entry.record.rank != index:
                text = f"expected rank {index}, the next one, got {entry.record.rank}"
                yield Problem(entry.place("rank"), text)
                break


def check_playbook_weeks(handbook: Handbook) -> Iterator[Problem]:
    """A step of the playbook ends after it begins."""
    for entry in handbook.of("step").values():
        weeks = entry.record.weeks
        if weeks.most < weeks.least:
            text = f"expected at least {counted(weeks.least, 'week')}, got {weeks.most}"
            yield Problem(entry.place("weeks", "most"), text)


def check_returns(handbook: Handbook) -> Iterator[Problem]:
    """Every formula can be computed from the assumptions and the formulas before it."""
    for entry in handbook.of("returns").values():
        returns, known = entry.record, {each.id for each in entry.record.assumptions}
        yield from _out_of_range(entry)
        faults: list[Problem] = []
        for at, each in enumerate(returns.formulas):
            place = entry.place("formulas", at, "formula")
            faults += [Problem(place, text) for text in _unreadable(each.formula, known)]
            known.add(each.id)
        yield from faults
        if returns.result not in {each.id for each in returns.formulas}:
            text = f"no formula '{returns.result}'{suggestion(returns.result, known)}"
            yield Problem(entry.place("result"), text)
        for case in () if faults else CASES:
            lost = [
                key
                for key, value in computed(returns, assumed(returns, case)).items()
                if isnan(value)
            ]
            if lost:
                text = f"with the {case} values the formula '{lost[0]}' divides by 0; correct one"
                yield Problem(entry.place("assumptions"), text)


def _out_of_range(entry: Entry) -> Iterator[Problem]:
    """What the boxes of the page would refuse: shares above all, and whatever is below nothing."""
    for at, each in enumerate(entry.record.assumptions):
        for case in CASES:
            value = getattr(each, case)
            told = f"the {case} value {value:g} of '{each.id}'"
            if each.unit == "share" and not 0 <= value <= 1:
                text = f"{told} is no share; expected 0 to 1, as 0.5 is 50 %"
            elif value < 0:
                text = f"{told} is below 0; the page's boxes take numbers from 0 up"
            else:
                continue
            yield Problem(entry.place("assumptions", at, case), text)


def _unreadable(formula: str, known: Collection[str]) -> Iterator[str]:
    """What is wrong with a formula, besides the numbers that go into it."""
    try:
        used = names(formula)
        evaluate(formula, dict.fromkeys(used, 1.0))
    except FormulaError as error:
        yield str(error)
    except ZeroDivisionError:
        pass
    else:
        for name in used:
            if name not in known:
                yield f"no assumption or formula '{name}' before it{suggestion(name, known)}"


def check_scores(handbook: Handbook) -> Iterator[Problem]:
    """Every option of a choice has a score for every criterion, and for nothing else."""
    for entry in handbook.of("sourcing").values():
        known = [each.id for each in entry.record.criteria]
        for at, option in enumerate(entry.record.options):
            path = ("options", at, "scores")
            for key in option.scores:
                if key not in known:
                    text = f"no criterion '{key}'{suggestion(key, known)}"
                    yield Problem(entry.place(*path, key), text)
            missing = [key for key in known if key not in option.scores]
            if missing:
                yield Problem(entry.place(*path), f"no score for {either(missing)}; add it")


def check_terms(handbook: Handbook) -> Iterator[Problem]:
    """A term names what teaches it, and no abbreviation means two things."""
    seen: dict[str, str] = {}
    for key, entry in handbook.of("term").items():
        if not entry.record.modules and not entry.record.page:
            text = "nothing teaches the term; name one of 'modules', or a 'page'"
            yield Problem(entry.place("id"), text)
        short = entry.record.abbreviation
        if short and short in seen:
            text = f"'{short}' stands for '{seen[short]}' already; keep one of them"
            yield Problem(entry.place("abbreviation"), text)
        if short:
            seen.setdefault(short, key)


GROWTH_CHECKS = (
    check_weights,
    check_ladder_ranks,
    check_levels,
    check_expects,
    check_moves,
    check_agendas,
    check_ranks,
    check_playbook_weeks,
    check_returns,
    check_scores,
    check_terms,
)
