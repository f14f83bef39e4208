"""The line of arguments: every command with options of all kinds, and files of all kinds."""

from __future__ import annotations

import os
import re
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from roolang.cli.app import app
from roolang.cli.door import through
from tests.fuzz.case import Fault, Made
from tests.fuzz.fence import fenced
from tests.fuzz.mutating import odd
from tests.fuzz.rules import HEAD
from tests.tables import workbook

COMMANDS = ("eval", "check", "fmt", "test", "hs", "init", "--help", "--version", "evil", "")
FLAGS = ("--json", "--brief", "--full", "--burden-of-proof", "--check", "--help", "-h", "--", "--version")
VALUED = ("--under", "--on", "--reading", "--require", "--html", "--markdown", "--mapping", "--save-mapping", "--column",
          "--sheet", "--numbers", "--codes", "--materials", "--nomenclature", "--correlation", "--format", "--junit",
          "--name", "-k", "--edition")  # fmt: skip
VALUES = ("NAFTA", "US", "T as US", "2018-02-28", "2018-02-30", "0000-00-00", "originating", "HS 2012", "HS " + "9" * 5000,
          "HS 2012=t.csv", "HS 2012:HS 2022=t.csv", "HS 2022=", "=", "a=b=c", "Part no=id", "1.234,56", "0000.00", "json",
          "sarif", "plain", "concise", "-", "", " ", "\udc80", "x\x00y", "x" * 5000, "é", "(", "[a", "*", "8703.23", "87")  # fmt: skip
FILES = ("r.roo", "bad.roo", "d.json", "bad.json", "d.yaml", "d.jsonl", "t.csv", "t.xlsx", "m.toml", "folder", "folder/in.roo",
         "readonly.roo", "empty.roo", "empty.json", "latin.roo", "loop.roo", "dangling.json", "none.roo", "none.json", "no/where",
         "nafta", "usmca", "std", ".", "..", "/dev/null", "/dev/full", "-", "out.html")  # fmt: skip
STATUSES = {0, 1, 2, 3, 4}
GOOD = '{"date": "2018-02-28", "good": {"code": "8703.23", "produced_in": "MX"}, "materials": []}'
OURS = re.compile(r"RL9001|Traceback \(most recent|memory of this machine")


def folder_of_files(folder: Path) -> None:
    """Files of all kinds."""
    rule = HEAD + "rule for 87.03   requires change from any other heading\n"
    test = 'test "t" given "d.json" expect originating under T\n'
    texts = {
        "r.roo": rule + test,
        "bad.roo": rule + "rule for x requries\n[",
        "d.json": GOOD,
        "bad.json": GOOD[:-9],
        "d.yaml": GOOD,
        "d.jsonl": GOOD + "\n" + GOOD,
        "t.csv": "id,HS code,value\nP1,8407.34,5\n",
        "empty.roo": "",
        "m.toml": '[columns]\n"id" = "id"\n',
        "empty.json": "",
        "readonly.roo": rule,
        "out.html": "mine",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "latin.roo").write_bytes(b"\xe9\xff" + rule.encode("utf-16"))
    (folder / "t.xlsx").write_bytes(workbook({"a": [["id", "HS code", "value"], ["P1", "8407.34", 5]]}))
    (folder / "folder").mkdir()
    (folder / "folder" / "in.roo").write_text('use "../r.roo"\n' + rule)
    (folder / "loop.roo").symlink_to(folder / "loop.roo")
    (folder / "dangling.json").symlink_to(folder / "nowhere")
    (folder / "readonly.roo").chmod(0o444)


class Arguments:
    """Command lines in a folder of files of all kinds; files that are no output of a command stay as they are."""

    def make(self, random: Random) -> Made:
        """A command line, its arguments one a line, and what stands at standard input."""
        args = [random.choice(COMMANDS[:6] if random.random() < 0.95 else COMMANDS)]
        for _ in range(random.randint(0, 3)):
            args.append(random.choice(FILES))
        if args[0] == "eval" and random.random() < 0.7:
            args[1:1] = [random.choice(("r.roo", "nafta", "folder"))]
            args[2:2] = [random.choice(("d.json", "t.csv", "t.xlsx", "d.yaml", "-", "d.jsonl"))]
        for _ in range(random.choice((0, 1, 2, 3, 6))):
            at = random.randint(1, len(args))
            if random.random() < 0.4:
                args[at:at] = [random.choice(FLAGS)]
            else:
                args[at:at] = [random.choice(VALUED), random.choice((*VALUES, *FILES, odd(random)))]
        piped = random.choice((GOOD, "", "{", GOOD[:40], "\udcff", "[" * 2000))
        lines = [each.replace("\n", " ").replace("\r", " ") for each in (*args, piped)]
        return Made("arguments", "\n".join(lines).encode("utf-8", "surrogatepass"))

    def run(self, made: Made) -> None:
        """Calls the command as the shell does."""
        *args, piped = made.content.decode("utf-8", "surrogatepass").split("\n")
        args = [each.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape") for each in args]
        before = os.getcwd()
        with TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
            folder = Path(name) / "above" / "here"
            folder.mkdir(parents=True)
            folder_of_files(folder)
            kept = _contents(folder)
            os.chdir(folder)
            try:
                with fenced(name, os.environ.get("ROOLANG_CACHE", "")):
                    status, said = called(args, piped.encode("utf-8", "surrogatepass"))
            finally:
                os.chdir(before)
            _judged(status, said)
            if args and args[0] in ("eval", "check", "test", "hs", "init"):
                _unharmed(kept, _contents(folder), args)


def called(args: list[str], piped: bytes) -> tuple[int, str]:
    """The status of a command and all that it says; output that UTF-8 cannot carry is a fault of its own."""
    out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), TextIOWrapper(BytesIO(), encoding="utf-8")
    with (
        patch.object(sys, "argv", ["roolang", *args]),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.object(sys, "stdin", TextIOWrapper(BytesIO(piped))),
    ):
        status = through(app)
        out.flush()
        err.flush()
    said = [each.buffer.getvalue().decode() for each in (out, err)]  # type: ignore[attr-defined]
    return status, "\n".join(said)


def _judged(status: int, said: str) -> None:
    if status not in STATUSES:
        raise Fault(f"the exit status is {status}")
    if found := OURS.search(said):
        raise Fault(said[found.start() : found.start() + 160])
    if status and not said.strip():
        raise Fault(f"the exit status is {status}, and nothing is said")


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and not path.is_symlink()}


def _unharmed(before: dict[str, bytes], after: dict[str, bytes], args: list[str]) -> None:
    """No file is another than it was, but those that an option names; none is left half-written."""
    outputs = {args[i + 1] for i, each in enumerate(args[:-1]) if each in ("--html", "--markdown", "--junit")}
    outputs |= {each.partition("=")[2] for each in args if each.startswith("--")}
    changed = [name for name, content in before.items() if after.get(name) != content and name not in outputs]
    left = [name for name in after if name.startswith(".")]
    if changed or left:
        raise Fault(f"files were changed or left: {changed} {left}")
