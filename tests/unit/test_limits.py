"""Each limit by going one over it, or as little as its subject allows, and just not over it."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from roolang import limits
from roolang.diagnostics import Finding
from roolang.domain.declaration import Holding, Item
from roolang.domain.loading import declarations_from, load_declarations
from roolang.domain.tables.rows import listed
from roolang.interpret.codes import _open_items
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.workspace.judging import findings_of
from roolang.workspace.sources import Sources
from roolang.workspace.workspace import workspace_of
from tests.cli.run import roolang
from tests.tables import reading, workbook

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2022\nin force 2018-01-01\n'
RULE = "rule for 87.03 requires "
CTH = "change from any other heading"
GOOD = {"date": "2018-02-28", "good": {"code": "8703.23", "produced_in": "MX"}, "materials": []}


@dataclass(frozen=True)
class Held:
    """A limit: what goes in at a number, which code it gives over it, and where a smaller limit may be put."""

    constant: str
    give: Callable[[int], object]
    code: str
    patched: tuple[str, ...] = ()
    at: int | None = None
    """How many just fit; the limit itself if nothing is said."""
    over: int = 1
    small: int = 7


def in_text(text: str) -> tuple[Finding, ...]:
    return parse(SourceFile("t.roo", text))[1]


def in_rules(text: str, folder: Path = Path("/nonexistent")) -> tuple[Finding, ...]:
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(SourceFile("t.roo", HEAD + text), folder)
    return findings_of(workspace_of(sources), sources)


def in_json(name: str, content: bytes) -> tuple[Finding, ...]:
    return load_declarations(name, content)[1]


def of(**fields: object) -> tuple[Finding, ...]:
    return declarations_from({**GOOD, **fields}, "d")[1]


def nested(depth: int) -> dict[str, object]:
    value: dict[str, object] = {}
    for _ in range(depth):
        value = {"materials": [value]}
    return value


def lists(depth: int) -> object:
    value: object = "x"
    for _ in range(depth):
        value = [value]
    return value


def chain(count: int) -> str:
    steps = "".join(f"define condition {letters(i)} as {letters(i + 1)}\n" for i in range(count - 1))
    return f"{steps}define condition {letters(count - 1)} as {CTH}\n{RULE}{letters(0)}\n"


def letters(number: int) -> str:
    return "step x" + "".join(chr(97 + int(digit)) for digit in str(number))


def doubling(parts: int) -> str:
    """A name that stands for so many parts, and some."""
    return f"define condition many as {' or '.join(f'change from 84.{i % 90 + 1:02d}' for i in range(parts))}\n{RULE}many\n"


def ways(count: int) -> str:
    """A count of one of so many operations, asked of materials."""
    names = ", ".join(f'"work {letters(i)}"' for i in range(count))
    return f"define operations works: {names}\n{RULE}all materials undergo at least 1 of works\n"


def alternatives(count: int) -> str:
    each = " or ".join(f"change from {i // 10 + 10}.{i % 10:02d}" for i in range(count))
    return f"tolerance 10% of FOB covers tariff change\norigin is conferred by product rule is met\n{RULE}{each}\n"


def records(count: int) -> tuple[Finding, ...]:
    stock = {"method": "fifo", "records": [{"received": 5, "originating": True}] * (count - 1) + [{"withdrawn": 1}]}
    return of(materials=[{"code": "8407.34", "inventory": stock}])


def table(*sheets: int, rows: int = 1, columns: int = 3, cell: str = "x") -> tuple[Finding, ...]:
    row = ["P1", "8407.34", cell, *["x"] * (columns - 3)]
    pages = {f"a{i}": [["id", "HS code", "description"], *[row] * rows] for i in range(*(sheets or (1,)))}
    return reading(workbook(pages), "t.xlsx", good={"code": "8703.23"}).findings


def spread(side: int) -> tuple[Finding, ...]:
    """A sheet of few cells that reaches to a row and a column."""
    line = ["P1", "8407.34", "x"]
    rows = [["id", "HS code", "description", *[None] * (side - 4), "far"], line, *[[]] * (side - 3), line]
    return reading(workbook({"a": rows}), "t.xlsx", good={"code": "8703.23"}).findings


def lines_of(rows: int = 1, columns: int = 3, cell: str = "x", above: int = 0) -> tuple[Finding, ...]:
    row = ",".join(["P1", "8407.34", cell, *["x"] * (columns - 3)])
    text = "\n".join([*["a title,,"] * above, "id,HS code,description", *[row] * rows])
    return reading(text.encode(), "t.csv", good={"code": "8703.23"}).findings


HELD = (
    Held("MAX_RULE_BYTES", lambda n: in_text("#" * n), "RL1005", ("syntax.screening",), small=1_000_000),
    Held("MAX_BRACKETS", lambda n: in_text(f"{HEAD}{RULE}{'(' * n}{CTH}{')' * n}"), "RL1004"),
    Held("MAX_DEPTH", lambda n: in_text(f"{HEAD}define quantity q as FOB{' + FOB' * (n - 2)}"), "RL1004"),
    Held("MAX_CHAIN", lambda n: in_rules(chain(n)), "RL0901"),
    Held("MAX_WRITTEN_DEPTH", lambda n: in_rules(chain(n)), "RL0901", ("lower.frame",), at=5, over=10),
    Held("MAX_WRITTEN", lambda n: in_rules(doubling(n)), "RL0902", ("lower.environment",), at=5, over=100, small=100),
    Held("MAX_WRITTEN_ALL", lambda n: in_rules(doubling(n)), "RL0902", ("lower.environment", "lower.frame"), at=5, over=200, small=200),
    Held("MAX_WAYS", lambda n: in_rules(ways(n)), "RL0902", ("lower.operations",)),
    Held("MAX_ALTERNATIVES", lambda n: in_rules(alternatives(n)), "RL4105", ("lower.tolerance",)),
    Held("MAX_NAME", lambda n: in_text(f"{HEAD}define condition {'a' * n} as {CTH}"), "RL0921"),
    Held("MAX_QUOTATION", lambda n: in_text(f'{HEAD}{RULE}established that "{"a" * n}"'), "RL0921"),
    Held("MAX_NUMBER_LENGTH", lambda n: in_text(f"{HEAD}{RULE}value of all materials <= USD {'9' * n}"), "RL0920"),
    Held("MAX_NUMBER_LENGTH", lambda n: of(materials=[{"value": "9" * n}]), "RL6003"),
    Held("MAX_EXPONENT", lambda n: in_json("d.json", b'{"good": {"values": {"FOB": 1e%d}}}' % n), "RL6003"),
    Held("MAX_EXPONENT", lambda n: in_json("d.json", b'{"good": {"values": {"FOB": 1e-%d}}}' % n), "RL6003"),
    Held("MAX_TEXT", lambda n: of(note="x" * n), "RL0922"),
    Held("MAX_TEXT", lambda n: of(**{"x" * n: 1}), "RL0922"),
    Held("MAX_BYTES", lambda n: in_json("d.json", b"{}".ljust(n)), "RL6008", ("domain.loading.load",)),
    Held("MAX_LEVELS", lambda n: declarations_from(nested(n), "d")[1], "RL6005"),
    Held("MAX_NESTING", lambda n: declarations_from({"note": lists(n - 1)}, "d")[1], "RL6005"),
    Held("MAX_NESTING", lambda n: in_json("d.yaml", b"[" * n + b"]" * n), "RL6005"),
    Held("MAX_DECLARATIONS", lambda n: in_json("d.jsonl", b"{}\n" * n), "RL6008", ("domain.loading.load",)),
    Held("MAX_ITEMS", lambda n: of(materials=[{}] * n), "RL6008", ("domain.loading.tree",)),
    Held("MAX_VALUES", lambda n: of(note=[0] * n), "RL6008", ("domain.loading.tidy",), at=80, over=20, small=100),
    Held("MAX_RECORDS", records, "RL6008"),
    Held("MAX_SHEETS", lambda n: table(n), "RL6202"),
    Held("MAX_ROWS", lambda n: table(rows=n - 1), "RL6202", ("domain.tables.anatomy",)),
    Held("MAX_ROWS", lambda n: lines_of(rows=n - 1), "RL6202", ("domain.tables.csv_text",)),
    Held("MAX_COLUMNS", lambda n: table(columns=n), "RL6202"),
    Held("MAX_COLUMNS", lambda n: lines_of(columns=n), "RL6202"),
    Held("MAX_CELLS", lambda n: table(rows=n), "RL6202", ("domain.tables.anatomy",), at=1, over=9),
    Held("MAX_CELLS", lambda n: spread(n), "RL6202", ("domain.tables.anatomy",), small=100, at=10),
    Held("MAX_CELLS", lambda n: lines_of(rows=n), "RL6202", ("domain.tables.csv_text",), at=1, over=9),
    Held("MAX_CELL", lambda n: table(cell="x" * n), "RL6202"),
    Held("MAX_CELL", lambda n: lines_of(cell="x" * n), "RL6202"),
    Held("MAX_SEARCH", lambda n: lines_of(above=n - 1), "RL6204"),
)  # fmt: skip
ELSEWHERE = {
    "SOLVER_SECONDS": "tests/smt/test_bounds_of_proofs.py",
    "SOLVER_MEGABYTES": "tests/smt/test_bounds_of_proofs.py",
    "MAX_KINDS": "tests/smt/test_bounds_of_proofs.py",
    "MAX_IMPORTS": "tests/cli/test_files_and_folders.py",
    "MAX_FILES": "tests/cli/test_files_and_folders.py",
    "MAX_ENTRIES": "tests/cli/test_files_and_folders.py",
    "MAX_READINGS": "tests/cli/test_bad_input.py",
    "MAX_READINGS_TOLD_APART": "tests/draft/test_told_apart.py",
    "MAX_UNPACKED": "tests/unit/domain/tables/test_files.py",
    "MAX_RATIO": "tests/unit/domain/tables/test_files.py",
    "SMALL": "tests/unit/domain/tables/test_files.py",
    "MAX_PARTS": "tests/unit/domain/tables/test_files.py",
    "MAX_PER_CODE": "tests/unit/domain/test_loading_findings.py",
    "MAX_CUTS": "tests/unit/interpret/test_cuts.py",
    "MAX_CANDIDATES": "tests/unit/interpret/test_candidates.py",
    "MAX_CUT_LINES": "tests/unit/interpret/test_wider_cuts.py",
    "MAX_ABOVE": "tests/cli/test_settings_apart.py",
    "MAX_SETTINGS": "tests/cli/test_settings_apart.py",
    "MAX_CASES": "tests/unit/interpret/test_bounds_of_work.py",
    "MAX_LOOKED": "tests/unit/interpret/test_settling.py",
}
"""Limits that are held by a test among others of their kind."""


@pytest.mark.parametrize("held", HELD, ids=lambda held: f"{held.constant} {held.code}")
def test_a_limit_is_where_it_says(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = held.small if held.patched else getattr(limits, held.constant)
    for room in held.patched:
        monkeypatch.setattr(f"roolang.{room}.{held.constant}", limit)
    fits = limit if held.at is None else held.at
    assert held.code not in codes(held.give(fits))
    assert held.code in codes(held.give(fits + held.over))


def codes(findings: Any) -> set[str]:
    return {finding.code for finding in findings}


# ---- limits that no finding has, or one that says only that there are more


def test_findings_on_the_screen(tmp_path: Path) -> None:
    count = limits.MAX_SHOWN + 5
    (tmp_path / "t.roo").write_text(HEAD + "".join(f"define condition {letters(i)} as {CTH}\n" for i in range(count)))
    done = roolang("check", str(tmp_path / "t.roo"))
    assert done.err.count("warning[") == limits.MAX_SHOWN and "and 5 more" in done.err
    assert roolang("check", "--format", "concise", str(tmp_path / "t.roo")).err.count("\n") == count


def test_strange_characters_of_a_file() -> None:
    found = in_text(HEAD + "".join(f"{RULE}{CTH} $\n" for _ in range(limits.MAX_STRANGE + 50)))
    assert sum(finding.code == "RL1002" for finding in found) in (limits.MAX_STRANGE + 1, limits.MAX_STRANGE + 2)


def test_days_that_a_check_looks_at() -> None:
    rows = [f"rule for 84.{i:02d} in force {2020 + i}-01-01 requires {CTH}\n" for i in range(1, limits.MAX_DAYS + 9)]
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(SourceFile("t.roo", HEAD + "".join(rows)), Path("/nonexistent"))
    workspace = workspace_of(sources)
    assert len(workspace.days(workspace.library.texts["t"])) == limits.MAX_DAYS


def test_names_that_unknown_names_are_held_against(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"define condition one way as {CTH}\n{RULE}one wey\nrule for 87.04 requires one wey\n"
    assert sum("one way" in finding.help for finding in in_rules(text) if finding.code == "RL2001") == 2
    for room in ("check.unknown", "lower.environment"):
        monkeypatch.setattr(f"roolang.{room}.MAX_SOUGHT", 0)
    assert sum("one way" in finding.help for finding in in_rules(text) if finding.code == "RL2001") == 1


def test_links_that_are_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "rules", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    for i in range(limits.MAX_UNREADABLE + 5):
        (folder / f"link{i}").symlink_to(elsewhere, target_is_directory=True)
    done = roolang("check", "--format", "concise", str(folder))
    assert done.err.count("RL0909") == limits.MAX_UNREADABLE and done.err.count("more than this cannot be read") == 1


def test_rows_that_one_message_names() -> None:
    few, many = (listed("row", [*range(1, count + 1)]) for count in (limits.MAX_LISTED, limits.MAX_LISTED + 1))
    assert few.endswith(f"and {limits.MAX_LISTED}")
    assert many.endswith("and 1 more") and f" {limits.MAX_LISTED + 1}" not in many


def test_codes_that_are_left_open() -> None:
    """Five pairs of codes are thirty-two combinations, and a sixth stays open."""
    pairs = limits.MAX_CODES.bit_length() - 1
    items = [Item(f"material {i}", code="8407", candidates=("8407", "8408")) for i in range(pairs + 1)]
    good = Item("the good", code="8703", holdings={"materials": Holding(tuple(items), True)})
    assert len(_open_items(good)) == pairs


def test_ways_to_settle(tmp_path: Path) -> None:
    rule = f"{RULE}{' and '.join(f'established that {chr(34)}{letters(i)}{chr(34)}' for i in range(3))}"
    many = " or ".join(f"established that {chr(34)}{letters(i)}{chr(34)}" for i in range(limits.MAX_WAYS_TO_SETTLE + 3))
    for text, truncated in ((rule, False), (RULE + many, True)):
        (tmp_path / "t.roo").write_text(HEAD + "origin is conferred by product rule is met\n" + text + "\n")
        (tmp_path / "d.json").write_text(json.dumps(GOOD))
        (found,) = json.loads(roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "d.json"), "--json").out)[
            "results"
        ]
        assert found["verdict"] == "undetermined" and bool(found.get("truncated")) is truncated
        assert len(found["missing"]) <= limits.MAX_WAYS_TO_SETTLE


def test_every_limit_is_held() -> None:
    """By an entry of `HELD`, by the code of this file, or by a file that names what it is about; no comment holds one."""
    root = Path(__file__).parents[2]
    own = {held.constant for held in HELD}
    for node in ast.walk(ast.parse(Path(__file__).read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(attr=name):
                own.add(name)
            case ast.Constant(value=str() as words) if "\n" not in words:
                own.add(words.rpartition(".")[2])
    for name in (name for name in vars(limits) if name.isupper() and name not in ELSEWHERE):
        assert name in own, name
    assert all((root / place).is_file() for place in ELSEWHERE.values())
