"""`roolang fleet`: published car lines as declarations."""

from __future__ import annotations

import json
import re
import sys
from fractions import Fraction
from functools import partial
from pathlib import Path

from roolang.cli.outputs import OUT, clash
from roolang.cli.screen import misused, print_findings, written_json
from roolang.diagnostics import Finding, Place, has_errors
from roolang.limits import MAX_BYTES
from roolang.sweep.fleet import CAVEATS, declarations
from roolang.workspace.folders import content_of, reason_of
from roolang.workspace.writing import write

SHARE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s*%")


def run(table: str, out: str, assembly: str) -> int:
    """Writes the declarations, and says each time what they leave open."""
    findings: list[Finding] = clash([("-o", out)], [table])
    share = SHARE.fullmatch(assembly.strip())
    if share is None:
        message = f"`{assembly}` is no share of net cost"
        findings.append(
            Finding("RL7501", message, where=Place(option="--assembly-share"), help="write it as 15%, less than 100%")
        )
    text = "" if findings else _text(table, findings)
    made = list(declarations(text, table, Fraction(share[1]), findings)) if share and not has_errors(findings) else []
    written = written_json if out == OUT else partial(json.dumps, ensure_ascii=False)
    lines = "".join(written(each) + "\n" for each in made)
    if not has_errors(findings) and out != OUT and (unwritten := write(Path(out), lines)):
        findings.append(unwritten)
    print_findings(findings)
    if has_errors(findings):
        return 2 if misused(findings) else 1
    if out == OUT:
        sys.stdout.write(lines)
    says = sys.stderr if out == OUT else sys.stdout
    print(f"{len(made):,} car lines assembled in Canada, Mexico or the United States", file=says)
    print("What these declarations leave open:", *(f"- {each}" for each in CAVEATS), sep="\n", file=says)
    return 0


def _text(table: str, findings: list[Finding]) -> str:
    try:
        content = content_of(Path(table), MAX_BYTES)
        if content is None:
            findings.append(Finding("RL6202", f"the file has more than {MAX_BYTES:,} bytes", where=Place(table)))
            return ""
        return content.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        findings.append(Finding("RL1006", f"cannot read the file: {reason_of(error)}", where=Place(table)))
        return ""
