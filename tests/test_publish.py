"""What is added to a built site: a policy, descriptions, and pages at old addresses."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from handbook.abbreviations import with_abbreviations
from handbook.publish import (
    content_security_policy,
    description,
    inline_scripts,
    publish,
    with_metadata,
    with_policy,
    write_redirects,
)
from tests.world import World

ADDRESS = "https://sunrise-bakery.github.io/handbook/"
HASH_OF_A = "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"
HASH_OF_B = "'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='"


def policy(*hashes: str) -> str:
    """The policy that trusts some inline scripts."""
    scripts = " ".join(["script-src 'self'", *hashes])
    return (
        f"default-src 'self'; {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
    )


def page_of(title: str, body: str = "") -> str:
    """A page as a theme writes it."""
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="description" content="of the site"></head><body>{body}</body></html>'
    )


def test_policy_trusts_the_union_of_inline_scripts_in_a_fixed_order() -> None:
    pages = ["<script>a</script>", "<script>b</script> <script>a</script>", "no script"]
    assert content_security_policy(pages) == policy(HASH_OF_B, HASH_OF_A)
    assert content_security_policy(reversed(pages)) == policy(HASH_OF_B, HASH_OF_A)


def test_policy_without_inline_scripts_trusts_files_of_the_site_alone() -> None:
    assert content_security_policy(["<p>text</p>"]) == policy()


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("<script>a</script>", ["a"]),
        ('<script type="module">\na\n</script>', ["\na\n"]),
        ("<script async>a</script><script>b</script>", ["a", "b"]),
        ("<script>if (a < b) { }</script>", ["if (a < b) { }"]),
        ('<script src="x.js"></script>', []),
        ('<script id="__config" type="application/json">{}</script>', []),
        ("<script type=application/ld+json>{}</script>", []),
        ("<p>script</p>", []),
    ],
)
def test_inline_scripts_are_those_a_browser_would_run(text: str, scripts: list[str]) -> None:
    assert list(inline_scripts(text)) == scripts


def test_script_in_a_title_is_text_and_not_trusted(world: World) -> None:
    site = world.site()
    text = with_metadata(
        page_of("<script>a</script> - Bakery"), site, site.pages["faq.md"], ADDRESS
    )
    assert "<title>&lt;script&gt;a&lt;/script&gt; - Bakery</title>" in text
    assert 'content="&lt;script&gt;a&lt;/script&gt; - Bakery"' in text
    assert content_security_policy([text]) == policy()


def test_title_that_would_end_early_does_not_pass_the_check(world: World) -> None:
    world.edit("docs/faq.md", "title: Questions", "title: a</title><script>alert(1)</script>")
    assert world.problems() == ["docs/faq.md:2:8: a title is plain text; write it without '<'"]


def test_policy_stands_before_anything_it_governs() -> None:
    text = with_policy(page_of("Questions"), policy(HASH_OF_A))
    assert text.startswith(
        '<html><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(HASH_OF_A)}"><title>'
    )
    assert text.count("Content-Security-Policy") == 1


def test_page_gets_its_description_and_what_a_link_to_it_shows(world: World) -> None:
    world.edit("docs/faq.md", "Short answers to what everyone asks.", "'\"Why\" & <who>'")
    site = world.site()
    text = with_metadata(page_of("Questions"), site, site.pages["faq.md"], ADDRESS)
    assert text.count('name="description"') == 1
    assert '<meta name="description" content="&quot;Why&quot; &amp; &lt;who&gt;">' in text
    assert '<meta property="og:title" content="Questions">' in text
    assert f'<meta property="og:url" content="{ADDRESS}faq/">' in text
    assert f'<meta property="og:image" content="{ADDRESS}assets/card.png">' in text
    assert text.count("</head>") == 1


def test_page_that_is_not_ours_keeps_its_description(world: World) -> None:
    assert with_metadata(page_of("404"), world.site(), None, ADDRESS) == page_of("404")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("faq.md", "Short answers to what everyone asks."),
        ("modules/sales-data.md", "Where the sales figures come from, and how they lie."),
        ("onboarding/week-1.md", "See the ovens, the data and the people."),
    ],
)
def test_description_is_the_page_s_own_or_its_record_s(
    world: World, source: str, words: str
) -> None:
    site = world.site()
    assert description(site, site.pages[source]) == words


def test_description_is_the_site_s_when_there_is_no_other(world: World) -> None:
    world.edit("docs/faq.md", "description: Short answers to what everyone asks.\n", "")
    site = world.site()
    assert description(site, site.pages["faq.md"]) == (
        "How the forecasting team of a bakery starts, learns and grows."
    )


FATES = """\
moved:
  module/guess: module/first-forecast
  page/old/words/: page/words/
  page/words/: page/glossary/
  page/dead-end/: page/news/
  term/crust: term/baseline
split:
  page/help/: [page/faq/, page/glossary/]
  page/help-me/: [page/faq/, page/]
retired:
  page/news/: Nobody wrote <news> & more.
"""


@pytest.fixture
def redirects(world: World, tmp_path: Path) -> dict[str, str]:
    """The pages left at old addresses, by their path."""
    world.edit("data/ledger.yml", "published:\n", f"{FATES}published:\n")
    assert world.problems() == []
    built = tmp_path / "built"
    written = write_redirects(world.site(), built)
    assert written == set(built.rglob("*.html"))
    return {path.relative_to(built).as_posix(): path.read_text() for path in written}


def test_redirects_stand_at_every_old_address(redirects: dict[str, str]) -> None:
    assert sorted(redirects) == [
        "dead-end/index.html",
        "help-me/index.html",
        "help/index.html",
        "m/first-forecast/index.html",
        "m/guess/index.html",
        "m/sales-data/index.html",
        "m/watching-forecasts/index.html",
        "news/index.html",
        "old/words/index.html",
        "words/index.html",
    ]


@pytest.mark.parametrize(
    ("old", "target"),
    [("old/words/index.html", "../../glossary/"), ("words/index.html", "../glossary/")],
)
def test_moved_page_leads_to_the_end_of_its_chain(
    redirects: dict[str, str], old: str, target: str
) -> None:
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in redirects[old]
    assert f'<a href="{target}">Glossary</a>' in redirects[old]


@pytest.mark.parametrize("old", ["m/first-forecast/index.html", "m/guess/index.html"])
def test_short_address_leads_to_its_module_also_under_another_id(
    redirects: dict[str, str], old: str
) -> None:
    target = "../../modules/first-forecast/"
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in redirects[old]
    assert f'<a href="{target}">First forecast</a>' in redirects[old]


def test_split_page_offers_every_part_and_chooses_none(redirects: dict[str, str]) -> None:
    text = redirects["help/index.html"]
    assert "http-equiv" not in text
    assert '<a href="../faq/">Questions</a>' in text
    assert '<a href="../glossary/">Glossary</a>' in text
    assert '<a href="../">Home</a>' in redirects["help-me/index.html"]


@pytest.mark.parametrize("old", ["news/index.html", "dead-end/index.html"])
def test_retired_page_says_why_and_leads_home(redirects: dict[str, str], old: str) -> None:
    assert "<p>Nobody wrote &lt;news&gt; &amp; more.</p>" in redirects[old]
    assert '<a href="../">' in redirects[old]
    assert "http-equiv" not in redirects[old]


def test_publish_finishes_pages_and_counts_those_of_the_handbook(
    world: World, tmp_path: Path
) -> None:
    world.edit("data/ledger.yml", "published:\n", f"{FATES}published:\n")
    built = tmp_path / "built"
    (built / "faq").mkdir(parents=True)
    (built / "index.html").write_text(page_of("Home", "<script>a</script>"))
    (built / "faq" / "index.html").write_text(page_of("Questions"))
    (built / "404.html").write_text(page_of("404"))
    assert publish(world.site(), built) == 2
    texts = {path.parent.name: path.read_text() for path in built.rglob("index.html")}
    [leading_on] = inline_scripts(texts["words"])
    assert [leading_on] == list(inline_scripts(texts["first-forecast"]))
    hash_of_it = f"'sha256-{b64encode(sha256(leading_on.encode()).digest()).decode()}'"
    both = policy(*sorted([HASH_OF_A, hash_of_it]))
    assert all(both in text for text in texts.values())
    assert "Short answers to what everyone asks." in texts["faq"]
    assert "This page has moved" in texts["words"]
    assert "og:title" not in texts["words"]


ABBREVIATIONS = {"RAG": "retrieval-augmented generation", "LLM": "large language model", "A/B": "x"}


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(
            "<p>RAG, then RAG.</p>",
            '<p><abbr title="retrieval-augmented generation">RAG</abbr>, then RAG.</p>',
            id="first-use-only",
        ),
        pytest.param(
            "<h2>RAG</h2><p><code>RAG</code> <a href='#'>RAG</a></p><p hidden>RAG</p><p>RAG</p>",
            "<h2>RAG</h2><p><code>RAG</code> <a href='#'>RAG</a></p><p hidden>RAG</p>"
            '<p><abbr title="retrieval-augmented generation">RAG</abbr></p>',
            id="not-in-headings-links-code-or-what-is-hidden",
        ),
        pytest.param(
            "<p>Two LLMs<br>and DRAG, RAG-like, RAGS</p>",
            '<p>Two <abbr title="large language model">LLM</abbr>s<br>and DRAG, RAG-like, RAGS</p>',
            id="whole-words-and-their-plural",
        ),
        pytest.param(
            "<pre><span>RAG</span> RAG</pre><!-- RAG --><p>none</p>",
            "<pre><span>RAG</span> RAG</pre><!-- RAG --><p>none</p>",
            id="not-in-code-blocks-or-comments",
        ),
    ],
)
def test_abbreviation_is_explained_where_it_is_used_first(body: str, shown: str) -> None:
    page = f"<nav>RAG</nav><article class='text'>{body}</article>"
    expected = f"<nav>RAG</nav><article class='text'>{shown}</article>"
    assert with_abbreviations(page, ABBREVIATIONS) == expected
