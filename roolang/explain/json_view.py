"""Judgements as the object that `eval --json` prints; `docs/eval.schema.json` says what it may hold."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.domain.amount import exact_text
from roolang.domain.hs import printed
from roolang.domain.truth import Truth
from roolang.interpret import Bounds, Counted, Figure, Judgement, LineNote, Row, Trace
from roolang.ir.nodes import Open
from roolang.source import Span

Object: TypeAlias = dict[str, Any]
SCHEMA = "roolang/eval/1"
ANSWERS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unknown"}
STATUSES = {Truth.YES: "originating", Truth.NO: "non-originating", Truth.UNKNOWN: "unknown"}


def to_json(judgements: Iterable[Judgement], *, version: str, rules: str) -> Object:
    """All judgements as one object; `version` of the program and digest of the `rules` go on record."""
    return {"schema": SCHEMA, "results": [result(each, version=version, rules=rules) for each in judgements]}


def result(judgement: Judgement, *, version: str, rules: str) -> Object:
    """One judgement."""
    program, declaration = judgement.program, judgement.declaration
    found: Object = {
        "declaration": declaration.id,
        "under": program.label,
        "reading": program.reading or None,
        "on": program.day.isoformat(),
        "verdict": judgement.verdict,
        "claimable": claimable(judgement),
        "figures": dict(judgement.figures),
        "missing": [sorted(way) for way in judgement.missing],
    }
    if judgement.truncated:
        found["truncated"] = True
    return found | {
        "burden_of_proof": judgement.by_burden,
        "notes": [{"code": code, "message": message, "where": where} for code, message, where in judgement.notes],
        "materials": [_material(row) for row in judgement.rows],
        "trace": trace_of(judgement.trace),
        "claim": trace_of(judgement.claim) if judgement.claim else None,
        "record": _record(judgement, version, rules),
    }


def claimable(judgement: Judgement) -> str:
    """Whether the good may be claimed; what does not originate for want of proof may not."""
    if judgement.by_burden:
        return "no"
    return {Truth.UNKNOWN: "undetermined"}.get(judgement.claimable, ANSWERS[judgement.claimable])


def _record(judgement: Judgement, version: str, rules: str) -> Object:
    return {
        "version": version,
        "rules": rules,
        "declaration": judgement.declaration.digest,
        "date": judgement.program.day.isoformat(),
        "reading": judgement.program.reading or None,
    }


def _material(row: Row) -> Object:
    return {
        "id": row.item.name,
        "code": _code(row.item.code),
        "status": STATUSES[row.status.truth],
        "why": row.status.why,
        "depth": row.depth,
    }


def _code(code: str | None) -> str | None:
    """A code as annexes print it; a chapter by its digits; null for an unknown one."""
    return (printed(code) if len(code) > 2 else code) if code else None


# ---- the trace


def trace_of(trace: Trace) -> Object:
    """A trace with everything in it."""
    return {
        "kind": trace.kind,
        "answer": ANSWERS[trace.truth],
        "words": trace.origin.words,
        "label": trace.origin.label,
        "cites": list(trace.origin.cites),
        "place": _place(trace.origin.span),
        "figure": _figure(trace.figure) if trace.figure else None,
        "lines": [_line(note) for note in trace.lines],
        "note": trace.note,
        "parts": [trace_of(part) for part in trace.parts],
    }


def _place(span: Span | None) -> Object | None:
    if span is None:
        return None
    line, column = span.place
    return {"file": span.source.name, "line": line, "column": column}


def _line(note: LineNote) -> Object:
    return {
        "id": note.name,
        "code": _code(note.code),
        "description": note.description,
        "answer": ANSWERS[note.truth],
    }


def _figure(figure: Figure) -> Object:
    return {
        "quantity": figure.quantity,
        "method": figure.method,
        "unit": figure.unit,
        "number": _range(figure.number),
        "base": _range(figure.base) if figure.base else None,
        "percent": None if figure.share is None else exact_text(100 * figure.share),
        "sign": figure.sign,
        "threshold": _threshold(figure.threshold, of_base=figure.base is not None),
        "slack": _range(figure.slack),
        "counted": [_counted(each) for each in figure.counted],
    }


def _threshold(threshold: Fraction | Open, *, of_base: bool) -> str | Object:
    """In per cent where there is a base, else in the figure's unit; an open number by its name."""
    if isinstance(threshold, Open):
        return {"open": threshold.name, "percent": threshold.percent}
    return exact_text(100 * threshold if of_base else threshold)


def _range(bounds: Bounds) -> Object:
    return {"low": _exact(bounds.low), "high": _exact(bounds.high)}


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else exact_text(number)


def _counted(each: Counted) -> Object:
    return {
        "id": each.name,
        "code": _code(each.code),
        "description": each.description,
        "amount": _range(each.amount),
        "counts": ANSWERS[each.counts],
    }
