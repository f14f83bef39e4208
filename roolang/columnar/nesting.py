"""Which material is part of which: the rows of materials laid out in tiers, by the ids of what they are part of."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.columnar.engine import Engine
from roolang.limits import MAX_LEVELS


def laid_out(engine: Engine, statics: Sequence[str]) -> tuple[int, bool]:
    """How many tiers there are, and whether every row is part of a good.

    The table `tree` has each row with the number, the sort and the code of what it is part of, and what is declared of
    its good; `tier1`, `tier2`, ... the numbers of the rows of each tier.
    """
    told = "".join(f", h.{name}" for name in statics)
    engine.run(
        "CREATE OR REPLACE TEMP TABLE given_ AS SELECT c.* EXCLUDE (p), "
        f"CASE WHEN c.p = coalesce(h.id, CAST(h.g AS VARCHAR)) THEN NULL ELSE c.p END AS p{told} "
        "FROM m c LEFT JOIN g0 h ON h.g = c.g"
    )
    engine.run(
        "CREATE OR REPLACE TEMP TABLE tree AS SELECT c.*, u.n AS up, u.sort AS above, u.cd AS acd, "
        "CASE WHEN k.p IS NULL THEN 0 ELSE 1 END AS parts FROM given_ c "
        "LEFT JOIN given_ u ON u.g = c.g AND u.i = c.p "
        "LEFT JOIN (SELECT DISTINCT g, p FROM given_ WHERE p IS NOT NULL) k ON k.g = c.g AND k.p = c.i"
    )
    rows = int(engine.one("SELECT count(*) FROM tree")[0])
    depth, found, here = 0, 0, _tier(engine, 1, "tree c WHERE c.p IS NULL")
    while here:
        depth, found = depth + 1, found + here
        here = _tier(engine, depth + 1, f"tree c JOIN tier{depth} t ON c.up = t.n WHERE c.p IS NOT NULL")
    return depth, found == rows


def _tier(engine: Engine, tier: int, where: str) -> int:
    """How many rows there are in a tier; deeper than declarations go there are none."""
    if tier > MAX_LEVELS:
        return 0
    engine.run(f"CREATE OR REPLACE TEMP TABLE tier{tier} AS SELECT c.n FROM {where}")
    return int(engine.one(f"SELECT count(*) FROM tier{tier}")[0])
