"""A declaration judged by a program: statuses bottom-up, then the good, then whether it may be claimed."""

from __future__ import annotations

from dataclasses import dataclass

from roolang.domain.declaration import Declaration, Item
from roolang.domain.truth import Truth
from roolang.interpret import reasons
from roolang.interpret.answer import Ways, all_, missing
from roolang.interpret.cuts import judge_cuts
from roolang.interpret.evaluate import evaluate
from roolang.interpret.figures import figures_of
from roolang.interpret.lines import Line, has_list, held, outside, postorder
from roolang.interpret.predicates import holds
from roolang.interpret.scene import Bench, Scene, Status, by_text
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from roolang.ir.program import Program

VERDICTS = {Truth.YES: "originating", Truth.NO: "non-originating", Truth.UNKNOWN: "undetermined"}


@dataclass(frozen=True, slots=True)
class Row:
    """A material of the declaration and its status under the program."""

    item: Item
    depth: int
    status: Status


@dataclass(frozen=True, slots=True)
class Judgement:
    """One declaration under one program.

    `verdict` is `originating`, `non-originating` or `undetermined`; `claimable` is yes or no where the text asks
    more of a claim than origin, in the same three values. `missing` lists the smallest sets of facts, each of
    which could settle an undetermined verdict (`truncated`: there are more). `notes` are warnings met on the
    way: code, message, place.
    """

    program: Program
    declaration: Declaration
    verdict: str
    trace: Trace
    claim: Trace | None
    figures: dict[str, str]
    missing: Ways
    truncated: bool
    rows: tuple[Row, ...]
    notes: tuple[tuple[str, str, str], ...]
    by_burden: bool = False

    @property
    def claimable(self) -> Truth:
        """Whether the good originates and meets what a claim requires."""
        answers = [self.trace.answer] + ([self.claim.answer] if self.claim else [])
        return all_(answers).truth


def judge(program: Program, declaration: Declaration, *, burden_of_proof: bool = False) -> Judgement:
    """The verdict with its reasons. Under the burden of proof what is not shown counts against the claimant."""
    bench = Bench(program, declaration, evaluate, paper=burden_of_proof)
    good = declaration.good
    for item in postorder(good):
        if item is not good:
            bench.statuses[id(item)] = _status(item, bench)
    trace = judge_cuts(_verdict_expr(program, good), good, bench)
    claim = evaluate(n.All(program.claim), Scene(bench, good, tuple(held(good)))) if program.claim else None
    _note_coming(bench)
    ways, truncated = missing(trace.answer)
    by_burden = burden_of_proof and trace.truth is Truth.UNKNOWN
    verdict = "non-originating" if by_burden else VERDICTS[trace.truth]
    return Judgement(
        program, declaration, verdict, trace, claim, figures_of(trace), ways, truncated,
        tuple(_rows(good, bench, 1)), tuple(bench.notes), by_burden,
    )  # fmt: skip


def _note_coming(bench: Bench) -> None:
    """Provisions for the good that begin after the day: they count for nothing, and the reader should know."""
    good, name = bench.declaration.good, bench.program.name
    scene = Scene(bench, good, tuple(held(good)))
    for each in bench.program.coming:
        if scene.ask(each.goods).truth is not Truth.NO:
            bench.note("RL7001", f"{each.words} is not yet in force: {name} has it from {each.since}", good.name)


def _verdict_expr(program: Program, item: Item) -> n.Expr:
    """What confers origin, and does not take it away; a good known to be made outside the territory has none."""
    parts = (program.origin, *(n.Not(lost, origin=lost.origin) for lost in program.lost))
    if item.produced_in is not None and program.parties and item.produced_in not in program.parties:
        here = ", ".join(program.parties)
        words = f"produced in the territory of the parties ({here}); it was produced in {item.produced_in}"
        parts = (n.Given(False, origin=n.Origin(words)), *parts)
    return parts[0] if len(parts) == 1 else n.All(parts)


# ---- the status of a material


def _status(item: Item, bench: Bench) -> Status:
    """Declared, or worked out by the same text, or unknown."""
    declared = by_text(item.originating, bench.program)
    abroad = outside(item, bench.territory) is Truth.YES and item.originating is not True
    if declared is not None:
        if declared and item.produced_in is not None and item.produced_in not in bench.territory:
            place = f"it was produced in {item.produced_in}"
            bench.note("RL6101", f"{item.name} is declared originating, yet {place}", item.name)
        return Status(Truth.of(declared), "declared")
    if abroad:
        return Status(Truth.NO, "made outside the territory")
    if item.produced_in is not None and item.produced_in not in bench.program.parties and bench.program.parties:
        if _reached(item, bench) is Truth.NO:
            return Status(Truth.NO, "made outside the territory")
        return Status(Truth.UNKNOWN, reasons.not_reached(item, bench.program.name))
    if item.wholly_obtained and item.produced_in in bench.program.parties:
        return Status(Truth.YES, "wholly obtained")
    if has_list(item) and item.code is not None:
        return _worked_out(item, bench)
    return Status(Truth.UNKNOWN, reasons.not_worked_out(item))


def _worked_out(item: Item, bench: Bench) -> Status:
    """By the same text, from the material's own materials; origin also needs production in the territory."""
    noted = len(bench.notes)
    trace = judge_cuts(_verdict_expr(bench.program, item), item, bench)
    truth = trace.truth
    del bench.notes[noted:]
    name = bench.program.name
    if truth is Truth.NO:
        return Status(Truth.NO, f"fails its own rule under {name}")
    here = _counts_here(item, bench)
    if truth is Truth.YES and here is Truth.NO:
        return Status(Truth.NO, f"originates in another party, and {name} does not accumulate it")
    if truth is Truth.YES and here is Truth.YES:
        return Status(Truth.YES, f"meets its own rule under {name}")
    if truth is Truth.UNKNOWN:
        return Status(truth, reasons.not_settled(item, trace, name))
    return Status(Truth.UNKNOWN, reasons.not_counted(item, name, accumulates=bool(bench.program.accumulating)))


def _counts_here(item: Item, bench: Bench) -> Truth:
    """Whether production where the item was made counts for the good: in its own party, or by accumulation.

    A text without a provision on accumulation does not say whether materials of another party count.
    """
    good = bench.declaration.good
    if item.produced_in not in bench.program.parties or not bench.program.parties:
        return Truth.UNKNOWN
    if item.produced_in == good.produced_in:
        return Truth.YES
    return _reached(item, bench) if bench.program.accumulating else Truth.UNKNOWN


def _reached(item: Item, bench: Bench) -> Truth:
    """Whether a provision on accumulation reaches a material of another party or state."""
    scene = Scene(bench, bench.declaration.good, ())
    reached = [
        all_((holds(entry.where, Line(item), scene), scene.ask(entry.goods), scene.ask(entry.condition, item))).truth
        for entry in bench.program.accumulating
        if item.produced_in in (entry.states or bench.program.parties)
    ]
    return max(reached, key=lambda truth: truth.value, default=Truth.NO)


def _rows(item: Item, bench: Bench, depth: int) -> list[Row]:
    holding = item.holdings.get("materials")
    rows: list[Row] = []
    for part in holding.items if holding else ():
        rows.append(Row(part, depth, bench.statuses[id(part)]))
        rows.extend(_rows(part, bench, depth + 1))
    return rows
