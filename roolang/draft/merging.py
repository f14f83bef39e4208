"""The conditions of several voices as one condition with brackets, as deep inside it as the language lets them stand.

A voice is a party or a numbered alternative. What all voices say stands once; where they differ, a slot holds what each
of them says, and what only some of them say besides stands in a removable bracket.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeAlias

from roolang.record import record
from roolang.syntax import tree as t

Keys: TypeAlias = tuple[str, ...]
Said: TypeAlias = "list[tuple[Keys, Any]]"
"""Values, each with the voices that say it; no two are equal."""
CONDITIONS = (
    *(t.Chain, t.Enumeration, t.Guarded, t.Annotated, t.Change, t.NoChange, t.WhollyObtained, t.Every, t.MadeFrom),
    *(t.MaterialsUndergo, t.Undergoes, t.UndergoesMore, t.Compare, t.GoodIs, t.Established, t.WithinQuota, t.RuleMet),
    *(t.Named, t.Excepting, t.Slot),
)
ENTRIES = (*(t.CodeRange, t.Described, t.AnyOtherGood, t.AnyOther, t.AnyAt, t.SameLevel, t.NamedClass), t.Codes)
REMOVABLE = (t.Exception_, t.Allowance, t.Labelled, *ENTRIES)
LEVELLED = (t.AnyOther, t.AnyAt, t.SameLevel)


@record(frozen=True, slots=True)
class Merger:
    """Merges; `whose` says how the bracket of an option is headed, `besides` how one that may fall out is."""

    whose: Callable[[Keys], t.Attribution]
    besides: Callable[[Keys], t.Attribution]

    def conditions(self, said: Sequence[tuple[Keys, t.Cond]]) -> t.Cond:
        """One condition for all voices."""
        grouped = _grouped(said)
        if len(grouped) == 1:
            cond: t.Cond = grouped[0][1]
            return cond
        finer: t.Cond | None = self._finer(grouped)
        return finer if finer is not None else self.apart(grouped)

    def apart(self, said: Sequence[tuple[Keys, t.Cond]]) -> t.Cond:
        """The conditions side by side, whole."""
        slot: t.Slot[t.Cond] = self._slot(_grouped(said))
        return slot

    def _slot(self, said: Said) -> Any:
        span = next((value.span for _, value in said if isinstance(value, t.Node)), None)
        assert span is not None
        options = tuple(t.Option(self.whose(keys), value, span=span) for keys, value in said)
        return t.Slot(options, span=span)

    def _finer(self, said: Said) -> Any | None:
        """Values of one kind merged inside; None if they have too little in common."""
        chained = self._chains(said)
        if chained is not None:
            return chained
        first = said[0][1]
        if any(type(value) is not type(first) for _, value in said) or not isinstance(first, t.Node):
            return None
        changed: dict[str, Any] = {}
        for each in fields(first):
            if not each.compare:
                continue
            values = _grouped([(keys, getattr(value, each.name)) for keys, value in said])
            if len(values) == 1:
                continue
            merged = self._field(values, first, each.name)
            if merged is None:
                return None
            changed[each.name] = merged
        return replace(first, **changed)

    def _field(self, values: Said, holder: t.Node, name: str) -> Any | None:
        """What a field holds, for all voices; None if brackets cannot stand there."""
        first = values[0][1]
        if isinstance(first, tuple):
            return self._aligned(values, "")
        if name == "level" and isinstance(holder, LEVELLED):
            span = holder.span
            return t.Slot(tuple(t.Option(self.whose(keys), level, span=span) for keys, level in values), span=span)
        if not all(isinstance(value, t.Node) for _, value in values):
            return None
        finer = self._finer(values)
        if finer is not None:
            return finer
        kinds = {type(value) for _, value in values}
        if kinds == {t.Steps} or kinds == {t.MethodName}:
            return self._slot(values)
        if kinds == {t.Codes} and isinstance(holder, (t.Change, t.Exception_)):
            return t.Codes((self._slot(values),), span=first.span)
        return self._slot(values) if all(isinstance(value, CONDITIONS) for _, value in values) else None

    def _chains(self, said: Said) -> t.Chain | None:
        """Conditions joined by the same word, of which some voices have more than others."""
        joins = {value.join for _, value in said if isinstance(value, t.Chain)}
        if len(joins) != 1 or not all(isinstance(value, CONDITIONS) for _, value in said):
            return None
        join = joins.pop()
        parts = [(keys, value.parts if isinstance(value, t.Chain) else (value,)) for keys, value in said]
        aligned = self._aligned(_grouped(parts), join)
        return t.Chain(join, aligned, span=said[0][1].span) if aligned else None

    def _aligned(self, said: Said, join: str) -> tuple[Any, ...] | None:
        """Rows of values laid beside the longest; what not all of them have stands in brackets."""
        base = max((values for _, values in said), key=len)
        placed: list[list[tuple[Keys, Any]]] = [[] for _ in base]
        for keys, values in said:
            at = 0
            for value in values:
                while at < len(base) and not self._alike(base[at], value):
                    at += 1
                if at == len(base):
                    return None
                placed[at].append((keys, value))
                at += 1
        everyone = {key for keys, _ in said for key in keys}
        merged = []
        for index, here in enumerate(placed):
            grouped = _grouped(here)
            one = grouped[0][1] if len(grouped) == 1 else self._inside(grouped)
            if one is None:
                return None
            holders = {key for keys, _ in here for key in keys}
            if holders == everyone:
                merged.append(one)
            elif (join and index) or isinstance(one, REMOVABLE):
                order = tuple(key for keys, _ in said for key in keys if key in holders)
                merged.append(t.Bracketed(self.besides(order), (one,), join, span=one.span))
            else:
                return None
        if all(isinstance(each, t.Bracketed) for each in merged) and isinstance(base[0], (t.Labelled, *ENTRIES)):
            return None
        return tuple(merged)

    def _inside(self, said: Said) -> Any | None:
        finer = self._finer(said)
        if finer is None and all(isinstance(value, CONDITIONS) for _, value in said):
            return self._slot(said)
        return finer

    def _alike(self, one: Any, other: Any) -> bool:
        """Whether two values may be the same clause in other words."""
        if one == other:
            return True
        if type(one) is not type(other):
            return False
        match one:
            case t.Compare():
                return bool(one.left == other.left and one.compare == other.compare)
            case t.Labelled():
                return bool(one.label == other.label)
            case t.Limit():
                return one.method is None or one.method == other.method
            case (
                t.AnyOther()
                | t.AnyAt()
                | t.SameLevel()
                | t.Change()
                | t.Exception_()
                | t.Enumeration()
                | t.Chain()
                | t.Annotated()
                | t.Guarded()
            ):
                return True
        return False


def _grouped(said: Sequence[tuple[Keys, Any]]) -> Said:
    """The values with all voices that say the same together, in the order in which they first speak."""
    found: list[tuple[Keys, Any]] = []
    for keys, value in said:
        for i, (before, known) in enumerate(found):
            if known == value:
                found[i] = ((*before, *keys), known)
                break
        else:
            found.append((keys, value))
    return found
