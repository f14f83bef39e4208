"""`roolang eval --html` and `--markdown`: where they go, and what happens when they cannot."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.run import roolang

ROOT = Path(__file__).parents[2]
RULES = str(ROOT / "examples" / "first.roo")
CAR = str(ROOT / "examples" / "vehicle.json")


def test_a_page_and_a_document_are_written(tmp_path: Path) -> None:
    page, document = tmp_path / "v.html", tmp_path / "v.md"
    run = roolang("eval", RULES, CAR, "--html", str(page), "--markdown", str(document))
    assert (run.status, run.err) == (0, "")
    head, row = run.out.splitlines()
    assert head.split()[:3] == ["declaration", "text", "verdict"]
    assert " ".join(row.split()) == (
        "suv-mx DEMO originating regional value content 63.4152% at least 62.5% 182.50 USD to spare"
    ), "the verdicts only"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>\n<html")
    assert document.read_text(encoding="utf-8").startswith("# Compact SUV, petrol, 1,998 cc\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["v.html", "v.md"], "nothing else is left behind"


@pytest.mark.skipif(os.name != "posix", reason="rights of files are other things elsewhere")
def test_a_new_page_has_the_rights_of_new_files(tmp_path: Path) -> None:
    page = tmp_path / "v.html"
    (tmp_path / "other").touch()
    assert roolang("eval", RULES, CAR, "--html", str(page)).status == 0
    assert stat.S_IMODE(page.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


def test_to_standard_output_goes_nothing_else() -> None:
    run = roolang("eval", RULES, CAR, "--markdown", "-")
    assert run.status == 0 and run.out.startswith("# Compact SUV") and "suv-mx  DEMO" not in run.out
    assert roolang("eval", RULES, CAR, "--html", "-").out.startswith("<!doctype html>")


def test_json_beside_a_page(tmp_path: Path) -> None:
    run = roolang("eval", RULES, CAR, "--json", "--html", str(tmp_path / "v.html"))
    assert run.status == 0 and run.out.startswith("{") and (tmp_path / "v.html").is_file()


@pytest.mark.parametrize("name", ["no/such/folder/v.html", "", "a\0b"])
def test_a_file_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    """The second is a folder, the third no name at all."""
    target = str(tmp_path / name) if name != "a\0b" else name
    run = roolang("eval", RULES, CAR, "--html", target)
    assert run.status == 1 and "error[RL1006]: cannot write the file" in run.err and "Traceback" not in run.err
    assert "originating" in run.out, "the verdict is told all the same"


@pytest.mark.parametrize(
    "arguments",
    [("--json", "--html", "-"), ("--html", "-", "--markdown", "-"), ("--html", "a.txt", "--markdown", "./a.txt")],
)
def test_two_outputs_in_one_place(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = roolang("eval", RULES, CAR, *arguments)
    assert (run.status, run.out) == (2, "") and "error[RL8012]" in run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("eval", "rules/first.roo", "car.json", "--html", "car.json"),
        ("eval", "rules/first.roo", "car.json", "--html", "linked.json"),
        ("eval", "rules/first.roo", "car.json", "--markdown", "rules/first.roo"),
        ("eval", "rules", "car.json", "--markdown", "rules/first.roo"),
        ("eval", "rules", "car.json", "--html", "elsewhere.roo"),
        ("eval", "rules", "car.json", "--html", "parts.csv"),
        ("eval", "rules", "car.json", "--mapping", "map.toml", "--html", "map.toml"),
        ("eval", "rules", "car.json", "--nomenclature", "HS 2012=codes.txt", "--html", "codes.txt"),
        ("eval", "rules", "car.json", "--save-mapping", "new.toml", "--html", "new.toml"),
        ("test", "rules/first.roo", "--junit", "rules/first.roo"),
        ("test", "--junit", "rules/first.roo"),
    ],
)
def test_no_output_goes_over_what_is_read(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    shutil.copy(RULES, "rules/first.roo")
    shutil.copy(CAR, "car.json")
    os.link("car.json", "linked.json")
    for name in ("elsewhere.roo", "parts.csv", "map.toml", "codes.txt"):
        Path(name).write_text("precious")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    run = roolang(*arguments)
    assert (run.status, run.out) == (2, "") and "error[RL8012]" in run.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(os.name != "posix", reason="names of files are text elsewhere")
@pytest.mark.parametrize("form", ["text", "json", "concise"])
def test_a_name_that_is_not_utf8(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"r\xff.roo")
    shutil.copy(RULES, name)
    assert roolang("check", name, "--format", form).status == 0
    Path(name).write_text(Path(name).read_text() + "\nrule for 99.99 requires nonsense\n")
    run = roolang("check", name, "--format", form)
    assert run.status == 1 and "RL9001" not in run.err and "\\xff.roo" in run.out + run.err
    assert roolang("eval", name, CAR).status == 1


def test_without_a_verdict_an_earlier_page_stays(tmp_path: Path) -> None:
    page = tmp_path / "v.html"
    page.write_text("earlier")
    (tmp_path / "bad.roo").write_text("language 1\nagreement\n")
    assert roolang("eval", str(tmp_path / "bad.roo"), CAR, "--html", str(page)).status == 1
    assert page.read_text() == "earlier"


def test_a_requirement_still_sets_the_status(tmp_path: Path) -> None:
    arguments = ("eval", "nafta_2017", CAR, "--under", "US_2017", "--require", "originating")
    assert roolang(*arguments, "--html", str(tmp_path / "v.html")).status == 3


def test_of_two_outputs_one_that_no_file_can_be_called_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "b.csv"
    table.write_text("Part no,HS code,Value (USD),Originating\nA,8708.29,40,no\n")
    to = ("--save-mapping", str(tmp_path / "m.toml"), "--html", "\0page.html")
    run = roolang("eval", "nafta", str(table), "--good", "code=8703.23", "--on", "2018-02-28", *to)
    assert (run.status, "RL1006" in run.err) == (1, True)
