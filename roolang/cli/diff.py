"""`roolang diff`: two texts, parties or readings held against each other."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from roolang.cli.declarations import Tables, read
from roolang.cli.eval import day_of
from roolang.cli.judging import Asked as Judging
from roolang.cli.judging import judge_one, said_amiss
from roolang.cli.outputs import OUT, clash
from roolang.cli.progress import Progress
from roolang.cli.screen import findings_json, misused, on_terminal, print_findings, print_json
from roolang.cli.sides import Asked, Pair, days, pairs
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diff.comparing import compared
from roolang.diff.edits import Edits
from roolang.diff.portfolio import Portfolio, moved
from roolang.domain import nomenclature
from roolang.domain.declaration import Declaration
from roolang.interpret import Judgement
from roolang.record import record
from roolang.workspace.files import located
from roolang.workspace.rules import Rules
from roolang.workspace.settings import NOTHING, Given, references
from roolang.workspace.writing import write

if TYPE_CHECKING:
    from roolang.diff.semantics import Comparison

CODE = re.compile(r"\d\d(\.?\d\d(\.?\d\d)?)?", re.ASCII)
DIFFERENT = 3
"""The status where something differs, for those who ask for one."""


@record(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    before: str
    after: str | None = None
    between: tuple[str, str] | None = None
    date: str | None = None
    readings: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()
    html: str | None = None
    markdown: str | None = None
    as_json: bool = False
    exit_code: bool = False
    prove: bool = False
    goods: tuple[str, ...] = ()
    examples: str | None = None
    tables: Tables = field(default_factory=Tables)
    given: Given = NOTHING


@record(frozen=True, slots=True)
class Compared:
    """Two texts compared, and what becomes of the products given."""

    edits: Edits
    products: Portfolio | None = None
    law: Comparison | None = None

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.edits.differ or (self.products and self.products.moves))


def run(request: Request) -> int:
    """Compares and prints; returns the exit status."""
    day, wrong = day_of(request.date)
    codes, amiss = codes_of(request.goods)
    wrong = (*(replace(each, where=Place(option="--date")) for each in wrong), *amiss)
    files = (("--html", request.html), ("--markdown", request.markdown), ("--examples", request.examples))
    outputs = [(option, name) for option, name in files if name]
    outputs += [("--json", OUT)] if request.as_json else []
    names = [request.before, *([request.after] if request.after else [])]
    inputs = [path for name in names for path in located(name)[0]]
    if found := (*wrong, *clash(outputs, [*inputs, *request.declarations])):
        print_findings(found)
        return 2
    rules = [Rules(name) for name in names]
    editions = references(tuple(names), request.given)
    with nomenclature.using(editions.editions):
        told = [*editions.findings, *(each for one in rules for each in one.refusing())]
    if has_errors(told):
        return _refused(told)
    asked = Asked(request.between, request.readings, day)
    chosen, more = pairs(rules[0].workspace, rules[-1].workspace if request.after else None, asked)
    told += more
    if has_errors(told):
        return _refused(told)
    declarations, found_there = read(request.declarations, request.tables) if request.declarations else ([], [])
    judging = Judging(day=day, correlations=editions.correlations)
    with nomenclature.using(editions.editions):
        results, found_on_way = _compare(chosen, rules, declarations, asked, judging)
        if request.prove:
            results = _proved(results, chosen, codes, found_on_way)
        told = list(dict.fromkeys([*told, *found_there, *found_on_way]))
        status = _hand_over(results, request, told)
    if status or has_errors(told):
        return 1
    return DIFFERENT if request.exit_code and any(each.differs for each in results) else 0


def _refused(findings: Sequence[Finding]) -> int:
    print_findings(findings)
    return 2 if misused(findings) else 1


def _compare(
    chosen: Sequence[Pair],
    rules: Sequence[Rules],
    declarations: Sequence[Declaration],
    asked: Asked,
    judging: Judging,
) -> tuple[list[Compared], list[Finding]]:
    """Every pair: the words, then the products."""
    found: list[Finding] = []
    results: list[Compared] = []
    looked = [days(pair, asked) for pair in chosen]
    steps = sum(map(len, looked)) + len(chosen) * len(declarations)
    with Progress("comparing", steps) as progress:
        for pair, when in zip(chosen, looked, strict=True):
            edits = compared(pair[0].on, pair[1].on, when, partial(progress.step, pair[1].under))
            edits = _told_apart(pair, edits)
            found += _doubts(pair, edits)
            products = None
            if declarations:
                products, more = _products(pair, rules, declarations, judging, progress)
                found += more
            results.append(Compared(edits, products))
    return results, found


def codes_of(written: Sequence[str]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The chapters, headings and subheadings that `--goods` names, as digits."""
    help_ = "write a chapter, a heading or a subheading, as 87, 87.03 or 8703.23"
    amiss = tuple(
        Finding("RL6007", f"`{each}` is not a code of goods", where=Place(option="--goods"), help=help_)
        for each in written
        if not CODE.fullmatch(each)
    )
    return tuple(each.replace(".", "") for each in written), amiss


def _proved(
    results: Sequence[Compared], chosen: Sequence[Pair], codes: tuple[str, ...], findings: list[Finding]
) -> list[Compared]:
    """The same with what each two texts come to in law; nothing is asked of texts that say the same."""
    from roolang.cli.law import law

    laws: list[Comparison | None] = []
    for result, pair in zip(results, chosen, strict=True):
        if not result.edits.differ:
            laws.append(None)
            continue
        comparison, found = law(pair, result.edits, codes, [each for each in laws if each is not None])
        laws.append(comparison)
        findings += found
    return [replace(result, law=comparison) for result, comparison in zip(results, laws, strict=True)]


def _told_apart(pair: Pair, edits: Edits) -> Edits:
    """Two texts of one name are called by their files too."""
    files = [each.text.header.span.source.name for each in pair]
    if edits.before != edits.after or files[0] == files[1]:
        return edits
    before, after = (f"{edits.before} in {name}" for name in files)
    return replace(edits, before=before, after=after)


def _doubts(pair: Pair, edits: Edits) -> list[Finding]:
    """What makes a comparison less than it seems: codes of different editions."""
    one, other = edits.nomenclatures
    if not one or not other or one == other:
        return []
    message = f"the codes of {edits.before} are of HS {one}, those of {edits.after} of HS {other}"
    help_ = "the same digits may be other goods: read the differences of codes with the correlation of the two editions"
    return [Finding("RL7301", message, where=Place(pair[1].text.header.span.source.name), help=help_)]


def _products(
    pair: Pair, rules: Sequence[Rules], declarations: Sequence[Declaration], judging: Judging, progress: Progress
) -> tuple[Portfolio, list[Finding]]:
    """The products judged by both texts."""
    both: list[tuple[Judgement, Judgement]] = []
    found: list[Finding] = []
    every: list[Judgement] = []
    for declaration in declarations:
        progress.step(declaration.id)
        sides: list[list[Judgement]] = []
        for chosen, by in zip(pair, (rules[0], rules[-1]), strict=True):
            asked = replace(judging, under=(chosen.under,), readings=chosen.readings, day=chosen.fixed or judging.day)
            judgements, more = judge_one(by, declaration, asked)
            found += more
            every += judgements
            sides.append(judgements)
        both += [(one, other) for one in sides[0][:1] for other in sides[1][:1]]
    return moved(both), _once([*found, *said_amiss(declarations, every)])


def _once(found: Sequence[Finding]) -> list[Finding]:
    """What is so of many products is told of the first, with how many there are."""
    places: dict[Finding, dict[Place, None]] = {}
    for each in found:
        places.setdefault(replace(each, where=Place()), {})[each.where] = None
    return [
        replace(each, where=next(iter(own)), message=_counted(each.message, len(own) - 1))
        for each, own in places.items()
    ]


def _counted(message: str, more: int) -> str:
    return f"{message} (and so of {more:,} more)" if more else message


def _hand_over(results: Sequence[Compared], request: Request, told: list[Finding]) -> int:
    """Writes what was asked for and prints the rest; 1 if a file could not be written."""
    failed: list[Finding | None] = []
    if request.markdown:
        failed.append(_put(request.markdown, "\n".join(map(_markdown, results))))
    if request.html:
        from roolang.diff.report_html import as_html

        failed.append(_put(request.html, as_html([(each.edits, each.products, each.law) for each in results])))
    if request.examples:
        failed.append(_put(request.examples, _examples(results)))
    told += [each for each in failed if each]
    if request.as_json:
        print_json(
            {"schema": "roolang/diff/1", "comparisons": list(map(_json, results)), "findings": findings_json(told)}
        )
    else:
        print_findings(told)
        if OUT not in (request.html, request.markdown, request.examples):
            _print(results)
    return int(any(failed))


def _put(name: str, text: str) -> Finding | None:
    if name == OUT:
        sys.stdout.write(text)
        return None
    return write(Path(name), text)


def _examples(results: Sequence[Compared]) -> str:
    """The products that show differences in law, as one file of declarations."""
    from roolang.diff.report_law import examples

    found = [each for result in results if result.law for each in examples(result.law)]
    numbered = ({**each, "id": f"{each['id']}-{number}"} for number, each in enumerate(found, 1))
    return json.dumps(list(numbered), ensure_ascii=False, indent=1) + "\n"


def _json(result: Compared) -> dict[str, object]:
    from roolang.diff.report_json import edits_json
    from roolang.diff.report_moves import moves_json

    products = moves_json(result.products) if result.products else None
    proved = None
    if result.law is not None:
        from roolang.diff.report_law import law_json

        proved = law_json(result.law)
    return {**edits_json(result.edits), "law": proved, "products": products}


def _markdown(result: Compared) -> str:
    from roolang.diff.report_moves import moves_markdown
    from roolang.diff.report_text import as_markdown

    names = (result.edits.before, result.edits.after)
    said = as_markdown(result.edits) + (moves_markdown(result.products, names) if result.products else "")
    if (lines := _law(result))[2:]:
        said += "\n".join(["", "## In law", "", "```text", *lines[2:], "```", ""])
    return said


def _law(result: Compared) -> list[str]:
    """What is told of the law, in lines."""
    if result.law is None:
        return []
    from roolang.diff.report_law import law_lines

    return law_lines(result.law, (result.edits.before, result.edits.after))


def _print(results: Sequence[Compared]) -> None:
    """The redline on the screen; in colours for people, plain for pipes."""
    from roolang.diff.report_moves import moves_text
    from roolang.diff.report_text import as_rich, as_text

    for number, result in enumerate(results):
        names = (result.edits.before, result.edits.after)
        lead = "\n" if number else ""
        products = moves_text(result.products, names) if result.products else ""
        products = "".join(f"{line}\n" for line in _law(result)) + products
        if not on_terminal():
            print(f"{lead}{as_text(result.edits)}{products}", end="")
            continue
        from rich.console import Console
        from rich.padding import Padding

        console = Console(highlight=False, soft_wrap=False)
        for indent, line in as_rich(result.edits):
            console.print(Padding(line, (0, 0, 0, indent)))
        if products:
            console.print(products, markup=False)
