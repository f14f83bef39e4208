"""General provisions in legal English, a sentence each."""

from __future__ import annotations

from functools import singledispatch

from roolang.draft.wording.classes import SIGNS, codes, materials, operations, unsaid
from roolang.draft.wording.conditions import clause
from roolang.draft.wording.figures import formula, limits, of_goods, share, steps
from roolang.draft.wording.house import House, day, either, value
from roolang.syntax import tree as t


@singledispatch
def provision(node: t.Node, house: House) -> str:
    """What a provision says."""
    raise unsaid(node)


# ---- what confers origin, and what takes it away


@provision.register
def _conferred(node: t.OriginConferred, house: House) -> str:
    return f"A good originates if {clause(node.cond, house)}."


@provision.register
def _of_sets(node: t.OriginOfSets, house: House) -> str:
    of, only = of_goods(node.goods, house).removeprefix(" for sets"), "only " if node.only else ""
    return f"A good put up in a set{of} originates {only}if {clause(node.cond, house)}."


@provision.register
def _imported(node: t.OriginByImportation, house: House) -> str:
    asked = f", if {clause(node.condition, house)}" if node.condition else ""
    goods = of_goods(node.goods, house, "goods of ").strip()
    return f"Importation from a Party confers origin on {goods}, wherever they were made{asked}."


@provision.register
def _obtained(node: t.GoodsObtained, house: House) -> str:
    return f"A good is wholly obtained if {clause(node.cond, house)}."


@provision.register
def _lost(node: t.OriginLost, house: House) -> str:
    return f"A good loses its origin if {clause(node.cond, house)}."


@provision.register
def _claimed(node: t.ClaimRequired, house: House) -> str:
    return f"Preferential treatment may be claimed only if {clause(node.cond, house)}."


@provision.register
def _together(node: t.AllApply, house: House) -> str:
    return f"Where several rules apply{of_goods(node.goods, house, ' to goods of ')}, each of them shall be met."


@provision.register
def _insufficient(node: t.Insufficient, house: House) -> str:
    on = of_goods(node.goods, house, " on goods of ")
    return f"The following do not by themselves confer origin{on}: {either(list(node.names), 'and')}."


@provision.register
def _threshold(node: t.Threshold, house: House) -> str:
    goods = of_goods(node.goods, house, " of goods of ")
    limit = f"{SIGNS[node.compare]} {limits(node.limits, house)}"
    asked = f", if {clause(node.condition, house)}" if node.condition else ""
    return f"The {node.quantity}{goods} shall be {limit}, whatever the product rules say{asked}."


# ---- tolerance


@provision.register
def _tolerance(node: t.Tolerance, house: House) -> str:
    covers = f" Covered are: {either(list(node.covers), 'and')}." if node.covers else ""
    left_out = "".join(f" {materials(each, house).capitalize()} are not covered." for each in node.not_covered)
    counting = f", counting only {materials(node.counting, house)}," if node.counting else ""
    waived = f" Where it applies, {node.waives} need not be shown." if node.waives else ""
    maximum = " No maximum that a rule states may be exceeded by it." if node.within_maximum else ""
    portions = "".join(f" {_portion(each, house)}" for each in node.portions)
    asked = f", if {clause(node.condition, house)}" if node.condition else ""
    name = f" ({node.name})" if node.name else ""
    goods = of_goods(node.goods, house)
    return (
        f"Tolerance{name}{goods}: what fails a rule is disregarded if{counting} it does not exceed "
        f"{share(node.share, house)}{asked}.{portions}{covers}{left_out}{waived}{maximum}"
    )


def _portion(node: t.Portion, house: House) -> str:
    """A share of its own for some of what is overlooked."""
    number = share(node.steps, house) if isinstance(node.steps, t.NamedShare) else steps(node.steps, house)
    limit = f"{SIGNS[node.compare]} {number}"
    return f"Of {materials(node.mats, house)} {limit} may be disregarded, of the same base."


# ---- materials: accumulation, treatment, tracing


@provision.register
def _accumulation(node: t.Accumulation, house: House) -> str:
    whose = "the Parties" if node.among or not node.states else ""
    whose = either([each for each in (whose, *node.states) if each], "and")
    what = "Originating materials of and production in" if node.kind == "full" else "Originating materials of"
    of = f" This is for {materials(node.mats, house)}." if node.mats else ""
    start = f" from {day(node.start)}" if node.start else ""
    asked = f" if {clause(node.condition, house)}" if node.condition else ""
    goods = of_goods(node.goods, house)
    goods += f", where {clause(node.worked, house)}" if node.worked else ""
    return f"Accumulation ({node.kind}): {what} {whose} count as a Party's own{goods}{start}{asked}.{of}"


@provision.register
def _roll_up(node: t.RollUp, house: House) -> str:
    which = materials(node.mats, house) if node.mats else "a material"
    counts = "counts as originating in full" if node.applies else "counts only as far as what it is made of originates"
    counts += f", of which only {materials(node.only, house)} are looked at," if node.only else ""
    return f"Where {which} originates, it {counts} when it is used{of_goods(node.goods, house, ' in goods of ')}."


@provision.register
def _treat(node: t.Treat, house: House) -> str:
    purposes = either(list(node.purposes), "and")
    limited = f" for {'all purposes except' if node.others else 'the purposes of'} {purposes}" if purposes else ""
    up_to = f", up to {share(node.up_to, house)}" if node.up_to else ""
    asked = f", if {clause(node.condition, house)}" if node.condition else ""
    named = materials(node.mats, house)
    goods = of_goods(node.goods, house)
    return f"{named[0].upper() + named[1:]} shall be treated as {node.treated}{limited}{goods}{up_to}{asked}."


@provision.register
def _trace(node: t.Trace, house: House) -> str:
    depth = f" to tier {node.tier}" if node.tier is not None else ", to any tier"
    method = f" where the {node.method} method is used" if node.method else ""
    of = of_goods(node.goods, house)
    return (
        f"{materials(node.mats, house).capitalize()} that are imported count wherever they end up{depth}{of}{method}."
    )


@provision.register
def _designation(node: t.Designation, house: House) -> str:
    may = "may be designated as" if node.needed else "count without designation as"
    nested = f", none of them containing another that is subject to {node.nested}" if node.nested else ""
    asked = f", if {clause(node.condition, house)}" if node.condition else ""
    return f"Materials of the producer's own making {may} {node.name}{of_goods(node.goods, house)}{nested}{asked}."


@provision.register
def _valuation(node: t.Valuation, house: House) -> str:
    what = "materials" if node.mats is None else materials(node.mats, house)
    traced = " where they are traced" if node.traced else ""
    asked = f", if {clause(node.condition, house)}" if node.condition else ""
    return f"The value of {what}{traced}{of_goods(node.goods, house)} is {formula(node.formula, house, clause)}{asked}."


# ---- accounts


@provision.register
def _averaging(node: t.Averaging, house: House) -> str:
    figures = either(list(node.figures), "and") or "the value content"
    figures += f" by the method of {node.method}" if node.method else ""
    by = f", by {node.category}" if node.category else ""
    return f"A producer may average {figures} over a period ({node.period}){by}{of_goods(node.goods, house)}."


@provision.register
def _inventory(node: t.Inventory, house: House) -> str:
    return f"The origin of fungible materials may be told by an inventory method: {either(list(node.names))}."


@provision.register
def _quota(node: t.Quota, house: House) -> str:
    trade = f" exported from {node.exported_from}" if node.exported_from else ""
    trade += f" imported into {node.imported_into}" if node.imported_into else ""
    unit = f" {node.unit}" if node.unit else ""
    amount = share(node.amount, house) if isinstance(node.amount, t.NamedShare) else value(node.amount, house)
    return f"The quota {node.name} is {amount}{unit} a year{trade}."


# ---- definitions


@provision.register
def _list(node: t.ListDefinition, house: House) -> str:
    return f"`{node.name}` means: {codes(node.codes, house, 'and')}."


@provision.register
def _material(node: t.MaterialDefinition, house: House) -> str:
    return f"`{node.name}` means: {codes(node.codes, house, 'and')}."


@provision.register
def _operation(node: t.OperationDefinition, house: House) -> str:
    return f"`{node.name}` means: {node.words or (operations(node.operations) if node.operations else '')}."


@provision.register
def _operations(node: t.OperationsDefinition, house: House) -> str:
    return f"`{node.name}` means any of: {either(list(node.names))}."


@provision.register
def _stages(node: t.StagesDefinition, house: House) -> str:
    within = codes(node.within, house, "and")
    return f"`{node.name}`, within {within}, are the stages {', then '.join(node.names)}."


@provision.register
def _measure(node: t.MeasureDefinition, house: House) -> str:
    worked_out = f", and is {formula(node.formula, house, clause)}" if node.formula else ""
    return f"`{node.name}` is measured in {node.unit}{worked_out}{_rounding(node, house)}."


@provision.register
def _quantity(node: t.QuantityDefinition, house: House) -> str:
    country = " of a country" if node.of_country else ""
    return f"`{node.name}`{country} is {formula(node.formula, house, clause)}{_rounding(node, house)}."


def _rounding(node: t.MeasureDefinition | t.QuantityDefinition, house: House) -> str:
    if node.whole:
        return ", disregarding fractions"
    return f", rounded to {value(node.rounded, house)}" if node.rounded else ""


@provision.register
def _method(node: t.MethodDefinition, house: House) -> str:
    on = f" on a base, which is called {node.base}," if node.base else ""
    country = " of a country" if node.of_country else ""
    return f"Under the {node.name} method{on} the {node.quantity}{country} is {formula(node.formula, house, clause)}."


@provision.register
def _condition(node: t.ConditionDefinition, house: House) -> str:
    return f"The condition called `{node.name}` is met if {clause(node.cond, house)}."


@provision.register
def _parameter(node: t.ParameterDefinition, house: House) -> str:
    return f"`{node.name}` is {share(t.Share(node.steps, span=node.span), house)}."
