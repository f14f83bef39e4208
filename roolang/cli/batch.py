"""`roolang batch`: tables of goods and materials judged by columns."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date

from roolang.cli.eval import day_of
from roolang.cli.outputs import OUT, clash
from roolang.cli.screen import print_findings, print_json
from roolang.cli.slices import identity, in_slices, told_if_stopped
from roolang.columnar.alike import Alike
from roolang.columnar.columns import Table
from roolang.columnar.constants import amounts_in, contradicting
from roolang.columnar.done import Done
from roolang.columnar.engine import FORMATS, Engine, Refused
from roolang.columnar.given import Given
from roolang.columnar.run import Slice
from roolang.columnar.slices import GOODS_A_SLICE, Parts, sliced
from roolang.columnar.sources import opened
from roolang.columnar.writing import check_out, put
from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain.tables.told import field_of
from roolang.record import record
from roolang.workspace.batching import Texts
from roolang.workspace.files import located
from roolang.workspace.rules import Rules

SCHEMA = "https://roolang.org/schema/batch/1"
DUCKDB, SPARK = ENGINES = ("duckdb", "spark")
TOLD = 12
"""So many reasons are told why goods went row by row."""


@record(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    rules: str
    data: tuple[str, ...]
    out: str
    under: tuple[str, ...] = ()
    on: str | None = None
    readings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    threads: int | None = None
    slice: int = GOODS_A_SLICE
    missing: bool = False
    brief: bool = False
    as_json: bool = False
    engine: str = DUCKDB


def run(request: Request) -> int:
    """Judges, writes and tells; returns the exit status."""
    day, wrong = day_of(request.on)
    told, unread = _pairs(request.columns, "--column", 'write it as --column "hs6=code"')
    good, unsaid = _pairs(request.good, "--good", "write it as --good produced_in=MX")
    constants = {field_of(name): words for name, words in good.items()}
    findings = [
        *wrong,
        *unread,
        *unsaid,
        *amounts_in(constants),
        *check_out(request.out, folder=request.engine == SPARK),
    ]
    if request.engine not in ENGINES:
        message = f"there is no engine `{request.engine}`"
        findings.append(Finding("RL7430", message, where=Place(option="--engine"), help="duckdb, or spark"))
    outputs = [("--out", request.out), *([("--json", OUT)] if request.as_json else [])]
    findings += clash(outputs, [*located(request.rules)[0], *request.data], makes={"--out": tuple(FORMATS)})
    if findings:
        print_findings(findings)
        return 2
    rules = Rules(request.rules)
    started = time.monotonic()
    try:
        done = _judged(rules, request, day, told, constants)
    except Refused as refused:
        print_findings([refused.finding])
        return 1
    except KeyboardInterrupt as stop:
        print(f"stopped: {str(stop) or 'nothing is written, and the same command begins again'}", file=sys.stderr)
        raise
    print_findings(done.told)
    if has_errors(done.told):
        return 1
    _tell(done, request, time.monotonic() - started)
    return 0


def engine_of(request: Request) -> Engine:
    """The engine that is asked for."""
    if request.engine == DUCKDB:
        return Engine(threads=request.threads)
    from roolang.columnar.spark import SparkEngine

    return SparkEngine(threads=request.threads)


def _judged(rules: Rules, request: Request, day: date | None, told: dict[str, str], constants: dict[str, str]) -> Done:
    engine, given = engine_of(request), Given(request.data)
    found = opened(engine, request.data, told)
    if isinstance(found, list):
        return Done(findings=found)
    if wrong := contradicting(engine, found[0], constants):
        return Done(findings=wrong)
    texts = Texts(rules, request.under, request.readings)
    alike = Alike(texts)
    pieces = sliced(engine, *found, request.slice) if engine.slices else [found]

    def judge(goods: Table, lines: Table) -> Done:
        done = Slice(
            engine, goods, lines, texts, day=day, constants=constants, missing=request.missing, brief=request.brief,
            alike=alike,
        ).judge()  # fmt: skip
        given.hold()
        return done

    if len(pieces) == 1:
        done = judge(*pieces[0])
        if not has_errors([*texts.findings, *done.told]):
            put(engine, request.out)
    else:
        asked = (request.under, request.on, request.readings, request.columns, request.good, request.slice)
        which = identity(engine, rules, given, (*asked, request.missing, request.brief))
        with Parts(request.out, which, len(pieces)) as parts, told_if_stopped(parts):
            done = in_slices(engine, pieces, parts, texts, judge)
            if not has_errors([*texts.findings, *done.told]):
                put(engine, request.out, parts.relation)
                parts.gone()
    done.findings[:0] = texts.findings
    engine.close()
    return done


def _pairs(given: Sequence[str], option: str, help_: str) -> tuple[dict[str, str], list[Finding]]:
    found: dict[str, str] = {}
    wrong = []
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name.strip() or not value.strip():
            wrong.append(
                Finding("RL7401", f"`{text}` does not say what is what", where=Place(option=option), help=help_)
            )
        found[name.strip()] = value.strip()
    return found, wrong


def _tell(done: Done, request: Request, seconds: float) -> None:
    """How many verdicts there are of each kind, and what went row by row, and why."""
    if request.as_json:
        texts: dict[str, dict[str, int]] = {}
        for (text, verdict), count in sorted(done.verdicts.items()):
            texts.setdefault(text, {})[verdict] = count
        print_json({
            "schema": SCHEMA, "out": request.out, "goods": done.goods, "verdicts": texts,
            "row by row": dict(done.rows.most_common()),
        })  # fmt: skip
        return
    width = max((len(text) for text, _ in done.verdicts), default=4)
    print(f"{'text':<{width}}  {'originating':>12} {'undetermined':>13} {'non-originating':>16}")
    for text in dict.fromkeys(text for text, _ in done.verdicts):
        counts = [done.verdicts[text, verdict] for verdict in ("originating", "undetermined", "non-originating")]
        print(f"{text:<{width}}  {counts[0]:>12,} {counts[1]:>13,} {counts[2]:>16,}")
    slow = done.rows.total()
    if slow:
        print(f"\n{slow:,} verdicts row by row, by the interpreter:")
        for why, count in done.rows.most_common(TOLD):
            print(f"  {count:>10,}  {why}")
    rate = done.goods / seconds if seconds else 0
    print(f"{done.goods:,} goods in {seconds:.1f} s ({rate:,.0f} a second): {request.out}", file=sys.stderr)
