"""The process that knows z3: reads lines of JSON, each a list of messages, and writes an answer to the
last of each.

Run by `solver.py` as `python -m roolang.smt.process`; it can be killed at any time, and limits its own memory.
Where something fails, what was told is forgotten: half of it may have been done, and be missed or doubled later.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import Any

TRUE = 1
"""What z3 calls true."""


def main() -> None:
    """Answers until there is no more input."""
    _limit_memory(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    try:
        import z3  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        _tell({"absent": str(error)})
        return
    _tell({"ready": z3.get_version_string()})
    asking = _Asking(z3)
    for line in sys.stdin:
        try:
            _tell(asking.all_of(json.loads(line)))
        except (z3.Z3Exception, MemoryError) as error:
            asking.solver = None
            _tell({"result": "unknown", "why": str(error), "forgotten": True})


class _Asking:
    """One set of formulas after another, and what is asked of it.

    Each has a context of its own in z3: then an answer does not hang on what was asked before, and is the same again.
    """

    def __init__(self, z3: Any) -> None:
        self.z3 = z3
        self.solver: Any = None
        self.names = _Names(z3, None)
        self.declared: list[str] = []

    def all_of(self, told: list[dict[str, Any]]) -> dict[str, Any]:
        """What the last of several messages asks, after all before it; without formulas there is no answer."""
        answer: dict[str, Any] = {}
        for each in told:
            if "text" in each:
                self._text(each["text"])
            elif self.solver is None:
                return {"result": "unknown", "why": "the formulas could not be read"}
            elif "drop" in each:
                self.solver.pop(each["drop"])
            elif "keep" in each:
                self.solver.push()
                self.solver.add(self.names.read(each["keep"]), *map(self.names.literal, each["assume"]))
            else:
                answer = self._answer(each)
        return answer

    def _text(self, text: str) -> None:
        self.solver = None
        context = self.z3.Context()
        self.names = _Names(self.z3, context)
        solver = self.z3.Solver(ctx=context)
        solver.add(self.z3.parse_smt2_string(text, ctx=context))
        self.solver, self.declared = solver, re.findall(r"\(declare-const ([bx]\d+) ", text)

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Whether what was told and what is assumed can be so together, and an example if it can."""
        solver = self.solver
        solver.set("timeout", asked["milliseconds"])
        solver.push()
        try:
            if asked.get("more"):
                solver.add(self.names.read(asked["more"]))
            found = str(solver.check(*map(self.names.literal, asked["assume"])))
            told: dict[str, Any] = {"result": found}
            if found == "sat":
                told |= self.names.values(solver.model(), self.declared)
            elif found == "unknown":
                told["why"] = solver.reason_unknown()
            else:
                told["core"] = [self.names.said(each) for each in solver.unsat_core()]
            return told
        finally:
            solver.pop()


class _Names:
    """Unknowns of one context by their names, `b1` a boolean and `x1` a number; z3's Python makes them slowly."""

    def __init__(self, z3: Any, context: Any) -> None:
        self.z3, self.context = z3, context
        self.known: dict[str, Any] = {}
        self.declarations: dict[str, Any] = {}

    def read(self, text: str) -> Any:
        """Assertions, by names that were declared before."""
        names = set(re.findall(r"\b(?:[bx]\d+|[qn][ab])\b", text))
        return self.z3.parse_smt2_string(text, decls={each: self.of(each) for each in names}, ctx=self.context)

    def of(self, name: str) -> Any:
        """An unknown."""
        if name not in self.known:
            make = self.z3.Real if name[0] == "x" else self.z3.Bool
            self.known[name] = make(name, self.context)
        return self.known[name]

    def literal(self, name: str) -> Any:
        """A boolean, or that it does not hold."""
        if name not in self.known and name.startswith("!"):
            self.known[name] = self.z3.Not(self.of(name[1:]), self.context)
        return self.of(name)

    def said(self, literal: Any) -> str:
        """A literal as it was named."""
        return f"!{literal.arg(0)}" if self.z3.is_not(literal) else str(literal)

    def values(self, model: Any, declared: Iterable[str]) -> dict[str, Any]:
        """What is true and what is not zero, asked name by name and close to the library.

        A model also holds every formula that the text defines, thousands of them, and z3's Python takes seconds to
        list them.
        """
        z3, context = self.z3, self.context.ref()
        booleans, numbers = dict[str, bool](), dict[str, str]()
        for name in declared:
            value = z3.Z3_model_get_const_interp(context, model.model, self._declaration(name))
            if not value:
                continue
            if name[0] == "b":
                if z3.Z3_get_bool_value(context, value) == TRUE:
                    booleans[name] = True
            elif (number := z3.Z3_get_numeral_string(context, value)) != "0":
                numbers[name] = number
        return {"booleans": booleans, "numbers": numbers}

    def _declaration(self, name: str) -> Any:
        if name not in self.declarations:
            self.declarations[name] = self.of(name).decl().ast
        return self.declarations[name]


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    if megabytes:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _tell(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
