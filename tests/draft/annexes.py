"""The four published Word annexes: drafted, checked, and a product judged by each: `python -m tests.draft.annexes`.

It runs where the annexes are present, each in a process of its own, and ends in 1 if one takes longer than half a minute, does
not check, or judges nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "shared" / "corpus" / "docx"
LIMIT = 30
PRODUCT = {
    "id": "pump",
    "date": "2026-01-01",
    "currency": "GBP",
    "nomenclature": "HS 2017",
    "good": {
        "code": "8413.70",
        "produced_in": "AA",
        "values": {"ex-works price": 100, "FOB": 110, "transaction value": 105},
    },
    "materials": [
        {"id": "casing", "code": "7325.10", "value": 20, "originating": False},
        {"id": "motor", "code": "8501.52", "value": 10, "originating": False},
        {"id": "steel", "code": "7214.99", "value": 15, "originating": True},
    ],
}


def main() -> int:
    """Prints what each annex came to."""
    annexes = sorted(FOLDER.glob("*.docx"))
    if not annexes:
        print("the annexes are not here")
        return 0
    return max(_tried(annex) for annex in annexes)


def _tried(annex: Path) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out, product = folder / "annex.roo", folder / "product.json"
        product.write_text(json.dumps(PRODUCT), encoding="utf-8")
        begun = time.perf_counter()
        report = folder / "report.json"
        drafted = _run(
            "draft", str(annex), "-o", str(out), "--parties", "AA,BB", "--report", str(report), "--agreement", "ANNEX"
        )
        seconds = time.perf_counter() - begun
        checked = _run("check", str(out))
        judged = _run("eval", str(out), str(product), "--json")
        try:
            verdict = [each["verdict"] for each in json.loads(judged.stdout)["results"]]
        except (ValueError, KeyError):
            verdict = []
        totals = json.loads(report.read_text(encoding="utf-8"))["totals"] if report.exists() else {}
        print(
            f"{annex.name}: {seconds:.1f} s, draft {drafted.returncode}, check {checked.returncode}, {verdict} {totals}"
        )
        return int(seconds > LIMIT or bool(drafted.returncode or checked.returncode) or not verdict)


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from roolang.cli.start import main; main()", *words]
    return subprocess.run(program, capture_output=True, text=True, check=False, timeout=300)


if __name__ == "__main__":
    sys.exit(main())
