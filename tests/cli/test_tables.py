"""Bills of materials on the command line: a workbook of 200 lines, the same with faults in it, mappings, references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import roolang
from tests.tables import workbook

RULES = """language 1
agreement T "Test"
parties CA, MX, US
nomenclature HS 2012
in force 2018-01-01
rule for 8703.23 requires change from any other heading
  and regional value content at least 62.5% by net cost tracing all materials
"""
HEAD = ["Level", "Part no", "HS code", "Description", "Value (USD)", "Made in", "Originating"]


def lines() -> list[list[Any]]:
    """200 lines: 20 assemblies of three parts, each of two pieces; a piece is worth 10, is Japanese and imported."""
    found: list[list[Any]] = []
    for a in range(1, 21):
        found.append([1, f"A{a}", "8708.29", f"assembly {a}", 150, "MX", None])
        for b in range(1, 4):
            found.append([2, f"A{a}-{b}", "8708.99", f"part {b} of {a}", 40, "US", None])
            found += [[3, f"A{a}-{b}-{c}", "7318.15", "bolt", 10, "JP", "no"] for c in (1, 2)]
    assert len(found) == 200
    return found


def bill(rows: list[list[Any]], net_cost: int) -> bytes:
    goods = [["Product id", "HS code", "Produced in", "Net cost (USD)"], ["car", "8703.23", "MX", net_cost]]
    return workbook({"Goods": goods, "BOM": [["Bill of materials"], [], HEAD, *rows]})


def as_json(rows: list[list[Any]], net_cost: int) -> dict[str, Any]:
    """The same bill as a declaration, put together in another way."""

    def item(row: list[Any]) -> dict[str, Any]:
        _, name, code, words, value, place, origin = row
        told = {"id": name, "code": code, "description": words, "value": value, "produced_in": place}
        return told | ({"originating": False} if origin else {})

    def below(start: int, level: int) -> list[dict[str, Any]]:
        found = []
        for i in range(start, len(rows)):
            if rows[i][0] < level:
                break
            if rows[i][0] == level:
                inner = below(i + 1, level + 1)
                found.append(item(rows[i]) | ({"materials": inner} if inner else {}))
        return found

    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": net_cost}}
    return {"id": "car", "currency": "USD", "good": good, "materials": below(0, 1)}


def judged(folder: Path, *arguments: str) -> dict[str, Any]:
    rules = folder / "t.roo"
    rules.write_text(RULES)
    done = roolang("eval", str(rules), *arguments, "--on", "2018-02-28", "--json")
    assert done.status == 0, done.err
    results: list[dict[str, Any]] = json.loads(done.out)["results"]
    (result,) = results
    return result


def test_a_workbook_of_200_lines_is_judged_as_the_same_declaration_in_json(tmp_path: Path) -> None:
    # 120 pieces of 10 are imported: 1,200 of a net cost of 3,200 leave 62.5 per cent, which is just enough.
    for net_cost, verdict in ((3200, "originating"), (3199, "non-originating")):
        (tmp_path / "car.xlsx").write_bytes(bill(lines(), net_cost))
        (tmp_path / "car.json").write_text(json.dumps(as_json(lines(), net_cost)))
        from_table = judged(tmp_path, str(tmp_path / "car.xlsx"))
        from_json = judged(tmp_path, str(tmp_path / "car.json"))
        assert from_table["verdict"] == verdict
        for key in ("declaration", "verdict", "figures", "missing", "trace"):
            assert from_table[key] == from_json[key]


FAULTS: dict[str, tuple[int, int, Any]] = {
    "RL6210 BOM!A7": (4, 1, 5),
    "RL6006 BOM!B18": (15, 2, "A2-1"),
    "RL6207 BOM!C21": (18, 3, 8708.9),
    "RL6007 BOM!C30": (27, 3, "see annex"),
    "RL6206 BOM!E33": (30, 5, "1.234,50"),
    "RL6208 BOM!E40": (37, 5, "#REF!"),
    "RL6209 BOM!E44": (41, 5, True),
    "RL6004 BOM!E51": (48, 5, -10),
    "RL6003 BOM!F60": (57, 6, "Ruritania"),
    "RL6209 BOM!G70": (67, 7, "perhaps"),
}
"""Where each planted fault is found; the line (from one) and the column that it is planted in, and what is planted."""


def test_ten_planted_faults_give_ten_findings_at_their_cells_and_no_verdict(tmp_path: Path) -> None:
    rows = lines()
    for line, column, planted in FAULTS.values():
        rows[line - 1][column - 1] = planted
    (tmp_path / "car.xlsx").write_bytes(bill(rows, 3200))
    (tmp_path / "t.roo").write_text(RULES)
    done = roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "car.xlsx"), "--on", "2018-02-28", "--json")
    assert done.status == 1
    assert json.loads(done.out)["results"] == []
    checked = roolang("check", str(tmp_path / "car.xlsx"), "--json")
    errors = [each for each in json.loads(checked.out)["findings"] if each["severity"] == "error"]
    assert sorted(f"{each['code']} {each['where'].rpartition(': ')[2]}" for each in errors) == sorted(FAULTS)
    assert all(each["help"] for each in errors)


BOM = "Part no;HS code;Price;Qty;Origin\nP1;8407.34;1.200,50;1;JP\nP2;8527.21;300,00;2;MX\n"
MADE = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2012\nin force 2018-01-01\n' + (
    "rule for 8703.23 requires value of non-originating materials <= 60% of net cost\n"
)


def test_what_is_asked_is_answered_by_options_and_kept_in_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "bom.csv").write_text(BOM)
    (tmp_path / "t.roo").write_text(MADE)
    rules, table, mapping = (str(tmp_path / name) for name in ("t.roo", "bom.csv", "bom.toml"))
    asked = roolang("check", table, "--sheet", "bom=materials")
    for words in ('--column "Price=unit_value"', "RL6213", "row 1"):
        assert words in asked.err
    kept = roolang(
        "check", table, "--sheet", "bom=materials", "--column", "Price=value in EUR", "--column", "Qty=-",
        "--numbers", "1.234,56", "--save-mapping", mapping,
    )  # fmt: skip
    assert "RL6206" not in kept.err and "RL6213" in kept.err
    text = (tmp_path / "bom.toml").read_text()
    for line in ('numbers = "1.234,56"', '"Price" = "value in EUR"', '"Qty" = "-"', '"Origin" = "produced_in"'):
        assert line in text
    good = '\n[good]\ncode = "8703.23"\nproduced_in = "MX"\nvalues = {"net cost" = 2001}\n'
    (tmp_path / "bom.toml").write_text(text + good)
    done = roolang("eval", rules, table, "--mapping", mapping, "--on", "2018-02-28", "--json")
    assert done.status == 0 and "RL6301" not in done.err, done.err
    # P1 was made in Japan: 1,200.50 of 2,001 is 59.995 per cent. Nobody says whether P2 originates; the worst
    # case, 1,500.50 of 2,001, is more than 60 per cent.
    (result,) = json.loads(done.out)["results"]
    assert result["verdict"] == "undetermined"
    again = roolang("check", table, "--mapping", mapping, "--save-mapping", mapping)
    assert again.status == 2 and "already" in again.err


def test_a_declaration_refers_to_a_table_beside_it(tmp_path: Path) -> None:
    (tmp_path / "bom.csv").write_text(
        "id,HS code,value,made in,originating\nP1,8407.34,1200,JP,no\nP2,8527.21,1,Mars,\n"
    )
    (tmp_path / "t.roo").write_text(MADE)
    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 2000}}
    whole = {"date": "2018-02-28", "good": good, "materials": "bom.csv"}
    (tmp_path / "d.json").write_text(json.dumps(whole))
    done = roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "d.json"))
    assert done.status == 1 and "RL6003" in done.err and "bom.csv: D3" in done.err
    (tmp_path / "bom.csv").write_text("id,HS code,value,made in,originating\nP1,8407.34,1200,JP,no\n")
    done = roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "d.json"), "--json")
    assert json.loads(done.out)["results"][0]["verdict"] == "originating"
    for name, words in (
        ("../bom.csv", "outside"),
        ("/etc/passwd", "outside"),
        ("none.csv", "no file"),
        ("t.roo", "no table"),
    ):
        (tmp_path / "d.json").write_text(json.dumps({**whole, "materials": name}))
        done = roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "d.json"))
        assert done.status == 1 and words in done.err and "d.json: materials" in done.err


def test_goods_in_one_file_and_materials_in_another(tmp_path: Path) -> None:
    (tmp_path / "t.roo").write_text(MADE)
    (tmp_path / "goods.csv").write_text("id,HS code,Made in,Net cost\ncar-1,8703.23,MX,1000\ncar-2,8703.23,MX,3000\n")
    materials = "product id,part no,HS code,value,originating\ncar-1,P1,8407.34,601,no\ncar-2,P1,8407.34,1800,no\n"
    (tmp_path / "materials.csv").write_text(materials)
    done = roolang(
        "eval", str(tmp_path / "t.roo"), str(tmp_path / "goods.csv"), "--on", "2018-02-28", "--brief",
        "--materials", str(tmp_path / "materials.csv"),
    )  # fmt: skip
    # 601 is more than 60 per cent of 1,000; 1,800 is 60 per cent of 3,000.
    assert [row.split()[:3] for row in done.out.splitlines()[1:]] == [
        ["car-1", "T", "non-originating"],
        ["car-2", "T", "originating"],
    ]


def test_tables_that_are_none(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.csv", "c.xls"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 ...")
        done = roolang("check", str(tmp_path / name))
        assert done.status == 1 and "RL6201" in done.err and "PDF" in done.err
    assert roolang("check", str(tmp_path / "none.csv")).status == 1


def test_the_good_of_a_list_of_materials_is_said_by_options(tmp_path: Path) -> None:
    (tmp_path / "t.roo").write_text(MADE)
    (tmp_path / "bom.csv").write_text(
        "Item,HS code,Qty,Unit price (EUR),Orig. Y/N\nP1,8407.34,2,600,N\nP2,8527.21,1,1,Y\n"
    )
    rules, table = str(tmp_path / "t.roo"), str(tmp_path / "bom.csv")
    said = ("--good", "code=8703.23", "--good", "produced_in=MX", "--good")
    # 2 x 600 of 2,000 is 60 per cent, which is just allowed.
    for cost, verdict in (("2000", "originating"), ("1999", "non-originating")):
        done = roolang("eval", rules, table, *said, f"net cost={cost} EUR", "--on", "2018-02-28", "--json")
        assert json.loads(done.out)["results"][0]["verdict"] == verdict, done.err
    undated = roolang("eval", rules, table, *said, "net cost=2000 EUR")
    assert "RL6010" in undated.err and "add a column `Date`" in undated.err and '"date"' not in undated.err
    wrong = roolang("check", table, "--good", "8703.23")
    assert wrong.status == 2 and '--good "net cost=19940 EUR"' in wrong.err
    mapping = tmp_path / "bom.toml"
    roolang("check", table, "--sheet", "bom=materials", "--save-mapping", str(mapping))
    assert '# [good]\n# code = "8703.23"\n' in mapping.read_text()


def mixed(tmp_path: Path) -> tuple[str, ...]:
    """A table in USD for a good whose net cost is said in EUR."""
    (tmp_path / "t.roo").write_text(MADE)
    (tmp_path / "bom.csv").write_text("Item,HS code,Ext. Cost USD,Orig. Y/N\nP1,8407.34,1200,N\nP2,8527.21,1,Y\n")
    good = ("--good", "code=8703.23", "--good", "produced_in=MX", "--good", "net cost=1000 EUR")
    return ("eval", str(tmp_path / "t.roo"), str(tmp_path / "bom.csv"), *good)


def test_a_mixture_of_currencies_wants_a_rate_and_says_so(tmp_path: Path) -> None:
    run = mixed(tmp_path)
    for said, pair in (((), "USD/EUR"), (("--good", "currency=USD"), "EUR/USD")):
        done = roolang(*run, *said, "--on", "2018-02-28")
        assert done.status == 1 and "several currencies" in done.err and f"`--good {pair}=1.08`" in done.err
        assert "heading" not in done.err.partition("RL3006")[2] and "is not a number" not in done.err
    # 1,200 USD at 0.5 EUR each are 600 EUR, 60 per cent of 1,000 EUR, which is just allowed.
    for rate, verdict in (("0.5", "originating"), ("0.51", "non-originating")):
        done = roolang(*run, "--good", f"USD/EUR={rate}", "--on", "2018-02-28", "--json")
        assert json.loads(done.out)["results"][0]["verdict"] == verdict, done.err


def test_a_mapping_keeps_the_day_the_currency_and_the_rates_that_options_say(tmp_path: Path) -> None:
    run, mapping = mixed(tmp_path), str(tmp_path / "bom.toml")
    undated = roolang(*run, "--good", "USD/EUR=0.5")
    assert "RL6010" in undated.err and "`--good date=2018-02-28`" in undated.err
    said = ("--good", "USD/EUR=0.5", "--good", "currency=USD", "--good", "date=2018-02-28")
    first = roolang(*run, *said, "--save-mapping", mapping, "--json")
    again = roolang(*run[:3], "--mapping", mapping, "--json")
    assert first.status == again.status == 0, again.err
    assert json.loads(again.out)["results"][0]["verdict"] == "originating"
    dearer = roolang(*run[:3], "--mapping", mapping, "--good", "USD/EUR=0.51", "--json")
    assert dearer.status == 2 and "RL6205" in dearer.err and not dearer.out


def test_a_currency_that_is_none_is_refused_as_such(tmp_path: Path) -> None:
    done = roolang(*mixed(tmp_path), "--good", "currency=euro", "--on", "2018-02-28")
    assert done.status == 1 and "a currency is three capital letters" in done.err


@pytest.mark.parametrize(
    "said",
    [("--sheet", "=x"), ("--sheet", "bom=x"), ("--column", "foo"), ("--column", "Item=identity"),
     ("--column", "Nothing=id"), ("--good", "8703.23"), ("--numbers", "many"), ("--codes", "x")],
)  # fmt: skip
def test_options_on_tables_that_cannot_be_meant_are_wrong_usage(tmp_path: Path, said: tuple[str, str]) -> None:
    run = mixed(tmp_path)
    evaluated, checked = roolang(*run, *said), roolang("check", *run[2:], *said)
    assert (evaluated.status, checked.status) == (2, 2), evaluated.err
    assert "RL6214" in evaluated.err and "RL6214" in checked.err


def test_a_mapping_file_with_a_slip_is_a_file_that_does_not_check(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('numbers = "many"\n')
    done = roolang(*mixed(tmp_path), "--mapping", str(tmp_path / "m.toml"))
    assert done.status == 1 and "m.toml" in done.err and "RL6214" in done.err


def test_further_lists_in_files_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "t.roo").write_text(MADE)
    (tmp_path / "goods.csv").write_text("id,HS code,Made in,Net cost\ncar,8703.23,MX,1000\n")
    (tmp_path / "bom.csv").write_text("part no,HS code,value,originating\nP1,8407.34,500,no\n")
    (tmp_path / "stock.csv").write_text("material,received,withdrawn,originating\nP2,10,,no\nP2,,5,\n")
    (tmp_path / "box.csv").write_text("part no,HS code,value,originating\nbox,4819.10,4,no\n")
    run = ("eval", str(tmp_path / "t.roo"), str(tmp_path / "goods.csv"), "--on", "2018-02-28", "--json")
    files = {name: str(tmp_path / f"{name}.csv") for name in ("bom", "box", "stock")}
    lists = ("--materials", files["bom"], "--list", f"packaging={files['box']}")
    done = roolang(*run, *lists)
    assert done.status == 0, done.err
    (result,) = json.loads(done.out)["results"]
    assert [each["id"] for each in result["materials"]] == ["P1", "box"]
    wrong = roolang(*run, *lists, "--list", f"inventory={files['stock']}")
    assert wrong.status == 1 and "RL6211" in wrong.err and "stock.csv: A2" in wrong.err
    for said, words in (("packagin=x.csv", "packaging"), ("x.csv", "has no `=`"), ("goods=x.csv", "no list")):
        usage = roolang(*run, *lists, "--list", said)
        assert usage.status == 2 and "RL6214" in usage.err and words in usage.err
    assert roolang(*run, "--list", f"packaging={tmp_path / 'none.csv'}").status == 1
    over = roolang(*run, *lists, "--html", files["box"])
    assert over.status == 2 and "RL8012" in over.err
