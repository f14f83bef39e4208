"""`roolang talks`: what is agreed and what is open in a consolidated text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from fractions import Fraction

from roolang.cli.declarations import Tables, read
from roolang.cli.eval import day_of
from roolang.cli.judging import undated
from roolang.cli.progress import Progress
from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diff.portfolio import worth
from roolang.diff.report_talks import as_json, as_text
from roolang.diff.settling import Product, Settling, Verdicts, of_one_mind
from roolang.diff.side import side
from roolang.diff.talks import Talks, talks
from roolang.domain import nomenclature
from roolang.domain.correlation import Correlation
from roolang.domain.declaration import Declaration
from roolang.domain.events import any_day
from roolang.domain.relating import in_edition
from roolang.interpret import judge
from roolang.lower import Library, Text, View
from roolang.record import record
from roolang.syntax import tree as t
from roolang.workspace.rules import Rules
from roolang.workspace.settings import NOTHING, Given, references
from roolang.workspace.workspace import Workspace


@record(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    rules: str
    date: str | None = None
    declarations: tuple[str, ...] = ()
    as_json: bool = False
    tables: Tables = field(default_factory=Tables)
    given: Given = NOTHING


def run(request: Request) -> int:
    """Prints what stands in every consolidated text of the rules; 1 if they have errors or hold none."""
    day, wrong = day_of(request.date)
    if wrong:
        print_findings([replace(each, where=Place(option="--date")) for each in wrong])
        return 2
    rules = Rules(request.rules)
    workspace = rules.workspace
    editions = references((request.rules,), request.given)
    with nomenclature.using(editions.editions):
        refusing = rules.refusing()
    findings = [*editions.findings, *refusing]
    declarations: list[Declaration] = []
    if not has_errors(findings):
        declarations, more = read(request.declarations, request.tables) if request.declarations else ([], [])
        findings += [*more, *(undated(each) for each in declarations if any_day(each, day) is None)]
        declarations = [each for each in declarations if any_day(each, day) is not None]
    with nomenclature.using(editions.editions):
        found = [] if has_errors(refusing) else _talks(workspace, day, declarations, editions.correlations)
    if not found and not has_errors(findings):
        help_ = "begin one with `consolidated text NAME among CA, MX, US`"
        findings.append(
            Finding("RL7303", "these rules hold no consolidated text", where=Place(request.rules), help=help_)
        )
    if request.as_json:
        texts = [as_json(each) for each in found]
        print_json({"schema": "roolang/talks/1", "texts": texts, "findings": findings_json(findings)})
    else:
        print_findings(findings)
        print("\n".join(map(as_text, found)), end="")
    return (2 if misused(findings) else 1) if has_errors(findings) else 0


def _talks(
    workspace: Workspace, day: date | None, declarations: Sequence[Declaration], correlations: Sequence[Correlation]
) -> list[Talks]:
    texts = [workspace.library.texts[key] for key in workspace.library.own]
    open_ = [text for text in texts if isinstance(text.header, t.Consolidated)]
    found = []
    with Progress("settling points", len(open_)) as progress:
        for text in open_:
            progress.step(text.name)
            found.append(_talk(workspace, text, day, declarations, correlations))
    return found


def _talk(
    workspace: Workspace,
    text: Text,
    day: date | None,
    declarations: Sequence[Declaration],
    correlations: Sequence[Correlation],
) -> Talks:
    """One text: each point is settled in the view of each party, where there are readings in the first of them."""
    assert isinstance(text.header, t.Consolidated)
    looked = day or text.header.dated or workspace.days(text)[0]
    views = [view for party in text.header.parties for view in workspace.views(text, looked, party)[:1]]
    whole, _ = workspace.edition(text)
    stands = side(whole, workspace.library, View(looked, text.header.parties[0]))
    settling = Settling(workspace.library, text, of_one_mind(whole, views))
    if declarations:
        settling.products = [Product(each.id, each.currency or "", _worth(each)) for each in declarations]
        settling.verdicts = _judging(workspace, day, declarations, correlations)
    return talks(settling, stands)


def _worth(declaration: Declaration) -> Fraction | None:
    found = worth(declaration)
    return found[1] if found else None


def _judging(
    workspace: Workspace, day: date | None, declarations: Sequence[Declaration], correlations: Sequence[Correlation]
) -> Verdicts:
    """The verdicts on declarations, each on its own day, by a text that stands in the place of another."""

    def verdicts(library: Library, text: Text, view: View) -> list[str]:
        now = replace(workspace, library=library, looked=set(), _editions={}, _views={}, _frames={}, _programs={})
        said = []
        for each in declarations:
            program, _ = now.program(text, replace(view, day=any_day(each, day) or view.day))
            said.append(judge(program, in_edition(each, program.nomenclature, correlations).declaration).verdict)
        return said

    return verdicts
