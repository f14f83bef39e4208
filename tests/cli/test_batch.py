"""`roolang batch` end to end: tables in, verdicts out, and what is wrong with rows."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.cli.run import Run, roolang

RULES = """
agreement DEMO
parties CA, MX, US
rule for 87.03 requires change from any other heading
  and regional value content at least 62.5% by net cost
"""
GOODS = [
    ("a", "8703.23", "1000.00", "MX"), ("b", "8703.23", "1000.00", "MX"), ("c", "8703.23", "1000.00", "MX"),
    ("d", "8703.23", None, "MX"), ("e", "8703.23", "1000.00", "JP"), ("f", "8704.21", "1000.00", "MX"),
]  # fmt: skip
LINES = [
    ("a", "8409.91", "375.00", False), ("a", "8409.91", "500.00", True), ("b", "8409.91", "375.01", False),
    ("c", "8409.91", "375.00", False), ("c", "8409.91", "0.01", None), ("d", "8409.91", "1.00", False),
    ("e", "8409.91", "1.00", False), ("f", "8409.91", "1.00", False),
]  # fmt: skip
VERDICTS = {"a": "originating", "b": "non-originating", "c": "undetermined", "d": "undetermined",
            "e": "non-originating", "f": "undetermined"}  # fmt: skip


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    (tmp_path / "a.roo").write_text(RULES)
    con = duckdb.connect()
    con.execute('CREATE TABLE g (id VARCHAR, code VARCHAR, "values.net cost" DECIMAL(18, 2), produced_in VARCHAR)')
    con.executemany("INSERT INTO g VALUES (?, ?, ?, ?)", GOODS)
    con.execute("CREATE TABLE m (good VARCHAR, code VARCHAR, value DECIMAL(18, 2), originating BOOLEAN)")
    con.executemany("INSERT INTO m VALUES (?, ?, ?, ?)", LINES)
    for ending, how in (("parquet", "(FORMAT parquet)"), ("csv", "(HEADER)")):
        con.execute(f"COPY g TO '{tmp_path}/goods.{ending}' {how}")
        con.execute(f"COPY m TO '{tmp_path}/lines.{ending}' {how}")
    con.execute(
        "CREATE TABLE n AS SELECT g.*, (SELECT list({'code': m.code, 'value': m.value, 'originating': m.originating}) "
        "FROM m WHERE m.good = g.id) AS materials FROM g"
    )
    con.execute(f"COPY n TO '{tmp_path}/nested.parquet' (FORMAT parquet)")
    return tmp_path


def batch(folder: Path, *data: str, more: tuple[str, ...] = ()) -> Run:
    names = [str(folder / each) for each in data]
    return roolang(
        "batch", str(folder / "a.roo"), *names, "-o", str(folder / "out.parquet"), "--on", "2021-01-01", *more
    )


def verdicts(folder: Path) -> dict[str, tuple[object, ...]]:
    rows = duckdb.connect().execute(f"SELECT * FROM '{folder}/out.parquet'").fetchall()
    return {row[0]: row for row in rows}


@pytest.mark.parametrize("data", (("goods.parquet", "lines.parquet"), ("lines.csv", "goods.csv"), ("nested.parquet",)))
def test_verdicts_by_hand(tables: Path, data: tuple[str, ...]) -> None:
    found = batch(tables, *data)
    assert found.status == 0, found.err
    assert {id_: row[2] for id_, row in verdicts(tables).items()} == VERDICTS


def test_the_clause_the_figures_and_the_slack(tables: Path) -> None:
    batch(tables, "goods.parquet", "lines.parquet")
    row = verdicts(tables)["b"]
    assert row[1:5] == ("DEMO", "non-originating", "regional value content at least 62.5% by net cost",
                        "regional value content by net cost")  # fmt: skip
    assert row[5:10] == tuple(map(Decimal, ("624.99", "624.99", "1000", "1000", "-0.01")))


def test_counts_as_json(tables: Path) -> None:
    found = batch(tables, "goods.parquet", "lines.parquet", more=("--json",))
    told = json.loads(found.out)
    assert told["goods"] == 6 and told["verdicts"]["DEMO"] == {
        "originating": 1,
        "undetermined": 3,
        "non-originating": 2,
    }


def spoiled(folder: Path, table: str, sql: str) -> None:
    query = sql.format(f"read_parquet('{folder}/{table}')")
    duckdb.connect().execute(f"COPY ({query}) TO '{folder}/bad.parquet'")


BAD = [
    ("lines", "SELECT * REPLACE (CAST(value AS DOUBLE) AS value) FROM {}", "RL7402", "`value`"),
    ("lines", "SELECT * REPLACE (CASE WHEN good = 'b' THEN 'much' ELSE CAST(value AS VARCHAR) END AS value) FROM {}", "RL7403", "row 3"),
    ("lines", "SELECT * REPLACE (CASE WHEN good = 'b' THEN -value ELSE value END AS value) FROM {}", "RL7406", "row 3"),
    ("lines", "SELECT * REPLACE (CASE WHEN good = 'b' THEN 'z' ELSE good END AS good) FROM {}", "RL7405", "row 3"),
    ("lines", "SELECT * REPLACE (CASE WHEN good = 'b' THEN '84.x' ELSE code END AS code) FROM {}", "RL7403", "row 3"),
    ("lines", "SELECT * REPLACE (CAST(10 AS DECIMAL(38, 2)) * 10000000000000000000000000000000 AS value) FROM {}", "RL7407", "row 1"),
    ("goods", "SELECT * REPLACE ('a' AS id) FROM {}", "RL7404", "row 1"),
    ("goods", "SELECT * RENAME (code AS tariff) FROM {}", "RL7401", "tariff"),
    ("goods", "SELECT * REPLACE ('Mexico City' AS produced_in) FROM {}", "RL6003", "data row 1, column `produced_in`"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "sql", "code", "where"), BAD)
def test_rows_that_are_wrong(tables: Path, table: str, sql: str, code: str, where: str) -> None:
    spoiled(tables, f"{table}.parquet", sql)
    found = batch(tables, *(("bad.parquet", "lines.parquet") if table == "goods" else ("goods.parquet", "bad.parquet")))
    assert found.status == 1 and code in found.err and where in found.err
    assert not [each.name for each in tables.iterdir() if "out" in each.name]


WRONG = [
    ("lines", "SELECT * REPLACE (CASE WHEN good = 98 THEN 7 ELSE good END AS good) FROM {}", "RL7405", "row 3"),
    ("lines", "SELECT * REPLACE (CASE WHEN good = 98 THEN NULL ELSE good END AS good) FROM {}", "RL7405", "row 3"),
    ("goods", "SELECT * REPLACE (CASE WHEN id = 98 THEN 97 ELSE id END AS id) FROM {}", "RL7404", "row 1"),
    ("goods", "FROM {} UNION ALL SELECT 7, * EXCLUDE (id) FROM {0} WHERE id < 99", "RL7404", "row 7"),
]


@pytest.mark.parametrize(("table", "sql", "code", "where"), WRONG)
def test_ids_that_are_wrong_where_they_are_numbers(tables: Path, table: str, sql: str, code: str, where: str) -> None:
    for name, column in (("goods", "id"), ("lines", "good")):
        spoiled(tables, f"{name}.parquet", f"SELECT * REPLACE (CAST(ascii({column}) AS BIGINT) AS {column}) FROM {{}}")
        (tables / "bad.parquet").rename(tables / f"{name}.parquet")
    assert batch(tables, "goods.parquet", "lines.parquet").status == 0
    assert {chr(int(id_)): row[2] for id_, row in verdicts(tables).items()} == VERDICTS
    (tables / "out.parquet").unlink()
    spoiled(tables, f"{table}.parquet", sql.replace("{}", "{0}"))
    found = batch(tables, *(("bad.parquet", "lines.parquet") if table == "goods" else ("goods.parquet", "bad.parquet")))
    assert found.status == 1 and code in found.err and where in found.err
    assert not [each.name for each in tables.iterdir() if "out" in each.name]


def test_provisions_that_say_the_same_are_planned_once(tables: Path) -> None:
    same = "requires change from any other heading and regional value content at least 62.5% by net cost"
    (tables / "a.roo").write_text(
        "agreement DEMO\nparties CA, MX, US\ntolerance 10% of transaction value\n"
        f"rule for 8703.23 {same}\nrule for 8704.21 {same}\nrule for 8703.24 {same.replace('62.5', '75')}\n"
        "rule for all other goods requires change from any other chapter\n"
    )
    codes = "CASE id WHEN 'b' THEN '8704.21' WHEN 'c' THEN '8703.24' WHEN 'd' THEN '84.09' ELSE code END"
    spoiled(tables, "goods.parquet", f'SELECT * REPLACE ({codes} AS code, 1000.00 AS "values.net cost") FROM {{}}')
    assert batch(tables, "bad.parquet", "lines.parquet").status == 0
    found = {id_: (row[2], row[3]) for id_, row in verdicts(tables).items() if id_ in "abcd"}
    content = "regional value content at least {}% by net cost"
    assert found == {
        "a": ("originating", f"change from any other heading; {content.format(62.5)}"),
        "b": ("non-originating", content.format(62.5)),
        "c": ("non-originating", content.format(75)),
        "d": ("undetermined", "not more than 10% of transaction value"),
    }


def test_verdicts_alone(tables: Path) -> None:
    assert batch(tables, "goods.parquet", "lines.parquet", more=("--brief",)).status == 0
    assert {id_: row for id_, *row in verdicts(tables).values()} == {k: ["DEMO", v] for k, v in VERDICTS.items()}


def test_a_file_that_is_cut_off(tables: Path) -> None:
    whole = (tables / "lines.parquet").read_bytes()
    (tables / "lines.parquet").write_bytes(whole[: len(whole) // 2])
    found = batch(tables, "goods.parquet", "lines.parquet")
    assert found.status == 1 and "RL7408" in found.err and "lines.parquet" in found.err
    assert not (tables / "out.parquet").exists()


@pytest.mark.parametrize("name", ("out.csv", "which this run reads.csv", "goods.csv"))
def test_a_table_is_written_anew_but_never_one_that_is_read(tables: Path, name: str) -> None:
    out, data = str(tables / name), [str(tables / "goods.csv"), str(tables / "lines.csv")]
    before = (tables / "goods.csv").read_bytes()
    for _ in range(2):
        ran = roolang("batch", str(tables / "a.roo"), *data, "-o", out, "--on", "2021-01-01")
        assert (ran.status, "RL8012" in ran.err) == ((2, True) if name == "goods.csv" else (0, False)), ran.err
    assert (tables / "goods.csv").read_bytes() == before


def test_verdicts_over_a_file_that_is_locked_or_behind_a_link(tables: Path) -> None:
    """Root may write what is marked as read-only; the mark is heeded all the same."""
    out, real = tables / "out.parquet", tables / "real.parquet"
    real.write_bytes(b"old")
    real.chmod(0o640)
    out.symlink_to(real)
    assert batch(tables, "goods.parquet", "lines.parquet").status == 0
    assert out.is_symlink() and real.read_bytes()[:4] == b"PAR1" and real.stat().st_mode & 0o777 == 0o640
    real.write_bytes(b"old")
    real.chmod(0o440)
    run = batch(tables, "goods.parquet", "lines.parquet")
    assert run.status == 1 and "RL7409" in run.err and "read-only" in run.err
    assert real.read_bytes() == b"old"
    assert sorted(each.name for each in tables.iterdir() if each.name.startswith(".")) == []


@pytest.mark.parametrize("heads", [("originating", "originating.DEMO"), ("originating.DEMO", "originating")])
def test_what_is_said_of_one_text_goes_before_what_is_said_of_all(tables: Path, heads: tuple[str, str]) -> None:
    said = {"originating": ("true", "false"), "originating.DEMO": ("false", "true")}
    rows = [",".join(("a", "8409.91", "900", *(said[head][i] for head in heads))) for i in (0,)]
    rows += [",".join(("b", "8409.91", "900", *(said[head][i] for head in heads))) for i in (1,)]
    (tables / "both.csv").write_text("\n".join(["good,code,value," + ",".join(heads), *rows]) + "\n")
    assert batch(tables, "goods.parquet", "both.csv").status == 0
    found = {row[0]: row for row in duckdb.connect().execute(f"SELECT * FROM '{tables}/out.parquet'").fetchall()}
    assert [next(word for word in found[good] if word in VERDICTS.values()) for good in "ab"] == [
        "non-originating",
        "originating",
    ]


def test_eval_takes_the_same_tables(tables: Path) -> None:
    names = [str(tables / each) for each in ("a.roo", "goods.parquet", "lines.parquet")]
    found = roolang("eval", *names, "--on", "2021-01-01", "--json")
    assert found.status == 0, found.err
    judged = {each["declaration"]: each["verdict"] for each in json.loads(found.out)["results"]}
    assert judged == VERDICTS


def test_diff_on_takes_the_same_tables(tables: Path) -> None:
    (tables / "b.roo").write_text(RULES.replace("62.5%", "62.4%"))
    names = [str(tables / each) for each in ("a.roo", "b.roo")]
    data = [each for name in ("goods", "lines") for each in ("--on", str(tables / f"{name}.parquet"))]
    found = roolang("diff", *names, *data, "--date", "2021-01-01", "--json")
    assert found.status == 0, found.err
    # foreign materials of 375.01 are 62.499% of 1000.00: b passes by the lower share alone, and c whatever its origin
    assert '"products": 2' in found.out and '"": "2000"' in found.out


def test_eval_tells_rows_that_are_wrong(tables: Path) -> None:
    duckdb.connect().execute(f"COPY (SELECT 'zz' AS good, '840991' AS code) TO '{tables}/lines.parquet'")
    names = [str(tables / each) for each in ("a.roo", "goods.parquet", "lines.parquet")]
    found = roolang("eval", *names, "--on", "2021-01-01")
    assert found.status == 1 and "RL7405" in found.err


@pytest.mark.parametrize(("fine", "judge"), [("0.0000000001", "plan"), ("0.000000000000000001", "interpreter")])
def test_an_amount_with_a_fine_fraction_concerns_its_own_good_alone(tables: Path, fine: str, judge: str) -> None:
    text = (tables / "lines.csv").read_text().replace("d,8409.91,1.00", f"d,8409.91,{fine}")
    (tables / "lines.csv").write_text(text)
    (tables / "goods.csv").write_text((tables / "goods.csv").read_text().replace("d,8703.23,,", "d,8703.23,1000.00,"))
    found = batch(tables, "goods.csv", "lines.csv", more=("--json",))
    assert found.status == 0, found.err
    rows = verdicts(tables)
    assert rows["a"][5] == Decimal("625") and rows["b"][9] == Decimal("-0.01") and rows["a"][11] == "plan"
    assert rows["d"][2] == "originating" and rows["d"][5] is None and rows["d"][11] == judge
    slow = json.loads(found.out)["row by row"]
    assert slow.get("an amount with more decimals than columns carry", 0) == (judge == "interpreter")


@pytest.mark.parametrize("value", ["100000.00", "100000.0000000000000000001"])
def test_decimals_that_have_room_for_more_than_is_used(tables: Path, value: str) -> None:
    """Engines write DECIMAL(38, 18) by default; that is no amount with too many digits."""
    sql = 'SELECT * REPLACE (CAST(CASE id WHEN \'f\' THEN {} ELSE "values.net cost" END AS DECIMAL(38, 19)) AS "values.net cost") FROM {{}}'
    spoiled(tables, "goods.parquet", sql.format(value))
    assert batch(tables, "bad.parquet", "lines.parquet").status == 0
    assert {id_: row[2] for id_, row in verdicts(tables).items()} == VERDICTS
    assert verdicts(tables)["b"][9] == Decimal("-0.01")


def test_rows_are_those_that_the_reader_of_a_text_sees(tables: Path) -> None:
    lines = 'good;code;value;originating\n\na;8409.91;375.00;false\n\n"b";8409.91;x;false\nc;8409.9Q;1;perhaps\nz;8409.91;-1;\n'
    (tables / "lines.csv").write_text("\n" + lines)
    found = batch(tables, "goods.csv", "lines.csv")
    assert found.status == 1
    told = [line.partition("lines.csv: ")[2] for line in found.err.splitlines() if "lines.csv: " in line]
    assert sorted(told) == ["row 6", "row 7", "row 7", "row 8", "row 8"] and "8409.9Q" in found.err


def test_rows_without_headings_and_lists_within_goods_are_called_so(tables: Path) -> None:
    spoiled(
        tables, "lines.parquet", "SELECT * REPLACE (CASE WHEN good = 'b' THEN -value ELSE value END AS value) FROM {}"
    )
    assert "bad.parquet: data row 3" in batch(tables, "goods.parquet", "bad.parquet").err
    minus = "list_transform(materials, lambda x: {'code': x.code, 'value': -x.value, 'originating': x.originating})"
    spoiled(
        tables,
        "nested.parquet",
        f"SELECT * REPLACE (CASE id WHEN 'b' THEN {minus} ELSE materials END AS materials) FROM {{}}".replace(
            "{'", "{{'"
        ).replace("g}", "g}}"),
    )
    assert "bad.parquet: materials of `b`" in batch(tables, "bad.parquet").err
