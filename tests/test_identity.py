"""The name of a content."""

from __future__ import annotations

import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.identity import content_urn


@settings(max_examples=100)
@given(st.lists(st.text()))
def test_is_the_uuid_of_the_whole(pieces: list[str]) -> None:
    """However the content is cut, its name is what the standard library makes of the whole."""
    assert (
        content_urn(piece.encode("utf-8", "replace") for piece in pieces)
        == uuid.uuid5(uuid.NAMESPACE_URL, "".join(pieces).encode("utf-8", "replace").decode()).urn
    )
