"""`roolang merge`: a base and what two parties made of it, as a consolidated text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from roolang.cli.merge_given import Given, chosen, unfit
from roolang.cli.outputs import OUT, clash
from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diff.comparing import compared
from roolang.diff.merging import Merged, Statements, Version, merge
from roolang.diff.merging_table import Table
from roolang.diff.side import Side, side
from roolang.format import format_text
from roolang.lower import Text, View, questions
from roolang.record import record
from roolang.source import SourceFile
from roolang.syntax import tree as t
from roolang.workspace.files import inside, located, shown, standard, used
from roolang.workspace.folders import SUFFIX
from roolang.workspace.rules import Rules
from roolang.workspace.workspace import Workspace, load_text
from roolang.workspace.writing import write


@record(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    base: str
    one: str
    other: str
    out: str
    between: tuple[str, str] | None = None
    name: str = ""
    as_json: bool = False


def run(request: Request) -> int:
    """Merges and writes; returns the exit status."""
    names = (request.base, request.one, request.other)
    findings = _over(request, [path for name in names for path in located(name)[0]])
    text, merged = "", Merged()
    if not findings:
        text, merged, findings = _merged(request, names)
    if not has_errors(findings):
        findings += _put(request.out, text)
    if request.as_json:
        told = findings_json(findings)
        print_json({"schema": "roolang/merge/1", "out": request.out, "agreed": merged.agreed,
                    "bracketed": merged.bracketed, "findings": told})  # fmt: skip
    else:
        print_findings(findings)
    if has_errors(findings):
        return 2 if misused(findings) else 1
    if not request.as_json and request.out != OUT:
        both = f"{merged.agreed} changed by both alike" if merged.agreed else "nothing changed by both alike"
        whole = "; written out whole, since a party deletes what can be called by nothing" if merged.unsaid else ""
        print(f"{request.out}: {both}, {merged.bracketed} in brackets{whole}")
    return 0


def _over(request: Request, reads: Iterable[Path]) -> list[Finding]:
    return clash([("--out", request.out)], reads, makes={"--out": (SUFFIX,)})


def _put(out: str, text: str) -> list[Finding]:
    if out == OUT:
        sys.stdout.write(text)
        return []
    failed = write(Path(out), text)
    return [failed] if failed else []


def _merged(request: Request, names: tuple[str, str, str]) -> tuple[str, Merged, list[Finding]]:
    rules = [Rules(name) for name in names]
    findings = list(dict.fromkeys(each for one in rules for each in one.refusing()))
    findings += _over(request, [path for one in rules for path, _ in one.sources.reads])
    if has_errors(findings):
        return "", Merged(), findings
    given, wrong = chosen(names, request.between, rules)
    if wrong:
        return "", Merged(), wrong
    days = sorted({day for each in given for day in each.workspace.days(each.text)})
    voices = _voices(given)
    merged, wrong = _brought_together(request, given, voices, days)
    if wrong:
        return "", merged, wrong
    folder = Path.cwd() if request.out == OUT else Path(request.out).resolve().parent
    uses, far = _uses(given, rules, folder)
    if far:
        help_ = f"write the merged text beside it: `-o {Path(far[0]).parent / 'merged.roo'}`"
        message = f"`{far[0]}` cannot be used from {folder}"
        return "", merged, [Finding("RL7305", message, where=Place(request.out), help=help_)]
    text = _text(request, given, merged, uses)
    return text, merged, _checked(text, voices, request, folder, days)


def _voices(given: list[Given]) -> list[Version]:
    """The versions that are merged: of the two parties, and of all others at the table what the base says for them."""
    base, one, other = given
    spoken = {*one.parties, *other.parties}
    return [one.version(), other.version(), *(base.version((each,)) for each in base.table if each not in spoken)]


def _brought_together(
    request: Request, given: list[Given], voices: list[Version], days: list[date]
) -> tuple[Merged, list[Finding]]:
    """What is merged, as amendments; whole, where a party deletes what can be called by nothing."""
    base = given[0]
    if not base.table:
        merged = merge(base.version(), voices, days)
        return (_whole(merged, voices, days) if merged.unsaid else merged), []
    beneath = base.beneath()
    own = [Statements(base.version(each.parties), days) for each in voices]
    table = Table(base.text.statements, own)
    standing = beneath.version() if beneath else None
    merged = merge(standing, voices, days, table.settle)
    if merged.unsaid:
        table = Table((), own)
        merged = _whole(merged, voices, days)
        table.rewritten = [base.text.name] if questions(own[0].version.whole.statements) else []
    if table.rewritten:
        what = "; ".join(dict.fromkeys(table.rewritten))
        message = f"which reading is meant of words that a party changed nobody can say: {what}"
        return merged, [unfit(message, Place(request.base), "choose one of the readings in the base first")]
    return merged, []


def _whole(merged: Merged, voices: list[Version], days: list[date]) -> Merged:
    """The same written out whole: what all changed alike is what they changed, though more stands in it."""
    return replace(merge(None, voices, days), unsaid=merged.unsaid, agreed=merged.agreed)


# ---- the file


def _uses(given: list[Given], rules: list[Rules], folder: Path) -> tuple[list[str], list[str]]:
    """What the merged file brings in: the base, and what the others do; and what lies out of its reach."""
    names: list[str] = []
    far: list[str] = []
    paths, _ = located(given[0].rules)
    if paths and inside(paths[0], standard()):
        names.append(given[0].rules)
    for path in paths if not names else []:
        _reach(path.resolve(), folder, names, far)
    for each, by in zip(given[1:], rules[1:], strict=True):
        for name, home, brought in _own_uses(each.rules, by):
            if home == standard():
                names.append(name)
            else:
                for path in brought:
                    _reach(path.resolve(), folder, names, far)
    return list(dict.fromkeys(names)), far


def _reach(path: Path, folder: Path, names: list[str], far: list[str]) -> None:
    if inside(path, folder):
        names.append(path.relative_to(folder.resolve()).as_posix())
    else:
        far.append(os.fspath(path))


def _own_uses(rules: str, by: Rules) -> Iterator[tuple[str, Path, list[Path]]]:
    """What the files of one version bring in themselves."""
    paths = {shown(path.resolve()): path for path in located(rules)[0]}
    for module, own in by.sources.modules:
        path = paths.get(module.source.name)
        for statement in module.statements if own and path else ():
            if isinstance(statement, t.Use) and path and (found := used(statement.name, path.parent, path.parent)):
                yield statement.name, found[1], found[0]


def _text(request: Request, given: list[Given], merged: Merged, uses: list[str]) -> str:
    base, one, other = given
    name = request.name or f"{base.text.name}_MERGED"
    table = ", ".join(sorted({*one.parties, *other.parties, *base.table}))
    dates = [each for text in given if (each := getattr(text.text.header, "dated", None))]
    dated = f" dated {max(dates)}" if dates else ""
    head = ["language 1", *(f'use "{each}"' for each in uses)]
    title = f'"{" and ".join("/".join(each.parties) for each in (one, other))} on {base.text.name}"'
    under = base.text.amends if base.table else base.text.name
    amends = f" amends {under}" if under and not merged.whole else ""
    header = f"consolidated text {name} among {table}{amends}{dated} {title}"
    lines = [*head, "", header, *merged.statements]
    return format_text(SourceFile("merged", "\n".join(lines) + "\n"))[0]


def _checked(text: str, voices: list[Version], request: Request, folder: Path, days: list[date]) -> list[Finding]:
    """That the merged text is sound, and says for each party what that party's text says."""
    workspace = load_text(text, Path(request.out).name if request.out != OUT else "merged.roo", folder)
    errors = [each for each in workspace.findings if has_errors((each,))]
    if errors:
        return [
            unfit("what was merged does not check", Place(request.out), "please report it, with the three files"),
            *errors,
        ]
    merged = workspace.library.texts[workspace.library.own[-1]]
    found: list[Finding] = []
    for each in voices:
        for party in each.parties:
            lost = [edit.title for edit in compared(partial(_as, workspace, merged, party), each.on, days).edits]
            if lost:
                message = f"what {party} has on {'; '.join(lost[:5])} cannot be put into one text with the others'"
                found.append(
                    unfit(
                        message, Place(path=each.whole.text.name), "write the positions on it down by hand, in brackets"
                    )
                )
    return found


def _as(workspace: Workspace, text: Text, party: str, day: date) -> Side:
    view = replace(View(day), party=party)
    return side(workspace.edition(text)[0], workspace.library, view)
