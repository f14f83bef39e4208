"""The single conditions, and what may stand behind one."""

from __future__ import annotations

from roolang.format.classes import parties
from roolang.format.doc import FILL, SOFT, Doc, group, nest, seq
from roolang.format.quantities import compared, left_hand, limits
from roolang.format.words import name, quoted
from roolang.format.writing import form, write
from roolang.syntax import tree as t

# ---- change in tariff classification


@form.register(t.Change)
def _change(node: t.Change) -> Doc:
    exceptions = (seq(SOFT, write(each)) for each in node.exceptions)
    return seq("change from ", write(node.codes), *exceptions, seq(SOFT, write(node.also)) if node.also else ())


@form.register(t.Exception_)
def _exception(node: t.Exception_) -> Doc:
    return seq("except from ", write(node.codes))


@form.register(t.Also)
def _also(node: t.Also) -> Doc:
    exceptions = (seq(SOFT, write(each)) for each in node.exceptions)
    return seq("whether or not there is also a change from ", write(node.codes), *exceptions)


@form.register(t.NoChange)
def _no_change(node: t.NoChange) -> Doc:
    return seq("no change in tariff classification")


@form.register(t.Allowance)
def _allowance(node: t.Allowance) -> Doc:
    limit = seq(FILL, "up to ", limits(node.limits)) if node.limits else ()
    work = seq(FILL, "if they undergo ", write(node.operations)) if node.operations else ()
    return group(nest("however ", write(node.mats), FILL, "may be used", limit, work))


# ---- status, production, comparison


@form.register(t.WhollyObtained)
def _wholly_obtained(node: t.WhollyObtained) -> Doc:
    return seq("wholly obtained")


@form.register(t.Status)
def _status(node: t.Status) -> Doc:
    if node.codes:
        return seq("of ", write(node.codes))
    if node.kind == "described":
        return seq("described as ", quoted(node.words))
    return seq("produced in ", parties(node.states)) if node.kind == "produced" else seq(node.kind)


@form.register(t.Every)
def _every(node: t.Every) -> Doc:
    return seq(f"{node.quantifier} ", write(node.mats), " are ", write(node.status))


@form.register(t.GoodIs)
def _good_is(node: t.GoodIs) -> Doc:
    return seq("good is not " if node.negated else "good is ", write(node.status))


@form.register(t.MaterialsUndergo)
def _materials_undergo(node: t.MaterialsUndergo) -> Doc:
    place = seq(" ", write(node.place)) if node.place else ()
    return seq(f"{node.quantifier} ", write(node.mats), FILL, "undergo ", write(node.operations), place)


@form.register(t.MadeFrom)
def _made_from(node: t.MadeFrom) -> Doc:
    return seq("made from ", write(node.mats))


@form.register(t.Undergoes)
def _undergoes(node: t.Undergoes) -> Doc:
    return seq("undergoes ", write(node.operations), seq(" ", write(node.place)) if node.place else ())


@form.register(t.UndergoesMore)
def _undergoes_more(node: t.UndergoesMore) -> Doc:
    place = seq(" ", write(node.place)) if node.place else ()
    return seq("undergoes more than insufficient operations", place)


@form.register(t.Place)
def _place(node: t.Place) -> Doc:
    return seq("in ", parties(node.states)) if node.states else seq("in the territory of the parties")


@form.register(t.Compare)
def _compare(node: t.Compare) -> Doc:
    return compared(left_hand(node.left), node.compare, node.limits)


# ---- questions of fact, references


@form.register(t.Established)
def _established(node: t.Established) -> Doc:
    return seq("established that ", quoted(node.words))


@form.register(t.WithinQuota)
def _within_quota(node: t.WithinQuota) -> Doc:
    return seq("within quota ", name(node.name))


@form.register(t.RuleMet)
def _rule_met(node: t.RuleMet) -> Doc:
    return seq("the product rule is met")


@form.register(t.Excepting)
def _excepting(node: t.Excepting) -> Doc:
    return seq(write(node.named), *(seq(SOFT, write(each)) for each in node.exceptions))


@form.register(t.Named)
def _named(node: t.Named) -> Doc:
    return (name(node.name),)
