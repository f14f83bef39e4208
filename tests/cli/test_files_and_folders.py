"""Files and folders that are not as one would wish: links, locks, devices, circles, the whole disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from roolang.workspace import folders
from tests.cli.run import roolang

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2022\nin force 2018-01-01\n'
RULE = "rule for 87.03 requires change from any other heading\n"
LOOSE = HEAD + RULE.replace("requires ", "requires   ")
GOOD = '{"date": "2018-02-28", "good": {"code": "8703.23", "produced_in": "MX"}, "materials": []}'


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "t.roo").write_text(HEAD + RULE)
    return folder


def test_a_circle_of_links_is_walked_once(rules: Path) -> None:
    (rules / "again").symlink_to(rules, target_is_directory=True)
    (rules / "itself").symlink_to(rules / "itself")
    (rules / "twice.roo").symlink_to(rules / "t.roo")
    done = roolang("check", str(rules))
    assert done.status == 0, done.err


def test_a_link_in_a_circle_that_should_be_a_rule_file_is_a_finding(rules: Path) -> None:
    (rules / "itself.roo").symlink_to(rules / "itself.roo")
    done = roolang("check", str(rules))
    assert done.status == 1 and "[RL1006]" in done.err and "itself.roo" in done.err


def test_a_link_in_a_circle_is_told_wherever_it_is_given(rules: Path, tmp_path: Path) -> None:
    loop, good = tmp_path / "loop.roo", tmp_path / "d.json"
    loop.symlink_to(loop)
    good.write_text(GOOD)
    for arguments in (
        ("check", str(loop)),
        ("fmt", str(loop)),
        ("eval", str(loop), str(good)),
        ("eval", str(rules), str(loop)),
        ("eval", str(rules), str(good), "--html", str(loop)),
        ("eval", str(rules), str(good), "--mapping", str(loop)),
        ("hs", "87", "--nomenclature", f"HS 2012={loop}"),
    ):
        done = roolang(*arguments)
        assert "RL9001" not in done.err and done.status in (0, 1, 2), done.err
        assert done.status or "--mapping" in arguments, arguments


def test_a_link_out_of_the_folder_is_not_read(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hush hush\n")
    (rules / "out.roo").symlink_to(tmp_path / "secret.txt")
    for command in (("check",), ("fmt", "--check"), ("test",)):
        done = roolang(*command, str(rules))
        assert done.status == 1 and "[RL2010]" in done.err and "hush" not in done.err + done.out


def test_a_link_to_a_folder_elsewhere_is_told(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "bad.roo").write_text("nonsense")
    (rules / "more").symlink_to(tmp_path / "more", target_is_directory=True)
    done = roolang("check", str(rules))
    assert done.status == 0 and "[RL0909]" in done.err and "nonsense" not in done.err


@pytest.mark.parametrize(
    "name", ["../secret.roo", "../secret", "{}", "out.roo", "out", "/etc/passwd", "..", "", "a\x00b", "x" * 5000]
)
def test_imports_stay_inside(rules: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.roo").write_text("nonsense that would be told if it were read\n")
    (rules / "out.roo").symlink_to(tmp_path / "secret.roo")
    text = f'use "{name.format(tmp_path / "secret.roo")}"\n' + HEAD + RULE
    (rules / "t.roo").write_text(text)
    for given in (rules / "t.roo", rules):
        done = roolang("check", str(given))
        assert done.status == 1 and "nonsense" not in done.err, done.err
        assert "[RL2010]" in done.err or "[RL2003]" in done.err or "[RL1002]" in done.err


@pytest.mark.parametrize("name", ["out.roo", "out", "below/out", "below"])
def test_a_link_out_of_the_folder_is_no_import_however_it_is_spelt(rules: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.roo").write_text("language 1\nlist hush: 87.03\n")
    (rules / "below").mkdir()
    for folder in (rules, rules / "below"):
        (folder / "out.roo").symlink_to(tmp_path / "secret.roo")
    (rules / "t.roo").write_text(f'use "{name}"\n' + HEAD + RULE)
    done = roolang("check", str(rules / "t.roo"))
    assert done.status == 1 and "[RL2010]" in done.err and "hush" not in done.err, done.err


def test_a_test_reads_no_declaration_outside_its_folder(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(GOOD)
    for name in ("../d.json", str(tmp_path / "d.json")):
        test = f'test "t" given "{name}" expect originating under T\n'
        (rules / "t.roo").write_text(HEAD + RULE + test)
        done = roolang("test", str(rules))
        assert done.status == 1 and "there is no declaration" in done.out


@pytest.mark.parametrize("name", ["", " ", "/dev/null/x", "x" * 5000, "a\x00b", "../../no/such/place"])
def test_a_name_that_means_nothing_is_a_finding_at_once(name: str, tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(GOOD)
    commands = (("eval", name, str(tmp_path / "d.json")), ("check", name), ("test", name), ("fmt", name))
    for arguments in commands:
        done = roolang(*arguments)
        meant = 1 if name else 2
        assert done.status in (1, meant) and "[RL1006]" in done.err, (arguments[0], done.err)
        assert "RL9001" not in done.err


def test_a_folder_without_end_is_left_at_a_limit(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(30):
        (rules / f"note{i}.txt").touch()
    monkeypatch.setattr(folders, "MAX_ENTRIES", 20)
    done = roolang("check", str(rules))
    assert done.status == 1 and "[RL0905]" in done.err and "more than 20 files and folders" in done.err


def test_too_many_rule_files_are_told(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(6):
        (rules / f"r{i}.roo").touch()
    monkeypatch.setattr(folders, "MAX_FILES", 5)
    done = roolang("check", str(rules))
    assert done.status == 1 and "[RL0905]" in done.err and "more than 5 rule files" in done.err


def test_a_folder_that_cannot_be_read_is_told(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rules / "locked").mkdir()
    scan = os.scandir

    def refusing(path: Any) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(folders.os, "scandir", refusing)
    for command in (("check",), ("fmt", "--check"), ("test",)):
        done = roolang(*command, str(rules))
        assert done.status == 1 and "[RL1006]" in done.err and "locked" in done.err


def test_a_pipe_with_the_name_of_a_rule_file_is_not_waited_for(rules: Path) -> None:
    os.mkfifo(rules / "pipe.roo")
    done = roolang("check", str(rules))
    assert done.status == 1 and "[RL1006]" in done.err and "pipe.roo" in done.err


def test_files_that_use_files_without_end(rules: Path) -> None:
    for i in range(400):
        (rules / f"r{i}.roo").write_text(f'use "r{i + 1}.roo"\n')
    done = roolang("check", str(rules / "r0.roo"))
    assert done.status == 1 and "[RL1004]" in done.err and "more than 50 deep" in done.err


def test_a_rule_file_in_utf16(rules: Path) -> None:
    (rules / "t.roo").write_text(HEAD + RULE, encoding="utf-16")
    for command in (("check",), ("fmt", "--check")):
        done = roolang(*command, str(rules))
        assert done.status == 1 and done.err.count("error[") == 1 and "UTF-16" in done.err


def test_a_huge_file_is_refused_without_reading_it(rules: Path, tmp_path: Path) -> None:
    for path in (rules / "t.roo", tmp_path / "d.json"):
        with path.open("wb") as file:
            file.truncate(100_000_000_000)
    for command in (("check",), ("fmt",), ("test",)):
        done = roolang(*command, str(rules))
        assert done.status == 1 and "[RL1005]" in done.err
    done = roolang("eval", "nafta", str(tmp_path / "d.json"))
    assert done.status == 1 and "[RL6008]" in done.err


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no endless device here")
def test_an_endless_declaration_is_refused() -> None:
    done = roolang("eval", "nafta", "/dev/zero")
    assert done.status == 1 and "[RL6008]" in done.err


# ---- what is written


def test_a_read_only_file_is_left_alone(rules: Path) -> None:
    path = rules / "t.roo"
    path.write_text(LOOSE)
    path.chmod(0o444)
    done = roolang("fmt", str(path))
    assert done.status == 1 and "[RL0907]" in done.err and "1 left alone" in done.out
    assert path.read_text() == LOOSE


def test_links_and_marks_of_a_file_stay(rules: Path, tmp_path: Path) -> None:
    path, second, link = rules / "t.roo", rules / "second.roo", tmp_path / "link.roo"
    path.write_text(LOOSE)
    path.chmod(0o640)
    os.link(path, second)
    link.symlink_to(path)
    done = roolang("fmt", str(link))
    assert done.status == 0, done.err
    assert link.is_symlink() and path.stat().st_nlink == 2 and path.stat().st_mode & 0o777 == 0o640
    assert path.read_text() == second.read_text() != LOOSE
    assert sorted(each.name for each in rules.iterdir()) == ["second.roo", "t.roo"]


def test_a_file_of_one_name_keeps_its_marks(rules: Path) -> None:
    path = rules / "t.roo"
    path.write_text(LOOSE)
    path.chmod(0o604)
    assert roolang("fmt", str(path)).status == 0
    assert path.stat().st_mode & 0o777 == 0o604 and path.read_text() != LOOSE


def test_a_report_that_cannot_be_written_is_told(rules: Path, tmp_path: Path) -> None:
    (rules / "t.roo").write_text(
        HEAD + RULE + 'test "t\x01" given good 87.03 expect undetermined under T on 2020-01-01\n'
    )
    done = roolang("test", str(rules), "--junit", str(tmp_path / "nowhere" / "report.xml"))
    assert done.status == 1 and "[RL1006]" in done.err and "cannot write" in done.err
