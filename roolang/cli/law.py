"""What two texts come to in law, asked of the solver group by group of the goods that differ."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.cli.progress import Progress
from roolang.cli.sides import Pair
from roolang.diagnostics import Finding, has_errors
from roolang.diff.edits import Edits
from roolang.diff.semantic import codes_in_common, compare
from roolang.diff.semantics import Comparison, Group
from roolang.ir.program import Program

STEP = 40
"""So many subheadings are asked about between two steps of the bar."""


def law(pair: Pair, edits: Edits) -> tuple[Comparison | None, list[Finding]]:
    """The relation of two texts on the goods for which their words differ, on the first day looked at."""
    programs: list[Program] = []
    findings: list[Finding] = []
    for chosen in pair:
        program, found = chosen.program(edits.days[0])
        findings += found
        programs.append(program)
    if has_errors(findings):
        return None, [each for each in findings if has_errors((each,))]
    codes = _touched(edits, codes_in_common(*programs))
    groups: list[Group] = []
    told: list[Finding] = []
    asked, seconds = 0, 0.0
    with Progress("proving", len(codes) // STEP + 1) as progress:
        for start in range(0, len(codes), STEP):
            progress.step(codes[start])
            found_here = compare(programs[0], programs[1], codes[start : start + STEP])
            groups += found_here.groups
            told += found_here.findings
            asked += found_here.asked
            seconds += found_here.seconds
            if any(each.code in ("RL7251", "RL7254", "RL7255") for each in found_here.findings):
                break
    comparison = Comparison(programs[0], programs[1], tuple(groups), tuple(told), asked, seconds)
    return comparison, list(dict.fromkeys(told))


def _touched(edits: Edits, codes: Sequence[str]) -> list[str]:
    """The subheadings on which anything differs: all of them, where a general provision or a definition does."""
    if any(each.subject != "rule" for each in edits.edits):
        return list(codes)
    ranges = [each for edit in edits.edits for each in edit.codes]
    return [code for code in codes if any(low[:6] <= code <= high.ljust(6, "9")[:6] for low, high in ranges)]
