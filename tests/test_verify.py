"""The last look at a built site: which faults it finds, and what it lets pass."""

from pathlib import Path

import pytest

from handbook.verify import verify


def build(folder: Path, body: str, name: str = "faq/index.html") -> Path:
    """A built site of three pages and a picture; one page has the body."""
    built = folder / "site"
    pages = {
        "index.html": '<h1 id="top">Home</h1>',
        "guides/bread/index.html": '<h1 id="bread">Bread</h1> <a name=crust></a><p id="d%C3%A9">',
        "404.html": "<h1>404</h1>",
    }
    for path, text in {**pages, name: f'<h1 id="faq">Questions</h1>{body}'}.items():
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).write_text(f"<html><body>{text}</body></html>", encoding="utf-8")
    (built / "loaf.svg").write_text("<svg></svg>", encoding="utf-8")
    return built


FAULTS = [
    (
        "<p>Ask in {{ channel }} today.</p>",
        "braces are left over on the page: '…tions</h1><p>Ask in {{ channel }} today."
        "</p></body><…'",
    ),
    (
        "<p>{% raw %}</p>",
        "braces are left over on the page: '…q\">Questions</h1><p>{% raw %}</p></body></html>…'",
    ),
    (
        "<h2>Ovens {#ovens}</h2>",
        "braces are left over on the page: '…tions</h1><h2>Ovens {#ovens}</h2></body></html>…'",
    ),
    ("<p>Macro Rendering Error</p>", "a macro failed while this page was built; see the log above"),
    ("<p>Macro Syntax Error</p>", "a macro failed while this page was built; see the log above"),
    ('<a href="../guides/brot/">a</a>', "the link '../guides/brot/' leads nowhere"),
    ("<a class='x' href='../cake/'>a</a>", "the link '../cake/' leads nowhere"),
    ("<a href=../cake/>a</a>", "the link '../cake/' leads nowhere"),
    ('<link rel="icon" href="../loaf.png">', "the link '../loaf.png' leads nowhere"),
    ('<a href="/guides/bread/">a</a>', "the link '/guides/bread/' leads nowhere"),
    ('<a href="../guides/bread.md">a</a>', "the link '../guides/bread.md' leads nowhere"),
    (
        '<a href="../guides/bread/#crumb">a</a>',
        "the link '../guides/bread/#crumb' leads to a heading that is not there",
    ),
    ('<a href="#questions">a</a>', "the link '#questions' leads to a heading that is not there"),
    ('<a href="?a&amp;b#x">a</a>', "the link '?a&b#x' leads to a heading that is not there"),
]


@pytest.mark.parametrize(("body", "text"), FAULTS, ids=[body for body, _ in FAULTS])
def test_fault_of_a_built_page_is_told(tmp_path: Path, body: str, text: str) -> None:
    problems = [str(problem) for problem in verify(build(tmp_path, body))]
    assert problems == [f"site/faq/index.html:1:1: {text}"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>{ x } and {x}</p>",
        "<code>{{ x }}</code> <pre><code>{% if %}</code></pre>",
        "<script>var a = {{}}</script> <style>{#a}</style> <textarea>{{ x }}</textarea>",
        "{{ outside }}<article><p>words</p></article>{{ outside }}",
        '<a href="../">home</a> <a href="..">home</a> <a href="../#top">home</a>',
        '<a href="../guides/bread/">a</a> <a href="../guides/bread/index.html#bread">a</a>',
        '<a href="../guides/bread/#crust">a</a> <a href="#faq">a</a> <a href="#__skip">a</a>',
        '<a href="../loaf.svg">a</a> <a href="../loaf.svg#x">a</a> <a href="../loaf.svg?1">a</a>',
        '<a href="">a</a> <a href="./">a</a> <a href=".">a</a>',
        '<a href="https://example.org/{x}">a</a> <a href="mailto:a@example.org">a</a>',
        '<a href="//example.org">a</a> <a href="HTTPS://example.org">a</a>',
        '<p data-href="../cake/">a</p>',
    ],
)
def test_good_page_is_let_pass(tmp_path: Path, body: str) -> None:
    assert list(verify(build(tmp_path, body))) == []


def test_page_of_errors_may_link_anywhere_but_not_keep_braces(tmp_path: Path) -> None:
    built = build(tmp_path, '<a href="/cake/">a</a>{{ x }}', "404.html")
    (problem,) = verify(built)
    assert str(problem).startswith("site/404.html:1:1: braces are left over on the page: '…")


def test_dead_link_is_told_once_a_page(tmp_path: Path) -> None:
    links = '<a href="../cake/">a</a><a href="../cake/">b</a><a href="../buns/">c</a>'
    assert [str(problem) for problem in verify(build(tmp_path, links))] == [
        "site/faq/index.html:1:1: the link '../buns/' leads nowhere",
        "site/faq/index.html:1:1: the link '../cake/' leads nowhere",
    ]
