"""What two parties made of one text, as statements of a consolidated text that amends it.

What both say, in whatever words, stands once; brackets stand only where the two mean different things, inside a rule as
deep as they can. Of a provision that a party left as it was, its bracket says nothing: what is amended stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from roolang.diff.edits_clauses import NEAR, likeness
from roolang.diff.edits_texts import meaning
from roolang.diff.goods import classes_of
from roolang.diff.plain import normal, plain
from roolang.diff.side import Side, defined
from roolang.draft.merging import Keys, Merger
from roolang.format import show
from roolang.lower import Edition, View
from roolang.lower.keys import key, key_label
from roolang.lower.library import DEFINITIONS
from roolang.lower.project import Silent, project
from roolang.record import record
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

HEADERS = (
    t.Agreement,
    t.Proposal,
    t.Consolidated,
    t.PartOf,
    t.Language,
    t.Use,
    t.Test,
    t.RulesCover,
    t.CitationsRequired,
)


@record(frozen=True, slots=True)
class Version:
    """One of the three texts: its statements as amended, and the text as it stands on a day."""

    whole: Edition
    on: Callable[[date], Side]
    parties: tuple[str, ...] = ()


@dataclass(slots=True)
class Merged:
    """The statements of the merged text, in words; how many stand once, how many in brackets; what cannot be said."""

    statements: list[str] = field(default_factory=list)
    agreed: int = 0
    bracketed: int = 0
    unsaid: list[str] = field(default_factory=list)


def merge(base: Version, one: Version, other: Version, days: Sequence[date]) -> Merged:
    """The consolidated text of two versions of a third."""
    texts = [_Statements(each, days) for each in (base, one, other)]
    found = Merged()
    for place in dict.fromkeys(place for each in texts for place in each.held):
        standing, mine, theirs = (each.held.get(place) for each in texts)
        _Place(standing, mine, theirs, texts, found).settle()
    return found


class _Statements:
    """The statements of a version by what they are about, and what each means on every day."""

    def __init__(self, version: Version, days: Sequence[date]) -> None:
        self.version = version
        self.sides = [version.on(day) for day in days]
        self.held: dict[Any, Any] = {}
        for layer in version.whole.layers:
            fresh: dict[Any, Any] = {}
            for statement in layer:
                if isinstance(statement, HEADERS):
                    continue
                place = self._place(statement)
                while place in fresh:
                    place = ("again", place)
                fresh[place] = statement
            self.held |= fresh

    def _place(self, statement: Any) -> Any:
        if isinstance(statement, t.ProductRule):
            return ("rule", statement.verb, frozenset(classes_of(statement, self.sides[0])))
        return defined(statement) if isinstance(statement, DEFINITIONS) else key(statement)

    def meaning(self, statement: Any) -> tuple[Any, ...]:
        """What a statement comes to, on every day."""
        return tuple(self._on(statement, side) for side in self.sides)

    @staticmethod
    def _on(statement: Any, side: Side) -> Any:
        try:
            projected = project(statement, side.view)
        except Silent:
            return "silent"
        return tuple(meaning(plain(each), side) for each in projected)


@dataclass(slots=True)
class _Place:
    """One provision in the three texts, absent where it is none of theirs."""

    base: Any
    one: Any
    other: Any
    texts: list[_Statements]
    found: Merged

    def settle(self) -> None:
        """Puts down what it comes to."""
        if self._same(1, 2):
            if not self._same(0, 1) or (self.base and self.one and key(self.base) != key(self.one)):
                self._once()
            return
        self.found.bracketed += 1
        if self._inside():
            return
        for said, version in ((self.one, 1), (self.other, 2)):
            if not self._same(0, version):
                self._apart(said, self.texts[version].version.parties)

    def _same(self, i: int, j: int) -> bool:
        """Whether two of the texts mean the same by it, or say it in the same words: names are merged by themselves."""
        versions = (self.base, self.one, self.other)
        one, other = versions[i], versions[j]
        if one is None or other is None:
            return one is other
        return normal(one) == normal(other) or self.texts[i].meaning(one) == self.texts[j].meaning(other)

    def _once(self) -> None:
        """What both made of it."""
        self.found.agreed += 1
        if self.base and (self.one is None or key(self.base) != key(self.one)):
            self._add(self._deleted())
        if self.one is not None:
            self._add(show(self.one))

    def _apart(self, said: Any, parties: tuple[str, ...]) -> None:
        """What one party made of it, in a bracket of its own."""
        head = f"[{'/'.join(parties)}: "
        if self.base and (said is None or key(self.base) != key(said)):
            self._add(f"{head}{words}]" if (words := self._deleted()) else "")
        if said is not None:
            self._add(f"{head}{show(said)}]")

    def _add(self, words: str) -> None:
        if words:
            self.found.statements.append(words)

    def _inside(self) -> bool:
        """Puts down a rule whose two conditions are merged, if both have one for the same goods and it can be told."""
        one, other = self.one, self.other
        if not isinstance(one, t.ProductRule) or not isinstance(other, t.ProductRule) or key(one) != key(other):
            return False
        if (self.base and key(self.base) != key(one)) or one.in_force != other.in_force:
            return False
        voices = [("/".join(text.version.parties), text.version.parties) for text in self.texts[1:]]
        named = dict(voices)

        def whose(keys: Keys) -> t.Attribution:
            return t.Attribution((t.Stance(tuple(party for each in keys for party in named[each])),))

        other = replace(other, cond=_arranged(one.cond, other.cond))
        cites = tuple(dict.fromkeys((*one.cites, *other.cites)))
        said = [((voice,), each.cond) for (voice, _), each in zip(voices, (one, other), strict=True)]
        merger = Merger(whose, whose)
        for cond in (merger.conditions(said), merger.apart(said)):
            rule = replace(one, cond=cond, cites=cites)
            if self._holds(rule, voices, (one, other)):
                self._add(show(rule))
                return True
        return False

    def _holds(self, rule: t.ProductRule, voices: list[tuple[str, tuple[str, ...]]], wanted: tuple[Any, Any]) -> bool:
        """Whether the merged rule, written out and read again, is for each party what it wrote."""
        module, findings = parse(SourceFile("merged", show(rule)))
        if findings or len(module.statements) != 1:
            return False
        again = module.statements[0]
        for (_, parties), mine, text in zip(voices, wanted, self.texts[1:], strict=True):
            for side in text.sides:
                views = (replace(side.view, party=parties[0]), side.view)
                if _conditions(again, views[0]) != _conditions(mine, views[1]):
                    return False
        return True

    def _deleted(self) -> str:
        """The words that delete the standing provision; it is noted where there are none."""
        words = deletion(self.base)
        if not words:
            self.found.unsaid.append(key_label(self.base))
        return words


def _arranged(one: t.Cond, other: t.Cond) -> t.Cond:
    """A condition with its parts in the order of another's: it means the same, and the two can be laid side by side."""
    if not isinstance(one, t.Chain) or not isinstance(other, t.Chain) or one.join != other.join:
        return other
    left, placed = list(other.parts), []
    for part in one.parts:
        best = max(left, key=lambda each: likeness(part, each), default=None)
        if best is not None and likeness(part, best) >= NEAR:
            left = [each for each in left if each is not best]
            placed.append(best)
    return replace(other, parts=(*placed, *left))


def _conditions(statement: Any, view: View) -> list[Any]:
    try:
        return [each.cond for each in project(statement, view)]
    except Silent:
        return ["silent"]


def deletion(statement: Any) -> str:
    """The words by which a provision is deleted; nothing if it can be called by none."""
    cites = (getattr(statement, "cite", None), *getattr(statement, "cites", ()))
    match statement:
        case t.ProductRule(verb="requires", scope=scope):
            return f"delete rule for {show(scope)}"
        case t.ListDefinition():
            return f"delete {show(statement).split(':')[0]}"
        case t.Tolerance(name=name) if name:
            return f"delete tolerance {show(statement).split(':')[0].removeprefix('tolerance ')}"
        case t.Threshold(goods=goods, condition=None):
            return f"delete threshold for goods of {show(goods)}"
        case t.Trace(goods=goods) if goods is not None:
            by = f" by {statement.method}" if statement.method else ""
            return f"delete trace for goods of {show(goods)}{by}"
    named: Iterator[str] = (cite.words for cite in cites if cite)
    return next((f'delete provision "{words}"' for words in named), "")
