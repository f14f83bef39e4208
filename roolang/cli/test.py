"""`roolang test`: the tests written in rule files."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from xml.etree import ElementTree

from roolang.cli.outputs import clash
from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.cli.tallies import Tally, by_agreement, by_topic, tally, topic_of
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diagnostics.place import quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import fold
from roolang.workspace.expected import Tried
from roolang.workspace.files import located
from roolang.workspace.tried import tried
from roolang.workspace.writing import write

WIDTH = 100
GLUE = "\0"
"""In the place of blanks at which no line is broken."""
NOT_XML = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which tests: those whose name holds some words, of a topic, judged by an agreement; nothing for all."""

    name: str = ""
    topic: str = ""
    under: str = ""


def run(paths: tuple[str, ...], chosen: Chosen, junit: str | None, *, as_json: bool) -> int:
    """Runs and prints; 1 if a test failed, could not run, or there was none; 2 if none is called as was asked."""
    started = time.perf_counter()
    findings: list[Finding] = []
    files = files_of(paths, findings)
    if junit is not None and (lost := clash([("--junit", junit)], files)):
        print_findings(lost)
        return 2
    outcomes = _outcomes(_of_topic(files, chosen.topic, findings), chosen.name, findings)
    outcomes = _judged_by(outcomes, chosen.under, findings)
    unread = bool(files) and has_errors(findings)
    if junit is not None and not misused(findings) and (unwritten := write(Path(junit), junit_xml(outcomes))):
        findings.append(unwritten)
    findings = list(dict.fromkeys(findings))
    print_findings(findings)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if as_json:
        results = [_plain(outcome) for outcome in outcomes]
        done = {"schema": "roolang/test/1", "results": results, "counts": _counts(outcomes)}
        print_json({**done, "findings": findings_json(findings)})
    elif not misused(findings) and (files or not findings):
        _print(outcomes, failed, time.perf_counter() - started, unread=unread)
    return 2 if misused(findings) else 1 if failed or has_errors(findings) or not outcomes else 0


def _outcomes(files: list[str], name: str, findings: list[Finding]) -> list[Tried]:
    """What the tests of some files come to, those whose name holds some words; a finding if there are, but none has."""
    outcomes: list[Tried] = []
    names: list[str] = []
    for each, found, known in tried(files, name):
        outcomes += each
        findings += found
        names += known
    if names and not outcomes and not has_errors(findings):
        near = did_you_mean(name, names) or f"there are {', '.join(f'`{each}`' for each in names[:3])}"
        more = f" and {len(names) - 3} more" if near.startswith("there") and len(names) > 3 else ""
        message = f"no test has {quoted(name)} in its name"
        findings.append(Finding("RL8003", message, where=Place(option="--name"), help=near + more))
    return outcomes


def _of_topic(files: list[str], topic: str, findings: list[Finding]) -> list[str]:
    """The files of a topic; a finding if there are some, but none of it."""
    found = [each for each in files if not topic or fold(topic_of(each)) == fold(topic)]
    if files and not found:
        findings.append(_nothing("--topic", f"no file is of the topic {quoted(topic)}", topic, map(topic_of, files)))
    return found


def _judged_by(outcomes: list[Tried], under: str, findings: list[Finding]) -> list[Tried]:
    """What was judged by an agreement, or by what amends it."""
    found = [each for each in outcomes if not under or fold(each.under) == fold(under)]
    if outcomes and not found:
        message = f"no test is judged by {quoted(under)}"
        findings.append(_nothing("--under", message, under, (each.under for each in outcomes)))
    return found


def _nothing(option: str, message: str, name: str, known: Iterable[str]) -> Finding:
    names = sorted(set(filter(None, known)))
    there = f"there are {', '.join(f'`{each}`' for each in names[:8])}"
    return Finding("RL8003", message, where=Place(option=option), help=did_you_mean(name, names) or there)


def files_of(paths: tuple[str, ...], findings: list[Finding]) -> list[str]:
    """The rule files named, each by itself; everything below here if none is."""
    found: list[str] = []
    for path in paths or (".",):
        files, missing = located(path)
        findings += missing
        found += [str(file) for file in files]
    return list(dict.fromkeys(found))


def _print(outcomes: Sequence[Tried], failed: Sequence[Tried], seconds: float, *, unread: bool) -> None:
    for outcome in failed:
        head = "failed" if outcome.code == "RL8001" else "cannot run"
        print(f'{head}[{outcome.code}]: "{outcome.test}" ({outcome.file}:{outcome.line}:{outcome.column})')
        print(f"  {outcome.expected}")
        for reason in outcome.reasons:
            print(f"  - {reason}")
        for line in outcome.story:
            print(f"    {line}")
    if not outcomes and unread:
        print("no test was run: mend the errors first, since a file with errors is not tested")
    elif not outcomes:
        print('no test found: write one as `test "..." given ... expect ...`')
    else:
        print(f"{counts(outcomes)}, in {seconds:.1f} s")
        for line in _kinds(outcomes):
            print(line)


def counts(outcomes: Sequence[Tried]) -> str:
    """How many tests passed and failed, and how many expectations they hold."""
    all_, held = tally(outcomes), len(outcomes)
    expectations = "" if held == all_.passed + all_.failed else f" ({held} expectations)"
    return f"{all_.passed} passed, {all_.failed} failed{expectations}"


def _kinds(outcomes: Sequence[Tried]) -> Iterator[str]:
    """The tests by agreement and by topic, a line each; nothing where there is but one."""
    for what, found in (("by agreement", by_agreement(outcomes)), ("by topic", by_topic(outcomes))):
        if len(found) > 1:
            entries = ", ".join(f"{name} {count}".replace(" ", GLUE) for name, count in found.items())
            lines = wrap(f"{what}: {entries}", WIDTH, subsequent_indent="  ", break_on_hyphens=False)
            yield from (line.replace(GLUE, " ") for line in lines)


def _plain(outcome: Tried) -> dict[str, object]:
    place = {"file": outcome.file, "line": outcome.line, "column": outcome.column}
    return {
        "test": outcome.test, "expected": outcome.expected, "passed": outcome.passed,
        "code": outcome.code or None,
        "reasons": list(outcome.reasons), "place": place, "under": outcome.under or None,
        "topic": topic_of(outcome.file),
    }  # fmt: skip


def _counts(outcomes: Sequence[Tried]) -> dict[str, object]:
    def plain(found: Tally) -> dict[str, int]:
        return {"passed": found.passed, "failed": found.failed}

    return {
        "tests": plain(tally(outcomes)),
        "by_agreement": {name: plain(found) for name, found in by_agreement(outcomes).items()},
        "by_topic": {name: plain(found) for name, found in by_topic(outcomes).items()},
    }


def junit_xml(outcomes: Sequence[Tried]) -> str:
    """The outcomes as JUnit XML, one case an expectation."""
    failures = sum(not outcome.passed for outcome in outcomes)
    suite = ElementTree.Element("testsuite", name="roolang", tests=str(len(outcomes)), failures=str(failures))
    properties = ElementTree.SubElement(suite, "properties")
    for kind, found in (("agreement", by_agreement(outcomes)), ("topic", by_topic(outcomes))):
        for name, count in found.items():
            said = f"{count.passed} passed, {count.failed} failed"
            ElementTree.SubElement(properties, "property", name=f"{kind} {name}", value=said)
    for outcome in outcomes:
        name = f"{outcome.test}: {outcome.expected}"
        place = {"file": outcome.file, "line": str(outcome.line)}
        case = ElementTree.SubElement(suite, "testcase", place, name=name, classname=outcome.file)
        if not outcome.passed:
            said = "; ".join(outcome.reasons)
            failure = ElementTree.SubElement(case, "failure", type=outcome.code, message=said)
            failure.text = "\n".join((*outcome.reasons, *outcome.story))
    text = ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"
    return NOT_XML.sub("\ufffd", text)
