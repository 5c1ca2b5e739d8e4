"""The headlines of an issue, one a line with page and authors: a whole exporter plugin for newsparse."""

from collections.abc import Iterable
from typing import BinaryIO

from newsparse import Exporter, Issue, hookimpl


def write(issue: Issue, stream: BinaryIO, *, separator: str = " | ") -> None:
    """Write a line an article; what UTF-8 cannot hold becomes a question mark."""
    for article in issue.articles:
        numbers = ", ".join(issue.pages[page].number or "?" for page in article.pages)
        fields = (numbers, str(article.headline), ", ".join(article.authors))
        line = separator.join(" ".join(field.split()) for field in fields)
        stream.write(f"{line}\n".encode(errors="replace"))


HEADLINES = Exporter(
    name="headlines",
    suffix=".txt",
    media_type="text/plain",
    description="one headline a line, with page and authors",
    write=write,
)


@hookimpl
def newsparse_exporters() -> Iterable[Exporter]:
    """Offer the format to newsparse."""
    return [HEADLINES]
