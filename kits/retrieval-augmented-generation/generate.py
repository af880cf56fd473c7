"""The handbook of an invented chain of bicycle workshops, and questions about it.

`python generate.py` writes the documents and the questions into `data/`, to read.
The figures differ from seed to seed, so that no answer can be typed in.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SECTIONS = {
    "Repairs": {
        "Estimates": "Every repair begins with a written estimate. It holds for {a} days.",
        "Brakes": "Nobody rides off without a test. Two people sign the brake sheet. "
        "It is kept for {b} months.",
        "Punctures": "They are mended while the customer waits. Expect {c} minutes for each wheel.",
        "Uncollected bicycles": "We ring three times. After {d} weeks storage is charged.",
    },
    "Sales": {
        "Returns": "Unused goods are taken back with the receipt. The limit is {e} days.",
        "Test rides": "Take a copy of an identity card. A ride ends after {f} minutes.",
        "Used bicycles": "The frame number is looked up first. They are resold with a warranty "
        "of {g} months.",
        "Helmets": "Try the size on the dry head. After a fall it is exchanged at {h} percent off.",
    },
    "Money": {
        "Invoices": "They leave with the goods. They are due after {i} working days.",
        "Deposits": "They are taken for ordered frames only. The rate is {j} percent.",
        "Till differences": "Two people count each evening. Anything above {k} coins is noted.",
        "Expenses": "Hand in the receipt. They are repaid within {m} days of that.",
    },
    "People": {
        "Sickness": "Ring the workshop before opening. A certificate is needed from day {n}.",
        "Holidays": "They are entered in the shared calendar, {o} weeks ahead at least.",
        "Apprentices": "They never work alone at the lift. Each has a mentor for {p} months.",
        "Accidents": "Cuts and burns are written down at once. The form is sent within {q} hours.",
    },
}
QUESTIONS = {
    "Estimates": (
        "{a} days",
        "How long does an estimate hold?",
        "is my quote still good",
    ),
    "Brakes": (
        "{b} months",
        "How long is the brake sheet kept?",
        "proof of stopping, how long",
    ),
    "Punctures": ("{c} minutes", "How many minutes for punctures?", "flat tyre, can I wait for it"),
    "Uncollected bicycles": (
        "{d} weeks",
        "When is storage charged for uncollected bicycles?",
        "forgot to fetch my bike, does it cost",
    ),
    "Returns": ("{e} days", "What is the limit for returns?", "can I bring the lamp back"),
    "Test rides": ("{f} minutes", "When does a test ride end?", "may I try it round the block"),
    "Used bicycles": (
        "{g} months",
        "Which warranty have used bicycles?",
        "guarantee on second hand",
    ),
    "Helmets": ("{h} percent", "What does a helmet cost after a fall?", "I crashed on my head"),
    "Invoices": ("{i} working", "When are invoices due?", "how long until I must pay the bill"),
    "Deposits": ("{j} percent", "What is the rate of deposits?", "how much in advance"),
    "Till differences": ("{k} coins", "Which till differences are noted?", "cash does not match"),
    "Expenses": ("{m} days", "When are expenses repaid?", "I bought stamps, get my money"),
    "Sickness": ("day {n}", "From when does sickness need a certificate?", "flu, doctor's note"),
    "Holidays": ("{o} weeks", "How far ahead are holidays entered?", "booking time off"),
    "Apprentices": (
        "{p} months",
        "How long has an apprentice a mentor?",
        "who looks after a trainee",
    ),
    "Accidents": ("{q} hours", "When is the form for accidents sent?", "hurt my hand, who to tell"),
}
ALIKE = """estimate price quoted quote
brake stopping;puncture flat tyre tube;uncollected fetch forgot
storage fetch cost;return back bring;ride try block round;used second guarantee warranty
helmet head crashed;invoice bill pay;deposit advance;till cash coin match;expense bought stamp
sickness flu doctor note ill;holiday booking off leave;apprentice trainee looks mentor
accident hurt hand injured"""


@dataclass(frozen=True)
class Document:
    """A text with headings, and who wrote it: `own` or the name of a supplier."""

    name: str
    source: str
    text: str


@dataclass(frozen=True)
class Case:
    """A question, and words that a right passage contains."""

    question: str
    answer: str


def _figures(seed: int) -> dict[str, int]:
    rng = np.random.default_rng(seed)
    return dict(zip("abcdefghijkmnopq", map(int, rng.permutation(80)[:16] + 11), strict=True))


def documents(seed: int = 0) -> list[Document]:
    """The handbook: four documents in Markdown, with a heading for each section."""
    figures, found = _figures(seed), []
    for name, sections in SECTIONS.items():
        parts = [f"## {title}\n\n{text.format(**figures)}\n" for title, text in sections.items()]
        found.append(Document(name, "own", f"# {name}\n\n" + "\n".join(parts)))
    return found


def cases(who: str, seed: int = 0) -> list[Case]:
    """Questions of the `author` of the handbook, or of `customers`."""
    figures, column = _figures(seed), {"author": 1, "customers": 2}[who]
    return [Case(row[column], row[0].format(**figures)) for row in QUESTIONS.values()]


def tickets(seed: int = 0) -> list[str]:
    """Old messages in which workshop and customers use both their words."""
    rng = np.random.default_rng(seed)
    polite = ["please", "today", "again", "hello", "thanks"]
    groups = [group.split() for group in ALIKE.replace("\n", ";").split(";")]
    return [
        " ".join([*rng.choice(group, 2), *rng.choice(polite, 2)])
        for group in groups
        for _ in range(10)
    ]


def main() -> None:
    """Write documents and questions into `data/`."""
    folder = Path("data")
    folder.mkdir(exist_ok=True)
    for document in documents():
        (folder / f"{document.name.lower()}.md").write_text(document.text, encoding="utf-8")
    with (folder / "questions.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["asked by", "question", "a right passage contains"])
        for who in ("author", "customers"):
            rows.writerows([who, case.question, case.answer] for case in cases(who))
    print(f"Wrote {len(documents())} documents and questions.csv into {folder}/")


if __name__ == "__main__":
    main()
