"""A block with what was found of it: its role, and the credits that open and close it."""

from __future__ import annotations

import attrs

from newsparse.blocks import Block
from newsparse.model import Contributor, ContributorRole, Dateline, Jump, Role


@attrs.define(kw_only=True)
class Credit:
    """A stretch that a rule knew, with what it tells."""

    #: What it is.
    role: Role
    #: Offset of its first code point in the page.
    start: int
    #: Offset after its last.
    end: int
    #: Its text.
    text: str
    #: Id of the rule.
    rule: str
    #: What a dateline says.
    dateline: Dateline | None = None
    #: Whom a byline names.
    contributors: tuple[Contributor, ...] = ()
    #: See `Rule.adds`.
    adds: bool = False
    #: The page a jump line says the story came from.
    continued_from: Jump | None = None
    #: The page a jump line says it goes on.
    continued_on: Jump | None = None
    #: What a line says of the names above it: Staff Reporter.
    office: ContributorRole | None = None


@attrs.define
class Passage:
    """A block with the role it has by itself."""

    #: The block, for its heading mark and indent.
    block: Block
    #: What it is; `HEADLINE` for everything that looks like a head.
    role: Role
    #: Offset of its text without credits.
    start: int
    #: Offset after it.
    end: int
    #: Its text without credits; empty where they are all there is.
    text: str
    #: Id of the rule that gave the role.
    rule: str
    #: Credits before the text, in order.
    opening: tuple[Credit, ...] = ()
    #: Credits after the text, in order.
    closing: tuple[Credit, ...] = ()
    #: See `Rule.opens`.
    opens: str | None = None

    def with_role(self, role: Role, rule: str) -> Passage:
        """Return a copy that has this role by this rule."""
        return Passage(
            self.block,
            role,
            self.start,
            self.end,
            self.text,
            rule,
            self.opening,
            self.closing,
            self.opens,
        )
