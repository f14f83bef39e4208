"""Headers and definitions."""

from __future__ import annotations

from roolang.format.classes import flowing, parties, titles
from roolang.format.conditions import lead
from roolang.format.doc import FILL, HARD, SOFT, Doc, Piece, group, nest, seq
from roolang.format.words import day, name, quoted, title
from roolang.format.writing import closing, form, write
from roolang.syntax import tree as t

# ---- headers


def _line(*pieces: Piece) -> Doc:
    """A statement that wraps where it must."""
    return group(nest(*pieces))


def _title(words: str) -> Doc:
    return seq(FILL, quoted(words)) if words else ()


@form.register(t.Language)
def _language(node: t.Language) -> Doc:
    return seq(f"language {node.version}")


@form.register(t.Use)
def _use(node: t.Use) -> Doc:
    return seq("use ", quoted(node.name))


@form.register(t.Agreement)
def _agreement(node: t.Agreement) -> Doc:
    return _line("agreement ", node.name, _title(node.title))


@form.register(t.PartOf)
def _part_of(node: t.PartOf) -> Doc:
    return seq("part of ", node.name)


@form.register(t.Proposal)
def _proposal(node: t.Proposal) -> Doc:
    dated = f" dated {day(node.dated)}" if node.dated else ""
    amends = seq(" amends ", node.amends, dated)
    return _line("proposal ", node.name, " by ", parties(node.parties), amends, _title(node.title))


@form.register(t.Consolidated)
def _consolidated(node: t.Consolidated) -> Doc:
    amends = seq(" amends ", node.amends) if node.amends else ()
    dated = f" dated {day(node.dated)}" if node.dated else ""
    among = seq(" among ", parties(node.parties))
    return _line("consolidated text ", node.name, among, amends, dated, _title(node.title))


@form.register(t.Parties)
def _parties(node: t.Parties) -> Doc:
    into = seq(" for imports into ", parties(node.importing)) if node.importing else ()
    return seq("parties ", parties(node.names), into)


@form.register(t.Nomenclature)
def _nomenclature(node: t.Nomenclature) -> Doc:
    return seq(f"nomenclature HS {node.year}")


@form.register(t.InForce)
def _in_force(node: t.InForce) -> Doc:
    whole = seq(f"in force {day(node.start)}" + (f" to {day(node.end)}" if node.end else ""))
    later = [seq(HARD, write(each)) for each in node.joined]
    return seq(whole, nest(*later)) if later else whole


@form.register(t.Joined)
def _joined(node: t.Joined) -> Doc:
    return seq("for ", parties(node.parties), f" from {day(node.start)}")


@form.register(t.DatesBy)
def _dates_by(node: t.DatesBy) -> Doc:
    return seq("dates are those of ", name(node.event))


@form.register(t.CitationsRequired)
def _citations_required(_: t.CitationsRequired) -> Doc:
    return seq("citations required")


@form.register(t.RulesCover)
def _rules_cover(node: t.RulesCover) -> Doc:
    return _line("rules cover ", write(node.goods))


# ---- definitions


@form.register(t.ListDefinition)
def _list(node: t.ListDefinition) -> Doc:
    nomenclature = seq(" ", write(node.nomenclature)) if node.nomenclature else ()
    return _line("list ", title(node.name), nomenclature, closing(node.cite), ":", SOFT, flowing(node.codes))


@form.register(t.MaterialDefinition)
def _material(node: t.MaterialDefinition) -> Doc:
    return _line("define material ", name(node.name), " as ", write(node.codes), closing(node.cite))


@form.register(t.OperationDefinition)
def _operation(node: t.OperationDefinition) -> Doc:
    meaning = write(node.operations) if node.operations else seq("text ", quoted(node.words))
    return _line("define operation ", title(node.name), " as ", meaning, closing(node.cite))


@form.register(t.OperationsDefinition)
def _operations(node: t.OperationsDefinition) -> Doc:
    return _line("define operations ", name(node.name), ":", SOFT, titles(node.names), closing(node.cite))


@form.register(t.StagesDefinition)
def _stages(node: t.StagesDefinition) -> Doc:
    within = seq(" within ", write(node.within), ":")
    return _line("define stages ", name(node.name), within, SOFT, titles(node.names), closing(node.cite))


@form.register(t.MeasureDefinition)
def _measure(node: t.MeasureDefinition) -> Doc:
    formula = seq(" as ", write(node.formula), _rounding(node)) if node.formula else ()
    return _line("define measure ", name(node.name), " in ", name(node.unit), formula, closing(node.cite))


def _rounding(node: t.MeasureDefinition | t.QuantityDefinition) -> Doc:
    if node.rounded:
        return seq(FILL, "rounded to ", write(node.rounded))
    return seq(FILL, "disregarding fractions") if node.whole else ()


@form.register(t.QuantityDefinition)
def _quantity(node: t.QuantityDefinition) -> Doc:
    country = " of the country" if node.of_country else ""
    return _line(
        "define quantity ",
        name(node.name),
        country,
        " as ",
        write(node.formula),
        _rounding(node),
        closing(node.cite),
    )


@form.register(t.MethodDefinition)
def _method(node: t.MethodDefinition) -> Doc:
    base = seq(" on ", name(node.base)) if node.base else ()
    quantity = seq(" for ", name(node.quantity), " of the country" if node.of_country else "", " as ")
    return _line("define method ", name(node.name), base, quantity, write(node.formula), closing(node.cite))


@form.register(t.ConditionDefinition)
def _condition(node: t.ConditionDefinition) -> Doc:
    return lead((), seq("define condition ", name(node.name), " as "), node.cond)


@form.register(t.ParameterDefinition)
def _parameter(node: t.ParameterDefinition) -> Doc:
    return _line("define parameter ", name(node.name), " as ", write(node.steps), closing(node.cite))
