"""`roolang draft` as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.run import roolang

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "draft.schema.json").read_text(encoding="utf-8"))
EXAMPLES = ROOT / "examples" / "draft"
ROWS = (
    '{"agreement": "north", "heading": "8407", "subdivision": "Engines",'
    ' "rules": [{"text": "A change to heading 84.07 from any other heading."}]}\n'
    '{"agreement": "north", "heading": "8408", "subdivision": "", "rules": [{"text": "As agreed between experts 7 times."}]}\n'
    '{"agreement": "south", "heading": "ex 8409", "subdivision": "Pistons",'
    ' "rules": [{"text": "A change to heading 84.09 from any other chapter.", "operator": null}]}\n'
)


def test_rows_of_two_agreements_and_their_report(tmp_path: Path) -> None:
    source, out, report = tmp_path / "rows.jsonl", tmp_path / "rows.roo", tmp_path / "rows.json"
    source.write_text(ROWS, encoding="utf-8")
    ran = roolang("draft", str(source), "-o", str(out), "--report", str(report), "--parties", "CA,US")
    assert ran.status == 0
    told = json.loads(report.read_text(encoding="utf-8"))
    jsonschema.validate(told, SCHEMA)
    assert [(each["agreement"], each["heading"], each["status"]) for each in told["rules"]] == [
        ("north", "8407", "compiled"),
        ("north", "8408", "refused"),
        ("south", "ex 8409", told["rules"][2]["status"]),
    ]
    assert told["rules"][1]["unread"] == [[0, 34, "As agreed between experts 7 times."]]
    text = out.read_text(encoding="utf-8")
    assert "agreement NORTH" in text and "agreement SOUTH" in text
    assert 'cite "A change to heading 84.07 from any other heading."' in text
    assert "RL9110" in ran.err
    assert roolang("check", str(out)).status == 0
    assert roolang("fmt", "--check", str(out)).status == 0


def test_a_refused_rule_leaves_its_goods_undetermined_and_hides_nothing_wider(tmp_path: Path) -> None:
    source, out, product = tmp_path / "a.txt", tmp_path / "a.roo", tmp_path / "p.json"
    source.write_text("Chapter 84 A change to heading 84.07 from any other heading.\n\n84.08 As the experts say.\n")
    assert roolang("draft", str(source), "-o", str(out), "--agreement", "NORTH", "--parties", "CA,US").status == 0
    good = {"code": "8408.20", "produced_in": "CA"}
    material = {"code": "7326.90", "originating": False, "value": 5}
    product.write_text(json.dumps({"id": "p", "date": "2026-01-01", "good": good, "materials": [material]}))
    judged = json.loads(roolang("eval", str(out), str(product), "--json").out)
    assert [each["verdict"] for each in judged["results"]] == ["undetermined"]


def test_a_negotiating_text_is_judged_for_each_party(tmp_path: Path) -> None:
    source, out = tmp_path / "round_3.txt", tmp_path / "round_3.roo"
    source.write_text("84.07 A change to heading 84.07 from any other [US: chapter][CA, MX: heading].\n")
    assert roolang("draft", str(source), "-o", str(out)).status == 0
    text = out.read_text(encoding="utf-8")
    assert "consolidated text ROUND_3 among US, CA, MX" in text
    assert "change from any other [CA, MX: heading] [US: chapter]" in text or (
        "change from any other [US: chapter] [CA, MX: heading]" in text
    )
    assert roolang("check", str(out)).status == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("missing.txt", "-o", "x.roo"), "RL1006"),
        (("a.txt", "-o", "a.txt"), "RL8012"),
        (("a.txt", "-o", "x.roo", "--report", "x.roo"), "RL8012"),
        (("a.txt", "-o", "x.roo", "--report", "a.txt"), "RL8012"),
        (("a.txt", "-o", "x.roo", "--report", "there.roo"), "RL8012"),
        (("a.txt", "-o", "roolang.toml"), "RL8012"),
        (("a.txt", "-o", "nowhere/x.roo"), "RL1006"),
        (("a.txt", "-o", "x.roo", "--party", "Ann"), "RL9120"),
        (("a.txt", "-o", "x.roo", "--parties", "Canada"), "RL2005"),
        (("a.txt", "-o", "x.roo", "--nomenclature", "latest"), "RL6401"),
        (("empty.txt", "-o", "x.roo"), "RL9103"),
        (("fake.docx", "-o", "x.roo"), "RL9101"),
    ],
)
def test_what_cannot_be_done_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("84.07 A change to heading 84.07 from any other heading.\n")
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "there.roo").write_text("language 1\n")
    (tmp_path / "roolang.toml").write_text("")
    (tmp_path / "fake.docx").write_bytes(b"%PDF-1.7")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    ran = roolang("draft", *arguments)
    misused = code in ("RL8012", "RL9120", "RL2005", "RL6401")
    assert (ran.status, code in ran.err) == (2 if misused else 1, True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_could_not_be_written_is_not_called_written(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("8407 CTH\n")
    (tmp_path / "folder.json").mkdir()
    done = roolang("draft", str(text), "-o", str(tmp_path / "a.roo"), "--report", str(tmp_path / "folder.json"))
    assert done.status == 1 and f"written: {tmp_path / 'a.roo'}\n" in done.out
    (tmp_path / "folder.roo").mkdir()
    done = roolang("draft", str(text), "-o", str(tmp_path / "folder.roo"))
    assert done.status == 1 and "written: nothing" in done.out


def test_json_and_standard_output(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("84.07 A change to heading 84.07 from any other heading.\n")
    assert roolang("draft", str(source), "-o", "-").out.startswith("language 1\n")
    ran = roolang("draft", str(source), "-o", str(tmp_path / "a.roo"), "--json")
    told = json.loads(ran.out)
    jsonschema.validate(told, SCHEMA)
    assert told["totals"]["instances"] == {"compiled": 1, "partial": 0, "refused": 0, "total": 1}


def test_what_was_mended_by_hand_is_kept_however_often_it_is_drafted_again(tmp_path: Path) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "a.roo"
    source.write_text("84.07 A change to heading 84.07 from any other heading.\n")
    drafting = ("draft", str(source), "-o", str(out), "--parties", "CA,US")
    assert roolang(*drafting).status == 0
    drafted = out.read_text()
    assert "RL9125" not in roolang(*drafting).err
    assert sorted(tmp_path.iterdir()) == [out, source]
    for times, spare in ((1, "a.roo.bak"), (2, "a.roo.bak2")):
        by_hand = drafted + f"# mended {times}\n"
        out.write_text(by_hand)
        ran = roolang(*drafting)
        assert ran.status == 0 and "note[RL9125]" in ran.err and f"`{spare}`" in ran.err
        assert (out.read_text(), (tmp_path / spare).read_text()) == (drafted, by_hand)
    out.write_text(drafted + "# mended 2\n")
    assert "`a.roo.bak2`" in roolang(*drafting).err
    assert not (tmp_path / "a.roo.bak3").exists()


def test_what_cannot_be_kept_is_not_gone_over(tmp_path: Path) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "a.roo"
    source.write_text("84.07 A change to heading 84.07 from any other heading.\n")
    out.write_text("# by hand\n")
    (tmp_path / "a.roo.bak").mkdir()
    ran = roolang("draft", str(source), "-o", str(out))
    assert (ran.status, "RL1006" in ran.err, out.read_text()) == (1, True, "# by hand\n")


def test_codes_that_are_no_more_leave_the_edition_open(tmp_path: Path) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "a.roo"
    source.write_text("84.85 A change to heading 84.85 from any other heading.\n\n8469 As they say until 31.12.2005.\n")
    ran = roolang("draft", str(source), "-o", str(out), "--parties", "CA,US")
    # HS 2022 has 84.85, machines for additive manufacturing, and no 84.69 any more
    assert ran.err.count("RL9116") == 1 and "`84.69`" in ran.err
    assert "RL9117" in ran.err
    assert "nomenclature" not in "".join(
        line for line in out.read_text().splitlines() if not line.startswith("#") and "cite" not in line
    )
    assert roolang("check", str(out)).status == 0


@pytest.mark.parametrize("name", ["north.txt", "four_columns.md", "abbreviations.txt", "codes.jsonl", "round_2.docx"])
def test_the_examples_are_drafted_and_check(tmp_path: Path, name: str) -> None:
    if name.endswith(".docx"):
        pytest.importorskip("docx")
    out, report = tmp_path / "out.roo", tmp_path / "out.json"
    given = ("--party", "Ann Lee=US", "--party", "B. Roy=CA", "--parties", "CA,MX,US")
    ran = roolang("draft", str(EXAMPLES / name), "-o", str(out), "--report", str(report), *given)
    assert ran.status == 0, ran.err
    jsonschema.validate(json.loads(report.read_text(encoding="utf-8")), SCHEMA)
    checked = roolang("check", str(out))
    assert checked.status == 0, checked.err
    assert roolang("fmt", "--check", str(out)).status == 0


def test_the_example_in_word_is_as_its_maker_makes_it() -> None:
    pytest.importorskip("docx")
    import io
    import runpy

    from roolang.draft.documents import Wanted, read_document

    made = runpy.run_path(str(EXAMPLES / "make_round_2.py"))["made"]()
    file = io.BytesIO()
    made.save(file)
    wanted = Wanted((("Ann Lee", "US"), ("B. Roy", "CA")))
    there = read_document("a.docx", (EXAMPLES / "round_2.docx").read_bytes(), wanted)
    assert there == read_document("a.docx", file.getvalue(), wanted)
    texts = [clause.text for row in there.rows for clause in row.clauses]
    assert "not less than [US oppose: 62.5][US: 75] per cent" in texts[0]
    assert texts[1] == "A change to heading 87.12 from any other heading[CA: , except from heading 87.14]"
