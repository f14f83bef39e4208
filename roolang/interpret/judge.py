"""A declaration judged by a program: statuses bottom-up, then the good, then whether it may be claimed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from roolang.domain.declaration import Declaration, Item
from roolang.domain.trade import declared_trade
from roolang.domain.truth import Truth
from roolang.interpret import averaging, reasons
from roolang.interpret.answer import all_
from roolang.interpret.bench import Bench, Status
from roolang.interpret.cuts import judge_claims, judge_cuts
from roolang.interpret.derived import Working
from roolang.interpret.doubtful import note_place, note_unheard, unheard
from roolang.interpret.evaluate import evaluate
from roolang.interpret.inventory import Note
from roolang.interpret.judgement import VERDICTS, Judgement
from roolang.interpret.lines import Line, consumers, has_list, held, outside
from roolang.interpret.opening import Openable
from roolang.interpret.predicates import holds, obtained
from roolang.interpret.prepared import DECLARED, goods_of, prepared, run_of
from roolang.interpret.scene import Scene, by_text
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from roolang.ir.program import Program


def judge_as(
    program: Program,
    declaration: Declaration,
    *,
    burden_of_proof: bool = False,
    assumed: Mapping[int, str] | None = None,
) -> Judgement:
    """The verdict with its reasons, some codes taken for settled.

    Under the burden of proof what is not shown counts against the claimant.
    """
    bench = settled(program, declaration, burden_of_proof=burden_of_proof, assumed=assumed)
    trace, claim = _with_claim(bench.declaration.good, bench)
    note_besides(bench)
    truth = trace.answer.truth
    verdict = "non-originating" if burden_of_proof and truth is Truth.UNKNOWN else VERDICTS[truth]
    notes, declaration = tuple(bench.notes), bench.declaration
    return Judgement(
        program, declaration, verdict, trace, claim, notes, lambda: bench.statuses, burden_of_proof, bench.looked
    )


def conferring(good: Item, bench: Bench) -> n.Expr:
    """What confers origin on an item: how it was made, or of the good that it comes from a party, if that does."""
    ready, way, declared = prepared(bench.program), bench.program.imported, good is bench.declaration.good
    made = ready.verdict(good, declared=declared)
    if way is None or not declared or Scene(bench, good, ()).ask(way.goods).truth is Truth.NO:
        return made
    return ready.either(made, way.origin)


def _judged(good: Item, bench: Bench) -> Trace:
    """The trace of what confers origin on an item, on its best permitted cut; a plain item has but one."""
    ready = prepared(bench.program)
    expr = conferring(good, bench)
    run = None if bench.assumed else run_of(bench, good)
    if run is None:
        return judge_cuts(expr, good, bench)
    first = ready.node(expr)(run)
    return judge_cuts(expr, good, bench) if ready.opens and first.truth is not Truth.YES else first


def _with_claim(good: Item, bench: Bench) -> tuple[Trace, Trace | None]:
    """The good of the declaration on the cut that shows it best, and what a claim asks besides, on the same cut."""
    ready = prepared(bench.program)
    expr, claim = conferring(good, bench), ready.claim
    run = None if bench.assumed else run_of(bench, good)
    if run is not None:
        first = ready.node(expr)(run)
        opened = ready.opens and (first.truth is not Truth.YES or any(map(has_list, run.goods.items)))
        if not opened or not Openable(tuple(held(good)), run.scene).permitted:
            return first, None if claim is None else evaluate(claim, run.scene)
    return judge_claims(expr, claim, good, bench, shown=True)


def note_besides(bench: Bench) -> None:
    """What the reader should know besides: what is to come, no force or no such trade, a pool not heard."""
    program, good = bench.program, bench.declaration.good
    if program.coming:
        _note_coming(bench)
    if program.out_of_force:
        bench.note("RL6106", program.out_of_force, "the day judged on")
    trade = declared_trade(bench.declaration)
    if other := program.not_covered(trade):
        bench.note("RL6115", other, "the trade")
    elif later := program.later_for(trade):
        bench.note("RL6106", later, "the day judged on")
    if bench.declaration.averaging and (why := averaging.unheard(Scene(bench, good, tuple(held(good))))):
        bench.note("RL5610", why, good.name)


def _note_coming(bench: Bench) -> None:
    """Provisions for the good that begin after the day: they count for nothing, and the reader should know."""
    good, name = bench.declaration.good, bench.program.name
    scene = Scene(bench, good, tuple(held(good)))
    for each in bench.program.coming:
        if scene.ask(each.goods).truth is not Truth.NO:
            bench.note("RL7001", f"{each.words} is not yet in force: {name} has it from {each.since}", good.name)


# ---- the status of a material

ByRule: TypeAlias = Callable[[Item, Item, Bench], Status]
"""What a material is by its own rule, where it is used."""


def settled(
    program: Program,
    declaration: Declaration,
    *,
    burden_of_proof: bool = False,
    assumed: Mapping[int, str] | None = None,
) -> Bench:
    """What a declaration is judged on: the statuses of its materials under the program, from the inside out.

    The declaration of the bench has what the text works out of its amounts; statuses and amounts may hang on each
    other, so they are settled in turn until nothing is new.
    """
    bench = _settled(Bench(program, declaration, evaluate, burden_of_proof, assumed or {}))
    return _with_measures(bench) if program.derived else bench


def _with_measures(bench: Bench) -> Bench:
    """The bench with what the text works out, settled until nothing is new."""
    notes: list[Note] = []
    while True:
        found = Working(bench)
        notes += found.notes
        if found.declaration is bench.declaration:
            break
        bench = _settled(replace(bench, declaration=found.declaration, assumed=found.assumed, statuses={}, notes=[]))
    for note in (*notes, *found.doubts):
        bench.note(*note)
    return bench


def _settled(bench: Bench) -> Bench:
    """The bench with the statuses of all materials."""
    _settle(bench.declaration.good, bench)
    if bench.declaration.averaging is not None:
        for each in bench.declaration.averaging.goods:
            _settle(each.good, bench)
    return bench


def _settle(good: Item, bench: Bench) -> None:
    """The statuses of the materials of a good, those inside others first."""
    goods = goods_of(good)
    bench.settle(goods.statuses())
    if goods.others:
        _settle_others(goods.others, good, bench)
    elif good.produced_in is not None:
        note_place(good, bench)


def _settle_others(others: list[Item], good: Item, bench: Bench) -> None:
    """Those that the program has to be asked of."""
    user = good if good.produced_in is not None else bench.declaration.good
    users = consumers(user, good)
    for item in others:
        bench.settle({id(item): status_of(item, users[id(item)], bench)})
        note_place(item, bench)
    note_place(good, bench)
    note_unheard([item for item in others if unheard(item.originating, bench)], bench)


def status_of(item: Item, user: Item, bench: Bench, by_its_rule: ByRule | None = None) -> Status:
    """Declared, or worked out by the same text, or unknown; what is declared stands, also against the facts.

    `user` is what the item is used in: it counts as originating there, which another party's accumulation may settle
    otherwise. `by_its_rule` says what it is by its own materials, where that is asked of columns.
    """
    declared, worked_out = by_text(item.originating, bench.program), by_its_rule or _worked_out
    if declared is None:
        return _by_facts(item, user, bench, worked_out, abroad=outside(item, bench.territory) is Truth.YES)
    elsewhere = item.produced_in is not None and item.produced_in not in bench.territory
    facts = _by_facts(item, user, bench, worked_out, abroad=elsewhere)
    if facts.truth not in (Truth.UNKNOWN, Truth.of(declared)):
        said = "originating" if declared else "non-originating"
        bench.note("RL6101", f"{item.name} is declared {said}, yet it {_what(item, facts)}", item.name)
    return DECLARED[declared]


def _what(item: Item, facts: Status) -> str:
    """What the facts of an item say of it, after its name."""
    match facts.why:
        case reasons.ABROAD:
            return f"was produced in {item.produced_in}"
        case reasons.OBTAINED:
            return f"is wholly obtained in {item.produced_in}"
        case why:
            return why


def _by_facts(item: Item, user: Item, bench: Bench, worked_out: ByRule, *, abroad: bool) -> Status:
    """What a material is by where and of what it was made, whatever is declared."""
    if abroad:
        return Status(Truth.NO, reasons.ABROAD)
    if item.produced_in is not None and item.produced_in not in bench.program.parties and bench.program.parties:
        if _reached(item, user, bench) is Truth.NO:
            return Status(Truth.NO, reasons.ABROAD)
        return Status(Truth.UNKNOWN, reasons.not_reached(item, bench.program.name))
    if item.wholly_obtained and item.produced_in in bench.program.parties:
        return _counted(item, user, bench, reasons.OBTAINED)
    if has_list(item) and bench.code(item) is not None:
        return worked_out(item, user, bench)
    return Status(Truth.UNKNOWN, reasons.not_worked_out(item))


def by_rule(met: Truth, whole: Callable[[], Truth], counted: Callable[[], Truth]) -> Truth:
    """Whether a material originates by its own rule.

    Failing it, not if it surely is not wholly obtained (`whole`); meeting it, if that counts where it is used.
    """
    match met:
        case Truth.YES:
            return counted()
        case Truth.NO:
            return Truth.NO if whole() is Truth.NO else Truth.UNKNOWN
    return Truth.UNKNOWN


def _worked_out(item: Item, user: Item, bench: Bench) -> Status:
    """By the same text, from the material's own materials; origin also needs production in the territory."""
    noted = len(bench.notes)
    trace = _judged(item, bench)
    del bench.notes[noted:]

    def whole() -> Truth:
        return obtained(item, Scene(bench, item, tuple(held(item)))).truth

    truth = by_rule(trace.truth, whole, lambda: counts_here(item, user, bench))
    name = bench.program.name
    if trace.truth is Truth.YES:
        return Status(truth, _counted_why(truth, item, bench, f"meets its own rule under {name}"))
    if trace.truth is Truth.UNKNOWN:
        return Status(truth, reasons.not_settled(item, trace, name))
    failed = f"fails its own rule under {name}"
    return Status(truth, failed if truth is Truth.NO else reasons.perhaps_obtained(item, failed))


def _counted(item: Item, user: Item, bench: Bench, why: str) -> Status:
    """The status of a material that originates where it was made, which `why` says, where it is used."""
    truth = counts_here(item, user, bench)
    return Status(truth, _counted_why(truth, item, bench, why))


def _counted_why(counts: Truth, item: Item, bench: Bench, why: str) -> str:
    name = bench.program.name
    match counts:
        case Truth.YES:
            return why
        case Truth.NO:
            return f"originates in another party, and {name} does not accumulate it"
    return reasons.not_counted(item, why, name, accumulates=bool(bench.program.accumulating))


def counts_here(item: Item, user: Item, bench: Bench) -> Truth:
    """Whether production where the item was made counts where it is used: in its own party, or by accumulation.

    A text without a provision on accumulation does not say whether materials of another party count.
    """
    if item.produced_in not in bench.program.parties or not bench.program.parties:
        return Truth.UNKNOWN
    if item.produced_in == user.produced_in:
        return Truth.YES
    reached = _reached(item, user, bench) if bench.program.accumulating else Truth.UNKNOWN
    return Truth.UNKNOWN if reached is Truth.NO and user.produced_in is None else reached


def _reached(item: Item, user: Item, bench: Bench) -> Truth:
    """Whether a provision on accumulation reaches a material of another party or state, for what it is used in."""
    scene = Scene(bench, user, tuple(held(user)))
    reached = [
        all_((holds(entry.where, Line(item), scene), scene.ask(entry.goods), scene.ask(entry.condition, item))).truth
        for entry in bench.program.accumulating
        if item.produced_in in (entry.states or bench.program.parties)
    ]
    return max(reached, key=lambda truth: truth.value, default=Truth.NO)
