"""Verdicts on many products: swiftly where that will do, by the interpreter where it will not."""

from __future__ import annotations

from roolang.domain.declaration import Declaration
from roolang.interpret import judge
from roolang.ir.program import Program
from roolang.swift.program import VERDICTS, Verdict, prepare


class Judging:
    """The verdicts of one program, and of how many products the interpreter had to be `asked`."""

    def __init__(self, program: Program, *, burden_of_proof: bool = False) -> None:
        self._program, self._burden = program, burden_of_proof
        self._prepared = prepare(program)
        self.swift = self.asked = 0

    def verdict(self, declaration: Declaration) -> Verdict:
        """The verdict on a product; under the burden of proof what is not shown counts against the claimant."""
        found = self._prepared(declaration)
        if found is None:
            self.asked += 1
            return judge(self._program, declaration, burden_of_proof=self._burden).verdict
        self.swift += 1
        return VERDICTS[0] if self._burden and found == VERDICTS[1] else found
