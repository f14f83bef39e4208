"""Long runs in slices: each is judged and written by itself, so that a run that was stopped can be taken up."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from roolang.columnar.besides import read
from roolang.columnar.claim import LOCK, Claim
from roolang.columnar.columns import WHOLE, Table
from roolang.columnar.done import Done
from roolang.columnar.engine import Engine, Refused, quoted, scanned
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
    """Ranges of ids, each above its first and up to its second; of ids that are all empty there is one range."""
    shares = ", ".join(f"{i}.0 / {pieces}" for i in range(1, pieces))
    found = engine.one(f"SELECT quantile_disc({id_}, [{shares}]) FROM {goods.relation}")[0]
    inner = sorted(set(found or ()))
    return list(zip((None, *inner), (*inner, None), strict=True))


def _between(table: Table, heading: str, low: int | None, high: int | None) -> Table:
    name = quoted(heading)
    if low is not None:
        return replace(table, within=f"{name} > {low}" + (f" AND {name} <= {high}" if high is not None else ""))
    return replace(table, within=f"({name} <= {high} OR {name} IS NULL)") if high is not None else table


def _hashed(table: Table, heading: str, number: int, pieces: int) -> Table:
    return replace(table, within=f"hash(coalesce(CAST({quoted(heading)} AS VARCHAR), '')) % {pieces} = {number}")


class Parts:
    """The folder beside the output that holds finished slices, and what they came to; one run at a time works in it."""

    def __init__(self, out: str, identity: str, pieces: int) -> None:
        self.folder = Path(f"{out}.parts")
        self.identity, self.pieces = identity, pieces
        self.state: dict[str, Any] = {"identity": identity, "pieces": pieces, "days": [], "done": {}}
        self.days: list[date] = []
        """The days whose texts the slices were judged by that an earlier run finished."""
        self._claim = Claim(self.folder)

    def __enter__(self) -> Parts:
        with self._writing():
            self.folder.mkdir(exist_ok=True)
            self._claim.take()
        return self

    def __exit__(self, *_: object) -> None:
        self._claim.release()

    def taken_up(self) -> Done:
        """What an earlier run of the same question has done; refused where it was another question."""
        if all(each.name == LOCK for each in self.folder.iterdir()):
            self._keep()
            return Done()
        try:
            found = json.loads((self.folder / STATE).read_text("utf-8"))
            same = (found["identity"], found["pieces"]) == (self.identity, self.pieces)
            found["done"] = {key: each for key, each in found["done"].items() if self.file(int(key)).is_file()}
            done, self.days = _read(found["done"].values()), [date.fromisoformat(each) for each in found["days"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            same = False
        if not same:
            message = "slices of another run lie here: of other rules, data or options"
            help_ = f"delete the folder, `rm -r {self.folder}`, or give another --out"
            raise Refused(Finding("RL7410", message, where=Place(str(self.folder)), help=help_))
        self.state = found
        return done

    def has(self, number: int) -> bool:
        """Whether a slice is done."""
        return str(number) in self.state["done"]

    @property
    def kept(self) -> str:
        """What a run that is stopped leaves, in words; nothing if no slice is done."""
        done = len(self.state["done"])
        few = f"{done:,} of {self.pieces:,} slices are kept in {self.folder}"
        return f"{few}, and the same command goes on from there" if done else ""

    def file(self, number: int) -> Path:
        """Where the verdicts of a slice are."""
        return self.folder / f"{number:05}.parquet"

    def finished(self, number: int, done: Done, days: Iterable[date]) -> None:
        """Takes down that a slice is done, once its verdicts are written, and by the texts of which days."""
        self._claim.hold()
        self.state["days"] = [each.isoformat() for each in days]
        self.state["done"][str(number)] = {
            "goods": done.goods,
            "verdicts": [[*key, count] for key, count in done.verdicts.items()],
            "rows": dict(done.rows),
            "besides": done.besides.kept(),
        }
        self._keep()

    def _keep(self) -> None:
        with self._writing(), replacing(self.folder / STATE) as spare:
            spare.write_text(json.dumps(self.state), "utf-8")

    @property
    def relation(self) -> str:
        """All verdicts."""
        return scanned("read_parquet", [str(self.file(number)) for number in range(self.pieces)])

    def gone(self) -> None:
        """Deletes what was kept, once the output stands; it is moved away first, so that no run finds half of it."""
        away = self.folder.with_name(f".{self.folder.name}.{os.getpid()}")
        try:
            self.folder.rename(away)
            shutil.rmtree(away)
        except OSError as error:
            left = away if away.exists() else self.folder
            message = f"the verdicts are written, but their slices cannot be deleted: {error.strerror}"
            finding = Finding("RL7409", message, where=Place(str(left)), help=f"delete them yourself, `rm -r {left}`")
            raise Refused(finding) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"the verdicts cannot be written: {error.strerror}"
            raise Refused(Finding("RL7409", message, where=Place(str(self.folder)))) from error


def _read(told: Sequence[Any]) -> Done:
    done = Done()
    for each in told:
        verdicts = Counter({(text, verdict): count for text, verdict, count in each["verdicts"]})
        done.add(Done(each["goods"], verdicts, Counter(each["rows"]), besides=read(each["besides"])))
    return done
