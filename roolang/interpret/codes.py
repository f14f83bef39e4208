"""Codes that came from another edition and may be one of several: each is judged, and what all agree on stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from roolang.domain.declaration import Declaration, Item
from roolang.domain.hs import printed
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import Answer, all_, any_, smallest
from roolang.interpret.derived import BELOW
from roolang.interpret.fitting import fitted
from roolang.interpret.inventory import Note, drawn
from roolang.interpret.judge import judge_as
from roolang.interpret.judgement import VERDICTS, Judgement
from roolang.interpret.lines import postorder
from roolang.interpret.plainly import judged_plainly
from roolang.interpret.trace import Trace
from roolang.interpret.union import united
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.limits import MAX_CODES

Codes = tuple[str, ...]


def judge(program: Program, declaration: Declaration, *, burden_of_proof: bool = False) -> Judgement:
    """The verdict with its reasons. Under the burden of proof what is not shown counts against the claimant."""
    plain = judged_plainly(program, declaration, burden_of_proof=burden_of_proof)
    if plain is not None:
        return plain
    declaration, notes = ready(program, declaration)
    found = _judge(program, declaration, burden_of_proof=burden_of_proof)
    return replace(found, notes=(*notes, *found.notes)) if notes else found


def ready(program: Program, declaration: Declaration) -> tuple[Declaration, tuple[Note, ...]]:
    """The declaration with unions for members, without amounts that say nothing here, fungible materials divided."""
    declaration, notes = fitted(program, united(program, declaration))
    if declaration.fungible:
        declaration, more = drawn(program, declaration)
        notes = (*notes, *more)
    return declaration, notes


def _judge(program: Program, declaration: Declaration, *, burden_of_proof: bool) -> Judgement:
    """The verdict over all that the codes may be."""
    whole = judge_as(program, declaration, burden_of_proof=burden_of_proof)
    if whole.trace.answer.truth is not Truth.UNKNOWN and (
        whole.claim is None or whole.claim.truth is not Truth.UNKNOWN
    ):
        return whole
    declaration = whole.declaration
    items = _open_items(declaration.good)
    if not items:
        return whole
    ways: dict[Codes, Judgement] = {
        codes: judge_as(
            program, declaration, burden_of_proof=burden_of_proof,
            assumed={id(item): code for item, code in zip(items, codes, strict=True)},
        )
        for codes in product(*(item.candidates for item in items))
    }  # fmt: skip
    trace = _agreed(items, {codes: way.trace for codes, way in ways.items()})
    claims = {codes: way.claim for codes, way in ways.items() if way.claim}
    claim = _agreed(items, claims) if claims else None
    below = [note for note in whole.notes if note[0] == BELOW]
    notes = tuple(dict.fromkeys((*below, *(note for way in ways.values() for note in way.notes))))
    by_burden = burden_of_proof and trace.truth is Truth.UNKNOWN
    verdict = "non-originating" if by_burden else VERDICTS[trace.truth]
    looked = sum((way.looked for way in ways.values()), whole.looked)
    return replace(whole, verdict=verdict, trace=trace, claim=claim, notes=notes, looked=looked)


def _open_items(good: Item) -> list[Item]:
    """The items whose candidates are judged one by one: the good before its materials, as many as there is room for."""
    chosen: list[Item] = []
    count = 1
    for item in reversed(postorder(good)):
        if item.candidates and count * len(item.candidates) <= MAX_CODES:
            chosen.append(item)
            count *= len(item.candidates)
    return chosen


def _agreed(items: list[Item], traces: dict[Codes, Trace]) -> Trace:
    """What all ways to settle the codes agree on, with each of them."""
    parts = tuple(
        Trace("all", n.Origin(_words(items, codes)), trace.answer, (trace,)) for codes, trace in traces.items()
    )
    names = " and ".join(f"{item.name} has in HS {item.edition}" for item in items)
    answer = _answer(items, traces)
    settled = answer.truth is not Truth.UNKNOWN
    origin = n.Origin(f"whichever code {names}" if settled else f"which code {names} decides")
    return Trace("select", origin, answer, parts, note="it is not known which applies")


def _words(items: list[Item], codes: Codes) -> str:
    told = (
        f"the code of {item.name} in HS {item.edition} is {printed(code)}"
        for item, code in zip(items, codes, strict=True)
    )
    return f"if {' and '.join(told)}"


def _answer(items: list[Item], traces: dict[Codes, Trace]) -> Answer:
    """The answer that all give; else unknown, with the smallest sets of codes and other facts that could settle it.

    Knowing some of the codes is a way to yes if with some such codes all that is left says yes, or could.
    """
    to_yes: list[frozenset[facts.Fact]] = []
    to_no: list[frozenset[facts.Fact]] = []
    for chosen in product(*((None, *item.candidates) for item in items)):
        left = [
            trace.answer
            for codes, trace in traces.items()
            if all(code in (None, own) for code, own in zip(chosen, codes, strict=True))
        ]
        known = frozenset(facts.code(item) for item, code in zip(items, chosen, strict=True) if code is not None)
        every, some = all_(left), any_(left)
        if not known and every.truth is some.truth is not Truth.UNKNOWN:
            return every
        to_yes += [known] if every.truth is Truth.YES else [known | way for way in every.to_yes]
        to_no += [known] if some.truth is Truth.NO else [known | way for way in some.to_no]
    return Answer(Truth.UNKNOWN, smallest(to_yes), smallest(to_no))
