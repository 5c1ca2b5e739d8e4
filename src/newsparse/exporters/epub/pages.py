"""The page of an article: where it stood, its head, its body, what is boxed beside it."""

from __future__ import annotations

from newsparse.article_markup import article_nodes, place_nodes
from newsparse.exporters.epub.contents import Book, Chapter
from newsparse.exporters.epub.frame import page
from newsparse.exporters.epub.vertical import runs_down, upright
from newsparse.markup import node


def article_page(chapter: Chapter, book: Book) -> bytes:
    """Write the page of an article, whole, sidebars set apart at its end."""
    article, issue = chapter.article, book.issue
    vertical = book.vertical and runs_down(article.language, issue.language)
    whole = node("article", *place_nodes(article, issue), *article_nodes(article, issue))
    return page(article.language, chapter.title, upright(whole) if vertical else whole, vertical=vertical)
