"""The anchor of rule engines that go record by record: W1 as expressions of zen (`pip install zen-engine`), in batches.

Each rule is written twice, for what has no known origin at its worst and at its best, since zen has two values. Goods
stand in the form that suits it before the clock starts: whole cents, and codes cut into numbers. Only one core is used.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from benchmarks.workload import Product

BATCH = 1000
"""So many goods are handed over at once."""
CASES = {"worst": "!= true", "best": "== false"}
"""The lines that count as non-originating."""


def installed() -> bool:
    """Whether zen is here."""
    return find_spec("zen") is not None


def judged(products: Sequence[Product]) -> tuple[float, list[tuple[int, int, int]]]:
    """The seconds that it took, and the verdicts of each good as numbers: 0 (non-originating), 1 or 2 (originating)."""
    import zen

    engine: Any = zen.ZenEngine({"loader": {"type": "static", "content": {"w1": _decision()}}})
    goods = [{"key": "w1", "context": _context(product)} for product in products]
    answers: list[Any] = []
    started = time.perf_counter()
    for first in range(0, len(goods), BATCH):
        answers += engine.evaluate_batch(goods[first : first + BATCH])
    taken = time.perf_counter() - started
    return taken, [_verdicts(answer["data"]["result"]) for answer in answers]


def _expressions() -> dict[str, str]:
    """By the rule and the case."""
    found = {}
    for case, open_ in CASES.items():
        foreign = f"#.origin {open_}"
        change = f"not(some(lines, {foreign} and #.heading == heading))"
        other = f"({foreign} and (#.chapter == chapter or #.chapter in [50..55]))"
        chapter, subheading, all_ = map(_sum, (other, f"({foreign} and #.code == code)", foreign))
        found[f"R1 {case}"] = change
        found[f"R2 {case}"] = f"{change} and (cost - {all_}) * 1000 >= cost * 625"
        found[f"R3 {case}"] = (
            f"{chapter} * 10 <= price or ({subheading} * 10 <= price and (price - {all_}) * 100 >= price * 45)"
        )
    return found


def _sum(lines: str) -> str:
    return f"sum(map(filter(lines, {lines}), #.value))"


def _decision() -> dict[str, Any]:
    """The expressions as a decision of one node."""
    nodes = {
        "in": {"type": "inputNode"},
        "rules": {
            "type": "expressionNode",
            "content": {
                "expressions": [{"id": key, "key": key, "value": text} for key, text in _expressions().items()]
            },
        },
        "out": {"type": "outputNode"},
    }
    ends = [("in", "rules"), ("rules", "out")]
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [{"id": name, "name": name, "position": {"x": 0, "y": 0}, **node} for name, node in nodes.items()],
        "edges": [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in ends],
    }


def _context(product: Product) -> dict[str, Any]:
    lines = [{**_code(line.code), "value": int(line.value * 100), "origin": line.originating} for line in product.lines]
    money = {"price": int(product.transaction_value * 100), "cost": int(product.net_cost * 100)}
    return {**_code(product.code), **money, "lines": lines}


def _code(code: str) -> dict[str, int]:
    return {"code": int(code), "heading": int(code[:4]), "chapter": int(code[:2])}


def _verdicts(found: dict[str, bool]) -> tuple[int, int, int]:
    one, two, three = (2 if found[f"{rule} worst"] else int(found[f"{rule} best"]) for rule in ("R1", "R2", "R3"))
    return one, two, three
