"""Which of several rules is for a good: the most specific that applies, or all that do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from roolang.ir import nodes as n
from roolang.ir.cases import possible
from roolang.smt.formula import FALSE, TRUE, Book, Formula
from roolang.smt.needs import Tri


@dataclass(frozen=True)
class Selecting:
    """Reads choices for goods of one code; `asked` reads what is inside."""

    book: Book
    good: str
    asked: Callable[[n.Expr], Tri]

    def of(self, expr: n.Select) -> Tri:
        """What is asked of the good, by the case that is for it."""
        cases = possible(expr.cases, self.good)
        asked = [
            (case, guard)
            for case in cases
            if (guard := self.asked(case.guard)).yes is not FALSE or guard.no is not TRUE
        ]
        rest = Tri(FALSE, FALSE) if expr.otherwise is None else None
        joint = Tri(FALSE, TRUE) if expr.together is None else self.asked(expr.together)
        if rest is None:
            assert expr.otherwise is not None
            rest = self.asked(expr.otherwise) if not any(guard.yes is TRUE for _, guard in asked) else Tri(FALSE, FALSE)
        alone = self._ranked(asked, rest) if joint.no is not FALSE else Tri(FALSE, FALSE)
        if joint.yes is FALSE and joint.no is TRUE:
            return alone
        every = self._together(asked, rest)
        return Tri(self._either(joint, every.yes, alone.yes), self._either(joint, every.no, alone.no))

    def _either(self, joint: Tri, every: Formula, alone: Formula) -> Formula:
        book = self.book
        return book.any_((book.all_((joint.yes, every)), book.all_((joint.no, alone)), book.all_((every, alone))))

    def _ranked(self, asked: list[tuple[n.Case, Tri]], rest: Tri) -> Tri:
        """The most specific case that applies; of several as specific what all agree on."""
        book, found = self.book, rest
        ranked = sorted(asked, key=lambda each: each[0].rank)
        for _, some in groupby(ranked, key=lambda each: each[0].rank):
            here = list(some)
            if any(guard.yes is TRUE for _, guard in here):
                found = Tri(FALSE, FALSE)
            bodies = [(guard, self.asked(case.body)) for case, guard in here]
            meant = book.any_(guard.yes for guard, _ in bodies)
            found = Tri(
                book.all_((*(book.any_((g.no, body.yes)) for g, body in bodies), book.any_((meant, found.yes)))),
                book.all_((*(book.any_((g.no, body.no)) for g, body in bodies), book.any_((meant, found.no)))),
            )
        return found

    def _together(self, asked: list[tuple[n.Case, Tri]], rest: Tri) -> Tri:
        """Every applicable case must be met, of those for the narrowest goods."""
        book, found = self.book, rest
        levels = sorted(asked, key=lambda each: each[0].rank[:1])
        for _, some in groupby(levels, key=lambda each: each[0].rank[:1]):
            bodies = [(guard, self.asked(case.body)) for case, guard in some]
            meant = book.any_(guard.yes for guard, _ in bodies)
            none = book.all_(guard.no for guard, _ in bodies)
            yes = book.all_((*(book.any_((g.no, body.yes)) for g, body in bodies), book.any_((meant, found.yes))))
            no = book.any_((*(book.all_((g.yes, body.no)) for g, body in bodies), book.all_((none, found.no))))
            found = Tri(yes, no)
        return found
