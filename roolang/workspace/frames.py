"""`roolang.batch`: frames of goods and materials judged from Python, whatever library they come from."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import Any

from roolang.columnar.alike import Alike
from roolang.columnar.answers import WORDS
from roolang.columnar.columns import Table
from roolang.columnar.engine import Engine, Refused
from roolang.columnar.run import Slice
from roolang.columnar.sources import in_memory
from roolang.diagnostics import Finding, has_errors
from roolang.diagnostics.render import to_text
from roolang.workspace.batching import Texts
from roolang.workspace.rules import Rules


class BatchError(ValueError):
    """Rules or rows that are wrong; `findings` has what, each with its row."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(map(to_text, findings)))
        self.findings = tuple(findings)


class BatchWarning(UserWarning):
    """What was found of rules or rows that are judged all the same."""


def batch(
    rules: str, goods: Any, materials: Any = None, *,
    under: Sequence[str] = (), on: date | None = None, readings: Sequence[str] = (),
    columns: Mapping[str, str] | None = None, good: Mapping[str, str] | None = None, missing: bool = False,
) -> Any:  # fmt: skip
    """The verdicts of goods under rules, as a frame of the library that `goods` comes from.

    Shape: one row for each good and text, with the columns of `roolang batch`. `goods` and `materials` are frames of
    pandas, Polars, Arrow or whatever narwhals reads; without `materials` they are a column of lists in `goods`.
    `columns` says what headings are, `good` what holds of every good. Errors: `BatchError`; what is found besides
    is warned of (`BatchWarning`).
    """
    try:
        import narwhals as nw
    except ImportError:
        message = "frames are read by narwhals, which is not installed"
        raise BatchError([Finding("RL7400", message, help="pip install 'roolang[batch]'")]) from None
    frames = {"goods": goods} if materials is None else {"goods": goods, "materials": materials}
    texts = Texts(Rules(rules), under, readings)
    try:
        with closing(Engine()) as engine:
            tables = {name: nw.from_native(frame, eager_only=True).to_arrow() for name, frame in frames.items()}
            found = in_memory(engine, tables, columns or {})
            if isinstance(found, list):
                raise BatchError(found)
            done = _judged(engine, *found, texts, on, good or {}, missing=missing)
            told = list(dict.fromkeys((*texts.findings, *done)))
            if wrong := [each for each in told if has_errors([each])]:
                raise BatchError(wrong)
            as_text = ", ".join(f"CAST({name} AS VARCHAR) AS {name}" for name in WORDS)
            table = engine.table(f"SELECT * REPLACE ({as_text}) FROM verdicts")
    except Refused as refused:
        raise BatchError([refused.finding]) from None
    for each in told:
        warnings.warn(to_text(each), BatchWarning, stacklevel=2)
    return nw.from_arrow(table, backend=nw.get_native_namespace(goods)).to_native()


def _judged(
    engine: Engine, goods: Table, lines: Table, texts: Texts, day: date | None, good: Mapping[str, str], *,
    missing: bool,
) -> list[Finding]:  # fmt: skip
    alike = Alike(texts)
    return Slice(engine, goods, lines, texts, day=day, constants=good, missing=missing, alike=alike).judge().told
