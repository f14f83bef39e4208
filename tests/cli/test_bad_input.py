"""Bad input of every kind: a clear finding with its place, or it simply works. Never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import roolang

HEAD = """language 1
agreement T "Test"
parties CA, MX, US
nomenclature HS 2022
in force 2018-01-01
"""
RULE = "rule for 87.03 requires change from any other heading\n"
GOOD = '{"date": "2018-02-28", "good": {"code": "8703.23", "produced_in": "MX"}, "materials": []}'


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD + "rule for 87.03 requries change from any other heading\n", "RL1001", 6),
        (
            HEAD + "rule for 87.03 requires value of non-originating materials <= 40% of weight of the good\n",
            "RL3001",
            6,
        ),
        (HEAD + "rule for 87.03 requires (FOB - value) <= 40%\n", "RL1001", 6),
        (HEAD + "rule for 87.99 requires change from any other heading\n", "RL4001", 6),
        (HEAD + RULE + "rule for 87.04 requires regional value content at least 120% by net cost\n", "RL3003", 7),
        (HEAD + "rule for 87.03 requires CTH and CC or WO\n", "RL1007", 6),
        (HEAD + "rule for 87.03 requires regional value contnet at least 60% by net cost\n", "RL2001", 6),
        (HEAD + "rule for 87.03 requires value of materials <= 40% of FOB\n", "RL3002", 6),
        (HEAD + "proposal P by US amends NOWHERE\n" + RULE, "RL2006", 6),
        (HEAD + RULE + "proposal P by US amends T\ndelete rule for 87.04\n", "RL2008", 8),
        (HEAD + "proposal ONE by US amends TWO\nproposal TWO by US amends ONE\n", "RL2007", 6),
        (
            HEAD + RULE + "consolidated text C among CA, US amends T\n"
            "rule for 87.03 requires regional value content at least [US: 85%] [BR: 60%] by net cost\n",
            "RL2005",
            8,
        ),
        (HEAD + 'use "nowhere"\n' + RULE, "RL2003", 6),
        (HEAD + 'use "../../etc/passwd"\n' + RULE, "RL2010", 6),
        (
            HEAD
            + "define condition one way as other way\ndefine condition other way as one way\nrule for 87.03 requires one way\n",
            "RL2009",
            6,
        ),
        (
            HEAD + 'rule for 87.03 requires change from any other heading cite "open\n\nrule for 87.04 requires CTH\n',
            "RL1001",
            6,
        ),
        (HEAD + "in force 2018-02-30\n", "RL1010", 6),
        ("rule for 87.03 requires CTH\n", "RL2011", 1),
    ],
)
def test_a_bad_rule_file_gives_its_finding_at_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    done = roolang("check", write(tmp_path, "t.roo", text))
    assert done.status == 1
    assert f"[{code}]" in done.err, done.err
    assert any(f"t.roo:{n}:" in done.err for n in (line, line + 1)), done.err


def test_imports_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, "a.roo", 'use "b.roo"\n' + HEAD + RULE)
    write(tmp_path, "b.roo", 'use "a.roo"\n')
    done = roolang("check", str(tmp_path / "a.roo"))
    assert done.status == 1 and "[RL2004]" in done.err and "a.roo uses b.roo uses a.roo" in done.err


def test_all_errors_of_a_file_at_once(tmp_path: Path) -> None:
    text = HEAD + "rule for 87.03 requries CTH\nrule for 87.04 requires CTHH\nrule for 87.05 requires CTH and\n"
    done = roolang("check", write(tmp_path, "t.roo", text))
    assert all(f"t.roo:{line}:" in done.err for line in (6, 7, 8)), done.err


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + RULE,
        (HEAD + RULE).replace("\n", "\r\n"),
        (HEAD + RULE).replace(" ", "\u00a0"),
        (HEAD + RULE).replace('"', "”").replace(" ”", " “"),
        HEAD + "rule for 8703.21–8703.90 requires regional value content ≥ 60 per cent by net cost\n",
        " ".join((HEAD + RULE).split()),
    ],
    ids=["byte order mark", "CRLF", "no-break spaces", "curly quotes", "dashes and signs", "one line"],
)
def test_pasted_text_simply_works(tmp_path: Path, text: str) -> None:
    done = roolang("check", write(tmp_path, "t.roo", text))
    assert done.status == 0, done.err


def test_a_rule_file_that_is_not_utf8(tmp_path: Path) -> None:
    done = roolang("check", write(tmp_path, "t.roo", HEAD.encode() + b"# caf\xe9\n" + RULE.encode()))
    assert done.status == 1 and "[RL1003]" in done.err and "t.roo:6:" in done.err


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (GOOD.replace('"materials": []', '"materials": [{"code": "8407.34", "value": -5}]'), "RL6004", "value"),
        (GOOD.replace('"8703.23"', '"car"'), "RL6007", "code"),
        (GOOD.replace('"date"', '"dat"'), "RL6002", "dat"),
        (GOOD.replace("2018-02-28", "28 Feb"), "RL6003", "date"),
        (GOOD[:-2], "RL6001", "d.json"),
        ('{"materials":[' * 10_000 + "]}" * 10_000, "RL60", "d.json"),
        ("[" * 100_000, "RL60", "d.json"),
        ("", "RL6001", "d.json"),
    ],
)
def test_a_bad_declaration_gives_its_finding_and_no_verdict(tmp_path: Path, text: str, code: str, place: str) -> None:
    rules = write(tmp_path, "t.roo", HEAD + RULE)
    done = roolang("eval", rules, write(tmp_path, "d.json", text))
    assert done.status == 1 and f"[{code}" in done.err and place in done.err, done.err
    assert "originating" not in done.out


def test_no_verdict_by_rules_that_have_errors(tmp_path: Path) -> None:
    rules = write(tmp_path, "t.roo", HEAD + "rule for 87.03 requires CTHH\n")
    done = roolang("eval", rules, write(tmp_path, "d.json", GOOD))
    assert done.status == 1 and "[RL2001]" in done.err and "originating" not in done.out


def test_no_date_to_judge_on(tmp_path: Path) -> None:
    rules = write(tmp_path, "t.roo", HEAD + RULE)
    done = roolang("eval", rules, write(tmp_path, "d.json", GOOD.replace('"date": "2018-02-28", ', "")))
    assert done.status == 1 and "[RL6010]" in done.err and "--on" in done.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("eval",), 2),
        (("eval", "nafta"), 2),
        (("evil", "nafta"), 2),
        (("eval", "nafta", "no-such-file.json"), 1),
        (("eval", "no-such-rules", "no-such-file.json"), 1),
        (("eval", "nafta", "x\x00y.json"), 1),
        (("eval", "nafta", "a.json", "--on", "yesterday"), 2),
        (("eval", "nafta", "a.json", "--require", "anything"), 2),
        (("check", "no-such.roo"), 1),
        (("fmt", "no-such.roo"), 1),
        (("test", "no-such.roo"), 1),
    ],
)
def test_wrong_usage_and_absent_files(arguments: tuple[str, ...], status: int) -> None:
    assert roolang(*arguments).status == status


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--under", "TT"), "did you mean `T`?"),
        (("--under", "XX"), "there are C, T, CA, US"),
        (("--under", "C as MX"), "C has no position of `MX`"),
        (("--reading", "strikt"), "did you mean `strict`?"),
    ],
)
def test_a_name_that_is_not_there_is_wrong_usage_and_told_with_those_that_are(
    tmp_path: Path, option: tuple[str, str], said: str
) -> None:
    talks = (
        "consolidated text C among CA, US amends T\n"
        "rule for 87.04 requires [reading strict: CTH] [reading wide: CTSH]\n"
    )
    rules = write(tmp_path, "t.roo", HEAD + RULE + talks)
    good = write(tmp_path, "d.json", GOOD)
    assert roolang("eval", rules, good, "--under", "C", "--reading", "strict").status == 0
    done = roolang("eval", rules, good, *option, *(("--under", "C") if option[0] == "--reading" else ()))
    assert done.status == 2 and "[RL2012]" in done.err and said in done.err, done.err


def test_very_many_readings_are_checked_but_not_all_judged(tmp_path: Path) -> None:
    rows = "".join(
        f"rule for 87.{i:02d} requires [reading r{i} wide: CTH] [reading r{i} strict: CTSH]\n" for i in range(1, 31)
    )
    rules, good = write(tmp_path, "t.roo", HEAD + rows), write(tmp_path, "d.json", GOOD)
    done = roolang("check", rules)
    assert "RL09" not in done.err and "RL9001" not in done.err
    done = roolang("eval", rules, good)
    assert done.status == 2 and "[RL0903]" in done.err and "1,073,741,824 combinations" in done.err
    assert "--reading 'r1 wide'" in done.err and "27 more questions" in done.err
    named = [each for i in range(1, 29) for each in ("--reading", f"r{i} strict")]
    done = roolang("eval", rules, good, *named, "--brief")
    assert done.status == 0 and "r29 wide" not in done.err, done.err
