"""A disk that is full, and an interrupt: a clear finding, nothing half-written, and the same command goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

resource = pytest.importorskip("resource")
RULES = """
agreement DEMO
parties CA, MX, US
rule for 87.03 requires regional value content at least 62.5% by net cost
"""
GOODS, SLICE = 4000, 100
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
from roolang.cli.app import main
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Goods of a price of a hundred with one material each, worth as many cents as the number of the good."""
    money = pa.decimal128(18, 2)
    (tmp_path / "demo.roo").write_text(RULES)
    numbers, ones = range(GOODS), [1] * GOODS
    goods = {
        "id": numbers,
        "code": ["870323" for _ in ones],
        "values.net cost": pa.array([Decimal(100)] * GOODS, money),
    }
    lines = {
        "good": numbers, "code": ["840991" for _ in ones], "originating": [False] * GOODS,
        "value": pa.array([Decimal(each) / 100 for each in numbers], money),
    }  # fmt: skip
    for name, table in (("goods", goods), ("lines", lines)):
        parquet.write_table(pa.table(table), tmp_path / f"{name}.parquet")
    return tmp_path


def started(folder: Path, *more: str, room: int = 2**40) -> subprocess.Popen[str]:
    """The command in a process that may write files of so many bytes."""
    names = [str(folder / each) for each in ("demo.roo", "goods.parquet", "lines.parquet")]
    how = ["-o", str(folder / "out.parquet"), "--on", "2021-01-01", "--good", "produced_in=MX", "--threads", "1", *more]
    room = min(room, resource.getrlimit(resource.RLIMIT_FSIZE)[1] % 2**63)
    command = [sys.executable, "-B", "-c", LIMITED.format(room=room), "batch", *names, *how]
    kept = {**os.environ, "ROOLANG_CACHE": "off"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=kept)


def qualifying(folder: Path) -> int:
    """How many goods qualify: those whose material is worth 37.50 or less are 3,751."""
    found = parquet.read_table(folder / "out.parquet", columns=["id", "verdict"]).to_pylist()
    assert len({row["id"] for row in found}) == len(found) == GOODS
    return sum(row["verdict"] == "originating" for row in found)


def test_a_full_disk(folder: Path) -> None:
    run = started(folder, room=2000)
    _, told = run.communicate(timeout=300)
    assert run.returncode == 1 and "RL7409" in told and "Traceback" not in told, told
    assert not [each.name for each in folder.iterdir() if "out" in each.name]


def test_a_disk_that_is_full_half_way(folder: Path) -> None:
    run = started(folder, "--slice", "3900", room=20_000)
    _, told = run.communicate(timeout=300)
    assert run.returncode == 1 and "RL7409" in told and "Traceback" not in told, told
    assert not (folder / "out.parquet").exists()
    assert started(folder, "--slice", "3900").wait(timeout=300) == 0
    assert qualifying(folder) == 3751


def test_an_interrupt(folder: Path) -> None:
    run = started(folder, "--slice", str(SLICE))
    state, finished = folder / "out.parquet.parts" / "state.json", 0
    until = time.monotonic() + 200
    while finished < 2 and run.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
        finished = len(json.loads(state.read_text())["done"]) if state.exists() else 0
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=300)
    assert run.returncode == 130 and "Traceback" not in told, told
    assert not (folder / "out.parquet").exists()
    kept = len(json.loads(state.read_text())["done"])
    said = f"stopped: {kept} of {GOODS // SLICE} slices are kept in {state.parent}, and the same command goes on from there"
    assert told.strip().splitlines()[-1] == said
    assert 2 <= kept < GOODS // SLICE
    written = {each.name: each.stat().st_mtime_ns for each in state.parent.glob("*.parquet")}
    assert len(written) >= kept
    assert started(folder, "--slice", str(SLICE)).wait(timeout=300) == 0
    assert qualifying(folder) == 3751 and not state.parent.exists()
