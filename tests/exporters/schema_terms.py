"""Terms of schema.org that newsparse writes: of each type its properties, of each property the types of its values.

From schemaorg-current-https-types.csv and -properties.csv of release 30.0 (https://schema.org/docs/developers.html).
"""

from __future__ import annotations

from typing import Any

_THING = {"identifier": "Text", "name": "Text"}
_CREATIVE_WORK = _THING | {
    "alternativeHeadline": "Text",
    "author": "Person Organization",
    "contributor": "Person Organization",
    "dateCreated": "Date",
    "datePublished": "Date",
    "editor": "Person",
    "genre": "Text",
    "hasPart": "CreativeWork",
    "headline": "Text",
    "inLanguage": "Text",
    "isPartOf": "CreativeWork",
    "locationCreated": "Place",
    "translator": "Person Organization",
    "version": "Text",
}
_PAGES = {"pageEnd": "Text", "pageStart": "Text", "pagination": "Text"}
PROPERTIES = {
    "NewsArticle": {
        **_CREATIVE_WORK,
        **_PAGES,
        "articleBody": "Text",
        "articleSection": "Text",
        "dateline": "Text",
        "printEdition": "Text",
        "printPage": "Text",
        "printSection": "Text",
    },
    "PublicationIssue": {**_CREATIVE_WORK, **_PAGES, "issueNumber": "Text"},
    "Newspaper": _CREATIVE_WORK,
    "Person": _THING | {"affiliation": "Organization"},
    "Organization": _THING | {"parentOrganization": "Organization"},
    "Place": _THING,
}
ABOVE = {"NewsArticle": "CreativeWork", "PublicationIssue": "CreativeWork", "Newspaper": "CreativeWork"}


def check_terms(node: dict[str, Any]) -> None:
    """Hold a node, and those in it, to the terms; a `Role` stands for what it holds under the same property."""
    for name, values in node.items():
        if name.startswith("@"):
            continue
        expected = PROPERTIES[node["@type"]][name].split()
        for value in values if isinstance(values, list) else [values]:
            inner = value
            if isinstance(value, dict) and value.get("@type") == "Role":
                assert value.keys() == {"@type", "roleName", name}
                inner = value[name]
            if isinstance(inner, str):
                assert {"Text", "Date"} & {*expected}
                assert inner
            elif inner.keys() != {"@id"}:
                assert {inner["@type"], ABOVE.get(inner["@type"])} & {*expected}, inner
                check_terms(inner)
