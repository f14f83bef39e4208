"""The files that are made of the rows: for Pygments beside the grammar, for editors in `editors/`."""

from __future__ import annotations

import json
from pathlib import Path

from roolang.replacing import replacing
from roolang.syntax.colours.kate import syntax
from roolang.syntax.colours.rows import rows
from roolang.syntax.colours.textmate import grammar

TOP = Path(__file__).parents[3]
"""The top of the sources; where the program is installed there are no editors to write for."""
PYGMENTS = "grammar/colours.json"
TEXTMATE = "editors/vscode/syntaxes/roolang.tmLanguage.json"
KATE = "editors/kate/roolang.xml"


def files() -> dict[str, str]:
    """Every file by its path from the top of the sources."""
    made = rows()
    return {
        PYGMENTS: json.dumps([[row.kind, row.pattern] for row in made], ensure_ascii=False, indent=0) + "\n",
        TEXTMATE: json.dumps(grammar(made), ensure_ascii=False, indent=2) + "\n",
        KATE: syntax(made),
    }


def write() -> list[Path]:
    """Writes them, each into its place."""
    written = []
    for name, text in files().items():
        path = TOP / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as spare:
            spare.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written
