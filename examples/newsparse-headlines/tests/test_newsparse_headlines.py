"""The headlines of an issue."""

from newsparse_headlines import HEADLINES

from newsparse.testing import check_exporter


def test_headlines_is_an_exporter_as_it_should_be() -> None:
    """It takes every issue, writes the same bytes for the same one and leaves the stream open."""
    check_exporter(HEADLINES)
