"""What a language's newspapers do, as values: words, patterns, weights. The algorithms never ask which language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from newsparse.model import ContributorRole, Role
from newsparse.seams import Typesetting

#: Where a rule looks: the whole of a short piece, the beginning or end of any piece, a head in one line with its text,
#: somewhere within a piece; a line of a head, a head with something at its end or beginning, or between
#: its parts; the last line of a stack before the first paragraph, one right under a tagged head, under a byline,
#: between a standfirst and the text; the last line under a tagged head or a byline before the text;
#: a short piece under the last paragraph of a story; a line within a box, that begins no story;
#: somewhere within a piece of furniture that tells of the issue; whole lines of a page, before it is parted.
PLACES = (
    "line",
    "opening",
    "run_in",
    "closing",
    "inside",
    "head",
    "head_end",
    "head_begin",
    "head_break",
    "under_head",
    "under_tag",
    "under_byline",
    "under_standfirst",
    "under_text",
    "in_text",
    "lead_in",
    "in_box",
    "in_folio",
    "in_page",
)
#: What a piece can open besides being what its role says.
OPENINGS = ("article", "sidebar", "summary", "notice")

#: The tag of what no profile knows the language of.
UNKNOWN = "und"

_LINES_REMEMBERED = 4  # by each set of rules
_MOST_CLOSERS = 5  # after the end of a sentence: a quote in a quote in brackets, ' '' where quotes are typed


@attrs.frozen(kw_only=True)
class Rule:
    """One convention: a pattern, the place where it looks, the role it gives, and its proof."""

    #: `zh.dateline.dated`: language, role, shape.
    id: str
    #: The role of what the pattern matches.
    role: Role
    #: One of `PLACES`.
    place: str
    #: What it looks for; named groups carry what it found.
    pattern: re.Pattern[str]
    #: One of `OPENINGS` where the piece begins something of its own.
    opens: str | None = None
    #: Whether the rule gives its role to the whole piece, not just to what the pattern matches.
    whole: bool = False
    #: The role that a closing rule gives to the rest of the piece: what a picture credit ends is a caption.
    rest: Role | None = None
    #: What names without a role word did; None where they are not taken.
    bare: ContributorRole | None = None
    #: Whether its names join those that the head names, so that it is no sign of a story that begins below it.
    adds: bool = False
    #: Characters one of which must begin a piece before the rule is tried; empty for any.
    begins: str = ""
    #: Characters one of which must end a piece before the rule is tried; empty for any.
    ends: str = ""
    #: The longest piece that a closing rule looks at, in characters; 0 for any.
    longest: int = 0
    #: Texts in which it must find something, each with the groups it must find.
    examples: tuple[Mapping[str, str], ...] = ()
    #: Texts in which it must find nothing.
    counter_examples: tuple[str, ...] = ()


@attrs.frozen(eq=False)
class _Choice:
    """Some rules, and those of them that allow a text to end with a certain character, found as they are asked for."""

    rules: tuple[Rule, ...]
    lasts: frozenset[str] = attrs.field(init=False)
    by_last: dict[str, tuple[Rule, ...]] = attrs.field(init=False, factory=dict)

    @lasts.default
    def _asked_for(self) -> frozenset[str]:
        return frozenset("".join([rule.ends for rule in self.rules]))

    def ending(self, last: str) -> tuple[Rule, ...]:
        """Those of the rules that allow a text to end with this character."""
        last = last if last in self.lasts else ""
        found = self.by_last.get(last)
        if found is None:
            found = tuple([rule for rule in self.rules if not rule.ends or (last and last in rule.ends)])
            self.by_last[last] = found
        return found


@attrs.frozen(eq=False)
class RuleSet:
    """The rules of one place, narrowed down by how a text begins or ends before any is tried."""

    #: The rules, in order of trust.
    rules: tuple[Rule, ...]
    # What may match a text that begins with a character that some rule asks for, and with any other; how it may end.
    _by_first: Mapping[str, _Choice] = attrs.field(init=False)
    _else_first: _Choice = attrs.field(init=False)
    _by_last: Mapping[str, tuple[Rule, ...]] = attrs.field(init=False)
    _else_last: tuple[Rule, ...] = attrs.field(init=False)
    # Several rooms ask of the same line, one right after the other.
    _remembered: Callable[[str], tuple[Rule, ...]] = attrs.field(init=False)

    @_by_first.default
    def _narrowed_by_first(self) -> Mapping[str, _Choice]:
        choices: dict[tuple[str, ...], _Choice] = {}  # many characters allow the same rules
        return {
            first: choices.setdefault(tuple([rule.id for rule in rules]), _Choice(rules))
            for first, rules in _by_character(self.rules, "begins").items()
        }

    @_else_first.default
    def _with_any_first(self) -> _Choice:
        return _Choice(tuple(rule for rule in self.rules if not rule.begins))

    @_by_last.default
    def _narrowed_by_last(self) -> Mapping[str, tuple[Rule, ...]]:
        return _by_character(self.rules, "ends")

    @_else_last.default
    def _with_any_last(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if not rule.ends)

    @_remembered.default
    def _with_memory(self) -> Callable[[str], tuple[Rule, ...]]:
        return lru_cache(_LINES_REMEMBERED)(self._match)

    def opening(self, text: str, position: int) -> tuple[Rule, ...]:
        """The first rule that matches at a position, and those after it that may; none where none does."""
        rules = self._by_first.get(text[position : position + 1], self._else_first).rules
        for at, rule in enumerate(rules):
            if rule.pattern.match(text, position):
                return rules[at:]
        return ()

    def whole(self, text: str) -> tuple[Rule, ...]:
        """The first rule that matches a whole text, and those after it that may; none where none does."""
        return self._remembered(text)

    def _match(self, text: str) -> tuple[Rule, ...]:
        # One pattern of all rules would be no faster, and takes as long to compile as hundreds of pages to read.
        rules = self._by_first.get(text[:1], self._else_first).ending(text[-1:])
        for at, rule in enumerate(rules):
            if rule.pattern.fullmatch(text):
                return rules[at:]
        return ()

    def closing(self, last: str) -> tuple[Rule, ...]:
        """The rules that may match up to an end with this character."""
        return self._by_last.get(last, self._else_last)


def _by_character(rules: tuple[Rule, ...], field: str) -> dict[str, tuple[Rule, ...]]:
    """For each character that some rule asks for, the rules that ask for it or for none."""
    asked = [(rule, getattr(rule, field)) for rule in rules]
    characters = set("".join(characters for _, characters in asked))
    return {one: tuple([rule for rule, wanted in asked if not wanted or one in wanted]) for one in sorted(characters)}


@attrs.frozen(kw_only=True)
class ContributorGrammar:
    """How a language writes who made a story."""

    #: Word, in lower case, → what the contributor did.
    roles: Mapping[str, ContributorRole]
    #: Finds a role word, in group `role`.
    role: re.Pattern[str]
    #: Finds the paper or agency at the end of what stands before a role word, in group `affiliation`.
    affiliation: re.Pattern[str]
    #: Role words that give way to another one: in `记者 A 摄影报道` the role is 记者.
    weak_roles: frozenset[str]
    #: What parts names.
    separator: re.Pattern[str]
    #: Finds each of the names in a run of names with nothing between them.
    unparted: re.Pattern[str]
    #: What a name looks like.
    name: re.Pattern[str]
    #: What typesetters put into a name to fill its line, and goes out.
    padding: re.Pattern[str]
    #: Names that are agencies, where an author is expected.
    agency: re.Pattern[str]


@attrs.frozen(kw_only=True)
class Profile:
    """Everything newsparse knows about one language's newspapers."""

    #: BCP 47 tag.
    language: str
    #: How the language uses blanks and hyphens.
    typesetting: Typesetting
    #: The longest that a piece with a heading mark may be to be a head, in characters.
    longest_head: int
    #: The longest that an unmarked piece may be to look like a head.
    longest_plain_head: int
    #: The longest that a paragraph may be to be a standfirst.
    longest_standfirst: int
    #: Marks that no piece begins with: one that does goes on in the text above it.
    never_begins: frozenset[str]
    #: Characters that no line which a rule knows as a whole ends with.
    never_ends_line: frozenset[str]
    #: Characters that no unmarked head ends with.
    never_ends_head: frozenset[str]
    #: Characters that none ends with inside a closing quote.
    never_ends_quoted_head: frozenset[str]
    #: Characters that no unmarked subhead ends with, though a head of an article may.
    never_ends_subhead: frozenset[str]
    #: The longest piece of a line that wide blanks broke into pieces, in characters; 0 where none are looked for.
    longest_fragment: int
    #: What stands in no unmarked head.
    never_in_head: re.Pattern[str]
    #: Whether heads are set With a Capital for Each Longer Word, and subheads seldom.
    title_case: bool
    #: What a head that closes with a full stop looks like; None where heads never do.
    closed_head: re.Pattern[str] | None
    #: The longest that an unmarked subhead is; 0 where length tells nothing.
    longest_subhead: int
    #: What may be such a head where a dateline or a byline follows it; None where nothing else may.
    closed_over_dateline: re.Pattern[str] | None
    #: How many short lines together, at least, are a poem inside a story; 0 where none are taken for one.
    least_verse: int
    #: The longest standing label, in characters.
    longest_label: int
    #: Which of two heads with no other sign is the main one: `first` or `last`.
    main_of_two: str
    #: Whether it is the first in copies with no marks, indents or blank lines.
    main_first_in_bare_copies: bool
    #: The least length of a second head that is a deck where the last of two is the main one; 0 for none.
    deck_least: int
    #: Least length of a kicker in one line with its head; 0 where there are none.
    inline_kicker_least: int
    #: How many times longer than each phrase of the head such a kicker is.
    inline_kicker_ratio: float
    #: Whether lines of a head that follow each other with no blank line are one head.
    heads_wrap: bool
    #: Whether heads are set like sentences, so that a capital under a line in small letters begins a new head.
    heads_in_sentences: bool
    #: What a head in capitals that goes on over a blank line goes on with; None where that is anything.
    capitals_go_on: re.Pattern[str] | None
    #: The longest line of a hard-wrapped column, in characters.
    widest_column: int
    #: The blanks by which a paragraph is set in.
    indent: re.Pattern[str]
    #: Characters that end a sentence.
    sentence_ends: frozenset[str]
    #: Quotes and brackets that may stand after the end of a sentence.
    closers: frozenset[str]
    #: The same as one string, for `str.rstrip`.
    closing_marks: str
    #: Words after which a sentence cannot end.
    open_words: frozenset[str]
    #: Whether a paragraph that does not end its sentence was cut, whatever its last word is.
    open_sentence_is_cut: bool
    #: Number words → numbers: months, 漢字 digits.
    numbers: Mapping[str, int]
    #: Era → the year before its first: 昭和 → 1925.
    eras: Mapping[str, int]
    #: Weekday, in lower case → its number, from 1 for Monday (ISO 8601, 5.2.1.3).
    weekdays: Mapping[str, int]
    #: How contributors are written.
    contributors: ContributorGrammar
    #: Decision → thing seen → weight.
    evidence: Mapping[str, Mapping[str, float]]
    #: How the language prints what the rules read: `newsparse.testing.typeset` fills these templates in.
    typeset: Mapping[str, Any]
    #: The rules, in order of trust.
    rules: tuple[Rule, ...]
    #: The rules sorted by the place where they look.
    rules_at: Mapping[str, RuleSet] = attrs.field(init=False)
    #: The patterns of jump lines by the id of their rule.
    jump_rules: Mapping[str, re.Pattern[str]] = attrs.field(init=False)

    @rules_at.default
    def _sorted_rules(self) -> Mapping[str, RuleSet]:
        return {place: RuleSet(tuple(rule for rule in self.rules if rule.place == place)) for place in PLACES}

    @jump_rules.default
    def _patterns_of_jump_lines(self) -> Mapping[str, re.Pattern[str]]:
        return {rule.id: rule.pattern for rule in self.rules if rule.role is Role.JUMP_LINE}

    def ends_open(self, text: str) -> bool:
        """Tell whether the text's last word is one after which no sentence ends: "the", "Dec."."""
        return text.rsplit(None, 1)[-1].lower() in self.open_words

    def ends_sentence(self, text: str) -> bool:
        """Tell whether the text's last sentence is finished, closing quotes and brackets aside."""
        if text[-1:] in self.sentence_ends:
            return True
        for character in reversed(text[-_MOST_CLOSERS - 1 :]):
            if character not in self.closers:
                return character in self.sentence_ends
        return False
