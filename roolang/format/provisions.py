"""General provisions."""

from __future__ import annotations

from roolang.format.classes import names, parties, titles
from roolang.format.conditions import lead
from roolang.format.doc import SOFT, Doc, Piece, group, listing, nest, seq
from roolang.format.quantities import compared, tier, unmistaken
from roolang.format.words import COMPARISONS, READS_AS_GOODS, READS_AS_MONEY, READS_AS_UNIT, day, name, quoted
from roolang.format.writing import closing, form, write
from roolang.syntax import tree as t


def _provision(*pieces: Piece) -> Doc:
    return group(nest(*pieces))


def _clause(words: str, content: Piece | None) -> Doc:
    """A clause on a line of its own if the provision is too long for one line; nothing without content."""
    return seq(SOFT, nest(words, content)) if content else ()


def _goods(goods: t.Goods | None) -> Doc:
    return _clause("for goods of ", write(goods) if goods else None)


def _written(words: str, node: t.Node | None) -> Doc:
    return _clause(words, write(node) if node else None)


def _materials(mats: t.Mats | None) -> Doc:
    return _clause("for ", unmistaken(write(mats), READS_AS_GOODS) if mats else None)


def _conditional(header: Doc, condition: t.Cond | None) -> Doc:
    return lead(nest(header), "if ", condition) if condition else _provision(header)


@form.register(t.OriginConferred)
def _conferred(node: t.OriginConferred) -> Doc:
    return lead((), "origin is conferred by ", node.cond)


@form.register(t.OriginOfSets)
def _sets(node: t.OriginOfSets) -> Doc:
    conferred = " is conferred only" if node.only else " is conferred"
    return lead(nest("origin of ", write(node.goods), conferred), "by ", node.cond)


@form.register(t.OriginByImportation)
def _importation(node: t.OriginByImportation) -> Doc:
    header = seq("importation from a party confers origin on goods of ", write(node.goods), closing(*node.cites))
    return _conditional(header, node.condition)


@form.register(t.GoodsObtained)
def _obtained(node: t.GoodsObtained) -> Doc:
    return lead((), "goods are wholly obtained if ", node.cond)


@form.register(t.OriginLost)
def _lost(node: t.OriginLost) -> Doc:
    return lead((), "origin is lost if ", node.cond)


@form.register(t.ClaimRequired)
def _claim(node: t.ClaimRequired) -> Doc:
    return lead((), "claim requires ", node.cond)


@form.register(t.AllApply)
def _all_apply(node: t.AllApply) -> Doc:
    return _provision("all applicable rules for ", write(node.goods), " must be met", closing(node.cite))


@form.register(t.Tolerance)
def _tolerance(node: t.Tolerance) -> Doc:
    called = seq(name(node.name, READS_AS_MONEY), ": ") if node.name else ()
    header = seq(
        seq("tolerance ", called, write(node.share)),
        _goods(node.goods),
        _clause("covers ", _covered(node.covers) if node.covers else None),
        _clause("waives ", name(node.waives) if node.waives else None),
        _written("counting ", node.counting),
        *(_clause("of which ", write(portion)) for portion in node.portions),
        *(_written("does not cover ", mats) for mats in node.not_covered),
        seq(SOFT, "within any stated maximum") if node.within_maximum else (),
        closing(*node.cites),
    )
    return _conditional(header, node.condition)


@form.register(t.Portion)
def _portion(node: t.Portion) -> Doc:
    return seq(write(node.mats), f" {COMPARISONS[node.compare]} ", write(node.steps))


def _covered(conditions: tuple[str, ...]) -> Doc:
    """The conditions that a tolerance works on; `wholly obtained` is a phrase of the language."""
    return listing(each if each == "wholly obtained" else name(each) for each in conditions)


def _worked(node: t.UndergoesMore | None) -> Doc:
    """What is asked of the goods that materials go into, in the plural."""
    place = seq(" ", write(node.place)) if node and node.place else ()
    return _clause("", seq("for goods that undergo more than insufficient operations", place) if node else None)


@form.register(t.Accumulation)
def _accumulation(node: t.Accumulation) -> Doc:
    header = seq(
        seq("accumulation ", name(node.kind)),
        " among the parties" if node.among else (),
        seq(" with ", parties(node.states)) if node.states else (),
        _goods(node.goods),
        _worked(node.worked),
        _materials(node.mats),
        _clause("from ", day(node.start) if node.start else None),
        closing(*node.cites),
    )
    return _conditional(header, node.condition)


@form.register(t.RollUp)
def _roll_up(node: t.RollUp) -> Doc:
    applies = "roll-up applies" if node.applies else "roll-up does not apply"
    only = _written("counting only ", node.only)
    return _provision(applies, _goods(node.goods), _materials(node.mats), only, closing(*node.cites))


@form.register(t.Treat)
def _treat(node: t.Treat) -> Doc:
    header = seq(
        seq("treat ", write(node.mats), f" as {node.treated}"),
        _clause("except for " if node.others else "for ", _covered(node.purposes) if node.purposes else None),
        _goods(node.goods),
        _written("up to ", node.up_to),
        closing(*node.cites),
    )
    return _conditional(header, node.condition)


@form.register(t.Trace)
def _trace(node: t.Trace) -> Doc:
    traced = seq("trace ", write(node.mats), tier(node.tier))
    method = _clause("by ", name(node.method) if node.method else None)
    return _provision(traced, _goods(node.goods), method, closing(node.cite))


@form.register(t.Threshold)
def _threshold(node: t.Threshold) -> Doc:
    limit = nest(compared(name(node.quantity), node.compare, node.limits))
    header = seq("threshold for goods of ", write(node.goods), ":", SOFT, limit, closing(node.cite))
    return _conditional(header, node.condition) if node.condition else _provision(header)


@form.register(t.Designation)
def _designation(node: t.Designation) -> Doc:
    allowed = seq("designation of ", name(node.name), " allowed" if node.needed else " not needed")
    nested = _clause("none containing another that requires ", name(node.nested) if node.nested else None)
    return _conditional(seq(allowed, _goods(node.goods), nested, closing(*node.cites)), node.condition)


@form.register(t.Averaging)
def _averaging(node: t.Averaging) -> Doc:
    by = _clause("by ", quoted(node.category) if node.category else None)
    method = seq(" by ", name(node.method)) if node.method else ()
    of = _clause("of ", seq(names(node.figures), method) if node.figures else None)
    return _provision("averaging over ", quoted(node.period), by, of, _goods(node.goods), closing(node.cite))


@form.register(t.Inventory)
def _inventory(node: t.Inventory) -> Doc:
    return _provision("inventory methods:", SOFT, names(node.names), closing(node.cite))


@form.register(t.Valuation)
def _valuation(node: t.Valuation) -> Doc:
    valued = seq("materials are ", "traced" if node.traced else "valued", " at ", write(node.formula))
    header = seq(valued, _goods(node.goods), _materials(node.mats), closing(*node.cites))
    return _conditional(header, node.condition)


@form.register(t.Insufficient)
def _insufficient(node: t.Insufficient) -> Doc:
    return _provision("insufficient operations:", SOFT, titles(node.names), _goods(node.goods), closing(node.cite))


@form.register(t.Quota)
def _quota(node: t.Quota) -> Doc:
    unit = seq(" ", name(node.unit, READS_AS_UNIT)) if node.unit else ""
    amount = seq("quota ", name(node.name), ": ", write(node.amount), unit, " per year")
    return _provision(amount, trade(node.exported_from, node.imported_into), closing(node.cite))


def trade(exported_from: str, imported_into: str) -> Doc:
    """The direction of trade."""
    exported = _clause("exported from ", exported_from or None)
    return seq(exported, _clause("imported into ", imported_into or None))
