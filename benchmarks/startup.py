"""From the prompt to the answer, against a Typer program that does nothing: whole processes, one after another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.book import book
from benchmarks.timing import in_turn, middle, ratio, row

HELP, EVAL = 1.2, 2.0
BARE = (
    "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str, times: int = 1):\n    print(name)\napp()\n"
)
OURS = "from roolang.cli.app import main; main()"
CAR = {
    "id": "car", "date": "2018-02-28", "currency": "USD",
    "good": {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 19940, "transaction value": 22900}},
    "materials": [
        {"id": "engine", "code": "8407.34", "value": 2600, "produced_in": "JP", "originating": False},
        {"id": "tyres", "code": "4011.10", "value": 300, "originating": True},
        {"id": "radio", "code": "8527.21", "value": 720, "produced_in": "TH", "originating": False},
    ],
}  # fmt: skip


def report(rules: int, rounds: int) -> Iterator[str]:
    """The lines of this part of the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare.py").write_text(BARE, encoding="utf-8")
        (folder / "car.json").write_text(json.dumps(CAR), encoding="utf-8")
        (folder / "annex.roo").write_text(book(rules), encoding="utf-8")
        bare, ours = [sys.executable, "bare.py"], [sys.executable, "-c", OURS]
        works = {
            "bare --help": [*bare, "--help"],
            "--help": [*ours, "--help"],
            "bare": [*bare, "x"],
            "nafta": [*ours, "eval", "nafta", "car.json"],
            "annex": [*ours, "eval", "annex.roo", "car.json", "--on", "2024-01-01"],
        }
        run = {name: partial(_run, command, folder) for name, command in works.items()}
        times = in_turn(run, rounds, time.perf_counter)
    yield f"a bare Typer program: --help {middle(times['bare --help']):.3f} s, a command {middle(times['bare']):.3f} s"
    yield row("roolang --help", middle(times["--help"]), ratio(times, "--help", "bare --help"), HELP)
    yield row("roolang eval nafta, a second time", middle(times["nafta"]), ratio(times, "nafta", "bare"), EVAL)
    yield row(
        f"roolang eval of {rules} rules, a second time", middle(times["annex"]), ratio(times, "annex", "bare"), EVAL
    )


def _run(command: list[str], folder: Path) -> None:
    root = str(Path(__file__).parents[1])
    settings = os.environ | {"ROOLANG_CACHE": str(folder / "cache"), "PYTHONPATH": root}
    settings |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}  # compiled once, as what is installed is
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, cwd=folder, env=settings, check=True, capture_output=True)
