"""Text to surface tree, never raising: `(module, findings)` for any text at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roolang.diagnostics import Finding, Label
from roolang.limits import MAX_BRACKETS, MAX_DEPTH
from roolang.source import SourceFile, Span
from roolang.syntax.driving import Misfit, read
from roolang.syntax.known import Known
from roolang.syntax.messages import Adviser, capital_join, statement_after
from roolang.syntax.probing import probe
from roolang.syntax.quoting import with_fixes
from roolang.syntax.reading import Reader
from roolang.syntax.recovery import Piece, cut, depth_beyond
from roolang.syntax.screening import Screened, screen, too_large
from roolang.syntax.spelling import leads_nearly
from roolang.syntax.standing_in import Understudy, placed
from roolang.syntax.tree import Broken, Module, Statement
from roolang.syntax.walk import measure

SIGNS = re.compile(r"\w+|[^\w\s]")
LEAF = 25
"""So many parts stand within one another at most where a single number or name does."""


@dataclass
class Outcome:
    """What came of one piece: its statements, what was found, whether it stands as it is written, and what does not."""

    piece: Piece
    statements: list[Statement] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    good: bool = True
    broken: list[Broken] = field(default_factory=list)


def parse(source: SourceFile) -> tuple[Module, tuple[Finding, ...]]:
    """The rule file in a text; statements that do not parse are left out and reported, each once.

    Findings: RL1001 to RL1005 for what cannot be read, those of the reader for what can, RL9001 if we fail.
    Never raises; linear in the length of the text.
    """
    if refused := too_large(source):
        return Module(source, ()), (refused,)
    screened = screen(source)
    outcomes = Reading(screened, cut(screened.text)).run()
    statements = tuple(statement for outcome in outcomes for statement in outcome.statements)
    known = Known(source.text) if screened.found else None
    marks = [with_fixes(each, source, known) if known else each for each in screened.found]
    found = [*marks, *(finding for outcome in outcomes for finding in outcome.found)]
    broken = tuple(each for outcome in outcomes for each in outcome.broken)
    return Module(source, statements, broken), tuple(sorted(found, key=lambda f: f.label.span.start if f.label else 0))


class Reading:
    """The walk over the pieces of one text."""

    def __init__(self, screened: Screened, pieces: list[Piece]) -> None:
        self.screened = screened
        self.source = screened.source
        self.text = screened.text
        self.pieces = pieces
        self.adviser = Adviser(self.source)
        self.understudy = Understudy(self.source)
        self.outcomes: list[Outcome] = []

    def run(self) -> list[Outcome]:
        """What came of each piece, in order."""
        todo = self.pieces[::-1]
        while todo:
            piece = todo.pop()
            outcome = self.attempt(piece) or self.joined(piece, todo) or self.guarded(piece, todo)
            self.outcomes.append(outcome)
        return self.outcomes

    # ---- good pieces

    def attempt(self, piece: Piece) -> Outcome | None:
        """The piece as it stands; nothing if it does not parse."""
        try:
            if (place := depth_beyond(self.text, piece)) is not None:
                message = f"brackets are nested more than {MAX_BRACKETS} deep"
                return self.failed(
                    piece, "RL1004", message, place, "give the inner conditions names by `define condition`"
                )
            reader = Reader(self.source, base=piece.start)
            statements = read(self.text[piece.start : piece.end], reader)
            if self.may_be_deep(piece) and max((measure(each)[1] for each in statements), default=0) > MAX_DEPTH:
                raise RecursionError
        except Misfit:
            return None
        except RecursionError:
            message = f"the parts of this statement are nested more than {MAX_DEPTH} deep"
            return self.failed(
                piece, "RL1004", message, piece.start, "divide it, and name its parts by `define` or `list`"
            )
        except Exception as error:
            return self.faulted(piece, error)
        if join := capital_join(self.text[piece.start : piece.end]):
            at, word = piece.start + join[0], join[1]
            message = f"`{word}` in capitals is part of a name here"
            finding = self.adviser.finding(at, at + len(word), message, f"write `{word.lower()}`")
            return self.broken(piece, finding, tuple(statements))
        if self.screened.harms(piece.start, piece.end):
            return Outcome(piece, good=False, broken=[self.in_place(piece, tuple(statements))])
        return Outcome(piece, list(statements), reader.found)

    def may_be_deep(self, piece: Piece) -> bool:
        """Whether a piece has words and signs enough to nest so far: none brings more than two parts."""
        return 2 * len(SIGNS.findall(self.text, piece.start, piece.end)) + LEAF > MAX_DEPTH

    def joined(self, piece: Piece, todo: list[Piece]) -> Outcome | None:
        """The piece together with a neighbour, if the cut between them was wrong."""
        if todo and (outcome := self.attempt_good(Piece(piece.start, todo[-1].end))):
            todo.pop()
            return outcome
        if self.outcomes and self.outcomes[-1].good:
            outcome = self.attempt_good(Piece(self.outcomes[-1].piece.start, piece.end))
            if outcome:
                self.outcomes.pop()
            return outcome
        return None

    def attempt_good(self, piece: Piece) -> Outcome | None:
        outcome = self.attempt(piece)
        return outcome if outcome and outcome.good else None

    # ---- broken pieces

    def guarded(self, piece: Piece, todo: list[Piece]) -> Outcome:
        """A broken piece, with a finding whatever happens."""
        try:
            return self.mended(piece, todo)
        except Exception as error:
            return self.faulted(piece, error)

    def mended(self, piece: Piece, todo: list[Piece]) -> Outcome:
        """What is good in a broken piece, and one finding for what is not."""
        if piece.parts and (outcome := self.bracketed(piece)):
            return outcome
        stop = probe(self.text[piece.start : piece.end])
        assert stop
        leads = not stop.tokens and leads_nearly(self.text[piece.start : piece.end])
        if (leads or (stop.ended and stop.awaits_name)) and todo and self.same_line(todo[-1]):
            longer = Piece(piece.start, todo[-1].end)
            if (leads or not self.attempt(todo[-1])) and (other := probe(self.text[longer.start : longer.end])):
                todo.pop()
                piece, stop = longer, other
        head = Outcome(piece)
        if (at := statement_after(stop)) and (first := self.attempt_good(Piece(piece.start, piece.start + at))):
            head, piece = first, Piece(piece.start + at, piece.end)
            stop = probe(self.text[piece.start : piece.end]) or stop
        reported = self.screened.spoils(piece.start, piece.end)
        found = [] if reported else [self.adviser.explain(piece.start, stop)]
        fixes = found[0].fixes if found else ()
        meant = self.understudy.of(self.text, piece, fixes)
        return Outcome(piece, head.statements, [*head.found, *found], good=False, broken=[meant])

    def bracketed(self, piece: Piece) -> Outcome | None:
        """A bracket without its broken statements; nothing if the fault is its own."""
        found: list[Finding] = []
        broken: list[Broken] = []
        kept, at = [], piece.start
        for part in piece.parts:
            outcome = self.attempt(part) or self.guarded(part, [])
            if not outcome.good:
                found += outcome.found
                broken += outcome.broken
                start = outcome.piece.start
                kept += [self.text[at:start], re.sub(r"[^\n]", " ", self.text[start : part.end])]
                at = part.end
        if at == piece.start:
            return None
        try:
            reader = Reader(self.source, base=piece.start)
            statements = list(read("".join([*kept, self.text[at : piece.end]]), reader))
        except Misfit:
            return Outcome(piece, [], found, good=False, broken=[*broken, self.in_place(piece)])
        return Outcome(piece, statements, [*found, *reader.found], good=False, broken=broken)

    def same_line(self, after: Piece) -> bool:
        """Whether a piece begins in the middle of a line."""
        return bool(self.text[self.text.rfind("\n", 0, after.start) + 1 : after.start].strip())

    def broken(self, piece: Piece, finding: Finding, meant: tuple[Statement, ...] = ()) -> Outcome:
        """A piece that is left out; with what it may mean all the same."""
        return Outcome(piece, [], [finding], good=False, broken=[self.in_place(piece, meant)])

    def in_place(self, piece: Piece, meant: tuple[Statement, ...] = ()) -> Broken:
        """What stands in for a piece, all of it at its place."""
        span = Span(self.source, piece.start, max(piece.start + 1, piece.end))
        return Broken(span, tuple(placed(each, span) for each in meant), sure=bool(meant))

    def faulted(self, piece: Piece, error: Exception) -> Outcome:
        """A piece that we fail at, told as our fault and not as the writer's."""
        message = f"this statement cannot be read, by a fault of ours ({type(error).__name__})"
        return self.failed(piece, "RL9001", message, piece.start, "please report it together with the statement")

    def failed(self, piece: Piece, code: str, message: str, at: int, help: str) -> Outcome:
        """A piece that is left out for a reason of its own."""
        return self.broken(piece, Finding(code, message, Label(Span(self.source, at, at + 1)), help=help))
