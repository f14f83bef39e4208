"""Declarations: loaded, and what loads is judged under standard texts and told in every form."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from random import Random

from roolang.cli.faults import Contained
from roolang.cli.judging import Asked, judge_all
from roolang.domain.declaration import Declaration
from roolang.domain.loading import load_declarations
from roolang.explain import as_text, narrate, to_json
from roolang.explain.markdown import as_markdown
from roolang.explain.page import as_html
from roolang.explain.sheet import sheet
from roolang.workspace.rules import Rules
from tests.fuzz.case import Fault, Made
from tests.fuzz.mutating import ROOT, odd, spoiled_bytes

TEXTS = ("nafta", "usmca", "eu_uk", "pem", "cptpp", "rcep", "dcts", "ca_uk")
DAY = date(2021, 6, 1)
CODES = ("8703.23", "8407.34", "6205.20", "1806.32", "1801.00", "87", "8703", "9999.99", "0000", "car", "6109.10.00.12")
BARE = ("NaN", "-Infinity", "1e999999999", "1E-999999999", "9" * 5000, "-0", "-1", "0.1e61", "1" * 60, "{}", "[]", "[[[]]]",
        "nul", "01", "1.", '"\\ud800"', '{"a":1,"a":2}', "1e5", "true", "false", "null", '"' + "x" * 25_000 + '"')  # fmt: skip
WORDS = ("", " ", "unknown", "yes", "MX", "ZZ", "mx", "1/3", "5 kg", "5%", "USD 5", "1.234,56", "2018-02-30", "2018-02-28",
         "materials", "HS 2012", "HS " + "9" * 5000, "\u0000", "\ud83d", "passenger vehicle", "net cost", "١٢", "-5")  # fmt: skip
GROUPS = (
    {"at least": 5},
    {"at least": "9", "at most": "5"},
    {"value": 5, "currency": "EUR"},
    {"NAFTA": True, "nafta": False},
)
Tree = dict[str, object] | list[object] | str | int | bool | None


class Bare(str):
    """Text that is written without quotation marks."""


@cache
def examples() -> tuple[str, ...]:
    """The declarations of the project."""
    paths = sorted([*(ROOT / "examples").rglob("*.json"), *(ROOT / "tests" / "roo").rglob("*.json")])
    return tuple(path.read_text(encoding="utf-8") for path in paths)


@cache
def names() -> tuple[str, ...]:
    """The names of fields, of declarations and of none."""
    found = {name for text in examples() for name in re.findall(r'"([\w /-]+)":', text)}
    return (
        *sorted(found),
        "",
        "Code",
        "a\nb",
        "inventory",
        "averaging",
        "records",
        "rates",
        "dates",
        "quotas",
        "codes",
    )


@cache
def rules(name: str) -> Rules:
    """Standard rules, loaded once."""
    return Rules(name)


def ready() -> None:
    """Brings in the rules, so that no case has to."""
    for name in TEXTS:
        rules(name).judging((), DAY, ())


class Declarations:
    """Mutated good declarations as JSON, JSON lines and YAML."""

    def make(self, random: Random) -> Made:
        """A file of declarations."""
        tree = json.loads(random.choice(examples()), parse_float=Bare)
        for _ in range(random.randint(0, 6)):
            tree = self._changed(tree, random)
        if random.random() < 0.05:
            tree = _nested(tree, random.choice((3, 99, 101, 2000)))
        form = random.choice(("json", "json", "jsonl", "yaml", "yml"))
        text = _written(tree)
        if form == "jsonl":
            text = "\n".join([text] * random.randint(1, 3))
        elif form != "json" and random.random() < 0.6:
            text = _as_yaml(tree, random)
        content = text.encode("utf-8", "surrogatepass")
        return Made(f"fuzz.{form}", spoiled_bytes(content, random) if random.random() < 0.25 else content)

    def _changed(self, tree: object, random: Random) -> object:
        """A tree with one part of it changed."""
        path: list[tuple[object, object]] = []
        here = tree
        while isinstance(here, dict | list) and here and (not path or random.random() < 0.8):
            key = random.choice(list(here)) if isinstance(here, dict) else random.randrange(len(here))
            path.append((here, key))
            here = here[key]  # type: ignore[index]
        if not path:
            return self._value(random)
        holder, key = path[-1]
        what = random.randrange(6)
        if what == 0:
            del holder[key]  # type: ignore[attr-defined]
        elif what == 1 and isinstance(holder, dict):
            holder[random.choice(names())] = holder.pop(key)
        elif what == 2 and isinstance(holder, list):
            holder[:] = holder * random.choice((2, 2, 30))
        elif what == 3 and isinstance(holder, dict):
            holder[random.choice(names())] = self._value(random)
        else:
            holder[key] = self._value(random)  # type: ignore[index]
        return tree

    def _value(self, random: Random) -> object:
        match random.randrange(7):
            case 0:
                return Bare(random.choice(BARE))
            case 1:
                return random.choice(WORDS)
            case 2:
                return random.choice(CODES)
            case 3:
                return dict(random.choice(GROUPS))
            case 4:
                return random.choice((None, True, False, 0, 5, -5, [], {}, [5], [None], [[]], {"a": {}}, 10**18))
            case 5:
                return {random.choice(names()): self._value(random) for _ in range(random.randint(1, 3))}
        return odd(random)

    def run(self, made: Made) -> None:
        """Loads it, and judges what loads by two texts."""
        declarations, findings = load_declarations(made.name, made.content)
        if not declarations and not findings:
            raise Fault("nothing was loaded, and nothing is said of it")
        told(declarations[:2], made)


def told(declarations: tuple[Declaration, ...], made: Made) -> None:
    """The judgements of some declarations in every form."""
    at = sum(made.content[:4000]) % len(TEXTS)
    for name in {TEXTS[at], TEXTS[0]} if at % 2 else {TEXTS[at]}:
        asked = Asked(day=DAY, burden_of_proof=bool(at % 2))
        judgements, found = judge_all(rules(name), declarations, asked, Contained())
        if any(finding.code == "RL9001" for finding in found):
            raise Fault("RL9001 in judging")
        for judgement in judgements:
            as_text(narrate(judgement))
        json.dumps(to_json(judgements, version="1", rules=""))
        sheets = [sheet(each, version="1", rules="") for each in judgements[:1]]
        if sheets:
            as_html(sheets)
            as_markdown(sheets)


def _nested(tree: object, depth: int) -> object:
    """A good made of materials made of materials."""
    for _ in range(depth):
        tree = {"code": "8407.34", "value": 5, "materials": [tree]}
    return {"good": {"code": "8703.23"}, "materials": [tree]}


def _written(tree: object) -> str:
    """JSON, also of what JSON has no room for; without recursion, since it may be deep."""
    out: list[str] = []
    todo: list[object] = [tree]
    while todo:
        here = todo.pop()
        if isinstance(here, Bare | _Sign):
            out.append(here)
        elif isinstance(here, dict):
            row: list[object] = [_Sign("{")]
            for i, (key, value) in enumerate(here.items()):
                row += [_Sign(", " if i else ""), _Sign(json.dumps(key) + ": "), value]
            todo += reversed([*row, _Sign("}")])
        elif isinstance(here, list):
            row = [_Sign("[")]
            for i, value in enumerate(here):
                row += [_Sign(", " if i else ""), value]
            todo += reversed([*row, _Sign("]")])
        else:
            out.append(json.dumps(here, ensure_ascii=False))
    return "".join(out)


class _Sign(str):
    """A sign of JSON."""


def _as_yaml(tree: object, random: Random) -> str:
    """The same as YAML: by a library, or by hand with anchors, aliases, tags and tabs."""
    try:
        import yaml

        text = str(yaml.safe_dump(json.loads(_written(tree)), sort_keys=False))
    except (ValueError, RecursionError):
        text = _written(tree)
    bomb = "a: &a [x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    extra = random.choice(
        ("", "", "", bomb, "x: !!python/object:os.system {}\n", "---\n", "\t\n", "? [a]\n: b\n", "%YAML 9\n")
    )
    return text + extra if random.random() < 0.5 else extra + text
