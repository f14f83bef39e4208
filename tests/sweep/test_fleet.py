"""Car lines as published, and the question of 2017; the shares of 2019 and 2025 are those that were worked out by others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from roolang.cli.app import app

HEAD = "model_year,make,car_line,type,us_canada_content_pct,other_1,other_1_pct,other_2,other_2_pct,assembled_in\n"
PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "aala_2019_2026.csv"
RULES = str(Path(__file__).parents[2] / "examples" / "fleet.roo")
run = CliRunner().invoke


def fleet(folder: Path, rows: str, *more: str) -> tuple[list[dict[str, object]], str]:
    table, out = folder / "lines.csv", folder / "fleet.jsonl"
    table.write_text(HEAD + rows, encoding="utf-8")
    done = run(app, ["fleet", str(table), "-o", str(out), *more])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()], done.output


def test_parts_by_where_they_are_from(tmp_path: Path) -> None:
    """40 of the parts are of the US and Canada, 20 German, 16 Japanese; of the other 24 up to 14 may be Mexican."""
    made, said = fleet(tmp_path, "2019,Maker,Car,PC,40,DE,20,JP,16,US\n2019,Maker,Far,PC,1,DE,90,,,OTH\n")
    assert len(made) == 1 and "Mexico is named only where" in said
    materials = made[0]["materials"]
    assert isinstance(materials, list)
    assert [(each["value"], each.get("originating")) for each in materials] == [
        ("40", True), ("20", False), ("16", False), ("14", None), ("10", False),
    ]  # fmt: skip


def test_a_share_of_assembly_makes_parts_less(tmp_path: Path) -> None:
    made, _ = fleet(tmp_path, "2019,Maker,Truck,Truck,40,MX,35,DE,20,MX\n", "--assembly-share", "15%")
    materials = made[0]["materials"]
    assert isinstance(materials, list)
    assert [each["value"] for each in materials] == ["34", "29.75", "17", "4.25"]
    assert "unknown" not in [each.get("originating", "unknown") for each in materials]
    assert made[0]["good"]["code"] == "8704.31"  # type: ignore[index]


def test_a_line_that_adds_up_to_more_is_left_out_and_told(tmp_path: Path) -> None:
    made, said = fleet(tmp_path, "2020,Maker,Line,PC,5,MX,55,KR,45,MX\n2020,Maker,Two,PC,x,MX,55,,,MX\n")
    assert not made and said.count("RL7503") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--vary", "regional share"], "no range"),
        (["--vary", "regional share=90..50"], "no range"),
        (["--vary", "regionl share=50..90"], "did you mean `regional share`"),
        (["--vary", "regional share=50..90", "--by", "maker"], "maker"),
        (["--vary", "regional share=50..90", "--chart", "curve.gif"], "curve.gif"),
    ],
)
def test_what_cannot_be_asked_is_told(tmp_path: Path, arguments: list[str], words: str) -> None:
    fleet(tmp_path, "2019,Maker,Car,PC,40,DE,20,JP,16,US\n")
    done = run(app, ["sweep", RULES, str(tmp_path / "fleet.jsonl"), *arguments])
    assert done.exit_code in (1, 2) and words in done.output


@pytest.mark.parametrize("form", ["svg", "png", "html"])
def test_a_picture_is_drawn_and_loads_nothing(tmp_path: Path, form: str) -> None:
    pytest.importorskip("altair")
    fleet(tmp_path, "2019,Maker,Car,PC,70,DE,20,,,US\n2019,Maker,Two,PC,40,MX,40,,,MX\n")
    picture = tmp_path / f"curve.{form}"
    arguments = [
        "--vary",
        "regional share=50..90",
        "--mark",
        "NAFTA=62.5",
        "--by",
        "produced_in",
        "--chart",
        str(picture),
    ]
    done = run(app, ["sweep", RULES, str(tmp_path / "fleet.jsonl"), *arguments])
    assert done.exit_code == 0, done.output
    content = picture.read_bytes()
    assert content.startswith({"svg": b"<svg", "png": b"\x89PNG", "html": b"<!DOCTYPE html>"}[form])
    assert b'src="http' not in content


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published table is not here")
@pytest.mark.parametrize(
    ("year", "lines", "shares", "with_domestic"),
    [("2019", 214, (50, 27, 9), 5), ("2025", 226, (45, 21, 14), 11)],
)
def test_the_question_of_2017(
    tmp_path: Path, year: str, lines: int, shares: tuple[int, ...], with_domestic: int
) -> None:
    rows = [each for each in PUBLISHED.read_text(encoding="utf-8").splitlines(keepends=True) if each.startswith(year)]
    made, _ = fleet(tmp_path, "".join(rows))
    assert len(made) == lines
    data = str(tmp_path / "fleet.jsonl")
    asked = ["--vary", "regional share=50..90", "--mark", "a=62.5", "--mark", "b=75", "--mark", "c=85", "--json"]
    for more, values in (((), ("62.5", "75", "85")), (("--set", "domestic share=50"), ("85",))):
        done = run(app, ["sweep", RULES, data, *asked, *more])
        assert done.exit_code == 0, done.output
        at = {each.get("at"): each["originating"] for each in json.loads(done.stdout)["groups"][0]["stretches"]}
        found = tuple((at[each] * 200 + lines) // (2 * lines) for each in values)
        assert found == (shares if not more else (with_domestic,))
