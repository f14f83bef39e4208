"""Wordings to a trie: `grammar/english.toml`, what is said of each level, base and method, and the vocabulary.

Only `make tables` runs this; a run reads what it wrote.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, TypeAlias

from roolang.draft.english.patterns import Nodes, automaton
from roolang.draft.english.words import plain

Meaning: TypeAlias = tuple[str, Any]
WORDS = "english.toml"
LEVELS = ("chapter", "heading", "subheading", "tariff item")
BASES = {
    "ex-works price": """([value of] (ex works [price|value|cost]|ex factory [price|value])|price ex works\
|exw [price|value])""",
    "transaction value": "(transaction value|transactional value|tv)",
    "FOB": "((fob|free on board) [fob] [export] [value|price|cost]|(value|price) fob)",
    "net cost": "(net cost|nc)",
    "customs value": "customs value",
    "adjusted value": "adjusted value",
    "CIF": "cif [value]",
}
METHODS = {
    "transaction value": "(transaction value|tv)",
    "net cost": "(net cost|nc)",
    "build-up": "(build up|buildup|bu)",
    "build-down": "(build down|builddown|bd)",
    "focused value": "focused value",
    "indirect": "indirect",
    "direct": "direct",
}
CLEAR = ("build-up", "build-down", "focused value")
"""Methods whose name says so much that no word need stand before it."""
TRUTH = {"": None, "yes": True, "no": False}


def wordings() -> dict[str, Any]:
    """What the file of wordings holds."""
    return tomllib.loads((files("roolang.grammar") / WORDS).read_text(encoding="utf-8"))


def phrases() -> Nodes:
    """All phrases, by their words."""
    return automaton(_phrases())


def _phrases() -> Iterator[tuple[str, Meaning]]:
    held = wordings()
    parts = _parts(held.pop("parts"))
    del held["operations"], held["materials"], held["done"]
    yield from _named(parts)
    for kind, meanings in held.items():
        for key, patterns in meanings.items():
            value = TRUTH.get(key, int(key) if key.isdigit() else key)
            yield from ((pattern.format(**parts), (kind, value)) for pattern in patterns)
    yield from _levels(parts)


def _parts(held: dict[str, str]) -> dict[str, str]:
    """The wordings that others have in them, each with those before it put in."""
    parts: dict[str, str] = {}
    for name, pattern in held.items():
        parts[name] = " ".join(pattern.format(**parts).split())
    return parts


def operations(names: Iterable[str]) -> Nodes:
    """How operations are spelled; the meaning is the name."""
    spellings = [(plain(name), name) for name in sorted(names)]
    for name, patterns in wordings()["operations"].items():
        spellings += ((pattern, name) for pattern in patterns)
    return automaton(spellings)


def done() -> dict[str, str]:
    """What was done to a good, by the word that says so: `assembled` is assembly."""
    return {word: name for name, words in wordings()["done"].items() for word in words}


def materials(names: Iterable[str]) -> Nodes:
    """How materials are spelled; the meaning is the name."""
    spellings = [(plain(name), name) for name in sorted(names)]
    for name, patterns in wordings()["materials"].items():
        spellings += ((pattern, name) for pattern in patterns)
    return automaton(spellings)


# ---- what follows a scheme


def _levels(parts: dict[str, str]) -> Iterator[tuple[str, Meaning]]:
    """What is said of each level of the nomenclature."""
    yield "(hs|naladisa) [code]", ("LEVEL", "heading")
    good = parts["good"]
    for level in (*LEVELS, "sub heading"):
        spelled, level = level, level.replace("sub heading", "subheading")
        there = "(of|in|within|under|classified (in|within))"
        yield f"(any|all) other [tariff] {spelled} [no]", ("ANY_OTHER", level)
        yield f"any [tariff] {spelled} {parts['not_of']}", ("ANY_OTHER", level)
        yield f"(another|different) [tariff] {spelled}", ("ANY_OTHER", level)
        yield f"any [tariff] {spelled} [no]", ("ANY_AT", level)
        yield f"[within] (that|this|same) {spelled} [as [that of] {good}]", ("SAME", level)
        yield f"[within] any [one] of (these|those) {spelled}", ("SAME", level)
        yield f"{there} (that|this|same) {spelled} [as [that of] {good}]", ("OF_SAME", level)
        yield f"[tariff|hs|naladisa] {spelled} [nos|no]", ("LEVEL", level)
        classed = (
            f"({parts['be']} [all] {parts['classified']} {parts['in']}|{parts['be']} (of|from)|belong to|come under)"
        )
        yield from ((f"{classed} {way}", ("ARE_OF_ANOTHER", level)) for way in _other_than(spelled, parts))
        same = f"(same|that) [tariff] {spelled} (as|of) [that of] {good}"
        yield f"{parts['be']} not {parts['classified']} {parts['in']} {same}", ("ARE_OF_ANOTHER", level)
        yield (
            f"[{parts['make']}] [from|using] [non originating] material not {parts['classified']} in {same}",
            ("SHIFT", level),
        )
        yield f"of {spelled} other than that of {good}", ("ARE_OF_ANOTHER", level)
        yield from ((pattern, ("SHIFT", level)) for pattern in _apart(spelled, parts))
        made = (
            f"[{good} [that|which]] [{parts['be']}] (manufactured|produced|made|obtained|{parts['make']}) (from|using)"
        )
        for way in _other_than(spelled, parts):
            yield f"{made} [non originating] material [{parts['classified']}] {parts['in']} {way}", ("SHIFT", level)


def _apart(level: str, parts: dict[str, str]) -> Iterator[str]:
    """How texts say of the good that its heading is not that of the materials."""
    good, be, classified, inside = (parts[each] for each in ("good", "be", "classified", "in"))
    materials = f"[all|any] [non originating] material [used] {parts['use']}"
    other = "(different from|different to|different than|other than|differently from|distinct from)"
    digits = "[at (four|4|six|6|two|2) digit level] [of (hs|harmonised system)]"
    yield f"[tariff] {level} of {materials} {be} {other} ([tariff] {level}|that) of {good}"
    those = (
        f"(that|those|one|[tariff] {level}) (of {materials}|[{inside}] which {materials} {be} (classified|imported))"
    )
    both = f"(that|those|one|[tariff] {level}) of {materials}"
    yield f"[tariff] {level} of {good} ([must] differ from|{be} {other}) {both}"
    yield f"{good} {be} {classified} {inside} [tariff] {level} {digits} {other} {those}"
    own = f"(same|that) [tariff] {level} [as [that of] {good}]"
    yield f"[{parts['make']}] [from|using] [non originating] material other than those [{classified}] {inside} {own}"


def _other_than(level: str, parts: dict[str, str]) -> tuple[str, ...]:
    """How texts say: of another heading than the good."""
    return (
        f"[any] [tariff] {level} {parts['not_of']}",
        f"(different|another) [(4|four|6|six|2|two) digit] [tariff|hs|naladisa] {level}"
        f" [(from|than|to) [that of] {parts['good']}]",
    )


def _named(parts: dict[str, str]) -> Iterator[tuple[str, Meaning]]:
    """Bases of percentages, methods of working out value content, changes by their abbreviations."""
    good = parts["good"]
    for name, words in BASES.items():
        yield f"(of|[calculated] based on|calculated on) [either] {words} [of {good}|of set]", ("BASE", (name, ""))
        yield f"{words} [of {good}|of set]", ("BASE_NAME", (name, ""))
    for name in ("weight", "net weight", "dry weight", "volume"):
        yield f"of [total] {name} of {good}", ("BASE", (name, "good"))
    yield f"of value of {good}", ("BASE", ("value", "good"))
    for name in ("weight", "net weight", "dry weight", "volume", "value"):
        yield f"by {name} of {good}", ("BASE", (name, "good"))
    through = (
        "(under|by|using|by using|through|via|on basis of|based on|on|according to|with|in accordance with|applying)"
    )
    way = f"[as|when|if|whether|where|is|must be] [calculated|determined|computed|measured] {through}"
    for name, words in METHODS.items():
        yield f"{way} [either] {words} (method|methods|formula|calculation)", ("METHOD", name)
        yield f"(where|if|when) {words} [method|formula] {parts['be']} (used|applied|chosen)", ("METHOD", name)
        yield f"{words} (method|formula)", ("METHOD", name)
        if name in CLEAR:
            yield f"[{way}] [either] {words}", ("METHOD", name)
    for short, digits, level in (
        ("cc", "(2|two)", "chapter"),
        ("cth", "(4|four)", "heading"),
        ("ctsh", "(6|six)", "subheading"),
    ):
        yield from ((pattern, ("SHIFT", level)) for pattern in _shifts(short, digits, level, parts))
    yield "ctth", ("SHIFT", "tariff item")


def _shifts(short: str, digits: str, level: str, parts: dict[str, str]) -> Iterator[str]:
    """How texts say that a change at a level is undergone: by its abbreviation, by the digits, by its name."""
    spelled = f"({level}|{level.replace('subheading', 'sub heading')})"
    materials = f"[all|any] non originating material [used] {parts['use']}"
    undergone = f"[({materials}|{parts['good']}|it) [have|has|must have|must] [undergone|undergo|satisfy|meet|met]]"
    name = f"(classification [code]|{spelled} [classification]|position|code)"
    change = f"[any] (change (in|of|to) [good's] [tariff] [{name}] [<ctc>]|ctc|tariff (shift|jump))"
    system = "(hs|harmonised system|common nomenclature|nomenclature|customs tariff)"
    first = f"level of [any [one] of] first {digits} (digit|sign|character|figure)"
    at_digits = f"([hs] {digits} digit [hs] level|[level of] {digits} digit|{first})"
    digit_level = f"{at_digits} [of {system}] [in {parts['party']}]"
    said = f"[requirement|rule] [is required|applies|{parts['be']} met]"
    tail = f"{said} [[(of|for|in)] {materials}] [from any [other] [tariff] {spelled}]"
    yield f"{undergone} {short} {tail}"
    yield f"{undergone} {change} at {digit_level} {tail}"
    yield f"{undergone} {change} at ([hs] {spelled} level|level of [tariff] {spelled}) [<{short}>] {tail}"
    yield f"{undergone} change (in|of) tariff classification <{short}> {tail}"
    yield f"{undergone} [any] change (of|in) [tariff|hs|naladisa] {spelled} [classification] {tail}"
    yield f"{undergone} {digits} digit [tariff|hs] [classification] (change|shift|jump) {tail}"
    yield f"{undergone} tariff {spelled} (change|shift|jump) {tail}"
