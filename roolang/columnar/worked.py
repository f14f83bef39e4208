"""Amounts of materials that the text works out of others: where it may, goods go to the interpreter."""

from __future__ import annotations

from collections.abc import Collection

from roolang.columnar.kinds import Kind
from roolang.columnar.settled import is_settled, is_stated, items_of
from roolang.columnar.unplanned import Unplanned
from roolang.domain.truth import Truth
from roolang.ir import nodes as n
from roolang.ir.program import Derived
from roolang.ir.walking import nodes_in


def refuse_worked_out(kind: Kind) -> None:
    """Leaves goods to the interpreter of whose materials the text may work out an amount that they do not declare."""
    if any(_may_be(entry, kind) for entry in kind.program.derived):
        raise Unplanned("amounts that the text works out")


def _may_be(entry: Derived, kind: Kind) -> bool:
    """Whether some material lacks the amount, and columns hold any of what it is worked out of, or may."""
    held = kind.amounts.of_lines
    lacked = held.get(entry.measure, (0, True))[1]
    return lacked and _takes(entry.form, held) and not (_never_for_goods(entry, kind) or _never_stated(entry, kind))


def _takes(form: n.Form, names: Collection[str]) -> bool:
    """Whether a formula takes one of these amounts, or what is in a line, or hangs on a condition."""
    return any(
        each.name in names if isinstance(each, n.GoodAmount) else isinstance(each, n.Sum | n.Choice)
        for each in nodes_in(form)
    )


def _never_for_goods(entry: Derived, kind: Kind) -> bool:
    return not kind.below and is_settled(entry.goods, kind) and kind.scene.ask(entry.goods).truth is Truth.NO


def _never_stated(entry: Derived, kind: Kind) -> bool:
    """Whether nobody states of any material what a formula for all of them asks."""
    if entry.where != n.Always() or not is_stated(entry.condition):
        return False
    return all(kind.scene.ask(entry.condition, item).truth is not Truth.YES for item in items_of(kind))
