"""What users give besides rules and declarations: editions of the nomenclature and correlations between them.

They are named on the command line, or in the file of settings that is nearest to the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roolang.diagnostics import Finding
from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain import nomenclature
from roolang.domain.correlation import Correlation
from roolang.domain.loading.report import Report
from roolang.limits import MAX_BYTES, MAX_SETTINGS
from roolang.record import record
from roolang.workspace import folders
from roolang.workspace.nearest import nearest_to

_EDITION = re.compile(r"HS ((?:19|20)\d\d)", re.ASCII)
_PAIR = '"HS 2012:HS 2022"'


@record(frozen=True, slots=True)
class Given:
    """What the command line names: `HS 2012=FILE`, and `HS 2012:HS 2022=FILE`."""

    nomenclatures: tuple[str, ...] = ()
    correlations: tuple[str, ...] = ()


NOTHING = Given()


@dataclass(slots=True)
class References:
    """The editions given and the correlations to relate codes by, and what is wrong with what was given."""

    editions: dict[int, nomenclature.Nomenclature] = field(default_factory=dict)
    correlations: list[Correlation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def references(rules: tuple[str, ...], given: Given = NOTHING) -> References:
    """The editions and the correlations that are given; the command line goes before the file."""
    report, found = Report(), References()
    for text in given.correlations:
        name, path = _option(text, "--correlation", f'--correlation {_PAIR[:-1]}=FILE.csv"', report)
        if path:
            _correlate(name, Path(path), Place(option="--correlation", path=name), report, found, rest_alike=False)
    for text in given.nomenclatures:
        name, path = _option(text, "--nomenclature", '--nomenclature "HS 2012=FILE.csv"', report)
        if path:
            _know(name, Path(path), Place(option="--nomenclature", path=name), report, found)
    for settings in nearest_to(rules):
        if settings.trusted:
            _from_file(settings.file, given, report, found)
        else:
            help_ = "put the file beside the rules, or name the tables by --nomenclature and --correlation"
            message = "these settings are passed over: others may have written them"
            report.add("RL6511", Place(str(settings.file)), message, help_)
    found.findings += report.findings
    return found


def _option(text: str, option: str, example: str, report: Report) -> tuple[str, str]:
    name, sign, path = text.partition("=")
    if not sign or not path.strip():
        report.add("RL6404", Place(option=option), f"{quoted(text)} names no file", f"write {example}")
        return "", ""
    return name.strip(), path.strip()


# ---- the file


def _from_file(path: Path, given: Given, report: Report, found: References) -> None:
    import tomllib

    name = str(path)
    try:
        content = folders.content_of(path, MAX_SETTINGS)
        if content is None:
            raise ValueError(f"more than {MAX_SETTINGS:,} bytes")
        told = tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        what = folders.reason_of(error) if isinstance(error, OSError) else str(error)[:100]
        report.add("RL6404", Place(name), f"these settings cannot be read: {what}", "mend the file, or delete it")
        return
    for key in told:
        if key not in ("nomenclature", "correlation"):
            known = ("nomenclature", "correlation")
            report.add("RL6404", Place(name, key), f"there is no setting {quoted(key)}", did_you_mean(key, known))
    on_line = {text.partition("=")[0].strip() for text in (*given.nomenclatures, *given.correlations)}
    for edition, value in _group(told, "nomenclature", name, report):
        place = Place(name, "nomenclature").field(edition)
        if edition not in on_line and (file := _beside(path, value, place, report)):
            _know(edition, file, place, report, found)
    for pair, value in _group(told, "correlation", name, report):
        place = Place(name, "correlation").field(pair)
        entry: dict[str, Any] = value if isinstance(value, dict) else {"file": value}
        unlisted = entry.get("unlisted", "unknown")
        if not set(entry) <= {"file", "unlisted"} or unlisted not in ("same", "unknown"):
            help_ = f'write `{_PAIR} = {{file = "FILE.csv", unlisted = "same"}}`'
            report.add(
                "RL6404", place, "a correlation is a file, and perhaps what holds of codes it does not list", help_
            )
        elif pair not in on_line and (file := _beside(path, entry.get("file"), place, report)):
            _correlate(pair, file, place, report, found, rest_alike=unlisted == "same")


def _group(told: dict[str, Any], key: str, file: str, report: Report) -> list[tuple[str, Any]]:
    group = told.get(key, {})
    if isinstance(group, dict):
        return list(group.items())
    report.add(
        "RL6404", Place(file, key), "a group of settings is expected here", f"write `[{key}]` on a line by itself"
    )
    return []


def _beside(settings: Path, value: object, place: Place, report: Report) -> Path | None:
    """A file in the folder of the settings or below it."""
    if not isinstance(value, str):
        report.add("RL6404", place, "the name of a file is expected here", 'write `"FILE.csv"`')
        return None
    path = settings.parent / value
    try:
        if folders.real(path).is_relative_to(folders.real(settings.parent)):
            return path
    except (OSError, ValueError):
        pass
    message = f"{quoted(value)} lies outside the folder of the settings"
    report.add("RL6404", place, message, "put the table into that folder, or name it on the command line")
    return None


# ---- what is named


def _know(edition: str, path: Path, place: Place, report: Report, found: References) -> None:
    """Reads an edition."""
    year = _EDITION.fullmatch(edition)
    if year is None:
        report.add("RL6404", place, f"{quoted(edition)} is no edition", 'write it as `"HS 2012"`')
        return
    content = _content(path, place, report)
    if content is not None:
        from roolang.domain.reference import read_nomenclature

        inner = Report()
        descriptions = read_nomenclature(str(path), content, inner)
        report.findings += inner.findings
        if not inner.failed:
            found.editions[int(year[1])] = nomenclature.booked(descriptions)


def _correlate(pair: str, path: Path, place: Place, report: Report, found: References, *, rest_alike: bool) -> None:
    """Reads a correlation."""
    years = [_EDITION.fullmatch(each.strip()) for each in pair.split(":")]
    if len(years) != 2 or years[0] is None or years[1] is None or years[0][1] == years[1][1]:
        if pair or not report.failed:
            report.add("RL6404", place, f"{quoted(pair)} names no two editions", f"write it as `{_PAIR}`")
        return
    content = _content(path, place, report)
    if content is not None:
        from roolang.domain.reference import read_correlation

        inner = Report()
        editions = (int(years[0][1]), int(years[1][1]))
        read = read_correlation(str(path), content, editions, inner, rest_alike=rest_alike)
        report.findings += inner.findings
        found.correlations += [read] if read else []


def _content(path: Path, place: Place, report: Report) -> bytes | None:
    try:
        content = folders.content_of(path, MAX_BYTES)
        reason = f"it has more than {MAX_BYTES:,} bytes"
    except (OSError, ValueError) as error:
        content, reason = None, folders.reason_of(error)
    if content is None:
        report.add("RL6401", place, f"cannot read {quoted(str(path))}: {reason}", "name a CSV file that is there")
    return content
