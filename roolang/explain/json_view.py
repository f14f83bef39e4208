"""Judgements as the object that `eval --json` prints; `docs/eval.schema.json` says what it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from roolang.domain.amount import exact_text
from roolang.domain.hs import printed
from roolang.domain.truth import Truth
from roolang.explain.context import Context, context_of
from roolang.explain.giving import givings
from roolang.explain.options_json import as_data
from roolang.explain.story import CLAIMABLE, Giving
from roolang.interpret import Bounds, Counted, Figure, Judgement, LineNote, Row, Trace
from roolang.ir.nodes import Open, Origin
from roolang.source import Span

if TYPE_CHECKING:
    from roolang.explain.ranking import Comparison

Object: TypeAlias = dict[str, Any]
Telling: TypeAlias = Callable[[Judgement, Callable[[], Object]], "Object | None"]
SCHEMA = "roolang/eval/1"
STATUSES = {Truth.YES: "originating", Truth.NO: "non-originating", Truth.UNKNOWN: "unknown"}


def to_json(
    judgements: Iterable[Judgement],
    *,
    version: str,
    rules: str,
    comparisons: Sequence[Comparison] = (),
    telling: Telling = lambda _, work: work(),
) -> Object:
    """All judgements as one object, with the comparisons of agreements that they stand in.

    `version` of the program and digest of the `rules` go on record. `telling` does the work of telling one; what it
    gives up is left out, unless it is compared.
    """
    judged = list(judgements)
    works = [(each, partial(result, each, version=version, rules=rules)) for each in judged]
    told = [work() if comparisons else telling(each, work) for each, work in works]
    found = {"schema": SCHEMA, "results": [each for each in told if each is not None]}
    if comparisons:
        numbers = {id(each): i for i, each in enumerate(judged)}
        found["comparisons"] = [as_data(each, numbers) for each in comparisons]
    return found


def result(judgement: Judgement, *, version: str, rules: str) -> Object:
    """One judgement."""
    program, declaration = judgement.program, judgement.declaration
    found: Object = {
        "declaration": declaration.id,
        "good": {"code": _code(declaration.good.code), "description": declaration.good.description},
        "currency": declaration.currency,
        "under": program.label,
        "title": program.title,
        "reading": program.reading or None,
        "on": program.day.isoformat(),
        "verdict": judgement.verdict,
        "criteria": list(judgement.criteria),
        "claimable": CLAIMABLE[judgement.claimable],
        "figures": dict(judgement.figures),
        "missing": [sorted(way) for way in judgement.missing],
    }
    if judgement.truncated:
        found["truncated"] = True
    context = context_of(judgement)
    return found | {
        "facts": [_fact(giving) for giving in givings(judgement)],
        "burden_of_proof": judgement.by_burden,
        "notes": [{"code": code, "message": message, "where": where} for code, message, where in judgement.notes],
        "materials": [_material(row) for row in judgement.rows],
        "trace": trace_of(judgement.trace, context),
        "claim": trace_of(judgement.claim, context) if judgement.claim else None,
        "record": record_of(judgement, version, rules),
    }


def record_of(judgement: Judgement, version: str, rules: str) -> Object:
    """What makes a verdict repeatable."""
    found: Object = {
        "version": version,
        "rules": rules,
        "declaration": judgement.declaration.digest,
        "date": judgement.program.day.isoformat(),
        "reading": judgement.program.reading or None,
        "correlations": judgement.declaration.related or None,
        "burden_of_proof": judgement.proof,
    }
    own, theirs = judgement.declaration.edition, judgement.program.nomenclature
    return found if None in (own, theirs) or own == theirs else found | {"codes": f"HS {own} by rules in HS {theirs}"}


def _fact(giving: Giving) -> Object:
    return {
        "fact": giving.fact,
        "path": giving.path or None,
        "paste": giving.paste or None,
        "how": giving.how,
    }


def _material(row: Row) -> Object:
    value = row.item.amounts.get("value")
    return {
        "id": row.item.name,
        "code": _code(row.item.code),
        "description": row.item.description,
        "value": _range(Bounds(value.low, value.high)) if value else None,
        "status": STATUSES[row.status.truth],
        "why": row.status.why,
        "depth": row.depth,
    }


def _code(code: str | None) -> str | None:
    """A code as annexes print it; a chapter by its digits; null for an unknown one."""
    return (printed(code) if len(code) > 2 else code) if code else None


# ---- the trace


def trace_of(trace: Trace, context: Context) -> Object:
    """A trace with everything in it."""
    return {
        "kind": trace.kind,
        "answer": trace.truth.word,
        "words": trace.origin.words,
        "label": trace.origin.label,
        "cites": list(trace.origin.cites),
        "place": _place(trace.origin.span),
        "figure": _figure(trace.figure, context) if trace.figure else None,
        "lines": [_line(note, context) for note in trace.lines],
        "note": f"{trace.needed} of {len(trace.parts)}" if trace.needed else trace.note,
        "parts": [trace_of(part, context) for part in trace.parts],
    }


def _place(span: Span | None) -> Object | None:
    if span is None:
        return None
    line, column = span.place
    return {"file": span.source.name, "line": line, "column": column}


def _line(note: LineNote, context: Context) -> Object:
    return {
        "id": note.name,
        "code": _code(note.code),
        "description": note.description,
        "answer": note.truth.word,
        "why": context.why(note.answer),
    }


def _figure(figure: Figure, context: Context) -> Object:
    return {
        "quantity": figure.quantity,
        "method": figure.method,
        "unit": figure.unit,
        "number": _range(figure.number),
        "base": _range(figure.base) if figure.base else None,
        "base_name": figure.base_name,
        "percent": None if figure.share is None else exact_text(100 * figure.share),
        "sign": figure.sign,
        "threshold": _threshold(figure.threshold, of_base=figure.base is not None),
        "slack": _range(figure.slack),
        "counting": _provision(figure.counting),
        "counted": [_counted(each, context) for each in figure.counted],
    }


def _provision(origin: Origin) -> Object | None:
    """The provision that says what is traced; null where none does."""
    if not origin.words:
        return None
    return {"words": origin.words, "cites": list(origin.cites), "place": _place(origin.span)}


def _threshold(threshold: Fraction | Open, *, of_base: bool) -> str | Object:
    """In per cent where there is a base, else in the figure's unit; an open number by its name."""
    if isinstance(threshold, Open):
        return {"open": threshold.name, "percent": threshold.percent}
    return exact_text(100 * threshold if of_base else threshold)


def _range(bounds: Bounds) -> Object:
    return {"low": _exact(bounds.low), "high": _exact(bounds.high)}


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else exact_text(number)


def _counted(each: Counted, context: Context) -> Object:
    return {
        "id": each.name,
        "code": _code(each.code),
        "description": each.description,
        "amount": _range(each.amount),
        "counts": each.counts.word,
        "adds": each.adds,
        "why": context.why(each.answer),
    }
