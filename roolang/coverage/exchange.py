"""What tests have seen, in the formats that code hosts and editors read: LCOV and Cobertura.

Both know lines and branches: a condition is a branch on the line where it begins, and its two sides are the ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as xml

from roolang.coverage.measuring import Coverage, Seen
from roolang.source import AMENDED
from roolang.workspace.files import STANDARD, standard

DOCTYPE = '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">'


def _by_file(coverage: Coverage) -> Mapping[str, Mapping[int, list[Seen]]]:
    """The conditions by the file and the line on which their words stand."""
    found: dict[str, dict[int, list[Seen]]] = {}
    for each in coverage.seen:
        name = path_of(each.condition.file.partition(AMENDED)[0])
        found.setdefault(name, {}).setdefault(each.condition.line, []).append(each)
    return {name: dict(sorted(lines.items())) for name, lines in sorted(found.items())}


def path_of(name: str) -> str:
    """Where a file is, for programs that know nothing of standard rules."""
    return str(standard() / name.removeprefix(STANDARD)) if name.startswith(STANDARD) else name


def as_lcov(coverage: Coverage) -> str:
    """The tracefile of LCOV."""
    return "".join(f"{line}\n" for name, lines in _by_file(coverage).items() for line in _record(name, lines))


def _record(name: str, lines: Mapping[int, list[Seen]]) -> Iterator[str]:
    yield "TN:"
    yield f"SF:{name}"
    for number, seen in lines.items():
        for block, each in enumerate(seen):
            for branch, by in enumerate((each.by_for, each.by_against)):
                yield f"BRDA:{number},{block},{branch},{len(by) if each.sides else '-'}"
    every = [each for seen in lines.values() for each in seen]
    yield f"BRF:{2 * len(every)}"
    yield f"BRH:{sum(each.sides for each in every)}"
    for number, seen in lines.items():
        yield f"DA:{number},{_hits(seen)}"
    yield f"LF:{len(lines)}"
    yield f"LH:{sum(bool(_hits(seen)) for seen in lines.values())}"
    yield "end_of_record"


def _hits(seen: Sequence[Seen]) -> int:
    """In how many tests some condition of a line decided."""
    return len({test for each in seen for test in (*each.by_for, *each.by_against)})


def as_cobertura(coverage: Coverage) -> str:
    """The report of Cobertura; folders are its packages and files its classes."""
    files = _by_file(coverage)
    root = xml.Element("coverage", _rates(list(files.values())), version="roolang", timestamp="0")
    xml.SubElement(xml.SubElement(root, "sources"), "source").text = "."
    packages = xml.SubElement(root, "packages")
    for folder, names in groupby(files, key=lambda name: Path(name).parent.as_posix()):
        each = list(names)
        package = xml.SubElement(packages, "package", {"name": folder, **_rates([files[n] for n in each], whole=False)})
        classes = xml.SubElement(package, "classes")
        for name in each:
            _class(classes, name, files[name])
    return f'<?xml version="1.0" ?>\n{DOCTYPE}\n{xml.tostring(root, encoding="unicode")}\n'


def _class(classes: xml.Element, name: str, lines: Mapping[int, list[Seen]]) -> None:
    stem = Path(name).stem
    found = xml.SubElement(classes, "class", {"name": stem, "filename": name, **_rates([lines], whole=False)})
    xml.SubElement(found, "methods")
    rows = xml.SubElement(found, "lines")
    for number, seen in lines.items():
        sides, ways = sum(each.sides for each in seen), 2 * len(seen)
        said = f"{100 * sides // ways}% ({sides}/{ways})"
        hits = {"number": str(number), "hits": str(_hits(seen)), "branch": "true", "condition-coverage": said}
        row = xml.SubElement(xml.SubElement(rows, "line", hits), "conditions")
        for index, each in enumerate(seen):
            xml.SubElement(row, "condition", number=str(index), type="jump", coverage=f"{50 * each.sides}%")


def _rates(files: Sequence[Mapping[int, list[Seen]]], *, whole: bool = True) -> dict[str, str]:
    """The shares of lines and of branches that some files have, and of the whole their numbers."""
    lines = [seen for each in files for seen in each.values()]
    hit, sides = sum(bool(_hits(seen)) for seen in lines), sum(each.sides for seen in lines for each in seen)
    ways = 2 * sum(map(len, lines))
    rates = {"line-rate": _rate(hit, len(lines)), "branch-rate": _rate(sides, ways), "complexity": "0"}
    if not whole:
        return rates
    counts = ("lines-covered", hit), ("lines-valid", len(lines)), ("branches-covered", sides), ("branches-valid", ways)
    return {**rates, **{name: str(count) for name, count in counts}}


def _rate(part: int, whole: int) -> str:
    thousandths = 10_000 * part // whole if whole else 10_000
    return f"{thousandths // 10_000}.{thousandths % 10_000:04}"
