"""`roolang test --generate`: the boundary of each condition of each rule, written into the rule file as tests."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from roolang.cli.completed import complete, plain, told
from roolang.cli.progress import Progress
from roolang.cli.screen import findings_json, print_findings, print_json
from roolang.coverage.completing import Made
from roolang.diagnostics import Finding, Place, has_errors
from roolang.pairs import Pair, laid_out, pairs_of
from roolang.syntax import tree as t
from roolang.workspace.files import STANDARD, located, shown
from roolang.workspace.folders import SUFFIX
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load
from roolang.workspace.writing import write

NONE: tuple[int, list[Pair]] = (0, [])
HEADING = "# ---- boundary tests, written by `roolang test --generate`"


def run(paths: tuple[str, ...], of: tuple[str, ...] = (), seconds: float = math.inf, *, as_json: bool) -> int:
    """Writes the tests and tells what has none; 1 if a file has errors or cannot be written.

    First the boundaries of the rules in the files; then what no test sees of their conditions, or of other rules'.
    After so many seconds no more products are looked for.
    """
    until = monotonic() + seconds
    findings: list[Finding] = []
    found: dict[str, tuple[int, list[Pair]]] = {}
    beyond: dict[str, list[Made]] = {}
    new = [Path(path) for path in paths if of and path.endswith(SUFFIX) and not Path(path).exists()]
    old = [path for path in paths if Path(path) not in new] if new else list(paths or (".",))
    for path in own_files(old, findings):
        found[shown(path)] = _one(path, findings)
    if not has_errors(findings):
        for path in (*own_files(old, []), *new):
            beyond[shown(path.resolve())] = complete(path, of, findings, until)
    if as_json:
        files = [
            {
                "file": name,
                "written": found.get(name, NONE)[0] + sum(bool(each.text) for each in made),
                "pairs": list(map(_plain, found.get(name, NONE)[1])),
                "completed": list(map(plain, made)),
            }
            for name, made in beyond.items()
        ]
        print_json({"schema": "roolang/generate/1", "files": files, "findings": findings_json(findings)})
    else:
        print_findings(findings)
        for name, (count, made) in found.items():
            _print(name, count, made)
        for name, more in beyond.items():
            told(name, more)
    return 1 if has_errors(findings) else 0


def own_files(paths: Sequence[str], findings: list[Finding]) -> list[Path]:
    """The rule files of the user's own; those that ship are not his to change."""
    files: list[Path] = []
    for path in paths:
        every, missing = located(path)
        own = [each for each in every if not shown(each).startswith(STANDARD)]
        if every and not own:
            missing = [
                Finding("RL1006", f"`{path}` names standard rules, which are left as they are", where=Place(path))
            ]
        findings += missing
        files += own
    return list(dict.fromkeys(files))


def _one(path: Path, findings: list[Finding]) -> tuple[int, list[Pair]]:
    """Adds to a file the tests that it does not have; how many, and all pairs."""
    workspace = load(str(path))
    found = all_findings(workspace)
    findings += found
    if has_errors(found):
        return 0, []
    module = workspace.modules[-1]
    rules = sum(isinstance(each, t.ProductRule) for each in module.statements)
    made: list[Pair] = []
    with Progress("looking for products", rules) as progress:
        for pair in pairs_of(workspace, module):
            if not made or pair.rule != made[-1].rule:
                progress.step(pair.rule)
            made.append(pair)
    known = {each.name for each in module.statements if isinstance(each, t.Test)}
    new = [pair for pair in made if pair.sides and pair.name not in known]
    if new:
        text = module.source.text.rstrip("\n")
        heading = "" if HEADING in text else f"\n{HEADING}\n"
        if unwritten := write(path, f"{text}\n{heading}\n{laid_out(new)}"):
            findings.append(unwritten)
            return 0, made
    return 2 * len(new), made


def _plain(pair: Pair) -> dict[str, object]:
    return {
        "rule": pair.rule, "condition": pair.condition, "reason": pair.reason,
        "tests": [side.text for side in pair.sides],
    }  # fmt: skip


def _print(name: str, new: int, made: list[Pair]) -> None:
    held = sum(bool(pair.sides) for pair in made)
    print(f"{name}: {new} tests written; {held} of {len(made)} conditions have a pair")
    tell(made)


def tell(made: list[Pair]) -> None:
    """The conditions without a pair, and why, on standard error."""
    for pair in made:
        if not pair.sides:
            print(f"no pair: {pair.rule}: {pair.condition}\n  {pair.reason}", file=sys.stderr)
