"""What a language's newspapers do, as data: words, patterns, weights, read from `profiles/*.toml`.

A profile is laid over `base.toml`: tables are merged key by key, rules of the language come before those of the
base. How to write one is told in docs/profiles.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs

from newsparse.errors import ArgumentError, ProfileError, suggestion
from newsparse.model import ContributorRole, Role
from newsparse.seams import Typesetting

#: Where a rule looks: the whole of a short piece, the beginning or end of any piece; a line of a head, a head with
#: something at its end, the last line of a stack before the first paragraph.
PLACES = ("line", "opening", "closing", "head", "head_end", "under_head")
#: What a piece can open besides being what its role says.
OPENINGS = ("sidebar", "notice")

_BASE = "base"
_SAMPLE = 4_000  # characters; enough to tell a language, however long the page
_NAMED = re.compile(r"\{([a-z_]+)\}")
_MOST_CLOSERS = 3  # after the end of a sentence: a quote in a quote in brackets
_GROUP = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?:\?P<\w+>|(?!\?))")  # one that captures, or no group
_MARKED = re.compile(r"[^\W\d_]")


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
    #: Characters one of which must end a piece before a closing rule is tried; empty for any.
    ends: str = ""
    #: Texts in which it must find something, each with the groups it must find.
    examples: tuple[Mapping[str, str], ...] = ()
    #: Texts in which it must find nothing.
    counter_examples: tuple[str, ...] = ()


@attrs.frozen
class RuleSet:
    """The rules of one place, with one pattern that tells at a glance which of them can match."""

    #: The rules, in order of trust.
    rules: tuple[Rule, ...]
    #: Matches wherever one of the rules does; each rule is a group of it.
    any_of_them: re.Pattern[str]
    #: The characters with which a piece must end for one of the rules to match; None where any will do.
    ends: frozenset[str] | None

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> RuleSet:
        """Gather rules."""
        chosen = tuple(rules)
        patterns = (f"({_GROUP.sub(_not_capturing, rule.pattern.pattern)})" for rule in chosen)
        ends = frozenset("".join(rule.ends for rule in chosen)) if all(rule.ends for rule in chosen) else None
        return cls(chosen, re.compile("|".join(patterns) or "(?!)"), ends)

    def opening(self, text: str, position: int) -> tuple[Rule, ...]:
        """The first rule that matches at a position, and all after it; none where none does."""
        found = self.any_of_them.match(text, position)
        return self.rules[found.lastindex - 1 :] if found and found.lastindex else ()

    def whole(self, text: str) -> tuple[Rule, ...]:
        """The first rule that matches a whole text, and all after it; none where none does."""
        found = self.any_of_them.fullmatch(text)
        return self.rules[found.lastindex - 1 :] if found and found.lastindex else ()


def _not_capturing(found: re.Match[str]) -> str:
    return found[1] or "(?:"


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
    #: What a name looks like.
    name: re.Pattern[str]


@attrs.frozen(kw_only=True)
class Profile:
    """Everything newsparse knows about one language's newspapers."""

    #: BCP 47 tag.
    language: str
    #: How the language uses blanks and hyphens.
    typesetting: Typesetting
    #: Limits and marks of form, as `[form]` of the profile says them.
    longest_head: int
    #: The longest that an unmarked piece may be to look like a head.
    longest_plain_head: int
    #: Characters that no unmarked head ends with.
    never_ends_head: frozenset[str]
    #: What stands in no unmarked head.
    never_in_head: tuple[str, ...]
    #: The longest standing label, in characters.
    longest_label: int
    #: Which of two heads with no other sign is the main one: `first` or `last`.
    main_of_two: str
    #: Least length of a kicker in one line with its head; 0 where there are none.
    inline_kicker_least: int
    #: How many times longer than each phrase of the head such a kicker is.
    inline_kicker_ratio: float
    #: Whether lines of a head that follow each other with no blank line are one head.
    heads_wrap: bool
    #: The longest line of a hard-wrapped column, in characters.
    widest_column: int
    #: Characters that end a sentence.
    sentence_ends: frozenset[str]
    #: Quotes and brackets that may stand after the end of a sentence.
    closers: frozenset[str]
    #: The same as one string, for `str.rstrip`.
    closing_marks: str
    #: Words after which a sentence cannot end.
    open_words: frozenset[str]
    #: Number words → numbers: months, 漢字 digits.
    numbers: Mapping[str, int]
    #: How contributors are written.
    contributors: ContributorGrammar
    #: Decision → thing seen → weight.
    evidence: Mapping[str, Mapping[str, float]]
    #: Finds the words or characters by which the language is recognised.
    recognised_by: re.Pattern[str] | None
    #: The rules, in order of trust.
    rules: tuple[Rule, ...]
    #: The rules sorted by the place where they look.
    rules_at: Mapping[str, RuleSet] = attrs.field(init=False)

    @rules_at.default
    def _sorted_rules(self) -> Mapping[str, RuleSet]:
        return {place: RuleSet.of(rule for rule in self.rules if rule.place == place) for place in PLACES}

    def ends_sentence(self, text: str) -> bool:
        """Tell whether the text's last sentence is finished, closing quotes and brackets aside."""
        if text[-1:] in self.sentence_ends:
            return True
        for character in reversed(text[-_MOST_CLOSERS - 1 :]):
            if character not in self.closers:
                return character in self.sentence_ends
        return False


def languages() -> tuple[str, ...]:
    """Tags of the languages that newsparse has a profile for."""
    files = resources.files("newsparse").joinpath("profiles").iterdir()
    names = (file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))
    return tuple(sorted(name for name in names if name != _BASE))


def find_profile(tag: str) -> Profile:
    """Find the profile for a BCP 47 tag; a region that has none of its own gets its language's.

    Raises:
        ArgumentError: when no profile has that language.
    """
    known = languages()
    wanted = str(tag).lower()
    for name in known:
        if wanted == name.lower():
            return load_profile(name)
    for name in known:
        if wanted.split("-")[0] == name.split("-")[0].lower():
            return load_profile(name)
    raise ArgumentError(f"language: no profile for {tag!r}; {suggestion(str(tag), known)}")


def recognise(text: str) -> Profile:
    """Find the profile of the language a text is written in; the base profile where none is recognised."""
    sample = text[:_SAMPLE]
    words = len(_MARKED.findall(sample)) or 1
    best, share = _BASE, 0.01
    for name in languages():
        profile = load_profile(name)
        if profile.recognised_by is not None:
            found = sum(map(len, profile.recognised_by.findall(sample))) / words
            if found > share:
                best, share = name, found
    return load_profile(best)


@cache
def load_profile(name: str) -> Profile:
    """Load a profile that comes with newsparse by the name of its file."""
    folder = resources.files("newsparse").joinpath("profiles")
    base = tomllib.loads(folder.joinpath(f"{_BASE}.toml").read_text("utf-8"))
    if name == _BASE:
        return build_profile(base, "base.toml")
    data = tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
    return build_profile(_laid_over(base, data), f"{name}.toml")


def _laid_over(base: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in data.items():
        if isinstance(value, dict):
            merged[key] = _laid_over(base.get(key, {}), value)
        elif key == "rule":
            merged[key] = [*value, *base.get(key, [])]
        else:
            merged[key] = value
    return merged


def build_profile(data: Mapping[str, Any], file: str) -> Profile:
    """Make a profile of the tables of its file.

    Raises:
        ProfileError: naming the file, and the rule where one is at fault.
    """
    try:
        patterns = _sub_patterns(data)
        form, contributors = data["form"], data["contributors"]
        recognised_by = data.get("recognition", {}).get("pattern")
        return Profile(
            language=data["language"],
            typesetting=Typesetting(
                data["typesetting"]["spaces"], frozenset(data["typesetting"]["kept_hyphens"])
            ),
            longest_head=form["longest_head"],
            longest_plain_head=form["longest_plain_head"],
            never_ends_head=frozenset(form["never_ends_head"]),
            never_in_head=tuple(form["never_in_head"]),
            longest_label=form["longest_label"],
            main_of_two=form["main_of_two"],
            inline_kicker_least=form["inline_kicker_least"],
            inline_kicker_ratio=form["inline_kicker_ratio"],
            heads_wrap=form["heads_wrap"],
            widest_column=form["widest_column"],
            sentence_ends=frozenset(form["sentence_ends"]),
            closers=frozenset(form["closers"]),
            closing_marks=form["closers"],
            open_words=frozenset(form["open_words"]),
            numbers=data["numbers"],
            contributors=ContributorGrammar(
                roles={word.lower(): ContributorRole(role) for word, role in contributors["roles"].items()},
                role=_compiled(contributors["role"], patterns),
                affiliation=_compiled(contributors["affiliation"], patterns),
                weak_roles=frozenset(contributors["weak_roles"]),
                separator=_compiled(contributors["separator"], patterns),
                name=_compiled(contributors["name"], patterns),
            ),
            evidence=data["evidence"],
            recognised_by=re.compile(recognised_by) if recognised_by else None,
            rules=tuple(_rule(rule, patterns) for rule in data["rule"]),
        )
    except KeyError as missing:
        raise ProfileError(f"{file}: {missing} is missing") from missing
    except (ValueError, TypeError, re.error) as fault:
        raise ProfileError(f"{file}: {fault}") from fault


def _sub_patterns(data: Mapping[str, Any]) -> dict[str, str]:
    """What `{name}` stands for: `[patterns]` as written, and one alternation for each list of `[words]`."""
    found = {"contributor_role": _alternation(data["contributors"]["roles"])}
    found |= {name: _alternation(words) for name, words in data["words"].items()}
    for name, pattern in data.get("patterns", {}).items():
        found[name] = f"(?:{_expanded(pattern, found)})"
    return found


def _alternation(words: Mapping[str, str] | list[str]) -> str:
    if not words:
        return "(?!)"
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    # `re` tries the words one by one; the set of their first characters turns most places down at one look.
    first = "".join(sorted({re.escape(form) for word in words for form in (word[0], word[0].upper(), word[0].lower())}))
    return f"(?:(?=[{first}])(?:{'|'.join(map(re.escape, longest_first))}))"


def _expanded(pattern: str, patterns: Mapping[str, str]) -> str:
    return _NAMED.sub(lambda name: patterns[name[1]], pattern)


def _compiled(pattern: str, patterns: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_expanded(pattern, patterns))


def _rule(data: Mapping[str, Any], patterns: Mapping[str, str]) -> Rule:
    try:
        place, opens = data["place"], data.get("opens")
        if place not in PLACES or opens not in (None, *OPENINGS):
            raise ValueError(f"place is one of {PLACES}, opens one of {OPENINGS}")
        return Rule(
            id=data["id"],
            role=Role(data["role"]),
            place=place,
            pattern=_compiled(data["pattern"], patterns),
            opens=opens,
            whole=data.get("whole", False),
            rest=Role(data["rest"]) if "rest" in data else None,
            bare=ContributorRole(data["bare"]) if "bare" in data else None,
            ends=data.get("ends", ""),
            examples=tuple({"text": one} if isinstance(one, str) else one for one in data["examples"]),
            counter_examples=tuple(data["counter_examples"]),
        )
    except KeyError as missing:
        raise ValueError(f"rule {data.get('id')!r}: {missing} is missing") from missing
    except (ValueError, TypeError, re.error) as fault:
        raise ValueError(f"rule {data.get('id')!r}: {fault}") from fault
