"""XML, hostile files among it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import ReadError
from newsparse.readers import markup
from newsparse.readers.markup import Node, root_of

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def refusal(data: bytes) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(ReadError) as caught:
        root_of(data)
    return str(caught.value)


def test_elements_in_order() -> None:
    """Names lose their prefix, attributes keep it; text and comments are left out."""
    root = root_of(b"<a:x xmlns:a='u'><b y='1' a:z='&lt;2'>text</b><!-- c --><c><b/></c></a:x>")
    assert [node.name for node in root.walk()] == ["x", "b", "c", "b"]
    assert [dict(node.attributes) for node in root.find("b")] == [{"y": "1", "a:z": "<2"}, {}]


@pytest.mark.parametrize(
    "doctype",
    [
        '[<!ENTITY l0 "ha">' + LAUGHS + "]",
        '[<!ENTITY a SYSTEM "file:///etc/passwd">]',
        '[<!ENTITY % a SYSTEM "http://localhost/a"> %a;]',
        "[<!ELEMENT a ANY>]",
        'SYSTEM "a.dtd" []',
        f'[<!ENTITY a "{"x" * 100_000}">]',
    ],
)
def test_declarations_are_refused(doctype: str) -> None:
    """Whatever they declare: entities that grow, that reach for files or the network, or none."""
    start = time.perf_counter()
    said = refusal(f"<?xml version='1.0'?>\n<!DOCTYPE a {doctype}>\n<a b='&l9;&a;'>&l9;&a;</a>".encode())
    assert said == "line 2: declares entities, which may hide anything; take the DOCTYPE out"
    assert time.perf_counter() - start < 1


def test_a_plain_doctype_is_let_be() -> None:
    """It names a file that nobody fetches."""
    assert root_of(b'<!DOCTYPE a PUBLIC "-//x" "http://localhost/a.dtd"><a/>').name == "a"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1, column 1: broken XML: no element found"),
        (b"<a>\n<b></a>", "line 2, column 6: broken XML: mismatched tag"),
        (b"<a>&b;</a>", "line 1, column 4: broken XML: undefined entity"),
        (b"<a>\n\x00</a>", "line 2, column 1: broken XML: not well-formed (invalid token)"),
        (b"<a>\n" + b"<b>" * 200, "line 2: more than 100 elements within each other"),
        (b"<?xml version='1.0' encoding='none-of-these'?><a/>", "says that it is in an encoding that is not known: "),
        (b"<?xml version='1.0' encoding='gbx'?><a/>", "is not in gbx, as it says; convert it to UTF-8"),
        (b"<?xml version='1.0' encoding='big5'?><a b='\xff\xff'/>", "is not in big5, as it says; convert it to UTF-8"),
    ],
)
def test_what_is_refused(data: bytes, said: str) -> None:
    """With line and column where it is broken."""
    assert refusal(data).startswith(said)


def test_the_largest_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more is refused before it is read."""
    monkeypatch.setattr(markup, "LARGEST", 4)
    assert root_of(b"<a/>").name == "a"
    assert refusal(b"<ab/>") == "is XML of more than 0 MiB; no page is, so part it"


def test_the_most_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more is refused as soon as it is met."""
    monkeypatch.setattr(markup, "MOST", 3)
    assert root_of(b"<a><b/><b/></a>").name == "a"
    assert refusal(b"<a>\n<b/><b/><b/><c></a>") == "line 2: more than 3 elements; no page has, so part it"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "gb18030", "Shift_JIS", "big5"])
def test_encodings(encoding: str) -> None:
    """Those of East Asia among them, which expat alone does not read."""
    word = "水道" if encoding in ("gb18030", "Shift_JIS", "big5", "utf-16") else "Brücke"
    data = f"<?xml version='1.0' encoding='{encoding}'?><a b='{word}'/>".encode(encoding)
    assert root_of(data).attributes == {"b": word}


@given(st.binary(max_size=200) | st.text("<>/ab='\"&;!?-[] \n").map(str.encode))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """They are elements, or refused."""
    try:
        found = root_of(data)
    except ReadError:
        found = Node("", {})
    assert isinstance(found, Node)


@pytest.mark.parametrize("piece", [b"> ", b"x", b"<b/>", b"&lt;"])
def test_time_grows_with_the_text(piece: bytes) -> None:
    """A long attribute, a long text, many elements: a megabyte of it is read within moments."""
    many = piece * (2**20 // len(piece))
    start = time.perf_counter()
    root_of(b"<a>" + many + b"</a>")
    if piece != b"<b/>":
        root_of(b"<a b='" + many + b"'/>")
    assert time.perf_counter() - start < 5
