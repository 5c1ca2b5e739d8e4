"""What the lines of a stack of heads are: label, kicker, headline, deck."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from newsparse.columns import in_capitals, in_sentence_case
from newsparse.model import Element, Headline, Role, Span
from newsparse.passages import Passage
from newsparse.profile import Profile, Rule
from newsparse.seams import HYPHENS, assemble
from newsparse.stacks import HEAD_WRAPS

_MAIN = Role.HEADLINE
_MAY_BE_MAIN = (None, _MAIN)
_CLOSES = ".!?"
_SHORTER = 0.8  # of a deck's length: what its headline has at most
_PLACE = 0.4  # of the least deck's length: what the place has that stands over a headline as its kicker
_PHRASES = 3  # that stand side by side, parted by blanks, in a kicker and not in a headline
_UNMARKED = 7  # deeper than the deepest heading mark


@attrs.frozen
class Head:
    """A stack of heads, read."""

    #: The standing label, where there is one.
    label: Element | None
    #: Kicker, headline and decks.
    headline: Headline
    #: Brackets that belong to none of them.
    marks: tuple[Element, ...]


NO_HEAD = Head(None, Headline(), ())


@attrs.define
class _Line:
    """A line of a stack or a part of one, with the role it was found to have."""

    passage: Passage
    first: int
    last: int
    role: Role | None = None
    rule: str = ""
    #: Whether it goes on in the sentence of the line above.
    goes_on: bool = False

    @property
    def text(self) -> str:
        return self.passage.text[self.first : self.last]

    def with_role(self, role: Role, rule: str = "") -> _Line:
        """Return a copy that has this role."""
        return _Line(self.passage, self.first, self.last, role, rule)

    @property
    def level(self) -> int:
        return self.passage.block.level or _UNMARKED


def read_head(
    stack: Sequence[Passage],
    lede: str,
    reason: str,
    profile: Profile,
    span: Callable[[Passage, int, int], Span],
    *,
    bare: bool = False,
) -> Head:
    """Read a stack of heads from what its lines look like, what they repeat and how they are marked.

    Args:
        stack: The lines, from the top.
        lede: Text of the first paragraph; a standing label is often repeated in it.
        reason: What made the stack begin an article; it becomes the rule of the headline.
        profile: The language's rules.
        span: Where the stretch between two offsets of a passage's text stands.
        bare: Whether the copy has no marks, indents or blank lines.
    """
    lines = [_line(passage) for passage in stack]
    if len(lines) > 1:
        lines = [line.with_role(Role.LABEL, line.passage.rule) if line.passage.opens else line for line in lines]
        lines = _with_echoed_label(lines, lede, profile)
        lines = _with_signs(lines, profile)
        lines = _with_main(lines, profile, main_first=bare and profile.main_first_in_bare_copies)
    found: dict[Role, list[_Line]] = {}
    for line in lines:
        for part in _parts(line, lines, profile):
            found.setdefault(part.role or _MAIN, []).append(part)

    def element(parts: Sequence[_Line] | None) -> Element | None:
        return _element(parts, reason, profile, span) if parts else None

    decks = [_element(parts, reason, profile, span) for parts in _decks(found.get(Role.DECK, ()))]
    marks = [_element([line], reason, profile, span) for line in found.get(Role.MARK, ()) if line.text]
    headline = Headline(kicker=element(found.get(Role.KICKER)), main=element(found.get(_MAIN)), deck=tuple(decks))
    return Head(element(found.get(Role.LABEL)), headline, tuple(marks))


def _line(passage: Passage) -> _Line:
    """A line of a stack; what is a standfirst is known already."""
    known = passage.role is Role.DECK
    return _Line(passage, 0, len(passage.text), Role.DECK if known else None, passage.rule if known else "")


def _decks(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines of decks, those together that go on in one."""
    decks: list[list[_Line]] = []
    for line in lines:
        if line.goes_on:
            decks[-1].append(line)
        else:
            decks.append([line])
    return decks


def _element(
    parts: Sequence[_Line], reason: str, profile: Profile, span: Callable[[Passage, int, int], Span]
) -> Element:
    first = parts[0]
    text = assemble([part.text for part in parts], profile.typesetting) if len(parts) > 1 else first.text
    spans = tuple([span(part.passage, part.first, part.last) for part in parts])
    return Element(first.role or _MAIN, text, spans, first.rule or f"article.{reason}")


def _parts(line: _Line, lines: Sequence[_Line], profile: Profile) -> list[_Line]:
    """The kicker in a headline's line, its own words, its tag, each by itself; a word on pictures ends any line."""
    if line.role not in _MAY_BE_MAIN:
        return [line] if _has_label(line, profile) else _without_tag(line, profile)
    words, *tag = _without_tag(line, profile)
    rubric: list[_Line] = []
    if not tag:
        *rubric, words = _without_rubric(words, profile)
    words, *decks = _without_inline_decks(words, profile)
    return [*rubric, *_without_inline_kicker(words, lines, profile), *decks, *tag]


def _with_echoed_label(lines: list[_Line], lede: str, profile: Profile) -> list[_Line]:
    """A campaign's name under the head: short, and said again in the head or the first paragraph."""
    *above, last = lines
    if len(last.text) > profile.longest_label:
        return lines
    if all(_head_rule(line.text, profile, Role.KICKER) for line in above):
        return lines
    campaign = _head_rule(last.text, profile, Role.LABEL)
    if campaign:
        return [*above, last.with_role(Role.LABEL, campaign.id)]
    if _runs_on(above[-1].text, last.text, profile):
        return lines
    if _head_rule(above[-1].text, profile, Role.LABEL):
        lede = ""  # what a label stands over is the headline, and the text may begin with its words
    if last.text in "\n".join([*(line.text for line in above), lede]):
        return [*above, last.with_role(Role.LABEL, "head.label_echoed")]
    return lines


def _with_signs(lines: list[_Line], profile: Profile) -> list[_Line]:
    """A standing label is known by its words, a kicker ends as one, a deck begins as one."""
    signed: list[_Line] = []
    labelled = any(line.role is Role.LABEL for line in lines)
    for index, line in enumerate(lines):
        if line.role is None and line is not lines[-1] and not labelled and len(line.text) <= profile.longest_label:
            line = _signed(line, Role.LABEL, _head_rule(line.text, profile, Role.LABEL))
            labelled = line.role is Role.LABEL
        leads_on = index > 0 and signed[-1].role is None and _leads_on(line.text, profile)
        if (
            line.role is None
            and index < len(lines) - 1
            and not leads_on
            and not _is_capitals_over(line, lines[index + 1])
        ):
            line = _signed(line, Role.KICKER, _head_rule(line.text, profile, Role.KICKER))
        if line.role is None and index > 0:
            line = _signed(line, Role.DECK, _head_rule(line.text, profile, Role.DECK))
        signed.append(line)
    return signed


def _leads_on(text: str, profile: Profile) -> bool:
    """Whether a line begins as one does that goes on in the head above it."""
    return profile.capitals_go_on is not None and profile.capitals_go_on.match(text) is not None


def _is_capitals_over(line: _Line, below: _Line) -> bool:
    """Whether two lines with nothing between them are set in capitals: one head, whatever mark OCR sees in it."""
    return below.passage.block.close and in_capitals(line.text) and in_capitals(below.text)


def _signed(line: _Line, role: Role, rule: Rule | None) -> _Line:
    return line.with_role(role, rule.id) if rule else line


def _has_label(line: _Line, profile: Profile) -> bool:
    """Whether a column's name stands at its end; a word on pictures may stand at the end of any line."""
    rules = profile.rules_at["head_end"].whole(line.text)
    return bool(rules) and rules[0].role is Role.LABEL


def _with_main(lines: list[_Line], profile: Profile, *, main_first: bool) -> list[_Line]:
    """Choose the headline among the lines without a sign: the tagged one, the highest mark, or the usual one."""
    open_lines = [line for line in lines if line.role is None]
    if not open_lines:
        main = next((line for line in lines if line.role is Role.DECK and line.text[0].isalnum()), lines[0])
        return [line.with_role(_MAIN) if line is main else line for line in lines]
    highest = min(line.level for line in open_lines)
    candidates = [line for line in open_lines if line.level == highest]
    tagged = [line for line in candidates if _has_label(line, profile)]
    above = lines[: lines.index(candidates[0])]
    if profile.main_of_two == "last" and any(line.role is Role.KICKER for line in above):
        candidates = candidates[:1]  # what the kicker reads on into
    main = tagged[0] if tagged else candidates[0] if main_first else _usual_main(candidates, profile)
    placed: list[_Line] = []
    before = True
    for line in lines:
        if line is main:
            before = False
            line = line.with_role(_MAIN)
        elif line.role is None and before:
            line = line.with_role(Role.KICKER, "head.above_main")
        elif line.role is None and profile.heads_wrap and _goes_on(placed[-1], line, profile):
            line = attrs.evolve(line, role=placed[-1].role, rule=placed[-1].rule, goes_on=True)
        elif line.role is None:
            line = line.with_role(Role.DECK, "head.below_main")
        placed.append(line)
    return placed


def _usual_main(candidates: Sequence[_Line], profile: Profile) -> _Line:
    """The headline among lines that look alike: the first, the second, or the first that is no short kicker."""
    first, *others = candidates[:2]
    if not others or profile.main_of_two == "first" or _is_long_deck(others[0].text, first.text, profile):
        return first
    if _head_rule(first.text, profile, _MAIN) and not _head_rule(others[0].text, profile, _MAIN):
        return first
    one = others[0].passage.rule == HEAD_WRAPS or _runs_on(first.text, others[0].text, profile)
    kicker = len(first.text) < len(others[0].text) and not one
    return others[0] if profile.main_of_two == "last" or kicker else first


def _is_long_deck(text: str, above: str, profile: Profile) -> bool:
    """Whether a line is as long as a deck, the one above it short enough for its headline and no row of phrases."""
    least = profile.deck_least
    if not (0 < least <= len(text) and least * _PLACE < len(above) <= len(text) * _SHORTER):
        return False
    return len(above.split()) < _PHRASES


def _goes_on(above: _Line, line: _Line, profile: Profile) -> bool:
    """Whether a line is more of the one above: in its sentence or its capitals, or right under it with no mark."""
    capitals = in_capitals(above.text), in_capitals(line.text)
    if line.level != above.level or above.passage.role is Role.DECK or capitals[0] != capitals[1]:
        return False
    if line.passage.rule == HEAD_WRAPS or _runs_on(above.text, line.text, profile):
        return True
    if above.text[-1] in _CLOSES:
        return False
    if all(capitals):
        parts = None if line.passage.block.close else profile.capitals_go_on
        return parts is None or bool(parts.match(line.text))
    if not line.passage.block.close or line.level != _UNMARKED:
        return False
    return not (profile.heads_in_sentences and in_sentence_case(above.text, profile))


def _runs_on(above: str, text: str, profile: Profile) -> bool:
    """Whether a sentence goes on from one line into the next."""
    if text[0].islower() or above[-1] in HYPHENS or above[-1] == ",":
        return True
    return profile.ends_open(above)


def _without_tag(line: _Line, profile: Profile) -> list[_Line]:
    """Part what stands in brackets from the end of the headline: a column's name, or a word on its pictures."""
    rules = profile.rules_at["head_end"].whole(line.text)
    found = rules[0].pattern.fullmatch(line.text) if rules else None
    if found is None:
        return [line]
    rule = rules[0].id
    first, last = found.span("label")
    head = attrs.evolve(line, last=len(line.text[: first - 1].rstrip()))
    if rules[0].role is Role.MARK:
        return [head, _Line(line.passage, first - 1, line.last, Role.MARK, rule)]
    return [
        head,
        _Line(line.passage, first - 1, first, Role.MARK, rule),
        _Line(line.passage, first, last, Role.LABEL, rule),
        _Line(line.passage, last, line.last, Role.MARK, rule),
    ]


def _mark(passage: Passage, first: int, last: int, rule: str) -> _Line:
    """What stands between two parts of a line, without the blanks around it."""
    text = passage.text[first:last]
    first += len(text) - len(text.lstrip())
    return _Line(passage, first, first + len(text.strip()), Role.MARK, rule)


def _without_rubric(line: _Line, profile: Profile) -> list[_Line]:
    """Part a column's name or a kicker from the beginning of the headline; of two names, the second is the narrower."""
    parts: list[_Line] = []
    rules_at = profile.rules_at["head_begin"]
    while (rules := rules_at.opening(line.text, 0)) and (found := rules[0].pattern.match(line.text)):
        if found.end() == len(line.text):
            break  # a rubric is nothing without a headline behind it
        rule, (first, last), start, end = rules[0].id, found.span("label"), line.first, line.first + found.end()
        parts = [one.with_role(Role.MARK, one.rule) if one.role is rules[0].role else one for one in parts]
        parts += [_mark(line.passage, start, start + first, rule)] if first else []
        parts += [
            _Line(line.passage, start + first, start + last, rules[0].role, rule),
            _mark(line.passage, start + last, end, rule),
        ]
        line = attrs.evolve(line, first=end)
    return [*parts, line]


def _without_inline_decks(line: _Line, profile: Profile) -> list[_Line]:
    """Part the decks from a headline that they stand behind in one line, and the marks between them."""
    parts, last = [line], line.last
    for rule in profile.rules_at["head_break"].rules:
        for found in rule.pattern.finditer(line.text):
            start, end = line.first + found.start(), line.first + found.end()
            parts[-1] = attrs.evolve(parts[-1], last=start)
            parts.append(_mark(line.passage, start, end, rule.id))
            parts.append(_Line(line.passage, end, last, rule.role, rule.id))
    return parts


def _without_inline_kicker(line: _Line, lines: Sequence[_Line], profile: Profile) -> list[_Line]:
    """Part a long clause from the short phrases after it, where a blank stands between."""
    text = line.text
    least = profile.inline_kicker_least
    if not least or len(text) < least:
        return [line]
    clause, *phrases = text.split()
    if not phrases or len(clause) < max(least, profile.inline_kicker_ratio * max(map(len, phrases))):
        return [line]
    if any(one.role is Role.KICKER for one in lines):
        return [line]
    rest = text.index(phrases[0], len(clause))
    return [
        _Line(line.passage, line.first, line.first + len(clause), Role.KICKER, "head.long_clause"),
        attrs.evolve(line, first=line.first + rest),
    ]


def _head_rule(text: str, profile: Profile, role: Role) -> Rule | None:
    for rule in profile.rules_at["head"].whole(text):
        if rule.role is role and rule.pattern.fullmatch(text):
            return rule
    return None
