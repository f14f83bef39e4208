"""Ten times as many goods: whole processes of `roolang batch` out of Parquet, and the most memory that each takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.batch import W1, written
from benchmarks.timing import row
from benchmarks.workload import products

TIMES, LONGER, GIGABYTES = 10, 11, 4
OURS = "from roolang.cli.app import main; main()"
HOW = ("--on", "2021-01-01", "--good", "produced_in=MX", "--json")


def report(count: int) -> Iterator[str]:
    """The lines of this part of the report, of one round."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        again = [sys.executable, "-m", "benchmarks.tenfold", str(count), name]  # so that this process stays small
        subprocess.run(again, cwd=Path(__file__).parents[1], check=True)
        one = str(folder / "goods.parquet"), str(folder / "materials.parquet")
        ten = _repeated(one, count, folder)
        for brief in (True, False):
            (seconds, memory, verdicts), (longer, more, all_) = (
                _judged(each, folder, brief=brief) for each in (one, ten)
            )
            same = all_ == Counter({key: number * TIMES for key, number in verdicts.items()})
            what = "verdicts alone" if brief else "with all columns"
            yield f"{what}; ten times the verdicts: {'yes' if same else 'NO'}"
            yield row(f"  {count:,} goods, {memory:.2f} GB", seconds, 1)
            fits = "" if more < GIGABYTES else " (more than 4)"
            yield row(f"  {count * TIMES:,} goods, {more:.2f} GB{fits}", longer, longer / seconds, LONGER)


def _repeated(tables: tuple[str, str], count: int, folder: Path) -> tuple[str, str]:
    """The same goods again and again, under ids of their own."""
    import duckdb

    found = []
    for table, number in zip(tables, ("id", "good"), strict=True):
        path = str(folder / f"ten-{number}.parquet")
        shifted = f"SELECT * REPLACE ({number} + turn * {count} AS {number})"
        again = f"{shifted} FROM read_parquet('{table}'), range({TIMES}) t(turn)"
        duckdb.execute(f"COPY (SELECT * EXCLUDE (turn) FROM ({again})) TO '{path}' (FORMAT parquet)")
        found.append(path)
    return found[0], found[1]


def _judged(tables: tuple[str, str], folder: Path, *, brief: bool) -> tuple[float, float, Counter[str]]:
    """Seconds, gigabytes and the verdicts of a process of its own."""
    out, told = folder / "verdicts.parquet", folder / "told.json"
    command = [
        sys.executable,
        "-c",
        OURS,
        "batch",
        str(W1),
        *tables,
        "-o",
        str(out),
        *HOW,
        *(["--brief"] if brief else []),
    ]
    settings = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    started = time.perf_counter()
    with told.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL, env=settings)
        _, status, used = os.wait4(process.pid, 0)
    assert status == 0, status
    texts = json.loads(told.read_text("utf-8"))["verdicts"]
    verdicts = Counter(
        {f"{text} {verdict}": number for text, each in texts.items() for verdict, number in each.items()}
    )
    return time.perf_counter() - started, used.ru_maxrss / 2**20, verdicts


if __name__ == "__main__":
    written(products(int(sys.argv[1])), Path(sys.argv[2]))
