"""Is what was read what was printed?"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from newsparse.datelines import with_whole_dates
from newsparse.model import Article, Issue


def differences(printed: Issue, read: Issue, pages: Sequence[str] = ()) -> str:
    """Tell in which leaves and values a reading differs from what was printed; nothing where it is the same.

    Positions, rules, ids and the order of contributors are not compared; datelines have the year of their issue. Lines
    that begin with `-` were printed and not read so, those with `+` were read.

    Args:
        printed: The issue that was printed.
        read: The issue that was read.
        pages: The text between them, which is shown where they differ.
    """
    lines = list(difflib.unified_diff(list(_told(printed)), list(_told(read)), "printed", "read", n=2, lineterm=""))
    if not lines:
        return ""
    return "\n".join([*lines, *(f"--- page {number}\n{page}" for number, page in enumerate(pages, 1))])


def _told(issue: Issue) -> Iterator[str]:
    yield f"issue {issue.newspaper} | {issue.date} | {issue.number} | {issue.edition}"
    for index, page in enumerate(issue.pages, 1):
        yield f"page {index} number={page.number} section={page.section}"
        yield from (f"  {leaf.role} {leaf.text}" for leaf in page.furniture)
    for article in issue.articles:
        yield from _article(with_whole_dates(article, issue.date) if issue.date else article, "")


def _article(article: Article, indent: str) -> Iterator[str]:
    head, dateline = article.headline, article.dateline
    yield f"{indent}article on pages {', '.join(str(page + 1) for page in article.pages)}"
    for leaf in (article.label, head.kicker, head.main, *head.deck):
        if leaf is not None:
            yield f"{indent}  {leaf.role} {leaf.text}"
    if dateline:
        yield f"{indent}  dateline {dateline.source} | {dateline.place} | {dateline.date} | {dateline.kind}"
    people = sorted((one.role, one.name, one.affiliation or "") for one in article.contributors)
    yield from (f"{indent}  {role} {name} {affiliation}" for role, name, affiliation in people)
    for name, jump in (("from", article.continued_from), ("on", article.continued_on)):
        if jump:
            yield f"{indent}  continued {name} {jump.page}"
    yield from (f"{indent}  joined {join.from_page + 1} → {join.to_page + 1}" for join in article.joins)
    yield from (f"{indent}  {leaf.role} {leaf.text}" for leaf in article.body)
    for sidebar in article.sidebars:
        yield from _article(sidebar, indent + "    ")
