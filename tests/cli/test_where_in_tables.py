"""What is missing of a declaration that is a table is asked for in its cells, in every form of the explanation."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import Run, roolang

RULES = (
    "agreement DEMO\nparties CA, MX\nnomenclature HS 2022\n"
    "rule for 84.13 requires MaxNOM at most 40% or undergoes casting\n"
)
TABLE = "Level,Part,HS code,Value (EUR),Originating,Produced in\n0,p,8413.70,,,MX\n1,a,8413.91,12.5,no,JP\n1,b,8501.10,,,CA\n"


def asked(tmp_path: Path, *options: str, table: str = TABLE) -> Run:
    rules, file = tmp_path / "r.roo", tmp_path / "bom.csv"
    rules.write_text(RULES)
    file.write_text(table)
    return roolang("eval", str(rules), str(file), "--on", "2024-01-01", *options)


def test_a_cell_is_named_by_its_row_and_column(tmp_path: Path) -> None:
    whole = " ".join(asked(tmp_path, "--full").out.split())
    assert "origin of b:" in whole and "bom.csv: E4" in whole
    assert "bom.csv: row 2, in a column `values.ex-works price`" in whole
    assert "bom.csv: row 2, in a column `processes`" in whole and "`casting in ...` if it was done" in whole
    assert "materials[1]" not in whole and '"processes":' not in whole


def test_so_it_is_on_pages_and_in_markdown(tmp_path: Path) -> None:
    page, marked = tmp_path / "p.html", tmp_path / "p.md"
    asked(tmp_path, "--html", str(page), "--markdown", str(marked))
    for text in (page.read_text(), marked.read_text()):
        assert "bom.csv: E4" in text and "materials[1].originating" not in text


def test_what_no_row_says_of_the_good_is_given_by_an_option(tmp_path: Path) -> None:
    table = "Part,HS code,Value (EUR),Originating\na,8413.91,12.5,no\n"
    out = asked(tmp_path, "--good", "code=8413.70", "--good", "produced_in=MX", table=table).out
    assert '--good "ex-works price=..."' in " ".join(out.split())


def test_programs_are_told_the_path(tmp_path: Path) -> None:
    (result,) = json.loads(asked(tmp_path, "--json").out)["results"]
    assert "materials[1].originating" in {fact["path"] for fact in result["facts"]}


def test_a_column_that_holds_nothing_is_one_that_is_there(tmp_path: Path) -> None:
    """`Originating` stands over empty cells alone: b is asked for in E4 all the same."""
    whole = " ".join(asked(tmp_path, "--full", table=TABLE.replace("12.5,no", "12.5,")).out.split())
    assert "bom.csv: E4" in whole and "in a column `originating`" not in whole
