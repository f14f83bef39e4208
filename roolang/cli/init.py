"""`roolang init`: a rule file and a declaration to start from."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from shutil import which

from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.diagnostics import Finding, Place
from roolang.workspace.writing import write

FILES = ("rules.roo", "product.yaml")


def run(folder: str, *, as_json: bool) -> int:
    """Writes the files, never over others, and prints what to do next; 1 if it cannot."""
    written, findings = _started(Path(folder), folder)
    commands = _commands(Path(folder)) if not findings else []
    if as_json:
        report = {"schema": "roolang/init/1", "written": written, "next": commands}
        print_json({**report, "findings": findings_json(findings)})
        return 2 if misused(findings) else 1 if findings else 0
    print_findings(findings)
    if findings:
        return 2 if misused(findings) else 1
    print(f"written: {', '.join(written)}\n\nNext:\n")
    print("\n".join(f"  {command}" for command in commands))
    return 0


def _started(folder: Path, name: str) -> tuple[list[str], list[Finding]]:
    """The files written, or why none is."""
    if not name.strip():
        help_ = "write `roolang init`, or `roolang init my-annex`"
        return [], [Finding("RL6410", "the folder has no name", where=Place(option="the first argument"), help=help_)]
    try:
        paths = [folder / each for each in FILES]
        there = [path for path in paths if path.exists() or path.is_symlink()]
        help_ = f"give another folder: `roolang init {shlex.quote(f'{folder.absolute().name}-2')}`"
        if there:
            return [], [
                Finding("RL6410", f"there is a file `{path}` already", where=Place(name), help=help_) for path in there
            ]
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            text = (files("roolang.cli") / "starter" / path.name).read_text(encoding="utf-8")
            if unwritten := write(path, text):
                return [], [replace(unwritten, code="RL6410", help="give another folder")]
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a file name").lower()
        return [], [
            Finding("RL6410", f"cannot write into `{name}`: {reason}", where=Place(name), help="give another folder")
        ]
    return [str(path) for path in paths], []


def _commands(folder: Path) -> list[str]:
    """The three commands that show what was written, to be copied where this one was typed."""
    rules, product = (shlex.quote(str(folder / each)) for each in FILES)
    name = _called()
    return [f"{name} check {rules} {product}", f"{name} eval {rules} {product}", f"{name} test {rules}"]


def _called() -> str:
    """How the command is called from here: by its name if the shell knows it, else as it was typed."""
    typed = sys.argv[0]
    beside = Path(typed).stem == "roolang" and os.path.isfile(typed) and which("roolang") is None
    return shlex.quote(typed) if beside else "roolang"
