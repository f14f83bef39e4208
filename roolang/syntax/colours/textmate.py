"""The rows as a TextMate grammar, which VS Code, Sublime Text, JetBrains' editors and Shiki read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from roolang.syntax.colours.rows import Row

SCOPES = {
    "comment": "comment.line.number-sign",
    "string": "string.quoted.double",
    "attribution": "storage.modifier.attribution",
    "open": "constant.numeric.open",
    "date": "constant.other.date",
    "number": "constant.numeric",
    "code": "constant.numeric.code",
    "label": "punctuation.definition.label",
    "statement": "keyword.control.statement",
    "keyword": "keyword.other",
    "level": "keyword.other.level",
    "status": "constant.language.status",
    "join": "keyword.operator.logical",
    "comparison": "keyword.operator.comparison",
    "operator": "keyword.operator.arithmetic",
    "party": "constant.other.party",
    "name": "variable.other",
}
DEFINED = "entity.name.definition"


def grammar(rows: Iterable[Row]) -> dict[str, Any]:
    """The grammar as data. Patterns see one line at a time; quotations alone may run over several."""
    return {
        "$comment": "Made from the grammar by `python -m roolang.syntax`; do not edit.",
        "name": "RooLang",
        "scopeName": "source.roolang",
        "fileTypes": ["roo"],
        "patterns": [pattern for row in rows for pattern in _patterns(row)],
    }


def _patterns(row: Row) -> list[dict[str, Any]]:
    if row.kind == "string":
        name = f"{SCOPES['string']}.roolang"
        return [{"name": name, "begin": begin, "end": end} for begin, end in (('"', '"'), ("“", "”"))]
    if row.kind == "definition":
        scopes = {"1": SCOPES["statement"], "3": DEFINED}
        captures = {number: {"name": f"{scope}.roolang"} for number, scope in scopes.items()}
        return [{"match": row.pattern, "captures": captures}]
    return [{"name": f"{SCOPES[row.kind]}.roolang", "match": row.pattern}]
