"""Cases run in a child, so that a crash, a hang or a hunger for memory ends the child alone."""

from __future__ import annotations

import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.fuzz.case import Fault, Made, Target, random_of

SECONDS = 20.0
"""Of the processor, for one small input."""
HANGING = 300.0
"""Of the clock, for one input: then it hangs, unless others had the processor and it is still to have its seconds."""
MEMORY = 1_500_000_000
"""More than the child holds at its beginning."""


class Slow(BaseException):
    """What a case ends by that takes too long: nothing may catch it on the way."""


@dataclass(frozen=True)
class Failure:
    """A case that failed, and how: the kind and place of it, then all that is known."""

    number: int
    sign: str
    told: str = ""


def attempt(target: Target, made: Made) -> Failure | None:
    """One input given in, timed by the processor."""

    def stop(*_: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        target.run(made)
    except Slow:
        return Failure(0, "slow", _place())
    except Exception as error:
        return Failure(0, _sign(error), traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return None


def _place() -> str:
    return traceback.format_exc(limit=-12)


def _sign(error: BaseException) -> str:
    """The kind of an error and where it was raised, by which two failures are held to be one."""
    if isinstance(error, Fault):
        return str(error).split(":")[0][:60]
    at = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in at if "roolang" in frame.filename] or list(at)
    return f"{type(error).__name__} at {os.path.basename(own[-1].filename)}:{own[-1].name}"


def cases(target: Target, name: str, seed: int, first: int, until: float) -> Iterator[Failure | int]:
    """Runs case after case in children until a time; gives each number that passed, and each failure."""
    number = first
    while time.monotonic() < until:
        for result in _child(lambda each: attempt(target, target.make(random_of(seed, name, each))), number, until):
            number = (result if isinstance(result, int) else result.number) + 1
            yield result


def _child(run: Callable[[int], Failure | None], first: int, until: float) -> Iterator[Failure | int]:
    """The results of one child; if it dies or hangs, that is the failure of the case it was at."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _limit()
        _work(run, first, until, writing)
    os.close(writing)
    at, buffer, had = first, b"", 0.0
    try:
        while True:
            if not select.select([reading], [], [], HANGING)[0]:
                if 1.0 < _worked(pid) - had < 2 * SECONDS:
                    continue
                os.kill(pid, signal.SIGKILL)
                yield Failure(at, "hangs")
                break
            received, had = os.read(reading, 65536), _worked(pid)
            if not received:
                break
            *lines, buffer = (buffer + received).split(b"\n")
            for line in lines:
                word, number, *rest = line.decode("utf-8", "replace").split("\t")
                at = int(number)
                if word == "failed":
                    yield Failure(at, rest[0], rest[1].replace("\x01", "\n"))
                elif word == "passed":
                    yield at
    finally:
        os.close(reading)
        status = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL:
        yield Failure(at, f"killed by signal {os.WTERMSIG(status)}")
    elif os.WIFEXITED(status) and os.WEXITSTATUS(status):
        yield Failure(at, f"the child ended with {os.WEXITSTATUS(status)}")


def _worked(pid: int) -> float:
    """The seconds of the processor that a child has had; none can be told of one that has ended."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _limit() -> None:
    with open("/proc/self/statm") as file:
        held = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _work(run: Callable[[int], Failure | None], first: int, until: float, writing: int) -> None:
    """What the child does: a line before and after each case. It never comes back."""
    status = 0
    try:
        for number in range(first, first + 2_000):
            if time.monotonic() > until:
                break
            os.write(writing, f"begun\t{number}\n".encode())
            failure = run(number)
            line = f"passed\t{number}\n"
            if failure:
                told = failure.told.replace("\n", "\x01").replace("\t", " ")[-6000:]
                line = f"failed\t{number}\t{failure.sign}\t{told}\n"
            os.write(writing, line.encode("utf-8", "replace"))
    except BaseException:
        traceback.print_exc()
        status = 1
    os._exit(status)
