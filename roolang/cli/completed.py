"""`roolang test --generate`: tests for what coverage lacks, found by the solver and judged before they are written."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from roolang.cli.progress import Progress
from roolang.coverage import Coverage, measured
from roolang.coverage.completing import Made, completed, laid_out
from roolang.coverage.measuring import FOR, Seen
from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain import nomenclature
from roolang.workspace.files import located
from roolang.workspace.settings import references
from roolang.workspace.workspace import load
from roolang.workspace.writing import write

HEADING = "# ---- tests of what no other test shows, written by `roolang test --generate`"


def complete(path: Path, of: Sequence[str], findings: list[Finding], until: float = math.inf) -> list[Made]:
    """Adds to a file tests for the conditions of some rules, or of its own, that its tests do not see both ways.

    Each is written when it is found: what is there when the work is stopped is kept, and not looked for again.
    """
    if not path.exists():
        missing = [finding for rules in of for finding in located(rules)[1]]
        if not of or missing:
            findings += missing or [Finding("RL1006", f"there are no rules at `{path}`", where=Place(str(path)))]
            return []
        if path.stem in [Path(rules).stem for rules in of]:
            message = f"`{path.name}` would use itself: a name is looked for beside the file first"
            help_ = f"give the file of tests another name, such as `{path.stem}_tests.roo`"
            findings.append(Finding("RL2004", message, where=Place(str(path)), help=help_))
            return []
        if unwritten := write(path, _began(of)):
            findings.append(unwritten)
            return []
    coverage = measured([str(path)], of)
    findings += coverage.findings
    if has_errors(coverage.findings):
        return []
    made: list[Made] = []
    for each in _made(path, of, coverage, until):
        made.append(each)
        if each.text and (unwritten := _written(path, laid_out([each]))):
            findings.append(unwritten)
            break
    return made


def _written(path: Path, new: str) -> Finding | None:
    """Adds a test to a file; or why that cannot be."""
    text = path.read_text(encoding="utf-8").rstrip("\n")
    heading = "" if HEADING in text else f"\n{HEADING}\n"
    return write(path, f"{text}\n{heading}\n{new}")


def _began(of: Sequence[str]) -> str:
    """A new file of tests: what it uses."""
    return "language 1\n" + "".join(f'use "{rules.removesuffix(".roo")}"\n' for rules in of)


def _made(path: Path, of: Sequence[str], coverage: Coverage, until: float) -> Iterator[Made]:
    """Tests for the sides that are lacking: by the texts of the file, then by those of the rules that are named."""
    lacking = [each for each in coverage.seen if not each.both]
    every = (str(path), *of)
    taken = {test.name for test in load(str(path)).library.tests}
    with Progress("looking for products", len(every) * len(lacking)) as progress:
        for rules in every:
            left: list[Seen] = []
            with nomenclature.using(references((str(path),)).editions):
                for each in completed(load(rules), lacking, progress.step, until, taken):
                    if each.text or rules == every[-1]:
                        yield each
                    else:
                        left.append(_without(each))
            lacking = left


def _without(made: Made) -> Seen:
    """The one side of a condition for which there is no test yet."""
    return Seen(made.condition, *((), ("",)) if made.side == FOR else (("",), ()))


def told(name: str, made: Sequence[Made]) -> None:
    """How many tests were written, and on standard error for what there is none."""
    written = sum(bool(each.text) for each in made)
    if not made:
        return
    print(f"{name}: {written} tests written for what no test showed; for {len(made) - written} none was found")
    for each in made:
        if not each.text:
            said = f"{each.condition.place}: {each.condition.words}: {each.side} origin"
            print(f"no test: {said}\n  {each.reason}", file=sys.stderr)


def plain(made: Made) -> dict[str, object]:
    """One of them for programs."""
    return {"condition": made.condition.words, "place": made.condition.place, "side": made.side,
            "reason": made.reason, "test": made.text}  # fmt: skip
