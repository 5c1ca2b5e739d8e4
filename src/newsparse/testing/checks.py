"""Does a profile keep what newsparse promises of all of them?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from newsparse.blocks import read_blocks
from newsparse.languages import read_profile
from newsparse.model import Role
from newsparse.profile import Profile, Rule
from newsparse.roles import read_roles


def check_profile(path: str | os.PathLike[str]) -> None:
    """Hold the rules of a profile's file to their examples, as newsparse does with its own.

    Each rule must know each of its examples, find in it what the example says, and leave its counter-examples alone.
    The rules of the language below are asked too, since a new rule may take away from them.

    Raises:
        AssertionError: naming the rule and the text, every one that is at fault.
        ProfileError: when the file cannot be read or is not well formed.
    """
    profile = read_profile(Path(path))
    faults = [fault for rule in profile.rules for fault in rule_faults(rule, profile)]
    if faults:
        raise AssertionError("\n".join([f"{os.fspath(path)}:", *faults]))


def rule_faults(rule: Rule, profile: Profile) -> Iterator[str]:
    """Tell which examples a rule of a profile does not read, and which counter-examples it does."""
    if not rule.examples or not rule.counter_examples:
        yield f"rule {rule.id!r} has no example or no counter-example; give one of each at least"
    for example in rule.examples:
        text = example["text"]
        known = _rules_that_read(text, rule, profile)
        if rule.id not in known:
            others = ", ".join(sorted(known)) or "none"
            yield f"rule {rule.id!r} does not read its example {text!r}; what reads it: {others}"
            continue
        found = _groups_of(text, rule)
        for group, expected in example.items():
            if group != "text" and found.get(group) != expected:
                yield f"rule {rule.id!r} finds {found.get(group)!r} as {group} in {text!r}, not {expected!r}"
    for text in rule.counter_examples:
        if rule.id in _rules_that_read(text, rule, profile):
            yield f"rule {rule.id!r} reads its counter-example {text!r}"


def _rules_that_read(text: str, rule: Rule, profile: Profile) -> set[str]:
    """Ids of the rules that know something in a text: heads by their pattern, pieces by reading them."""
    if rule.place in ("head", "head_end", "head_begin", "head_break", "inside", "in_box", "in_folio", "in_page"):
        return {rule.id} if _found(text, rule) else set()
    if rule.place in ("under_head", "under_tag"):
        text = f"## {_head_over(rule, profile)}\n\n{text}\n\nToday the bridge was opened to all."
    elif rule.place in ("under_byline", "lead_in"):
        bylines = (one for one in profile.rules_at["line"].rules if one.role is Role.BYLINE)
        byline = next(bylines).examples[0]["text"]
        text = f"## Bridge Opens\n\n{byline}\n\n{text}\n\nToday the bridge was opened to all."
    elif rule.place == "under_standfirst":
        text = f"## Bridge Opens\n\nIt took nine years.\n\n{text}\n\nToday the bridge was opened to all."
    elif rule.place == "under_text":
        text = f"Today the bridge was opened to all.\n\n{text}"
    elif rule.place == "in_text":
        text = f"Today the bridge was opened by the mayor,\n\n{text}\n\nand all went home."
    passages = read_roles(text, read_blocks(text, profile), profile)
    found = {credit.rule for one in passages for credit in one.opening + one.closing}
    return found | {one.rule for one in passages}


def _head_over(rule: Rule, profile: Profile) -> str:
    """A head under which the rule looks: any, or one with a column's tag as the profile knows them."""
    tagged = profile.rules_at["head_end"].rules if rule.place == "under_tag" else ()
    return next((one.examples[0]["text"] for one in tagged), "Bridge Opens")


def _groups_of(text: str, rule: Rule) -> dict[str, str | None]:
    """What a rule's pattern finds, looking from where the rule looks."""
    found = _found(text, rule)
    return found.groupdict() if found else {}


def _found(text: str, rule: Rule) -> re.Match[str] | None:
    if rule.place in ("opening", "run_in", "head_begin"):
        return rule.pattern.match(text)
    searched = rule.place in ("closing", "inside", "head_break", "in_folio", "in_page")
    return rule.pattern.search(text) if searched else rule.pattern.fullmatch(text)
