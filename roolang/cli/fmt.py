"""`roolang fmt`: the canonical layout."""

from __future__ import annotations

from pathlib import Path

from roolang.cli.screen import findings_json, print_findings, print_json, write
from roolang.diagnostics import Finding, has_errors
from roolang.format import format_text
from roolang.source import decode
from roolang.workspace.sources import locate, shown


def run(paths: tuple[str, ...], *, check_only: bool, as_json: bool) -> int:
    """Formats and prints; 1 if a file does not parse, or with `--check` is not in layout."""
    findings: list[Finding] = []
    changed: list[str] = []
    count = 0
    for path in dict.fromkeys(file for each in paths for file in _files(each, findings)):
        count += 1
        if _one(path, findings, check_only=check_only):
            changed.append(shown(path))
    failed = has_errors(findings) or (check_only and bool(changed))
    if as_json:
        print_json({"schema": "roolang/fmt/1", "changed": changed, "findings": findings_json(findings)})
    else:
        print_findings(findings)
        for name in changed:
            print(f"{'not in layout' if check_only else 'formatted'}: {name}")
        print(f"{count} file{'s' if count != 1 else ''}, {len(changed)} {'to change' if check_only else 'changed'}")
    return 1 if failed else 0


def _files(path: str, findings: list[Finding]) -> list[Path]:
    found = locate(path) if Path(path).exists() else []
    if not found:
        findings.append(Finding("RL1006", f"there are no rule files at `{path}`", where=path))
    return found


def _one(path: Path, findings: list[Finding], *, check_only: bool) -> bool:
    """Whether the file changes (or would); one with errors is left alone."""
    try:
        source, bad = decode(shown(path), path.read_bytes())
    except OSError as error:
        findings.append(Finding("RL1006", f"cannot read the file: {(error.strerror or '').lower()}", where=shown(path)))
        return False
    if bad is not None:
        findings.append(Finding("RL1003", "the file is not UTF-8", where=shown(path), help="save the file as UTF-8"))
        return False
    text, found = format_text(source)
    findings += found
    if has_errors(found) or text == source.text:
        return False
    if not check_only:
        try:
            write(path, text)
        except OSError as error:
            message = f"cannot write the file: {(error.strerror or '').lower()}"
            findings.append(Finding("RL1006", message, where=shown(path)))
            return False
    return True
