"""A statement that does not parse hides no other, and nothing is found that only follows from it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.probing import walk
from roolang.workspace.consequences import without_consequences
from roolang.workspace.judging import findings_of
from roolang.workspace.sources import Sources
from roolang.workspace.workspace import workspace_of
from tests.slips.judging import findings, told
from tests.slips.making import TEXTS, read

HEAD = "agreement ABC\nparties CA, MX\nnomenclature HS 2022\norigin is conferred by product rule is met\n"
RULE = "rule for 87.03 requires change from any other heading\n"
CHANGE = "proposal NEW by CA amends ABC\nreplace rule for 87.03 requires change from any other chapter\n"

# (a rule file, the line and code of each finding)
FILES = {
    "a name that is an article": ("agreement A\n" + HEAD.partition("\n")[2] + RULE, ["1 RL1001"]),
    "no name": ("agreement\n" + HEAD.partition("\n")[2] + RULE, ["1 RL1001"]),
    "a typo in the first word": ("agrement ABC\n" + HEAD.partition("\n")[2] + RULE + CHANGE, ["1 RL1001"]),
    "a header that nobody can guess": (
        "agreement ABC %% zork 7\n" + HEAD.partition("\n")[2] + RULE + CHANGE,
        ["1 RL1001"],
    ),
    "parties that cannot be read": (
        HEAD.replace("CA, MX", "CA and 7 and MX") + "rule for 87.03 exported from MX requires CTH\n",
        ["2 RL1001"],
    ),
    "parties with a typo": (
        HEAD.replace("parties", "partys") + "rule for 87.03 exported from JP requires change from any other heading\n",
        ["2 RL1001", "5 RL2005"],
    ),
    "no header at all": ("parties CA, MX\nnomenclature HS 2022\n" + RULE, ["1 RL2011"]),
    "a broken rule that is amended": (HEAD + RULE.replace("requires", "requries") + CHANGE, ["5 RL1001"]),
    "a rule of nothing readable that is amended": (HEAD + "rule for 87.03 §§ 7 zork\n" + CHANGE, ["5 RL1002"]),
    "another rule is amended than the broken one": (
        HEAD + RULE.replace("requires", "requries").replace("87.03", "87.04") + CHANGE,
        ["5 RL1001", "7 RL2008"],
    ),
    "a broken proposal": (HEAD + RULE + CHANGE.replace("amends", "amnds"), ["6 RL1001"]),
    "a proposal of nobody": (HEAD + RULE + CHANGE.replace("by CA amends ABC", "amends"), ["6 RL1001"]),
    "a broken definition": (HEAD + "define condition CTH, as change from any other heading\n"
                            "rule for 87.03 requires CTH\n", ["5 RL1001"]),
    "a broken list": (HEAD + "list cars 87.03 and\nrule for 87.03 requires change from cars\n", ["5 RL1001"]),
    "a broken definition, and another name": (
        HEAD + "define condition CTH, as change from any other heading\nrule for 87.03 requires CTX1\n",
        ["5 RL1001", "6 RL2001"],
    ),
    "a header without its first word": (
        "define operations finishing: mending, burling\n\nABC \"An agreement\"\n" + HEAD.partition("\n")[2] + RULE
        + CHANGE, ["3 RL1001"],
    ),
    "an import that cannot be read": ("use std\npart of NAFTA\n" + RULE, ["1 RL1001"]),
    "an import that is not there": ('use "nothing"\npart of XYZ\n' + RULE, ["1 RL2003"]),
    "a text to go on with that is not there": ("part of XYZ\n" + RULE + RULE.replace("03", "04"), ["1 RL2006"]),
    "a text to amend that is not there": (CHANGE, ["1 RL2006"]),
    "two rules of which one is broken": (HEAD + RULE + RULE.replace("change", "chnge"), ["6 RL1001"]),
    "a definition that only a broken rule uses": (
        HEAD + "list cars: 87.03\n" + "rule for 87.04 requires chnge from cars and and\n",
        ["6 RL1001"],
    ),
    "a word between `replace` and its rule": (
        HEAD + RULE + CHANGE.replace("replace rule", "replace zork %% zork rule"), ["7 RL1001"],
    ),
    "an amended text that cannot be read to its end": (
        HEAD + "list cars: 87.03\n" + CHANGE.replace("amends ABC", "amends ABC zork %% zork").replace("87.03", "cars"),
        ["6 RL1001"],
    ),
    "in brackets": (HEAD + "[CA propose: rule for 87.03 requries change from any other heading]\n"
                    "[MX propose: rule for 87.04 requires CTX1]\n", ["5 RL1001", "6 RL2001"]),
}  # fmt: skip


@pytest.mark.parametrize("text, expected", FILES.values(), ids=FILES)
def test_only_what_is_wrong_is_found(text: str, expected: list[str]) -> None:
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(SourceFile("text.roo", text), Path(__file__).parent)
    found = findings_of(workspace_of(sources), sources)
    places = [f"{each.label.span.place[0] if each.label else 0} {each.code}" for each in found]
    assert sorted(set(places) - {each for each in places if each.endswith("RL4103")}) == expected


def test_what_stands_in_is_no_part_of_what_was_read() -> None:
    module, found = parse(SourceFile("text.roo", HEAD + RULE.replace("requires", "requries")))
    assert len(found) == 1 and len(module.statements) == 4
    assert [each.span.text.split()[0] for each in module.whole.statements][-1] == "rule"
    assert without_consequences(found, [module], lost=False) == []


def _broken(random: Random, path: Path) -> str:
    """A file with one statement broken: by nonsense, by its end, or for want of a word."""
    text = read(path)
    statement = random.choice(parse(SourceFile(str(path), text))[0].statements)
    span = statement.span
    inside = [token for token in walk(text)[0] if span.start < (token.start_pos or 0) < span.end]
    if not inside:
        return text
    token = random.choice(inside)
    start, end = token.start_pos or 0, token.end_pos or 0
    return random.choice(
        (text[:start] + "zork %% zork " + text[start:], text[:start] + text[span.end :], text[:start] + text[end:])
    )


def test_broken_statements_of_good_files_have_no_consequences() -> None:
    random, tried, followed = Random(2026), 0, []
    paths = [path for path in TEXTS if len(read(path)) < 12_000]
    while tried < 60:
        path = random.choice(paths)
        text = _broken(random, path)
        unparsed = parse(SourceFile(str(path), text))[1]
        if not unparsed:
            continue
        tried += 1
        parsing, before = {(each.code, each.message) for each in unparsed}, set(told(path, read(path)))
        new = {(each.code, each.message) for each in findings(path, text)} - parsing - before
        followed += [(path, unparsed, each) for each in new if each[0] != "RL4103"]
    # What a person meant may be beyond any guess; the files from which these sixty are drawn grow.
    assert len({str(path) for path, _, _ in followed}) <= 2, followed


def test_what_is_missed_is_no_matter_of_words() -> None:
    """A party on two sides is missed by nobody, whatever the finding quotes; a name that is missed need not be quoted."""
    misses = Finding("RL2001", "a name that nobody knows", missing="CTX")
    twice = Finding("RL2005", "`CA` stands twice in one bracket")
    assert without_consequences([misses, twice], [], lost=True) == [twice]
