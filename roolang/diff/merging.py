"""What the parties made of one text, as statements of a consolidated text that amends it.

What all say, in whatever words, stands once; brackets stand only where they mean different things, inside a rule as
deep as they can. Of a provision that a party left as it was, its bracket says nothing: what is amended stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

from roolang.diff.edits_texts import meaning
from roolang.diff.goods import classes_of
from roolang.diff.merging_words import arranged, deletion, in_words_of, joined
from roolang.diff.plain import normal, plain
from roolang.diff.side import Side, defined
from roolang.draft.merging import Keys, Merger
from roolang.format import show
from roolang.lower import Edition, View, projected
from roolang.lower.keys import key, key_label
from roolang.lower.library import DEFINITIONS
from roolang.lower.project import Silent, project, stand_in
from roolang.record import record
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

HEADERS = (t.Agreement, t.Proposal, t.Consolidated, t.PartOf, t.Language, t.Use, t.Test)
UNWRITTEN = (t.RulesCover, t.CitationsRequired)
"""Statements that stay with the text that is amended."""


@record(frozen=True, slots=True)
class Version:
    """One text as a party has it: its statements as amended, and the text as it stands on a day.

    `parties` are those whose it is; `party` is the one as which a text with brackets is read.
    """

    whole: Edition
    on: Callable[[date], Side]
    parties: tuple[str, ...] = ()
    party: str = ""


@dataclass(slots=True)
class Merged:
    """The statements of the merged text, in words; how many stand once, how many in brackets; what cannot be said.

    `whole` says that they are all of the text, and amend none.
    """

    statements: list[str] = field(default_factory=list)
    agreed: int = 0
    bracketed: int = 0
    unsaid: list[str] = field(default_factory=list)
    whole: bool = False


Keeping: TypeAlias = "Callable[[Sequence[Statements], Merged], set[Any]]"
"""Puts down what stays as it stands in the text that the versions began from; gives the places that are left."""


def merge(
    base: Version | None, voices: Sequence[Version], days: Sequence[date], keeping: Keeping | None = None
) -> Merged:
    """The consolidated text of several versions of one text; without `base` the whole of it, which amends nothing."""
    standing = Statements(base, days) if base else None
    texts = [Statements(each, days) for each in voices]
    found = Merged(whole=base is None)
    every = [*([standing] if standing else []), *texts]
    changed = keeping(texts, found) if keeping else None
    for place in dict.fromkeys(place for each in every for place in each.held):
        if changed is None or place in changed:
            Place(place, standing, texts, found).settle()
    return found


class Statements:
    """The statements of a version by what they are about, without brackets, and what each means on every day."""

    def __init__(self, version: Version, days: Sequence[date]) -> None:
        self.version = version
        self.sides = [version.on(day) for day in days]
        self.held: dict[Any, Any] = {}
        found = projected(version.whole, View(date.max, version.party, dated=False))
        for _, statement in found.statements:
            if not isinstance(statement, HEADERS):
                place = self.place(statement)
                while place in self.held:
                    place = ("again", place)
                self.held[place] = statement
        self.silent = {self.place(stand_in(each)) for each in found.silent}

    def place(self, statement: Any) -> Any:
        """What a statement is about."""
        if isinstance(statement, t.ProductRule):
            return ("rule", statement.verb, frozenset(classes_of(statement, self.sides[0])))
        return defined(statement) if isinstance(statement, DEFINITIONS) else key(statement)

    def meaning(self, statement: Any) -> tuple[Any, ...]:
        """What a statement comes to, on every day."""
        return tuple(self._on(statement, side) for side in self.sides)

    def of_rule(self, rule: t.ProductRule) -> Callable[[t.Cond], tuple[Any, ...]]:
        """What a rule would come to with another condition."""
        return lambda cond: self.meaning(replace(rule, cond=cond))

    @staticmethod
    def _on(statement: Any, side: Side) -> Any:
        try:
            projected_ = project(statement, side.view)
        except Silent:
            return "silent"
        return tuple(meaning(plain(each), side) for each in projected_)


def alike(one: Any, first: Statements, other: Any, second: Statements) -> bool:
    """Whether two versions mean the same by it, or say it in the same words: names are merged by themselves."""
    if one is None or other is None:
        return one is other
    return normal(one) == normal(other) or first.meaning(one) == second.meaning(other)


class Place:
    """One provision in the text that is amended, if any, and in the versions; absent where it is none of theirs."""

    def __init__(self, place: Any, standing: Statements | None, texts: Sequence[Statements], found: Merged) -> None:
        self.standing, self.texts, self.found = standing, texts, found
        self.base = standing.held.get(place) if standing else None
        self.said = [text.held.get(place) for text in texts]
        self.voices = [i for i, text in enumerate(texts) if place not in text.silent]

    def settle(self) -> None:
        """Puts down what it comes to."""
        if self.standing and isinstance(self.base or next(filter(None, self.said), None), UNWRITTEN):
            return
        groups = self._groups()
        if len(groups) == 1 and len(self.voices) == len(self.texts):
            if not self._stands(0) or (self.base and self.said[0] and key(self.base) != key(self.said[0])):
                self._once()
            return
        self.found.bracketed += bool(groups)
        if not groups or self._inside():
            return
        for group in groups:
            if not self._stands(group[0]):
                parties = dict.fromkeys(party for i in group for party in self.texts[i].version.parties)
                self._apart(self.said[group[0]], tuple(parties))

    def _groups(self) -> list[list[int]]:
        """The versions that mean the same by it, without those that are silent on it."""
        groups: list[list[int]] = []
        for i in self.voices:
            for group in groups:
                first = group[0]
                if alike(self.said[first], self.texts[first], self.said[i], self.texts[i]):
                    group.append(i)
                    break
            else:
                groups.append([i])
        return groups

    def _stands(self, i: int) -> bool:
        """Whether a version has it as the text that is amended."""
        if self.standing is None:
            return self.said[i] is None
        return alike(self.base, self.standing, self.said[i], self.texts[i])

    def _once(self) -> None:
        """What all made of it."""
        said = self.said[0]
        self.found.agreed += self.standing is not None
        if self.base and (said is None or key(self.base) != key(said)):
            self._add(self._deleted())
        if said is not None:
            self._add(show(said))

    def _apart(self, said: Any, parties: tuple[str, ...]) -> None:
        """What some made of it, in a bracket of their own."""
        head = f"[{'/'.join(parties)}: "
        if self.base and (said is None or key(self.base) != key(said)):
            self._add(f"{head}{words}]" if (words := self._deleted()) else "")
        if said is not None:
            self._add(f"{head}{show(said)}]")

    def _add(self, words: str) -> None:
        if words:
            self.found.statements.append(words)

    def _inside(self) -> bool:
        """Puts down a rule whose conditions are merged, if all have one for the same goods and it can be told."""
        spoken: list[Any] = [self.said[i] for i in self.voices]
        one = spoken[0]
        for each in spoken:
            if not isinstance(one, t.ProductRule) or not isinstance(each, t.ProductRule):
                return False
            if key(each) != key(one) or each.in_force != one.in_force or (self.base and key(self.base) != key(one)):
                return False
        named = {"/".join(self.texts[i].version.parties): self.texts[i].version.parties for i in self.voices}

        def whose(keys: Keys) -> t.Attribution:
            return t.Attribution((t.Stance(tuple(party for each in keys for party in named[each])),))

        spoken = self._in_like_words(spoken)
        one = spoken[0]
        rules = [one, *(replace(each, cond=arranged(one.cond, each.cond)) for each in spoken[1:])]
        cites = tuple(dict.fromkeys(cite for each in rules for cite in each.cites))
        said = [((voice,), each.cond) for voice, each in zip(named, rules, strict=True)]
        merger = Merger(whose, whose)
        finest = (merger.conditions(said),) if len(self.voices) == len(self.texts) else ()
        for cond in (*finest, merger.apart(said)):
            rule = replace(one, cond=cond, cites=cites)
            if self._holds(rule, rules):
                self._add(show(rule))
                return True
        return False

    def _in_like_words(self, spoken: Sequence[t.ProductRule]) -> list[t.ProductRule]:
        """The rules, what means the same in the text that is amended or in an earlier one in the words it has there."""
        found: list[t.ProductRule] = []
        known = joined(self.base.cond) if isinstance(self.base, t.ProductRule) else []
        for rule, text in zip(spoken, (self.texts[i] for i in self.voices), strict=True):
            cond = in_words_of(known, rule.cond, text.of_rule(rule))
            found.append(replace(rule, cond=cond))
            known = [*known, *joined(cond)]
        return found

    def _holds(self, rule: t.ProductRule, wanted: Sequence[Any]) -> bool:
        """Whether the merged rule, written out and read again, is for each party what it wrote."""
        module, findings = parse(SourceFile("merged", show(rule)))
        if findings or len(module.statements) != 1:
            return False
        again = module.statements[0]
        for mine, text in zip(wanted, (self.texts[i] for i in self.voices), strict=True):
            for side in text.sides:
                for party in text.version.parties:
                    if _conditions(again, replace(side.view, party=party)) != _conditions(mine, side.view):
                        return False
        return True

    def _deleted(self) -> str:
        """The words that delete the standing provision; it is noted where there are none."""
        words = deletion(self.base)
        if not words:
            self.found.unsaid.append(key_label(self.base))
        return words


def _conditions(statement: Any, view: View) -> list[Any]:
    try:
        return [each.cond for each in project(statement, view)]
    except Silent:
        return ["silent"]
