"""An issue rebuilt from the rows of a table, as far as they tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from newsparse.dates import PartialDate
from newsparse.hookspecs import Exporter
from newsparse.model import (
    Article,
    Contributor,
    ContributorRole,
    Dateline,
    Element,
    Headline,
    Issue,
    Jump,
    Role,
)
from newsparse.testing import without


def rebuilt(rows: Sequence[dict[str, Any]]) -> Issue:
    """The issue that rows tell of, each of its facts in the first of them."""
    facts = rows[0] if rows else dict.fromkeys(("newspaper", "date", "issue_number", "edition"))
    return Issue(
        newspaper=facts["newspaper"],
        date=facts["date"],
        number=facts["issue_number"],
        edition=facts["edition"],
        articles=tuple(map(_article, rows)),
    )


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        language=row["language"],
        pages=(),
        label=_leaf(Role.LABEL, row["label"]),
        headline=Headline(
            kicker=_leaf(Role.KICKER, row["kicker"]),
            main=_leaf(Role.HEADLINE, row["headline"]),
            deck=tuple(Element(Role.DECK, text, (), "") for text in row["deck"]),
        ),
        dateline=_dateline(row),
        contributors=tuple(
            Contributor(name=one["name"], role=ContributorRole(one["role"]), affiliation=one["affiliation"])
            for one in row["contributors"]
        ),
        body=tuple(Element(Role(one["kind"]), one["text"], (), "") for one in row.get("body", ())),
        continued_from=_jump(row["continued_from"]),
        continued_on=_jump(row["continued_on"]),
    )


def _leaf(role: Role, text: str | None) -> Element | None:
    return None if text is None else Element(role, text, (), "")


def _dateline(row: dict[str, Any]) -> Dateline | None:
    if row["dateline"] is None:
        return None
    return Dateline(
        text=row["dateline"],
        source=row["dateline_source"],
        place=row["dateline_place"],
        kind=row["dateline_kind"],
        date=row["dateline_date"] and PartialDate.from_iso(row["dateline_date"]),
    )


def _jump(page: str | None) -> Jump | None:
    return None if page is None else Jump(page=None if page == "?" else page)


def tellable(issue: Issue, exporter: Exporter) -> Issue:
    """What an issue must be after a way through a table: without what the format leaves out, jumps to nowhere alike."""

    def told(jump: Jump | None) -> Jump | None:
        return Jump() if jump and jump.page in ("", "?") else jump

    bare = without(issue, exporter.leaves_out)
    articles = tuple(
        attrs.evolve(one, continued_from=told(one.continued_from), continued_on=told(one.continued_on))
        for one in bare.articles
    )
    return attrs.evolve(bare, articles=articles)
