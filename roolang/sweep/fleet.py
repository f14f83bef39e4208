"""Car lines as the United States' parts-content reports print them, as declarations.

The American Automobile Labeling Act has makers report, for each car line, which share of its parts is of the United
States and Canada, the two largest other countries with their shares, and where it is assembled. Nothing else is said:
`CAVEATS` tells what that leaves open, and what is assumed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from roolang.diagnostics import Finding, Place
from roolang.domain.amount import exact_text

COLUMNS = ("model_year", "make", "car_line", "type", "us_canada_content_pct", "other_1", "other_1_pct", "other_2",
           "other_2_pct", "assembled_in")  # fmt: skip
PARTIES = ("CA", "MX", "US")
HIDDEN = 14
"""Per cent of its parts that a car line may have from a country that is not named: from 15 on the country is."""
CAVEATS = (
    "parts only: what assembly, research and overhead add is not in the reports; the share of net cost that assembly "
    "is taken to be is said with --assembly-share (nothing by itself)",
    "Mexico is named only where it is among the two largest other countries, from 15 per cent on: where it is not, up "
    "to 14 per cent of the parts are of unknown origin here",
    "the United States and Canada are one figure; it stands as parts of the United States",
    "whole per cents, as makers report them; each car line counts once, however many are sold",
)


def declarations(text: str, where: str, assembly: Fraction, found: list[Finding]) -> Iterator[dict[str, Any]]:
    """The car lines assembled in North America; what cannot be read is told with its row.

    A declaration is of one car with a net cost of 100, of which `assembly` (in per cent) is no part.
    """
    reader = csv.DictReader(io.StringIO(text))
    missing = [each for each in COLUMNS if each not in (reader.fieldnames or ())]
    if missing:
        message = f"the table has no column {missing[0]}"
        help_ = f"the columns are {', '.join(COLUMNS)}"
        found.append(Finding("RL6201", message, where=Place(where), help=help_))
        return
    seen: dict[str, int] = {}
    for number, row in enumerate(reader, 2):
        if (row["assembled_in"] or "").strip() not in PARTIES:
            continue
        try:
            made = _declared(row, assembly)
        except ValueError as error:
            help_ = "the row is left out; correct it in the table if you know better"
            found.append(Finding("RL7503", str(error), where=Place(where, f"row {number}"), help=help_))
            continue
        seen[made["id"]] = seen.get(made["id"], 0) + 1
        made["id"] += f" ({seen[made['id']]})" if seen[made["id"]] > 1 else ""
        yield made


def _declared(row: Mapping[str, str], assembly: Fraction) -> dict[str, Any]:
    """One car line: its parts by where they are from, what is not named last."""
    parts = (100 - assembly) / 100
    home = _per_cent(row, "us_canada_content_pct")
    named = [i for i in (1, 2) if row[f"other_{i}"].strip()]
    others = [(row[f"other_{i}"].strip(), _per_cent(row, f"other_{i}_pct")) for i in named]
    rest = 100 - home - sum(share for _, share in others)
    if rest < 0:
        raise ValueError(f"the shares add up to {100 - rest} per cent")
    hidden = 0 if "MX" in dict(others) else min(rest, HIDDEN, *(share for _, share in others[1:]))
    lines = [
        ("parts of the United States and Canada", home, "US", True),
        *((f"parts of {country}", share, country, country in PARTIES) for country, share in others),
        ("parts of countries that are not named, perhaps Mexico", hidden, "", None),
        ("parts of countries that are not named", rest - hidden, "", False),
    ]
    return {
        "id": f"{row['model_year']} {row['make']} {row['car_line']}".strip(),
        "date": f"{int(row['model_year'])}-01-01",
        "currency": "USD",
        "good": {
            "code": "8704.31" if row["type"].startswith("T") else "8703.23",
            "description": f"{row['make']} {row['car_line']}".strip(),
            "produced_in": row["assembled_in"].strip(),
            "values": {"net cost": "100", "domestic parts": exact_text(home * parts)},
        },
        "materials": [
            {"description": name, "code": "8708.99", "value": exact_text(share * parts)}
            | ({"produced_in": country} if country else {})
            | ({} if originating is None else {"originating": originating})
            for name, share, country, originating in lines
            if share
        ],
    }


def _per_cent(row: Mapping[str, str], column: str) -> int:
    words = (row[column] or "").strip()
    if not words.isdecimal() or int(words) > 100:
        raise ValueError(f"`{words}` in {column} is no per cent")
    return int(words)
