"""A sweep in words and as data; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from roolang.domain.amount import decimal_text, exact_text
from roolang.sweep.shares import Group, Stretch

WIDTH = 40
"""Characters of a full bar."""
ROWS = 24
"""Rows of a table, besides the values asked for: more kinks are told in the JSON."""


def as_text(name: str, group: Group, marks: Sequence[tuple[str, Fraction]]) -> str:
    """A table with a bar for each value: those asked for, the ends, and the kinks if there is room for them."""
    shown = [each for each in group.stretches if not each.behind]
    asked = {value for _, value in marks} | {shown[0].value, shown[-1].value}
    step = max(1, -(-len(shown) // ROWS))
    rows = [each for i, each in enumerate(shown) if each.value in asked or i % step == 0]
    called: dict[Fraction, str] = {}
    for mark, value in marks:
        called[value] = f"{called[value]}, {mark}" if value in called else mark
    labels = [exact_text(each.value) for each in rows]
    wide = max(map(len, [*labels, name]))
    head = f"{group.name or 'all'}: {len(group.ids):,} products"
    lines = [head, f"{name:>{wide}}  originating          undetermined  non-originating"]
    for label, each in zip(labels, rows, strict=True):
        bar, share = "█" * int(each.share * WIDTH), f"{decimal_text(100 * each.share, 1)} %"
        mark = f"  {called[each.value]}" if each.value in called else ""
        lines.append(f"{label:>{wide}}  {each.originating:>11,}  {share:>7}  {each.undetermined:>12,}  "
                     f"{each.non_originating:>15,}  {bar}{mark}")  # fmt: skip
    if step > 1:
        lines.append(f"{len(shown):,} values at which something changes; --json has each")
    lines += inexact(group.doubts)
    return "\n".join(lines) + "\n"


def inexact(doubts: Sequence[str]) -> list[str]:
    """Why verdicts may turn between the values shown, if they may."""
    return [f"not exact between the values shown: {each}" for each in doubts]


def as_json(group: Group) -> dict[str, Any]:
    """Every stretch, with the products that change there."""
    return {
        "group": group.name,
        "products": len(group.ids),
        "exact": not group.doubts,
        **({"because": list(group.doubts)} if group.doubts else {}),
        "stretches": [_stretch(group, each) for each in group.stretches],
    }


def _stretch(group: Group, each: Stretch) -> dict[str, Any]:
    return {
        "from" if each.behind else "at": exact_text(each.value),
        "originating": each.originating,
        "undetermined": each.undetermined,
        "non-originating": each.non_originating,
        "share": str(each.share),
        "share of value": None if each.worth is None else str(each.worth),
        "changes": [group.ids[i] for i in each.products],
    }
