"""Verdicts into a file: written beside it and moved into place, so that no half is ever seen."""

from __future__ import annotations

from pathlib import Path

from roolang.columnar.engine import FORMATS, Engine, Refused
from roolang.diagnostics import Finding, Place

WRITTEN = "_SUCCESS"
"""What Spark leaves in a folder that it has written."""


def check_out(out: str, *, folder: bool = False) -> list[Finding]:
    """What is wrong with where the verdicts are to go; a `folder` of files may be replaced by another."""
    path = Path(out)
    if path.suffix.lower() not in FORMATS:
        help_ = "call it OUT.parquet, or OUT.csv"
        return [
            Finding(
                "RL7205",
                f"nobody knows the kind of table that `{out}` is to be",
                where=Place(option="--out"),
                help=help_,
            )
        ]
    if (path.is_dir() and not (folder and (path / WRITTEN).exists())) or not path.parent.is_dir():
        return [Finding("RL1006", "cannot write the file: there is no such folder", where=Place(out))]
    return []


def put(engine: Engine, out: str, relation: str = "verdicts") -> None:
    """Writes the verdicts that stand in the engine, or in some relation."""
    try:
        engine.copy(relation, Path(out), out)
    except OSError as error:
        raise Refused(
            Finding("RL7409", f"the verdicts cannot be written: {error.strerror}", where=Place(out))
        ) from error
