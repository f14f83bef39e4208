"""What a comparison of two texts comes to in words: the headline, the heads of edits, the words that went and came."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from textwrap import shorten
from typing import TypeAlias

from roolang.diff.canonical import Range, common, interval
from roolang.diff.edits import ClauseEdit, Edit, Edits
from roolang.diff.goods import USUAL, subheadings
from roolang.domain import nomenclature

Redline: TypeAlias = list[tuple[str, str]]
"""Words in order, each run `kept`, `out` or `in`."""
SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}
NAMES = {"rule": "product rule", "provision": "general provision", "definition": "definition"}
HEADS = {"provision": "General provisions", "definition": "Definitions", "rule": "Product rules"}


def redline(before: str, after: str) -> Redline:
    """The words of two passages as one: those kept, those that went, those that came."""
    old, new = before.split(), after.split()
    found: Redline = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("kept", " ".join(old[i:j])))
            continue
        found += [("out", " ".join(old[i:j]))] if j > i else []
        found += [("in", " ".join(new[k:m]))] if m > k else []
    return found


def headline(edits: Edits) -> str:
    """How much differs, in a sentence."""
    both = f"{edits.before} and {edits.after}"
    if not edits.edits:
        but = ", but for what one of them has no position on" if edits.differ else ""
        rules = counted(edits.same, "rule")
        return f"{both} say the same of every subheading{but}: {rules}, and all that stands beside them."
    kinds = Counter(each.subject for each in edits.edits)
    parts = [counted(kinds[kind], name) for kind, name in NAMES.items() if kinds[kind]]
    verb = "differs" if len(edits.edits) == 1 else "differ"
    same = f"; {counted(edits.same, 'rule')} {'says' if edits.same == 1 else 'say'} the same" if edits.same else ""
    return f"Between {both}, {joined(parts)} {verb}{same}."


def counted(number: int, name: str) -> str:
    """A number of things."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def joined(parts: list[str]) -> str:
    """Parts with commas and an `and`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def days_said(edits: Edits) -> str:
    """On which days the texts were looked at."""
    first, last = edits.days[0], edits.days[-1]
    return (
        f"on {first}"
        if len(edits.days) == 1
        else f"from {first}, on {len(edits.days)} days on which either may change, to {last}"
    )


def aside(edit: Edit) -> str:
    """What is to be said of an edit beside its title: how much it touches, and when it holds."""
    said = [counted(edit.touches, "subheading")] if edit.touches else []
    said += [f"used by {counted(edit.uses, 'rule')}"] if edit.subject == "definition" else []
    said += [f"from {start}" + (f" until {end}" if end else "") for start, end in edit.periods]
    return ", ".join(said)


def told(clause: ClauseEdit) -> tuple[str, str]:
    """A head for what became of a clause, and what is said of it besides."""
    return (clause.what, "") if clause.what.startswith(clause.kind) else (f"{clause.kind}:", clause.what)


def places(edit: Edit) -> str:
    """Where it stands in both texts."""
    held = [each.place for each in (edit.before, edit.after) if each]
    return " → ".join(dict.fromkeys(held))


def chapters(edits: Edits) -> list[tuple[str, Counter[str], int]]:
    """For each chapter how many rules came, went or were changed, and how many of its subheadings are touched."""
    kinds: dict[str, Counter[str]] = {}
    ranges: list[Range] = []
    for edit in edits.edits:
        if edit.subject == "rule":
            ranges += [interval(*each) for each in edit.codes]
            for chapter in edit.chapters:
                kinds.setdefault(chapter, Counter())[edit.kind] += 1
    edition = next((each for each in reversed(edits.nomenclatures) if each in nomenclature.loaded()), None) or USUAL
    touched = {each: common(ranges, [interval(each, each)]) for each in kinds}
    counts = {each: sum(subheadings(edition, *one) for one in held) for each, held in touched.items()}
    return [(chapter, kinds[chapter], counts[chapter]) for chapter in sorted(kinds)]


def goods_of(chapter: str) -> str:
    """What a chapter is about, in a few words."""
    words = nomenclature.describe(USUAL, chapter) or ""
    return shorten(words.split(";")[0], 70, placeholder=" ...").capitalize()


SPECIAL = str.maketrans({each: f"\\{each}" for each in "\\`*_[]<>~|"})


def escaped(text: str) -> str:
    """Words in Markdown, none of them taken for a mark."""
    return text.translate(SPECIAL)
