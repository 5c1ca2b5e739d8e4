"""Which languages newsparse knows, and how their files become profiles.

A profile is a file of `profiles/`, laid over the one it extends, and at last over `base.toml`: tables are merged key by
key, and its rules come before those below. How to write one is told in docs/profiles.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import attrs

from newsparse.errors import ArgumentError, ProfileError, suggestion
from newsparse.model import ContributorRole, Role
from newsparse.profile import OPENINGS, PLACES, UNKNOWN, ContributorGrammar, Profile, Rule
from newsparse.seams import Typesetting

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_BASE = "base"
_RECOGNITION = "recognition"
_FORM = (
    "heads_in_sentences",
    "deck_least",
    "heads_wrap",
    "inline_kicker_least",
    "inline_kicker_ratio",
    "longest_fragment",
    "least_verse",
    "longest_head",
    "longest_label",
    "longest_plain_head",
    "longest_standfirst",
    "longest_subhead",
    "main_first_in_bare_copies",
    "main_of_two",
    "title_case",
    "open_sentence_is_cut",
    "widest_column",
)
_FORM_SETS = (
    "closers",
    "never_begins",
    "never_ends_head",
    "never_ends_line",
    "never_ends_quoted_head",
    "never_ends_subhead",
    "open_words",
    "sentence_ends",
)
_FORM_PATTERNS = ("capitals_go_on", "closed_head", "closed_over_dateline")
_RULE_KEYS = frozenset(field.name for field in attrs.fields(Rule))
#: Tables whose keys are anybody's: words, and what they mean.
_OPEN_TABLES = frozenset({"numbers", "eras", "weekdays", "words", "patterns", "roles"})
_NAMED = re.compile(r"\{([a-z_]+)\}")


@cache
def languages() -> tuple[str, ...]:
    """Tags of the languages that newsparse has a profile for; a layer that languages share has no tag."""
    told = recognitions()["characters"].keys() | recognitions()["words"].keys()
    return tuple(name for name in _names() if name in told)


def find_profile(tag: str) -> Profile:
    """Find the profile for a BCP 47 tag; a region that has none of its own gets its language's.

    Raises:
        ArgumentError: when no profile has that language.
    """
    known = languages()
    wanted = str(tag).lower()
    for name in known:
        if wanted == name.lower() or wanted.startswith(f"{name.lower()}-"):
            return load_profile(name)
    family = [name for name in known if wanted.split("-")[0] == name.split("-")[0].lower()]
    for name in family:
        if wanted in map(str.lower, _tables(name).get("tags", ())):
            return load_profile(name)
    if family:
        return load_profile(family[0])
    raise ArgumentError(f"language: no profile for {tag!r}; {suggestion(str(tag), known)}")


def profile_of(tag: str) -> Profile:
    """Give the profile that an article or page of this language was read by: the base where none was recognised.

    Raises:
        ArgumentError: when no profile has that language.
    """
    return load_profile(_BASE) if tag == UNKNOWN else find_profile(tag)


def recognitions() -> Mapping[str, Mapping[str, Any]]:
    """What each language is told by: its `characters` and how far they `reach`, or a list of its `words`."""
    return _tables(_RECOGNITION)


@cache
def load_profile(name: str) -> Profile:
    """Load a profile that comes with newsparse by the name of its file."""
    return build_profile(_layers(name), f"{name}.toml")


def read_profile(file: Traversable) -> Profile:
    """Read a profile from a file of somebody else's: a newspaper's own habits, or a language of their own.

    Raises:
        ProfileError: naming the file, when it cannot be read, is no TOML, extends what is not there, or a rule of it
            is at fault.
    """
    tables = _toml(file)
    below = tables.get("extends", _BASE)
    known = _names()
    if below not in known:
        raise ProfileError(
            f"{file}: extends {below!r}, which is no profile of newsparse; {suggestion(str(below), known)}"
        )
    _refuse_unknown(tables, {**_tables(_BASE), "extends": _BASE}, str(file))
    return build_profile(_laid_over(_layers(below), tables), str(file))


def _layers(name: str) -> Mapping[str, Any]:
    """The tables of a profile that comes with newsparse, laid over those of the one it extends."""
    tables = _tables(name)
    return tables if name == _BASE else _laid_over(_layers(tables.get("extends", _BASE)), tables)


@cache
def _names() -> tuple[str, ...]:
    """Names of the files that come with newsparse, the base and layers included."""
    files = resources.files("newsparse").joinpath("profiles").iterdir()
    names = {file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")}
    return tuple(sorted(names - {_RECOGNITION}))


@cache
def _tables(name: str) -> Mapping[str, Any]:
    return _toml(resources.files("newsparse").joinpath("profiles", f"{name}.toml"))


def _toml(file: Traversable) -> Mapping[str, Any]:
    import tomllib  # here, since `import newsparse` needs no profile

    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as fault:  # ValueError: no UTF-8, no TOML
        raise ProfileError(f"{file}: {getattr(fault, 'strerror', None) or fault}") from fault


def _refuse_unknown(tables: Mapping[str, Any], known: Mapping[str, Any], where: str) -> None:
    """Refuse a key that means nothing: a slip that would else go unseen."""
    for key, value in tables.items():
        if key not in known:
            raise ProfileError(f"{where}: there is no key {key!r}; {suggestion(key, known)}")
        if isinstance(value, dict) and isinstance(known[key], dict) and key not in _OPEN_TABLES:
            _refuse_unknown(value, known[key], f"{where}: {key}")


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
        return Profile(
            language=data["language"],
            typesetting=_typesetting(data["typesetting"]),
            numbers=data["numbers"],
            eras=data["eras"],
            weekdays={word.lower(): number for word, number in data["weekdays"].items()},
            contributors=_grammar(data["contributors"], patterns),
            evidence=data["evidence"],
            typeset=data["typeset"],
            rules=tuple(_rule(rule, patterns, data["words"]) for rule in data["rule"]),
            **_form(data["form"]),
        )
    except KeyError as missing:
        raise ProfileError(f"{file}: {missing} is missing") from missing
    except (ValueError, TypeError, re.error) as fault:
        raise ProfileError(f"{file}: {fault}") from fault


def _typesetting(data: Mapping[str, Any]) -> Typesetting:
    return Typesetting(
        data["spaces"],
        frozenset(data["kept_hyphens"]),
        frozenset(data["endings"]),
        frozenset(data["after_hanging_hyphen"]),
    )


def _form(form: Mapping[str, Any]) -> dict[str, Any]:
    """The limits and marks of form, as the fields of a profile."""
    return {
        **{name: form[name] for name in _FORM},
        **{name: frozenset(form[name]) for name in _FORM_SETS},
        "never_in_head": re.compile(_alternation(form["never_in_head"])),
        **{name: re.compile(form[name]) if form[name] else None for name in _FORM_PATTERNS},
        "closing_marks": form["closers"],
        "indent": re.compile(rf"\u3000{{1,4}}|[ \t]{{{form['least_indent']},12}}"),
    }


def _grammar(contributors: Mapping[str, Any], patterns: Mapping[str, str]) -> ContributorGrammar:
    return ContributorGrammar(
        roles={word.lower(): ContributorRole(role) for word, role in contributors["roles"].items()},
        role=_compiled(contributors["role"], patterns),
        affiliation=_compiled(contributors["affiliation"], patterns),
        weak_roles=frozenset(contributors["weak_roles"]),
        separator=_compiled(contributors["separator"], patterns),
        unparted=_compiled(contributors["unparted"], patterns),
        name=_compiled(contributors["name"], patterns),
        padding=_compiled(contributors["padding"], patterns),
        agency=_compiled(contributors["agency"], patterns),
    )


def _sub_patterns(data: Mapping[str, Any]) -> dict[str, str]:
    """What `{name}` stands for: `[patterns]` as written, and one alternation for each list of `[words]`."""
    found = {
        "contributor_role": _alternation(data["contributors"]["roles"]),
        "era": _alternation(data["eras"]),
        "weekday": _alternation(data["weekdays"]),
    }
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
    # OCR widens the blanks of a phrase: Staff  Writer.
    phrases = [re.escape(word).replace(r"\ ", r"\s{1,4}") for word in longest_first]
    return f"(?:(?=[{first}])(?:{'|'.join(phrases)}))"


def _expanded(pattern: str, patterns: Mapping[str, str]) -> str:
    return _NAMED.sub(lambda name: patterns[name[1]], pattern)


def _compiled(pattern: str, patterns: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_expanded(pattern, patterns))


def _first_characters(begins: str, words: Mapping[str, list[str]]) -> str:
    """The characters as written, and for each `{list}` the first ones of its words."""
    return _NAMED.sub(lambda name: "".join([word[0] for word in words[name[1]]]), begins)


def _rule(data: Mapping[str, Any], patterns: Mapping[str, str], words: Mapping[str, list[str]]) -> Rule:
    try:
        for key in data.keys() - _RULE_KEYS:
            raise ValueError(f"there is no key {key!r}; {suggestion(key, _RULE_KEYS)}")
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
            adds=data.get("adds", False),
            rest=Role(data["rest"]) if "rest" in data else None,
            bare=ContributorRole(data["bare"]) if "bare" in data else None,
            begins=_first_characters(data.get("begins", ""), words),
            ends=data.get("ends", ""),
            longest=data.get("longest", 0),
            examples=tuple({"text": one} if isinstance(one, str) else one for one in data["examples"]),
            counter_examples=tuple(data["counter_examples"]),
        )
    except KeyError as missing:
        raise ValueError(f"rule {data.get('id')!r}: {missing} is missing") from missing
    except (ValueError, TypeError, re.error) as fault:
        raise ValueError(f"rule {data.get('id')!r}: {fault}") from fault
