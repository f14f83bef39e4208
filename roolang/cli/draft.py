"""`roolang draft`: legal English compiled into a rule file, with everything it could not read marked."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from roolang.cli.outputs import OUT, Output, clash
from roolang.cli.progress import Progress
from roolang.cli.screen import findings_json, misused, print_findings, print_json, written_json
from roolang.diagnostics import Finding, Place, has_errors
from roolang.draft.annex import Document
from roolang.draft.documents import Wanted, read_document
from roolang.draft.drafting import Draft, draft
from roolang.draft.options import Options
from roolang.draft.products import Apart
from roolang.limits import MAX_BYTES
from roolang.record import record
from roolang.source import SourceFile, unsteered
from roolang.syntax import tree as t
from roolang.workspace.folders import SUFFIX, content_of, reason_of
from roolang.workspace.sources import Sources
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load_text, workspace_of
from roolang.workspace.writing import keep, write

PARTY = re.compile(r"[A-Z]{2}")
EDITION = re.compile(r"(?:HS\s*)?(\d{4})", re.IGNORECASE)


@record(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    text: str
    out: str
    report: str = ""
    authors: tuple[str, ...] = ()
    parties: str = ""
    agreement: str = ""
    nomenclature: str = ""
    as_json: bool = False
    with_tests: bool = False


def run(asked: Asked) -> int:
    """Writes the rule file and the report, and prints what is to be known; 1 if there is none to write."""
    findings, wanted, options = _options(asked)
    outputs: list[Output] = [("-o", asked.out)] + ([("--report", asked.report)] if asked.report else [])
    findings += clash(outputs, [asked.text], makes={"-o": (SUFFIX,)})
    document = None if findings else _document(asked.text, wanted, findings)
    made, written = None, list[str]()
    if document is not None and not has_errors(document.findings) and document.rows:
        with Progress("reading rules", len(document.rows)) as progress:
            made = draft(document, options, verified, lambda _: progress.step(), _apart(options))
        findings += made.findings
        if asked.with_tests and not has_errors(made.findings):
            made = replace(made, text=_with_tests(made.text))
        written, unwritten = _write(asked, made)
        findings += unwritten
    elif document is not None:
        findings += document.findings
    _tell(asked, made, written, findings)
    return 2 if misused(findings) else 1 if made is None or has_errors(findings) else 0


def _options(asked: Asked) -> tuple[list[Finding], Wanted, Options]:
    """What the options say, and what is wrong with them."""
    findings: list[Finding] = []
    authors: list[tuple[str, str]] = []
    for each in asked.authors:
        name, equals, party = each.rpartition("=")
        if not equals or not name.strip() or not PARTY.fullmatch(party.strip()):
            message = f"`{each}` does not say for which party an author stands"
            findings.append(
                Finding("RL9120", message, where=Place(option="--party"), help='write `--party "Ann Lee=US"`')
            )
        else:
            authors.append((name.strip(), party.strip()))
    parties = tuple(each for each in re.split(r"[\s,;/]+", asked.parties) if each)
    for wrong in (each for each in parties if not PARTY.fullmatch(each)):
        message = f"`{wrong}` is no party"
        findings.append(
            Finding(
                "RL2005",
                message,
                where=Place(option="--parties"),
                help="parties are two capitals: `--parties CA,MX,US`",
            )
        )
    edition = EDITION.fullmatch(asked.nomenclature.strip())
    if asked.nomenclature and edition is None:
        message = f"`{asked.nomenclature}` is no edition of the nomenclature"
        findings.append(
            Finding("RL6401", message, where=Place(option="--nomenclature"), help='write `--nomenclature "HS 2022"`')
        )
    at_table = tuple(dict.fromkeys((*parties, *(party for _, party in authors))))
    options = Options(asked.agreement, at_table, int(edition[1]) if edition else None, date.today())
    return findings, Wanted(tuple(authors)), options


def _document(text: str, wanted: Wanted, findings: list[Finding]) -> Document | None:
    """The document, if there is a file to read."""
    try:
        content = content_of(Path(text), MAX_BYTES)
    except (OSError, ValueError) as error:
        findings.append(Finding("RL1006", f"cannot read the file: {reason_of(error)}", where=Place(text)))
        return None
    if content is None:
        message = f"the file has more than {MAX_BYTES:,} bytes"
        findings.append(Finding("RL9104", message, where=Place(text), help="divide the document"))
        return None
    return read_document(text, content, wanted)


def verified(source: SourceFile) -> Sequence[Finding]:
    """Everything that `roolang check` finds in a rule file."""
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(source, Path.cwd())
    return all_findings(workspace_of(sources), date.today())


def _apart(options: Options) -> Apart:
    """Looks for a product that tells two readings of a rule apart."""

    def found(goods: t.Codes, chosen: t.Cond, other: t.Cond) -> str:
        from roolang.pairs.apart import told_apart

        return told_apart(goods, chosen, other, options.edition)

    return found


def _with_tests(text: str) -> str:
    """The rule file with a test on either side of each condition, and the reason where there is none."""
    from roolang.cli.generate import HEADING, tell
    from roolang.pairs import laid_out, pairs_of

    workspace = load_text(text, "drafted.roo", Path.cwd())
    made = list(pairs_of(workspace, workspace.modules[-1]))
    tell(made)
    return f"{text.rstrip()}\n\n{HEADING}\n\n{laid_out(made)}" if any(pair.sides for pair in made) else text


def _write(asked: Asked, made: Draft) -> tuple[list[str], list[Finding]]:
    """The outputs, each whole or not at all; the report last, so that it never tells of a file that is not there.

    Told are the files that were written.
    """
    import json

    written: list[str] = []
    found: list[Finding] = []
    report = {**made.report, "findings": findings_json(made.findings)}
    told = written_json(report, 1) if asked.report == OUT else json.dumps(report, ensure_ascii=False, indent=1)
    rules = unsteered(made.text)
    kept = None if asked.out == OUT else keep(Path(asked.out), rules)
    found += [kept] if kept else []
    for name, text in ((asked.out, rules), (asked.report, unsteered(told) + "\n")):
        if name == OUT:
            sys.stdout.write(text)
        elif name and not has_errors(found):
            unwritten = write(Path(name), text)
            found += [unwritten] if unwritten else []
            written += [] if unwritten else [name]
    return written, found


def _tell(asked: Asked, made: Draft | None, written: list[str], findings: list[Finding]) -> None:
    if asked.as_json:
        counts: dict[str, Any] = made.report["totals"] if made else {}
        print_json(
            {"schema": "roolang/drafted/1", "written": written, "totals": counts, "findings": findings_json(findings)}
        )
        return
    print_findings(findings)
    if made is not None and asked.out != OUT and asked.report != OUT:
        print(_summary(written, made))


def _summary(written: list[str], made: Draft) -> str:
    lines = [f"written: {', '.join(written) or 'nothing'}"]
    for kind, said in (("instances", "rules"), ("distinct", "distinct texts")):
        counts = made.report["totals"][kind]
        each = ", ".join(f"{counts[status]:,} {status}" for status in ("compiled", "partial", "refused"))
        lines.append(f"{counts['total']:,} {said}: {each}")
    return "\n".join(lines)
