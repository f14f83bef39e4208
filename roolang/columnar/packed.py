"""Sums over the materials of a good, packed for DuckDB: what costs time is how many are kept, not how wide they are.

"No such material" of several classes is one number of two bits for each. A sum over what surely counts and one over
what may are one number of 128 bits, what is doubtful in its upper half. Nothing here knows what they are for; the
texts are those that `sql.py` writes, and any other stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_FLAG = re.compile(r"max\(CASE WHEN (.*) THEN 2 - m\.o ELSE 0 END\)")
_SURE = re.compile(r"sum\(CASE WHEN (?:m\.o = 0|\(m\.o = 0 AND (?P<where>.*)\)) THEN m\.(?P<column>x\d+) ELSE 0 END\)")
MOST_FLAGS = 15
"""So many pairs of bits are one INTEGER."""
HALF = 64
LANE = 2 ** (HALF - 1)
"""What a half holds without running into the other."""
STATUS = "CAST(CASE o WHEN 0 THEN 3 WHEN 1 THEN 1 ELSE 0 END AS INTEGER) AS u"


def packed(aggregates: Mapping[str, str], room: Collection[str]) -> str:
    """A query for all sums by their names; `room` are the columns of which a sum over all lines fits in a half."""
    flags = {name: found[1] for text, name in aggregates.items() if (found := _FLAG.fullmatch(text))}
    flags = dict(list(flags.items())[:MOST_FLAGS]) if len(flags) > 1 else {}
    pairs = _pairs(aggregates, room)
    single = [
        f"{text} AS {name}" for text, name in aggregates.items() if name not in flags and name not in _both(pairs)
    ]
    inner = [*([_bits(list(flags.values())) + " AS f"] if flags else []), *single]
    outer = [name for name in aggregates.values() if name not in flags and name not in _both(pairs)]
    for place, name in enumerate(flags):
        outer.append(f"((f >> {2 * place}) & 1) + ((f >> {2 * place + 1}) & 1) AS {name}")
    columns = dict.fromkeys(column for _, column, *_ in pairs)
    for where, column, sure, maybe in pairs:
        inner.append(f"sum(CASE WHEN {where} THEN m.y{column} ELSE CAST(0 AS HUGEINT) END) AS y{sure}")
        low = f"(y{sure} & {2**HALF - 1})"
        outer.append(f"CAST({low} AS BIGINT) AS {sure}, CAST({low} + (y{sure} >> {HALF}) AS BIGINT) AS {maybe}")
    told = [STATUS] if flags else []
    told += [
        f"CASE o WHEN 0 THEN CAST({column} AS HUGEINT) WHEN 1 THEN CAST({column} AS HUGEINT) << {HALF} "
        f"ELSE CAST(0 AS HUGEINT) END AS y{column}"
        for column in columns
    ]
    lines = f"(SELECT *, {', '.join(told)} FROM m)" if told else "m"
    asked = ", ".join(["m.g AS g", "count(*) AS lines", *inner])
    return (
        f"SELECT {', '.join(['g', 'lines', *outer])} FROM "
        f"(SELECT {asked} FROM {lines} m JOIN d ON m.g = d.g GROUP BY m.g)"
    )


def summed(aggregates: Mapping[str, str]) -> str:
    """The same query with each sum by itself."""
    asked = ", ".join(["m.g AS g", "count(*) AS lines", *(f"{text} AS {name}" for text, name in aggregates.items())])
    return f"SELECT {asked} FROM m JOIN d ON m.g = d.g GROUP BY m.g"


def _pairs(aggregates: Mapping[str, str], room: Collection[str]) -> list[tuple[str, str, str, str]]:
    """Sums over the same but that one takes in what is doubtful: where, of which column, and both names."""
    found = []
    for text, name in aggregates.items():
        sure = _SURE.fullmatch(text)
        if sure is None or sure["column"] not in room:
            continue
        other = aggregates.get(text.replace("m.o = 0", "m.o < 2", 1))
        if other is not None:
            found.append((sure["where"] or "TRUE", sure["column"], name, other))
    return found


def _both(pairs: list[tuple[str, str, str, str]]) -> set[str]:
    return {name for *_, sure, maybe in pairs for name in (sure, maybe)}


def _bits(wheres: list[str]) -> str:
    parts = [f"CAST({where} AS INTEGER) * {4**place}" for place, where in enumerate(wheres)]
    return f"bit_or(m.u * ({' + '.join(parts)}))"
