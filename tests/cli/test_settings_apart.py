"""Files of rules with other settings: each is checked and tested by its own, in whatever order they are named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roolang import limits
from tests.cli.run import roolang

RULES = """language 1
agreement {name} "T"
parties CA, MX
nomenclature HS 2012
in force 2018-01-01

rule for {code}
  requires value of non-originating materials at most 40% of FOB

test "by a code of its own edition"
  given good {code} produced in MX with FOB 100 on 2018-02-28
  expect originating under {name}
"""


def folder(where: Path, name: str, code: str) -> str:
    """Rules and settings, by which HS 2012 has their code and no other."""
    at = where / name
    at.mkdir()
    (at / "r.roo").write_text(RULES.format(name=name, code=code))
    (at / "hs.csv").write_text("code,description\n" + "".join(f"{each},goods\n" for each in ("87", "8703", code)))
    (at / "roolang.toml").write_text('[nomenclature]\n"HS 2012" = "hs.csv"\n')
    return str(at / "r.roo")


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Rules of which each is in order by its own edition, and has a code that is none by the edition of the other."""
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path / "cache"))
    return folder(tmp_path, "ONE", "8703.21"), folder(tmp_path, "TWO", "8703.22")


def test_check_says_the_same_in_any_order_and_company(apart: tuple[str, str]) -> None:
    # Each file alone is in order; by the edition of the other its code is none.
    for paths in ((apart[0],), (apart[1],), apart, apart[::-1]):
        done = roolang("check", *paths)
        assert "RL4001" not in done.out + done.err, paths


def test_tests_are_run_by_the_settings_of_their_own_file(apart: tuple[str, str]) -> None:
    # The third run takes from the cache what the second one kept.
    for paths in ((apart[0],), apart, (apart[0],), apart[::-1]):
        done = roolang("test", *paths)
        assert f"{len(paths)} passed, 0 failed" in done.out, (paths, done.out)


@pytest.mark.skipif(os.name != "posix", reason="the owner and the mode of a file")
@pytest.mark.parametrize(("mode", "trusted"), [(0o755, True), (0o777, False), (0o1777, False)])
def test_settings_that_others_may_write_are_passed_over(tmp_path: Path, mode: int, trusted: bool) -> None:
    above = tmp_path / "above"
    above.mkdir()
    rules = folder(above, "ONE", "8703.21")
    for name in ("roolang.toml", "hs.csv"):
        (above / "ONE" / name).rename(above / name)
    above.chmod(mode)
    (above / "hs.csv").write_text("code,description\n87,goods\n")
    done = roolang("check", rules)
    assert ("RL6511" in done.err) is not trusted
    assert ("RL4001" in done.err) is trusted
    (above / "roolang.toml").rename(above / "ONE" / "roolang.toml")
    assert "RL6511" not in roolang("check", rules).err


def test_settings_are_looked_for_so_far_up_and_no_further(tmp_path: Path) -> None:
    far = folder(tmp_path, "FAR", "8703.22")
    for above, found in ((limits.MAX_ABOVE, True), (limits.MAX_ABOVE + 1, False)):
        deep = tmp_path.joinpath("FAR", *(f"d{i}" for i in range(above)), "r.roo")
        deep.parent.mkdir(parents=True, exist_ok=True)
        deep.write_text(Path(far).read_text(encoding="utf-8").replace("8703.22", "8703.33"), encoding="utf-8")
        assert ("RL4001" in roolang("check", str(deep)).err) is found


def test_settings_of_more_bytes_are_refused(tmp_path: Path) -> None:
    rules = folder(tmp_path, "BIG", "8703.22")
    settings = Path(rules).with_name("roolang.toml")
    told = settings.read_text(encoding="utf-8")
    for size, refused in ((limits.MAX_SETTINGS, False), (limits.MAX_SETTINGS + 1, True)):
        settings.write_text(told + "#".ljust(size - len(told.encode()), "x"), encoding="utf-8")
        assert ("RL6404" in roolang("check", rules).err) is refused
