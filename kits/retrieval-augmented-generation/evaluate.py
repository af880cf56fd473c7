"""`python evaluate.py` prints recall at 1 and 5, and what the answers are worth."""

from answer import ask
from generate import Case, cases, documents, tickets
from meaning import Meaning
from model import StandIn
from passages import cut
from search import Both, Index, Words


def recall(index: Index, passages: dict[str, str], asked: list[Case], k: int) -> float:
    """The share of questions with a right passage among the first k."""
    hits = [any(c.answer in passages[a] for a in index.top(c.question, k)) for c in asked]
    return sum(hits) / len(hits)


def main() -> None:
    """The state of the kit."""
    passages = cut(documents())
    by_words, by_meaning = Words(passages), Meaning(passages, tickets())
    both = Both(by_words, by_meaning)
    for who in ("author", "customers"):
        for name, index in {"words": by_words, "meaning": by_meaning, "both": both}.items():
            asked = cases(who)
            found = {k: recall(index, passages, asked, k) for k in (1, 5)}
            shown = [f"recall@{k} {s:.2f} ({s * len(asked):.0f})" for k, s in found.items()]
            print(f"{who:10} {name:8} {'   '.join(shown)}  of {len(asked)}")
    right = wrong = none = 0
    for case in cases("customers"):
        try:
            reply = ask(case.question, both, passages, StandIn())
        except ValueError:
            none += 1
            continue
        right += reply is not None and case.answer in reply.quote
        wrong += reply is not None and case.answer not in reply.quote
        none += reply is None
    print(f"customers' questions: {right} right, {wrong} wrong, {none} without an answer")


if __name__ == "__main__":
    main()
