"""Step 1."""

import pytest
from generate import SECTIONS, Document, documents
from passages import cut


def test_one_passage_per_section() -> None:
    passages = cut(documents(5))
    wanted = sum(len(sections) for sections in SECTIONS.values())
    assert len(passages) == wanted, f"{wanted} sections gave {len(passages)} passages"


@pytest.mark.parametrize("name", list(SECTIONS))
def test_a_passage_says_where_it_comes_from(name: str) -> None:
    passages = cut(documents(5))
    for title in SECTIONS[name]:
        mine = [text for text in passages.values() if title in text and name in text]
        assert mine, f"no passage holds both the name '{name}' and the heading '{title}'"


def test_no_sentence_is_cut_or_lost() -> None:
    joined = [" ".join(text.split()) for text in cut(documents(6)).values()]
    for document in documents(6):
        for line in document.text.splitlines():
            if line and not line.startswith("#"):
                for sentence in line.split(". "):
                    found = any(sentence.rstrip(".") in text for text in joined)
                    assert found, f"this sentence stands whole in no passage: {sentence}"


def test_a_long_section_gives_several_passages_with_the_heading() -> None:
    sentences = [f"Rule {i} of the long list holds on every day of the week." for i in range(30)]
    text = f"# Big\n\n## Long list\n\n{' '.join(sentences)}\n\n## Short\n\nOne line.\n"
    passages = cut([Document("Big", "own", text)], max_words=60)
    long = [text for text in passages.values() if "Rule" in text]
    assert len(long) >= 6, f"a section of 360 words gave {len(long)} passages of at most 60 words"
    for passage in long:
        assert "Long list" in passage, "a part of a long section lost its heading"
        assert len(passage.split()) <= 70, f"a passage has {len(passage.split())} words"
    for sentence in sentences:
        assert any(sentence in passage for passage in long), f"cut or lost: {sentence}"
    assert not any("Rule" in p and "One line." in p for p in passages.values()), "sections mixed"


def test_addresses_begin_with_the_document() -> None:
    for address, text in cut(documents(7)).items():
        name = next((name for name in SECTIONS if address.startswith(name)), None)
        assert name, f"the address '{address}' does not begin with a document's name"
        assert any(title in text for title in SECTIONS[name]), f"'{address}' is of another document"


def test_two_sections_of_one_name_keep_both_passages() -> None:
    text = "# Twice\n\n## Hours\n\nOpen at six.\n\n## Hours\n\nClosed on Monday.\n"
    passages = cut([Document("Twice", "own", text)])
    assert len(passages) == 2, "two sections with the same heading gave one passage"
