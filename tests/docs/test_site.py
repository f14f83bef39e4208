"""The site is built without a warning: every page has a place, every link and anchor leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.listing import families, lints
from roolang.diagnostics import CATALOG

ROOT = Path(__file__).parents[2]


def test_every_code_is_of_one_family() -> None:
    assert sorted(code for _, codes in families() for code in codes) == sorted(CATALOG)


def test_a_lint_is_no_error() -> None:
    assert len(lints()) >= 60
    assert not {code for code in lints() if CATALOG[code].severity.value == "error"}


def test_the_site_is_built_strictly(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="needs the extra `docs`")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "language" / "rules.html").read_text(encoding="utf-8")
    assert re.search(r'<span class="kd">rule for</span>', page), "rule files have colours"
    assert (tmp_path / "commands.html").is_file() and (tmp_path / "examples" / "talks" / "base.roo").is_file()
