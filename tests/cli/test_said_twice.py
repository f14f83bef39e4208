"""What the command line says twice: the later never wins in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import roolang

RULES = """language 1
agreement D "d"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
rule for 87.03 requires value of non-originating materials at most 40% of ex-works price
"""
BOM = "Part no,HS code,Value (USD),Originating\nA,8708.29,40,no\n"
DAY = ("--on", "2024-05-06")


@pytest.fixture
def given(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "r.roo").write_text(RULES)
    (tmp_path / "b.csv").write_text(BOM)
    return str(tmp_path / "r.roo"), str(tmp_path / "b.csv")


@pytest.mark.parametrize(
    "twice",
    [
        ("--good", "ex-works price=50 USD", "--good", "ex-works price=100 USD"),
        ("--good", "ex-works price=50 USD", "--good", "values.ex-works price=100 USD"),
        ("--good", "EUR/USD=1", "--good", "rates.EUR/USD=0.5"),
        ("--good", "date=2024-05-06", "--good", "date=2019-05-06"),
        ("--column", "Qty=quantity", "--column", "Qty=pieces"),
        ("--sheet", "b=goods", "--sheet", "b=materials"),
        ("--numbers", "1.234,56", "--numbers", "1,234.56"),
        ("--on", "2019-05-06"),
    ],
)
def test_eval_refuses_what_is_said_twice(given: tuple[str, str], twice: tuple[str, ...]) -> None:
    done = roolang("eval", *given, "--good", "code=8703.23", "--good", "produced_in=MX", *DAY, *twice)
    assert (done.status, done.out) == (2, "") and twice[0] in done.err


def test_the_same_said_twice_is_said_once(given: tuple[str, str]) -> None:
    good = ("code=8703.23", "produced_in=MX", "ex-works price=100 USD", "ex-works price=100 USD")
    done = roolang("eval", *given, *DAY, "--brief", *(word for each in good for word in ("--good", each)))
    assert done.status == 0 and "exactly met" in done.out


def test_batch_and_sweep_refuse_it_too(given: tuple[str, str], tmp_path: Path) -> None:
    out = str(tmp_path / "v.csv")
    done = roolang("batch", *given, "-o", out, "--good", "produced_in=MX", "--good", "produced_in=CN")
    assert done.status == 2 and not Path(out).exists()
    Path(given[0]).write_text(RULES.replace("at most 40%", "at most [40%]"))
    assert roolang("sweep", *given, "--vary", "US=10..50", "--set", "D=50", "--set", "d = 10").status == 2
    done = roolang("sweep", *given, "--vary", "US=10..50", "--set", "US=10")
    assert done.status == 2 and "cannot both move and be one number" in done.err


@pytest.mark.parametrize("line", ['values = {"ex-works price" = 50}', 'produced_in = "CN"'])
def test_a_mapping_that_says_otherwise_than_the_command_line(given: tuple[str, str], tmp_path: Path, line: str) -> None:
    (tmp_path / "map.toml").write_text(f'[good]\n{line}\n[materials.columns]\n"HS code" = "code"\n')
    done = roolang("eval", *given, "--mapping", str(tmp_path / "map.toml"), *DAY, "--good", "ex-works price=100 USD",
                   "--good", "produced_in=MX", "--good", "code=8703.23")  # fmt: skip
    assert done.status == 2 and "error[RL6205]" in done.err and not done.out


@pytest.mark.parametrize("said", ["produced_in=CN", "ex-works price=50 USD", "code=8407.34"])
def test_a_table_of_goods_that_says_otherwise(given: tuple[str, str], tmp_path: Path, said: str) -> None:
    goods, bom = tmp_path / "goods.csv", tmp_path / "m.csv"
    goods.write_text("id,code,values.ex-works price,produced_in\ng1,8703.23,100,MX\n")
    bom.write_text("good,id,code,value,originating\ng1,a,8708.29,30,false\n")
    line = (given[0], str(goods), "--materials", str(bom), *DAY, "--brief")
    same = roolang("eval", *line, "--good", "produced_in=MX", "--good", "code=870323")
    assert same.status == 0 and "originating" in same.out
    done = roolang("eval", *line, "--good", said)
    assert done.status == 1 and "error[RL6205]" in done.err and "goods.csv: row 2" in done.err and not done.out


@pytest.mark.parametrize(("said", "status"), [("MX", 0), ("CN", 1)])
def test_batch_holds_what_is_said_of_all_goods_against_the_column(
    given: tuple[str, str], tmp_path: Path, said: str, status: int
) -> None:
    goods, bom, out = tmp_path / "goods.csv", tmp_path / "m.csv", tmp_path / "v.csv"
    goods.write_text("id,code,produced_in,values.ex-works price\ng0,8703.23,,100.00\ng1,8703.23,MX,100.00\n")
    bom.write_text("good,id,code,value,originating\ng1,a,8708.29,30,false\n")
    line = ("batch", given[0], str(goods), str(bom), "-o", str(out), *DAY, "--good", f"produced_in={said}")
    done = roolang(*line)
    assert done.status == status, done.err
    assert ("RL6205" in done.err and "goods.csv: row 3" in done.err) is (status == 1)
    assert out.exists() is (status == 0)


def test_batch_wants_a_column_of_an_amount(given: tuple[str, str], tmp_path: Path) -> None:
    goods, out = tmp_path / "goods.csv", tmp_path / "v.csv"
    goods.write_text("id,code,produced_in\ng1,8703.23,MX\n")
    done = roolang("batch", given[0], str(goods), "-o", str(out), *DAY, "--good", "ex-works price=100 EUR")
    assert done.status == 2 and "a column `values.ex-works price`" in done.err and not out.exists()


CAR = '{"id": "ok", "good": {"code": "8703.23", "produced_in": "MX", "values": {"ex-works price": 100}}, "currency": "USD"%s}'
OPTIONS = [
    ("--good", "code=8407.34"), ("--list", "packaging=/nope.csv"), ("--list", "foo=/nope"), ("--column", "Q=id"),
    ("--sheet", "z=goods"), ("--numbers", "1.234,56"), ("--codes", "0000.00"), ("--mapping", "/nope.toml"),
    ("--materials", "/nope.csv"),
]  # fmt: skip


@pytest.mark.parametrize("option", OPTIONS)
def test_options_on_tables_where_there_is_no_table(
    given: tuple[str, str], tmp_path: Path, option: tuple[str, str]
) -> None:
    (tmp_path / "ok.json").write_text(CAR % "")
    done = roolang("eval", given[0], str(tmp_path / "ok.json"), *DAY, *option)
    assert done.status == 2 and f"--> {option[0]}" in done.err and "RL6214" in done.err and not done.out


def test_a_table_that_a_declaration_refers_to_is_read_by_options(given: tuple[str, str], tmp_path: Path) -> None:
    """The good is that of the declaration: `--good` says nothing to it."""
    (tmp_path / "t.csv").write_text("Part no,HS code,V,Originating\nA,8708.29,40,no\n")
    (tmp_path / "ok.json").write_text(CAR % ', "materials": "t.csv"')
    line = ("eval", given[0], str(tmp_path / "ok.json"), *DAY, "--column", "V=value", "--brief")
    done = roolang(*line)
    assert done.status == 0 and "exactly met" in done.out, done.err
    assert roolang(*line, "--good", "produced_in=CN").status == 2


@pytest.mark.parametrize("rate", ["0,500", "0,5"])
def test_a_rate_is_written_in_the_form_of_the_table(given: tuple[str, str], rate: str) -> None:
    """40 USD at a half are 20 EUR, of 50 EUR just 40 per cent."""
    good = ("code=8703.23", "produced_in=MX", "ex-works price=50,00 EUR", f"USD/EUR={rate}", "currency=EUR")
    line = ("eval", *given, *DAY, "--brief", "--numbers", "1.234,56")
    done = roolang(*line, *(word for each in good for word in ("--good", each)))
    assert done.status == 0 and "exactly met" in done.out, done.err


def test_wrong_options_of_fleet_are_wrong_usage(given: tuple[str, str]) -> None:
    assert roolang("fleet", given[1], "-o", given[1]).status == 2
    assert roolang("fleet", given[1], "-o", "x.jsonl", "--assembly-share", "150%").status == 2
