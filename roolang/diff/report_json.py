"""A comparison of two texts as data for programs, as `docs/diff.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from roolang.diff.edits import ClauseEdit, Edit, Edits, Passage

SCHEMA = "roolang/diff/1"


def edits_json(edits: Edits) -> dict[str, Any]:
    """All differences between two texts."""
    return {
        "before": edits.before,
        "after": edits.after,
        "days": [day.isoformat() for day in edits.days],
        "nomenclatures": [f"HS {year}" if year else None for year in edits.nomenclatures],
        "rules": {"before": edits.rules[0], "after": edits.rules[1], "same": edits.same},
        "silent": {"before": list(edits.silent[0]), "after": list(edits.silent[1])},
        "edits": [_edit(each) for each in edits.edits],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "subject": edit.subject,
        "kind": edit.kind,
        "title": edit.title,
        "codes": [list(each) for each in edit.codes],
        "chapters": list(edit.chapters),
        "subheadings": edit.touches,
        "uses": edit.uses,
        "periods": [
            {"from": start.isoformat(), "until": end.isoformat() if end else None} for start, end in edit.periods
        ],
        "before": _passage(edit.before),
        "after": _passage(edit.after),
        "clauses": [_clause(each) for each in edit.clauses],
    }


def _clause(clause: ClauseEdit) -> dict[str, Any]:
    passages = {"before": _passage(clause.before), "after": _passage(clause.after)}
    return {"kind": clause.kind, "what": clause.what, **passages}


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    return {"words": passage.words, "place": passage.place, "citations": list(passage.cites)}
