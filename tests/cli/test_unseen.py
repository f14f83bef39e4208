"""Characters that nobody sees: found where they stand, and never in what is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.run import roolang

UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\x1b]")
RULES = """language 1
agreement DEMO "d\u202ee"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01
rule for 84.07 cite "Annex\u200b 4" requires CTH
origin is conferred by any of
  (1) wholly obtained
  (2) the product rule is met
"""
GOOD = {"code": "8407.10", "produced_in": "CA", "description": "en\u202egine"}
PART = {"id": "p\u2066\x1b[31mart", "code": "8409.91", "originating": False}


def test_they_are_found_and_never_shown(tmp_path: Path) -> None:
    rules, declared = tmp_path / "r.roo", tmp_path / "d.json"
    page, markdown = tmp_path / "v.html", tmp_path / "v.md"
    rules.write_text(RULES, encoding="utf-8")
    declared.write_text(json.dumps({"id": "a\u202eb", "date": "2024-01-01", "good": GOOD, "materials": [PART]}))
    done = roolang("eval", str(rules), str(declared), "--full", "--html", str(page), "--markdown", str(markdown))
    shown = [done.out, done.err, page.read_text(encoding="utf-8"), markdown.read_text(encoding="utf-8")]
    assert [UNSEEN.findall(each) for each in shown] == [[], [], [], []]
    assert done.err.count("RL6253") == 3
    for form in ("text", "plain", "concise", "sarif"):
        checked = roolang("check", str(rules), str(declared), "--format", form)
        assert not UNSEEN.search(checked.out + checked.err)
        assert "RL2100" in checked.out + checked.err and "RL6253" in checked.out + checked.err
    assert not UNSEEN.search(roolang("read", str(rules)).out)


def test_a_table_of_codes_the_name_of_a_file_and_a_document_do_not_steer_the_screen(tmp_path: Path) -> None:
    table, document = tmp_path / "n.csv", tmp_path / "d.txt"
    table.write_text("code,description\n84,chapter\n84.08,\x1b]0;pwn\x07\x1b[2Jengines\u202e\n", encoding="utf-8")
    looked = roolang("hs", "84", "--edition", "HS 2012", "--nomenclature", f"HS 2012={table}")
    assert "]0;pwn\ufffd\ufffd[2Jengines\ufffd" in looked.out and not UNSEEN.search(looked.out)
    rules = tmp_path / "\x1b[31mred.roo"
    rules.write_text("agreement   DEMO\n", encoding="utf-8")
    formatted = roolang("fmt", "--check", str(rules))
    assert "[31mred.roo" in formatted.out and not UNSEEN.search(formatted.out)
    document.write_text("84.07 A change from any other heading \x1b[2J as agreed.\n", encoding="utf-8")
    drafted = roolang("draft", str(document), "-o", "-")
    assert "\ufffd[2J" in drafted.out and not UNSEEN.search(drafted.out)
    assert roolang("draft", str(document), "-o", str(tmp_path / "d.roo")).status == 0
    assert not UNSEEN.search((tmp_path / "d.roo").read_text(encoding="utf-8"))
