"""`roolang fmt`: the canonical layout."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

from roolang.cli.screen import findings_json, misused, on_terminal, print_findings, print_json
from roolang.diagnostics import Finding, Place, has_errors
from roolang.format import format_text
from roolang.limits import MAX_RULE_BYTES
from roolang.source import decode
from roolang.syntax.screening import refused
from roolang.workspace.files import STANDARD, located, shown
from roolang.workspace.folders import content_of, reason_of
from roolang.workspace.sources import not_utf8
from roolang.workspace.writing import write

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def run(paths: tuple[str, ...], *, check_only: bool, as_json: bool) -> int:
    """Formats and prints; 1 if a file does not parse, or with `--check` is not in layout."""
    findings: list[Finding] = []
    changed: dict[str, list[str]] = {}
    files = list(dict.fromkeys(file for each in paths for file in _files(each, findings)))
    left = 0
    for path in files:
        found: list[Finding] = []
        diff = _one(path, found, check_only=check_only)
        if diff:
            changed[shown(path)] = diff
        left += has_errors(found)
        findings += found
    failed = has_errors(findings) or (check_only and bool(changed))
    if as_json:
        print_json({"schema": "roolang/fmt/1", "changed": list(changed), "findings": findings_json(findings)})
    else:
        print_findings(findings)
        for name, diff in changed.items():
            print(f"{'not in layout' if check_only else 'formatted'}: {_harmless(name)}")
            if check_only:
                _show(diff)
        print(_summary(len(files), len(changed), left, "to change" if check_only else "changed"))
    return 2 if misused(findings) else 1 if failed else 0


def _show(diff: list[str]) -> None:
    """What a file would become, in colour on a terminal."""
    if not on_terminal():
        print("\n".join(map(_harmless, diff)))
        return
    from rich.console import Console

    console = Console(highlight=False)
    for line in map(_harmless, diff):
        console.print(line, style=COLOURS.get(line[:1], ""), soft_wrap=True, markup=False)


def _harmless(line: str) -> str:
    """A line of somebody's file, without what steers a terminal."""
    return "".join(char if char == "\t" or char.isprintable() else "\ufffd" for char in line)


def _summary(count: int, changed: int, left: int, done: str) -> str:
    errors = f", {left} left alone for their errors" if left else ""
    return f"{count} file{'s' if count != 1 else ''}, {changed} {done}{errors}"


def _files(path: str, findings: list[Finding]) -> list[Path]:
    """The rule files of the user's own that a name means; those that ship are not his to change."""
    found, missing = located(path)
    own = [file for file in found if not shown(file).startswith(STANDARD) or os.path.exists(path)]
    if found and not own:
        missing = [Finding("RL1006", f"there are no rule files at `{path}`", where=Place(path))]
    findings += missing
    return own


def _one(path: Path, findings: list[Finding], *, check_only: bool) -> list[str]:
    """How the file changes (or would), as a unified diff; one with errors is left alone."""
    try:
        content = content_of(path, MAX_RULE_BYTES)
    except OSError as error:
        findings.append(Finding("RL1006", f"cannot read the file: {reason_of(error)}", where=Place(shown(path))))
        return []
    if content is None:
        findings.append(refused(shown(path)))
        return []
    source, bad = decode(shown(path), content)
    if bad is not None:
        findings.append(not_utf8(source, content))
        return []
    text, found = format_text(source)
    findings += found
    if has_errors(found) or text == source.text:
        return []
    if not check_only and (unwritten := write(path, text)):
        findings.append(unwritten)
        return []
    name, before, after = shown(path), source.text.splitlines(), text.splitlines()
    return list(unified_diff(before, after, name, f"{name}, in layout", lineterm="")) or ["(only the line ends differ)"]
