"""The solver as seen from here: a process of its own, asked by text, killed when it takes too long."""

from __future__ import annotations

import contextlib
import json
import select
import sys
from collections.abc import Iterable, Mapping
from fractions import Fraction
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

from roolang.limits import SOLVER_MEGABYTES, SOLVER_SECONDS
from roolang.record import record
from roolang.smt.script import Script

GRACE = 10.0
"""So many seconds are given beyond the time limit before the process is killed."""


class SolverGone(Exception):
    """There is no solver, or it died; `absent` if it was never there, `slow` if it was ended for giving no answer."""

    def __init__(self, why: str, *, absent: bool = False, slow: bool = False) -> None:
        super().__init__(why)
        self.absent, self.slow = absent, slow


@record(frozen=True, slots=True)
class Found:
    """What was found: `sat` with an example, `unsat` with what was assumed for it, or `unknown` with the reason."""

    result: str
    booleans: Mapping[str, bool]
    numbers: Mapping[str, Fraction]
    why: str = ""
    core: tuple[str, ...] = ()


class Solver:
    """One process, started when it is first needed, that answers many questions; a context that ends it."""

    def __init__(self, seconds: float = SOLVER_SECONDS, megabytes: int = SOLVER_MEGABYTES) -> None:
        self.seconds, self.megabytes = seconds, megabytes
        self.asked = self.told = 0
        self._process: Popen[str] | None = None
        self._script: Script | None = None
        self._waiting: list[dict[str, Any]] = []

    def __enter__(self) -> Solver:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the process, whatever it is doing; with it goes what it was told."""
        self.told += 1
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what was not sent yet cannot be sent any more
                if stream is not None:
                    stream.close()

    def tell(self, script: Script, asserted: Iterable[str]) -> None:
        """A new set of formulas to ask about; some hold always. It goes out with the next question."""
        self._script = script
        self.told += 1
        fixed = "\n".join(f"(assert {each})" for each in asserted)
        self._waiting = [{"text": f"{script.text}\n{fixed}"}]

    def ask(self, assumed: Iterable[str] = (), more: str = "", *, seconds: float | None = None) -> Found:
        """Whether something can be so: names of booleans (`!` before those that are not), and further assertions."""
        assert self._script is not None
        self.asked += 1
        milliseconds = int(1000 * min(seconds or self.seconds, self.seconds))
        asked = {"assume": list(assumed), "more": more, "milliseconds": milliseconds}
        told, self._waiting = self._say([*self._waiting, asked]), []
        self.told += bool(told.get("forgotten"))
        back = {written: name for name, written in self._script.booleans.items()}
        numbers = {written: name for name, written in self._script.numbers.items()}
        return Found(
            told["result"],
            {back[each]: value for each, value in told.get("booleans", {}).items() if each in back},
            {numbers[each]: Fraction(value) for each, value in told.get("numbers", {}).items() if each in numbers},
            told.get("why", ""),
            tuple(told.get("core", ())),
        )

    def keep(self, more: str, fixed: Iterable[str] = ()) -> None:
        """Further assertions, and booleans that are settled, until they are dropped."""
        self._waiting.append({"keep": more, "assume": list(fixed)})

    def drop(self, count: int) -> None:
        """Takes back the last assertions that were kept."""
        if count:
            self._waiting.append({"drop": count})

    # ---- the process

    def _say(self, asked: list[dict[str, Any]]) -> dict[str, Any]:
        process = self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
        except OSError:
            self.stop()
            raise SolverGone("it ended") from None
        return self._heard(process)

    def _heard(self, process: Popen[str]) -> dict[str, Any]:
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], self.seconds + GRACE)
        if not ready:
            self.stop()
            raise SolverGone(f"it gave no answer within {self.seconds:g} seconds", slow=True)
        line = process.stdout.readline()
        if not line.endswith("\n"):  # nothing, or what it had written of an answer when it died
            self.stop()
            raise SolverGone("it ended, perhaps for want of memory")
        told: dict[str, Any] = json.loads(line)
        if "absent" in told:
            self.stop()
            raise SolverGone(told["absent"], absent=True)
        return told

    def _started(self) -> Popen[str]:
        if self._process is None:
            command = [sys.executable, "-m", "roolang.smt.process", str(self.megabytes)]
            self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True)
            self._heard(self._process)
        return self._process
