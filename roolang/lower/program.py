"""A text in a view, lowered: names resolved, provisions applied, ready to judge by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from roolang.diagnostics import Finding
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import fold
from roolang.domain.events import NAMES, event_of
from roolang.domain.trade import Joined
from roolang.ir import nodes as n
from roolang.ir.program import Accumulating, Coming, Program, Rolling, Treatment
from roolang.lower import classes
from roolang.lower.comparisons import number_by_name, threshold_of
from roolang.lower.confer import by_sets, general, goods_obtained, imported, ruled, sets_of, spared
from roolang.lower.derived import derived
from roolang.lower.editions import AMENDMENTS, Edition, Projected, spoken
from roolang.lower.environment import environment
from roolang.lower.frame import Frame, Override, origin_of
from roolang.lower.insufficient import meagre, merely_insufficient, undergoes_more
from roolang.lower.intermediates import designating
from roolang.lower.keys import key_label
from roolang.lower.library import DEFINITIONS, Library
from roolang.lower.money import guarded
from roolang.lower.once import Once
from roolang.lower.pooling import inventory_methods, pooling
from roolang.lower.project import Silent, View, project
from roolang.lower.rules import Placed, product_rules
from roolang.lower.scopes import Beside, scope_expr
from roolang.lower.spare import read_unused
from roolang.lower.tolerance import budget
from roolang.lower.units import unit_of
from roolang.lower.value import measure_for, shared_out_of
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

Lowered: TypeAlias = tuple[Program, tuple[Finding, ...]]
_programs: Once[Lowered] = Once()


def lower(whole: Edition, library: Library, view: View) -> Lowered:
    """The program of an edition in a view, and what was found on the way; made once of the same statements."""
    text, shared = said = _said(whole, library, view)

    def made() -> Lowered:
        beside, frame = _ground(whole, said)
        return _program(whole, text, view, beside, frame), tuple(frame.env.findings)

    layers, standing = zip(*text.statements, strict=True) if text.statements else ((), ())
    coming, since = zip(*text.coming, strict=True) if text.coming else ((), ())
    parts = (whole.text.header, *shared, *standing, *text.silent, *coming)
    how = len(shared), layers, since, text.labels, text.findings, whole.amends, view.party, view.reading
    program, findings = _programs.of(parts, how, made)
    return replace(program, day=view.day), findings


def ground(whole: Edition, library: Library, view: View) -> Frame:
    """What the general provisions of a text are lowered on: what names mean in it, and what holds for all its rules."""
    return _ground(whole, _said(whole, library, view))[1]


def lower_as(whole: Edition, statements: Iterable[tuple[int, Any]], view: View) -> Program:
    """The program of an edition if it said just some statements in a view, each in its layer, and none beside it."""
    text = replace(spoken(whole, view)[0], statements=tuple(statements))
    beside, frame = _ground(whole, (text, ()))
    return _program(whole, text, view, beside, frame)


def lower_figures(frame: Frame, asked: tuple[t.Compare, ...]) -> tuple[n.Expr, ...]:
    """Comparisons that stand outside a text, as they would be lowered in one of its general provisions."""
    return tuple(general(each, frame) for each in asked)


Said: TypeAlias = tuple[Projected, tuple[Any, ...]]
"""What a text says in a view, and what is said outside any text."""


def _said(whole: Edition, library: Library, view: View) -> Said:
    """What a text and its surroundings say in a view."""
    text, view = spoken(whole, view)
    return text, tuple(each for statement in library.shared for each in _voiced(statement, view))


def _voiced(statement: t.Statement, view: View) -> list[t.Statement]:
    """What a statement beside all texts comes to in a view; for whom it has no words, its name means nothing."""
    try:
        return project(statement, view)
    except Silent:
        return []


def _ground(whole: Edition, said: Said) -> tuple[Beside, Frame]:
    """What everything in a text is lowered on: its statements in the view, and what names mean in them."""
    text, shared = said
    statements = [statement for _, statement in text.statements]
    spare = [s for s in text.silent if isinstance(s, DEFINITIONS)]
    env = environment([*shared, *spare, *statements], _parties(statements, whole.text.header))
    env.findings.extend(text.findings)
    beside = Beside(tuple(statements))
    return beside, _framed(text, beside, Frame(env))


def _in_force(text: Projected) -> tuple[date | None, date | None]:
    """From when and until when."""
    found = text.in_force
    return (found.start, found.end) if found else (None, None)


def _joined(text: Projected) -> Joined:
    """For whom it begins later, and when."""
    found = text.in_force
    return tuple((party, each.start) for each in found.joined for party in each.parties) if found else ()


def _parties(statements: list[Any], header: t.Statement | None) -> tuple[str, ...]:
    """Who the parties are; of a consolidated text that does not say it, those among whom it is."""
    among = header.parties if isinstance(header, t.Consolidated) else ()
    return next((s.names for s in statements if isinstance(s, t.Parties)), among)


def _say_who(header: t.Statement | None, rules: list[Placed], frame: Frame) -> None:
    """RL5661 of a text with rules that does not say who its parties are."""
    if header is not None and rules and not frame.env.parties:
        message = "this text does not say who its parties are, so no good is known to be made in their territory"
        frame.env.report("RL5661", message, header.span, help="write `parties NZ, CL`, with the letters of its own")


def _framed(text: Projected, beside: Beside, frame: Frame) -> Frame:
    """The frame with what general provisions change in every rule."""
    frame = frame.with_(disregarding=_disregarding(beside.statements))
    overrides = []
    for layer, s in text.statements:
        if not isinstance(s, t.Threshold | t.Trace):
            continue
        goods, origin = beside.goods(s, frame), origin_of(s, (s.cite,) if s.cite else ())
        if isinstance(s, t.Threshold) and s.condition:
            goods = n.All((goods, general(s.condition, frame)), origin=origin)
        if isinstance(s, t.Trace):
            overrides.append(
                Override(goods, "regional value content", fold(s.method), trace=s, layer=layer, origin=origin)
            )
            continue
        names = [limit.method.name for limit in s.limits if limit.method]
        method = next((name.name for name in names if isinstance(name, t.MethodName)), "")
        overrides.append(
            Override(
                goods, fold(s.quantity), fold(method), s.limits, s.compare,
                layer=layer, conditional=s.condition is not None, origin=origin,
            )
        )  # fmt: skip
    tolerances = tuple(
        budget(s, beside.goods(s, frame), frame) for s in beside.statements if isinstance(s, t.Tolerance)
    )
    listed = [meagre(s, beside.goods(s, frame), frame) for s in beside.statements if isinstance(s, t.Insufficient)]
    traces = tuple(each for each in overrides if each.trace is not None)
    return frame.with_(overrides=tuple(overrides), traces=traces, tolerances=tolerances, insufficient=tuple(listed))


def _disregarding(statements: tuple[Any, ...]) -> bool:
    return any(isinstance(s, t.Treat) and s.treated == "disregarded" for s in statements)


def _program(whole: Edition, text: Projected, view: View, beside: Beside, frame: Frame) -> Program:
    """What the text is and what it asks; then how materials count, and what else it provides."""
    statements = beside.statements
    sets = sets_of(statements, beside, frame)
    undone = [
        *(general(s.cond, frame) for s in statements if isinstance(s, t.OriginLost)),
        *_open(text, t.OriginLost),
    ]
    lost = [*undone, *spared(merely_insufficient(frame), (*sets, *ruled(statements, beside, frame)))]
    claim = [
        *(general(s.cond, frame, "and") for s in statements if isinstance(s, t.ClaimRequired)),
        *_open(text, t.ClaimRequired),
    ]
    header = whole.text.header
    rules = [Placed(layer, s) for layer, s in text.statements if isinstance(s, t.ProductRule)]
    if whole.amends or not getattr(header, "amends", ""):  # one that is not there may say it
        _say_who(header, rules, frame)
    program = Program(
        name=whole.text.name,
        party=view.party,
        reading=view.reading,
        day=view.day,
        parties=frame.env.parties,
        nomenclature=next((s.year for s in reversed(statements) if isinstance(s, t.Nomenclature)), None),
        importing=next((s.importing for s in statements if isinstance(s, t.Parties)), ()),
        in_force=_in_force(text),
        joined=_joined(text),
        origin=by_sets(_origin(statements, frame), sets),
        lost=tuple(lost),
        claim=tuple(claim),
        rules=_product_rules(rules, text, statements, frame),
        silent=text.labels,
        amends=whole.amends,
        title=header.title,
    )
    program = _besides(_with_materials(program, beside, frame), text, undone, beside, frame)
    settled = _unless_open(program.origin, text, beside, frame)
    program = replace(program, origin=settled, vocabulary=frame.env.vocabulary())
    read_unused(statements, frame)
    return program


def _product_rules(rules: list[Placed], text: Projected, statements: tuple[Any, ...], frame: Frame) -> n.Expr:
    """The rules for all goods, those in a slot on which a party is silent among them."""
    together = [s for s in statements if isinstance(s, t.AllApply)]
    silent = [s for s in text.silent if isinstance(s, t.ProductRule)]
    return product_rules(rules, together, silent, frame)


def _with_materials(program: Program, beside: Beside, frame: Frame) -> Program:
    """The program with what it says of the status of materials."""
    statements = beside.statements
    return replace(
        program,
        treatments=tuple(_treatment(s, beside, frame) for s in statements if isinstance(s, t.Treat)),
        accumulating=tuple(_accumulating(s, beside, frame) for s in statements if isinstance(s, t.Accumulation)),
        rolling=tuple(_rolling(s, beside, frame) for s in statements if isinstance(s, t.RollUp)),
        designating=tuple(
            designating(s, beside.goods(s, frame), _if(s.condition, frame), program.origin, program.rules, frame)
            for s in statements
            if isinstance(s, t.Designation)
        ),
    )


def _besides(program: Program, text: Projected, undone: list[n.Expr], beside: Beside, frame: Frame) -> Program:
    """The program with what else it provides: events, goods of a place, stocks, averages, amounts, what is to come."""
    statements = beside.statements
    return replace(
        program,
        event=_event(statements, frame),
        obtained=goods_obtained(statements, frame),
        imported=imported(statements, beside, undone, frame),
        inventory=inventory_methods(statements, frame),
        pooling=tuple(pooling(s, beside, frame) for s in statements if isinstance(s, t.Averaging)),
        derived=tuple(derived(beside, partial(_if, frame=frame), frame)),
        coming=tuple(_coming(text, beside, frame)),
    )


def _event(statements: tuple[Any, ...], frame: Frame) -> str:
    """The event whose date counts, where the text names one."""
    said = next((s for s in reversed(statements) if isinstance(s, t.DatesBy)), None)
    found = event_of(said.event) if said else ""
    if said is not None and not found:
        help_ = did_you_mean(said.event, NAMES) or f"write {', '.join(NAMES[:-1])} or {NAMES[-1]}"
        frame.env.report("RL5605", f"declarations have no date of {said.event}", said.span, help=help_)
    return found


def _coming(text: Projected, beside: Beside, frame: Frame) -> Iterator[Coming]:
    """The provisions that begin after the day."""
    for found, since in text.coming:
        s = found.statement if isinstance(found, t.Replace | t.Add) else found
        if isinstance(s, t.ProductRule):
            goods = scope_expr(s.scope, frame, beside.rules(s.verb))
            yield Coming(key_label(s), goods, since)
        elif not isinstance(s, (*DEFINITIONS, *AMENDMENTS)):
            yield Coming(key_label(s), beside.goods(s, frame), since)


REACHING = (
    t.Tolerance, t.Threshold, t.Trace, t.Treat, t.Accumulation, t.RollUp, t.AllApply, t.OriginConferred,
    t.Designation, t.OriginOfSets, t.OriginByImportation, t.GoodsObtained,
)  # fmt: skip
"""Provisions that change what confers origin, either way."""


def _open(text: Projected, kind: type[t.Node]) -> list[n.Expr]:
    """The provisions of a kind that the party is silent on."""
    return [_position(s) for s in text.silent if isinstance(s, kind)]


def _position(s: Any) -> n.Expr:
    """The position that a party does not have."""
    return n.Fact("unresolved", f"the position on {key_label(s)}", origin=origin_of(s))


def _unless_open(origin: n.Expr, text: Projected, beside: Beside, frame: Frame) -> n.Expr:
    """What confers origin; for the goods of a provision that the party is silent on, its position first of all."""
    for s in text.silent:
        used = isinstance(s, DEFINITIONS) and fold(getattr(s, "name", "")) in frame.env.used
        if used or isinstance(s, REACHING):
            goods, position = beside.goods(s, frame), _position(s)
            other = n.All((n.Not(goods), origin)) if goods != n.Given(True) else n.Given(False)
            origin = n.Any((other, n.All((goods, position))), origin=position.origin)
    return origin


def _if(condition: t.Cond | None, frame: Frame) -> n.Expr:
    """The condition of a provision that may have one."""
    return general(condition, frame) if condition else n.Given(True)


def _origin(statements: tuple[Any, ...], frame: Frame) -> n.Expr:
    """What confers origin; a text that does not say asks for its product rule alone."""
    said = next((s for s in reversed(statements) if isinstance(s, t.OriginConferred)), None)
    return general(said.cond, frame) if said else n.RuleMet(origin=n.Origin("the product rule is met"))


def _treatment(s: t.Treat, beside: Beside, frame: Frame) -> Treatment:
    where = classes.mats(s.mats, frame)
    return Treatment(
        where,
        s.treated,
        _purposes(s, frame),
        beside.goods(s, frame),
        _up_to(s, where, frame),
        _if(s.condition, frame),
        tuple(cite.words for cite in s.cites),
        s.others,
    )


def _purposes(s: t.Treat, frame: Frame) -> tuple[str, ...]:
    """The purposes that a treatment names; *value* stands for every figure of values, however it is worked out."""
    named = [fold(name) for name in s.purposes]
    if "value" in named:
        named += [of for _, of in frame.env.methods]
        named += [name for name, defined in frame.env.conditions.items() if _of_values(defined)]
    return tuple(dict.fromkeys(named))


def _of_values(defined: t.ConditionDefinition) -> bool:
    """Whether a defined condition limits the value of materials."""
    return any(isinstance(node, t.Operand) and fold(node.name) == "value" for node in walk(defined.cond))


def _up_to(s: t.Treat, where: n.Pred, frame: Frame) -> n.Expr:
    """That the lines so treated stay within a share together."""
    if s.up_to is None:
        return n.Given(True)
    share = number_by_name(s.up_to, frame)
    limit = t.Limit(share, span=s.up_to.span)
    found = tuple(
        guarded(
            n.Compare(
                n.Sum(measure_for(base, frame), where, whole=True),
                "<=",
                threshold_of(limit, base, "", frame),
                base,
                unit=unit_of(base, frame.env) or "",
                part=True,
                origin=origin_of(s),
            ),
            limit,
            frame.env,
        )
        for base in shared_out_of(share, frame)
    )
    return found[0] if len(found) == 1 else n.Any(found, origin=origin_of(s))


def _accumulating(s: t.Accumulation, beside: Beside, frame: Frame) -> Accumulating:
    return Accumulating(
        fold(s.kind) == "full",
        (*frame.env.parties, *s.states) if s.among and s.states else s.states,
        classes.mats(s.mats, frame) if s.mats else n.Always(),
        _worked(s, beside.goods(s, frame), frame),
        _if(s.condition, frame),
        tuple(cite.words for cite in s.cites),
    )


def _worked(s: t.Accumulation, goods: n.Expr, frame: Frame) -> n.Expr:
    """For which goods materials accumulate: of some codes, and those to which enough was done."""
    if s.worked is None:
        return goods
    return n.All((goods, undergoes_more(s.worked, s.worked.place, frame)), origin=origin_of(s))


def _rolling(s: t.RollUp, beside: Beside, frame: Frame) -> Rolling:
    return Rolling(
        s.applies,
        classes.mats(s.mats, frame) if s.mats else n.Always(),
        beside.goods(s, frame),
        classes.mats(s.only, frame) if s.only else n.Always(),
        tuple(cite.words for cite in s.cites),
    )
