"""Step 2."""

from evaluate import recall
from generate import cases, documents, tickets
from meaning import Meaning
from passages import cut
from search import Both, Words


class Fixed:
    """An index that always finds the same."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)

    def top(self, question: str, k: int) -> list[str]:
        return self.addresses[:k]


def test_a_rare_word_outweighs_frequent_ones() -> None:
    passages = {f"p{i}": "wheel repair wheel repair price" for i in range(8)}
    passages["rare"] = "lantern holder on the left side here"
    found = Words(passages).top("wheel repair lantern", 1)
    assert found == ["rare"], "a word of one passage counts less than two words of all the others"


def test_repetition_has_diminishing_returns() -> None:
    rest = " ".join(f"filler{i}" for i in range(20))
    passages = {"once": f"saddle {rest}", "ten": f"{'saddle ' * 10}{rest}", "other": rest}
    scores = Words(passages).scores("saddle")
    assert scores["ten"] > scores["once"], "a word that is repeated counts no more"
    assert scores["ten"] < 3 * scores["once"], "ten repetitions count (almost) ten times"


def test_a_long_passage_counts_less() -> None:
    passages = {"long": "saddle " + "other " * 200, "short": "saddle here", "none": "wheel"}
    scores = Words(passages).scores("saddle")
    assert scores["short"] > scores["long"] > 0, "length does not count against a passage"


def test_nothing_shared_nothing_found() -> None:
    passages = {"a": "wheel and tyre", "b": "saddle"}
    assert Words(passages).top("weather tomorrow", 2) == [], "passages without a shared word found"
    assert Words(passages).top("saddle", 2) == ["b"], "a passage without a shared word was added"


def test_words_find_the_questions_of_the_author() -> None:
    for seed in (0, 3):
        passages = cut(documents(seed))
        share = recall(Words(passages), passages, cases("author", seed), 3)
        assert share >= 0.9, f"recall at 3 on the author's questions is {share:.2f}"


def test_fusion_prefers_what_both_lists_hold() -> None:
    both = Both(Fixed("a", "b", "c"), Fixed("d", "b", "e"))
    assert both.top("any", 5)[0] in "ab", "1/1 and 1/2 + 1/2 are the highest sums"
    assert Both(Fixed("a", "b"), Fixed("c", "b"), Fixed("d", "b")).top("x", 1) == ["b"], (
        "a passage that is second in three lists has to beat one that is first in one"
    )
    assert set(both.top("any", 5)) == set("abcde"), "a passage of one list only was dropped"
    assert Both(Fixed(), Fixed("d")).top("any", 3) == ["d"], "an empty list silenced the other"


def test_fusion_looks_deeper_than_k() -> None:
    both = Both(Fixed("a", "b", "x"), Fixed("c", "d", "x"), Fixed("e", "f", "x"), Fixed("g", "x"))
    assert both.top("any", 1) == ["x"], "only the first k of each list were looked at"


def test_both_find_the_questions_of_customers() -> None:
    for seed in (0, 3):
        passages = cut(documents(seed))
        both = Both(Words(passages), Meaning(passages, tickets(seed)))
        share = recall(both, passages, cases("customers", seed), 3)
        assert share >= 0.75, f"recall at 3 on customers' questions is {share:.2f}"
        share = recall(both, passages, cases("author", seed), 3)
        assert share >= 0.9, f"recall at 3 on the author's questions is {share:.2f}"
