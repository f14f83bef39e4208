"""Long runs in slices: each is judged and written by itself, so that a run that was stopped can be taken up."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from roolang.columnar.besides import read
from roolang.columnar.columns import WHOLE, Table
from roolang.columnar.done import Done
from roolang.columnar.engine import Engine, Refused, literal, quoted
from roolang.diagnostics import Finding, Place
from roolang.replacing import replacing

GOODS_A_SLICE = 1_000_000
"""So many goods are judged at once: a slice with ten materials a good takes a gigabyte or two."""
STATE = "state.json"


def sliced(engine: Engine, goods: Table, lines: Table, size: int) -> list[tuple[Table, Table]]:
    """The tables in slices of so many goods: by ranges of ids that are numbers, else by what the ids hash to."""
    count = engine.one(f"SELECT count(*) FROM {goods.relation}")[0]
    pieces = -(-count // size)
    if pieces <= 1:
        return [(goods, lines)]
    id_, good = goods.of("id"), lines.of("good")
    assert id_ is not None and good is not None
    if id_.type in WHOLE and good.type in WHOLE:
        cuts = _cuts(engine, goods, quoted(id_.heading), pieces)
        return [(_between(goods, id_.heading, *ends), _between(lines, good.heading, *ends)) for ends in cuts]
    return [(_hashed(goods, id_.heading, i, pieces), _hashed(lines, good.heading, i, pieces)) for i in range(pieces)]


def _cuts(engine: Engine, goods: Table, id_: str, pieces: int) -> list[tuple[int | None, int | None]]:
    shares = ", ".join(f"{i}.0 / {pieces}" for i in range(1, pieces))
    inner = sorted(set(engine.one(f"SELECT quantile_disc({id_}, [{shares}]) FROM {goods.relation}")[0]))
    return list(zip((None, *inner), (*inner, None), strict=True))


def _between(table: Table, heading: str, low: int | None, high: int | None) -> Table:
    name = quoted(heading)
    said = [f"{name} >= {low}"] if low is not None else []
    said += [f"{name} < {high}"] if high is not None else []
    within = " AND ".join(said)
    return replace(table, within=within if low is not None else f"({within} OR {name} IS NULL)")


def _hashed(table: Table, heading: str, number: int, pieces: int) -> Table:
    return replace(table, within=f"hash(coalesce(CAST({quoted(heading)} AS VARCHAR), '')) % {pieces} = {number}")


class Parts:
    """The folder beside the output that holds finished slices, and what they came to."""

    def __init__(self, out: str, identity: str, pieces: int) -> None:
        self.folder = Path(f"{out}.parts")
        self.identity, self.pieces = identity, pieces
        self.state: dict[str, Any] = {"identity": identity, "pieces": pieces, "done": {}}

    def taken_up(self) -> Done:
        """What an earlier run of the same question has done; refused where it was another question."""
        if self.folder.exists():
            try:
                found = json.loads((self.folder / STATE).read_text("utf-8"))
                same = (found["identity"], found["pieces"]) == (self.identity, self.pieces)
                done = _read(found["done"].values())
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                same = False
            if not same:
                message = "slices of another run lie here: of other rules, data or options"
                help_ = f"delete the folder, `rm -r {self.folder}`, or give another --out"
                raise Refused(Finding("RL7410", message, where=Place(str(self.folder)), help=help_))
            self.state = found
            return done
        try:
            self.folder.mkdir()
            self._keep()
        except OSError as error:
            raise _full(error, self.folder) from error
        return Done()

    def has(self, number: int) -> bool:
        """Whether a slice is done."""
        return str(number) in self.state["done"] and self.file(number).is_file()

    def file(self, number: int) -> Path:
        """Where the verdicts of a slice are."""
        return self.folder / f"{number:05}.parquet"

    def finished(self, number: int, done: Done) -> None:
        """Takes down that a slice is done, once its verdicts are written."""
        self.state["done"][str(number)] = {
            "goods": done.goods,
            "verdicts": [[*key, count] for key, count in done.verdicts.items()],
            "rows": dict(done.rows),
            "besides": done.besides.kept(),
        }
        try:
            self._keep()
        except OSError as error:
            raise _full(error, self.folder) from error

    def _keep(self) -> None:
        with replacing(self.folder / STATE) as spare:
            spare.write_text(json.dumps(self.state), "utf-8")

    @property
    def relation(self) -> str:
        """All verdicts."""
        return f"read_parquet({literal(str(self.folder / '*.parquet'))})"

    def gone(self) -> None:
        """Deletes what was kept, once the output stands."""
        for file in self.folder.iterdir():
            file.unlink()
        self.folder.rmdir()


def _read(told: Sequence[Any]) -> Done:
    done = Done()
    for each in told:
        verdicts = Counter({(text, verdict): count for text, verdict, count in each["verdicts"]})
        done.add(Done(each["goods"], verdicts, Counter(each["rows"]), besides=read(each["besides"])))
    return done


def _full(error: OSError, where: Path) -> Refused:
    return Refused(Finding("RL7409", f"the verdicts cannot be written: {error.strerror}", where=Place(str(where))))
