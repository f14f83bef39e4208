"""What is meant to hurt: bombs, floods, circles, interruptions, outputs that refuse. A finding, a status, no half file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from roolang.workspace.writing import write
from tests.cli.run import roolang

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2022\nin force 2018-01-01\n'
RULE = "rule for 87.03 requires change from any other heading\n"
GOOD = '{"date": "2018-02-28", "good": {"code": "8703.23", "produced_in": "MX"}, "materials": []}'


@pytest.fixture
def rules(tmp_path: Path) -> str:
    path = tmp_path / "t.roo"
    path.write_text(HEAD + RULE)
    return str(path)


def refused(rules: str, declaration: Path, code: str, place: str = "") -> None:
    """No verdict, a finding with its place, the status of what does not load."""
    done = roolang("eval", rules, str(declaration))
    assert done.status == 1 and f"error[{code}]" in done.err and "originating" not in done.out, done.err
    assert f"{declaration}{place}" in done.err and "RL9001" not in done.err


# ---- declarations


def test_a_hundred_million_bytes_of_materials(rules: str, tmp_path: Path) -> None:
    path, line = tmp_path / "d.json", b'{"code": "8407.34", "value": 5, "description": "' + b"x" * 900 + b'"},\n'
    with path.open("wb") as file:
        file.write(b'{"good": {"code": "8703.23"}, "materials": [\n')
        for _ in range(100):
            file.write(line * (1_000_000 // len(line) + 1))
        file.write(b"{}]}")
    assert path.stat().st_size > 95_000_000
    refused(rules, path, "RL6008")


def test_a_bomb_with_the_name_of_a_workbook(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for i in range(10):
            file.writestr(f"xl/worksheets/sheet{i}.xml", bytes(50_000_000))
    assert path.stat().st_size < 1_000_000
    refused(rules, path, "RL6202")


def test_materials_that_are_made_of_each_other(rules: str, tmp_path: Path) -> None:
    path = tmp_path / "bom.csv"
    path.write_text("id,HS code,parent,value\nA,8407.34,B,5\nB,8409.91,A,5\n")
    refused(rules, path, "RL6212", ": ")


def test_materials_ten_thousand_levels_deep_in_every_format(rules: str, tmp_path: Path) -> None:
    deep = '{"materials": [' * 10_000 + "{}" + "]}" * 10_000
    for name in ("d.json", "d.jsonl", "d.yaml"):
        (tmp_path / name).write_text(deep)
        refused(rules, tmp_path / name, "RL6005")
    rows = "".join(f"P{i},8407.34,P{i - 1}\n" for i in range(1, 10_000))
    (tmp_path / "d.csv").write_text(f"id,HS code,parent\nP0,8407.34,\n{rows}")
    refused(rules, tmp_path / "d.csv", "RL6005", ": ")


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (GOOD.encode().replace(b"MX", b"M\xe9"), "RL1003", ":1:"),
        (GOOD.encode("utf-16"), "RL1003", ""),
        (GOOD.replace('"good"', "“good”").encode(), "RL6001", ":1:"),
        (GOOD.replace('"materials": []', '"materials": [{"net_weight_kg": "5 litres"}]').encode(), "RL6003", ": "),
        (GOOD.replace('"materials": []', '"materials": [{"value": -5}]').encode(), "RL6004", ": materials[0].value"),
        (GOOD.replace('"materials": []', '"materials": [{"value": NaN}]').encode(), "RL6003", ": materials[0].value"),
        (GOOD.replace('"materials": []', '"materials": [{"value": 1e999999999}]').encode(), "RL6003", ": materials[0]"),
        (GOOD.replace('"date"', '"good": {}, "date"').encode(), "RL6001", ": good"),
    ],
    ids=["Latin 1", "UTF-16", "curly quotes", "a wrong unit", "negative", "NaN", "an exponent", "twice"],
)
def test_a_declaration_with_one_fault(rules: str, tmp_path: Path, content: bytes, code: str, place: str) -> None:
    (tmp_path / "d.json").write_bytes(content)
    refused(rules, tmp_path / "d.json", code, place)


def test_a_file_of_anchors_that_would_grow_without_end(rules: str, tmp_path: Path) -> None:
    rows = "".join(f"x{i}: &x{i} [*x{i - 1}, *x{i - 1}, *x{i - 1}]\n" for i in range(1, 40))
    (tmp_path / "d.yaml").write_text(f"x0: &x0 [a, a]\n{rows}")
    refused(rules, tmp_path / "d.yaml", "RL6001", ":1:")


@pytest.mark.parametrize("mark", ["\ufeff", "\r\n"])
def test_marks_of_other_systems_are_no_fault(rules: str, tmp_path: Path, mark: str) -> None:
    text = GOOD.replace(", ", ",\r\n") if mark == "\r\n" else mark + GOOD
    (tmp_path / "d.json").write_bytes(text.encode())
    assert roolang("eval", rules, str(tmp_path / "d.json")).status == 0


# ---- outputs


def test_a_page_that_is_marked_as_read_only_stays(rules: str, tmp_path: Path) -> None:
    page, good = tmp_path / "page.html", tmp_path / "d.json"
    good.write_text(GOOD)
    page.write_text("kept")
    page.chmod(0o444)
    done = roolang("eval", rules, str(good), "--html", str(page))
    assert done.status == 1 and "[RL0907]" in done.err and str(page) in done.err and page.read_text() == "kept"


@pytest.mark.parametrize("option", ["--html", "--markdown"])
def test_a_folder_or_a_full_device_is_no_place_for_a_page(rules: str, tmp_path: Path, option: str) -> None:
    (tmp_path / "d.json").write_text(GOOD)
    for name in (str(tmp_path), *(["/dev/full"] if os.path.exists("/dev/full") else [])):
        done = roolang("eval", rules, str(tmp_path / "d.json"), option, name)
        assert done.status == 1 and "[RL1006]" in done.err and name in done.err, done.err


def test_a_write_that_is_interrupted_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_text("kept")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(path, "x" * 1_000_000)
    assert path.read_text() == "kept" and list(tmp_path.iterdir()) == [path]


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """The real command, with interruptions as a terminal gives them."""
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from roolang.cli.app import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_an_interruption_ends_with_130_and_no_half_file(rules: str, tmp_path: Path) -> None:
    """The command waits for a pipe that we open, and so has begun, and never close, and so cannot go on."""
    pipe, page = tmp_path / "d.json", tmp_path / "page.html"
    os.mkfifo(pipe)
    process = started("eval", rules, str(pipe), "--html", str(page))
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 130 and not out and b"Traceback" not in err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["d.json", "t.roo"]


def test_an_interruption_while_the_commands_are_loaded() -> None:
    """The interruption comes with the first thing that the commands load."""
    code = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from roolang.cli.start import main; main()"
    )
    run = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, timeout=120, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")


def test_a_reader_that_leaves_early(rules: str, tmp_path: Path) -> None:
    """As `| head -1` does, with more to print than a pipe holds."""
    (tmp_path / "d.jsonl").write_text(f"{GOOD}\n" * 400)
    process = started("eval", rules, str(tmp_path / "d.jsonl"))
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) in (0, 1) and b"Traceback" not in err and b"Exception" not in err


def test_what_is_printed_for_programs_is_whole(rules: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(GOOD[:-3])
    for arguments in (("eval", rules, str(tmp_path / "bad.json"), "--json"), ("check", rules, "--json")):
        assert isinstance(json.loads(roolang(*arguments).out), dict)
