"""JSON as text, item by item."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.errors import ArgumentError
from newsparse.jsontext import check_indent, json_line, json_pieces

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["uri", "version", "articles", "pages"])


@settings(max_examples=200)
@given(st.dictionaries(NAMES, VALUES), st.integers(0, 16))
def test_is_what_dumps_would_write_of_the_whole(data: dict[str, Any], indent: int) -> None:
    """Whatever the members are, iterators among them, the bytes are those of `json.dumps`."""
    parts = [(name, iter(value) if isinstance(value, list) else value) for name, value in data.items()]
    whole = json.dumps(data, ensure_ascii=False, indent=indent or None)
    written = b"".join(json_pieces(parts, indent))
    assert written == f"{whole}\n".encode()


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 40])
@pytest.mark.parametrize("indent", [0, 2])
def test_any_number_of_items_comes_out(count: int, indent: int) -> None:
    """Items are written as they come, however many they are."""
    whole = {"articles": [{"id": number} for number in range(count)]}
    written = b"".join(json_pieces([("articles", iter(whole["articles"]))], indent))
    assert written == f"{json.dumps(whole, indent=indent or None)}\n".encode()


def test_lone_surrogates_are_escaped() -> None:
    """UTF-8 cannot hold half a character; JSON can say it."""
    assert json_line({"a": "\ud800ä\udfff"}) == b'{"a": "\\ud800\xc3\xa4\\udfff"}\n'


@pytest.mark.parametrize("indent", [-1, 17])
def test_indent_out_of_range_is_refused(indent: int) -> None:
    """An indent that nobody can mean is refused."""
    with pytest.raises(ArgumentError, match=rf"^option 'indent' must be 0 to 16, not {indent}$"):
        check_indent(indent)
    check_indent(0)
    check_indent(16)
