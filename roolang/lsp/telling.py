"""What an editor says of a place: a code in the nomenclature, a name and its law, a statement in legal English."""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token

from roolang.domain import nomenclature
from roolang.domain.hs import digits_of, printed
from roolang.draft.wording import HOUSES, NORTH_AMERICAN, House
from roolang.draft.wording.texts import SILENT, statement_said
from roolang.format import show
from roolang.lsp.checking import settings_of
from roolang.lsp.document import Document, Part
from roolang.lsp.names import Occurrence
from roolang.lsp.shelf import Shelf, shipped
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

LATEST = max(nomenclature.SHIPPED)
LONGEST = 2_000
"""So many characters of a definition are shown."""
MOST_DEFINITIONS = 4


@record(frozen=True, slots=True)
class Told:
    """Words in Markdown, and the place that they are about."""

    words: str
    start: int
    end: int


def told_at(document: Document, offset: int, shelf: Shelf, house: House = NORTH_AMERICAN) -> Told | None:
    """What there is to say of a place: of a code, else of a name, else of the statement."""
    if (found := document.token_at(offset)) and found[1].type == "CODE":
        part, token = found
        with nomenclature.using(settings_of(document).editions):
            words = _code(str(token), edition_at(document, offset, shelf))
        if words:
            return Told(words, *_place(part, token))
    if named := document.name_at(offset):
        part, name = named
        words = "\n\n---\n\n".join(_definitions(document, name, shelf))
        if words and not name.defines:
            return Told(words, part.start + name.start, part.start + name.end)
    return _said(document, offset, house)


def _place(part: Part, token: Token) -> tuple[int, int]:
    return part.start + (token.start_pos or 0), part.start + (token.end_pos or 0)


# ---- codes


def edition_at(document: Document, offset: int, shelf: Shelf) -> int:
    """The edition that the codes of a place are of: that of its text, or of what this amends; else the latest."""
    year = name = amended = None
    for part, statement in document.statements:
        if part.start + statement.span.start > offset and year is not None:
            break
        match statement:
            case t.Agreement(found):
                year, name, amended = None, found, None
            case t.Proposal(found, amends=other) | t.Consolidated(found, amends=other):
                year, name, amended = None, found, other
            case t.PartOf(found):
                year, name, amended = None, found, found
            case t.Nomenclature(found_year):
                year = found_year
    return year or _edition_of(amended or name, document, shelf) or LATEST


def _edition_of(name: str | None, document: Document, shelf: Shelf, deep: int = 0) -> int | None:
    """The edition of a text by name, wherever in reach it stands."""
    if name is None or deep > 8:
        return None
    for each in shelf.reach(document):
        current: t.Statement | None = None
        for _, statement in each.statements:
            if isinstance(statement, t.Agreement | t.Proposal | t.Consolidated | t.PartOf):
                here = statement.name.casefold() == name.casefold()
                current = statement if here else None
                amends = getattr(statement, "amends", "") if here else ""
                if amends and (year := _edition_of(amends, document, shelf, deep + 1)):
                    return year
            elif current is not None and isinstance(statement, t.Nomenclature):
                return statement.year
    return None


def _code(written: str, edition: int) -> str:
    digits = digits_of(written)
    if digits is None:
        return ""
    shown = edition if edition in nomenclature.loaded() else LATEST
    lines = [f"**{printed(digits)}** in HS {shown}"]
    if shown != edition:
        lines[0] += f" (the text is of HS {edition}, which is not loaded)"
    above = [digits[:length] for length in (2, 4, 6) if length <= len(digits)]
    said = [(code, nomenclature.describe(shown, code)) for code in above]
    if not any(words for _, words in said):
        return f"{lines[0]}: no such code" if nomenclature.exists(shown, digits) is False else ""
    lines += [f"{'  ' * depth}- `{printed(code)}` {words}" for depth, (code, words) in enumerate(said) if words]
    if nomenclature.exists(shown, digits) is False:
        lines.append(f"\n`{printed(digits)}` itself is not in this edition")
    return "\n".join([lines[0], "", *lines[1:]])


# ---- names


def _definitions(document: Document, name: Occurrence, shelf: Shelf) -> Iterator[str]:
    """Each definition of a name in canonical words, with the law that it cites and the file that has it."""
    for number, (where, part, found) in enumerate(shelf.definitions(document, name.kind, name.name)):
        if number >= MOST_DEFINITIONS:
            return
        statement = _holding(part, found.start)
        if statement is not None:
            yield defined(statement, where, document)


def _holding(part: Part, offset: int) -> t.Statement | None:
    """The statement of a part that an offset lies in."""
    found = [each for each in part.read.statements if each.span.start <= offset < each.span.end]
    return found[0] if found else None


def defined(statement: t.Statement, where: Document, seen_from: Document) -> str:
    """A definition as it is shown: its words, its law, its file."""
    words = _shown(statement)
    cites = list(dict.fromkeys(each.words for each in walk(statement) if isinstance(each, t.Cite)))
    law = [f"*{'; '.join(cites[:3])}*"] if cites else []
    place = [] if where is seen_from else [f"in `{where.source.name}`{' of the standard rules' * shipped(where)}"]
    return "\n\n".join([f"```roolang\n{words}\n```", *law, *place])


def _shown(statement: t.Statement) -> str:
    try:
        words = show(statement)
    except Exception:  # a statement that had to be guessed may lack what the layout asks for
        words = statement.span.text.strip()
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


# ---- statements


def _said(document: Document, offset: int, house: House) -> Told | None:
    part = document.part_at(offset)
    if part is None:
        return None
    place = offset - part.start
    for statement in part.read.statements:
        if statement.span.start <= place < statement.span.end and not isinstance(statement, SILENT):
            words = legal(statement, house)
            if words:
                return Told(words, part.start + statement.span.start, part.start + statement.span.end)
    return None


def legal(statement: t.Statement, house: House) -> str:
    """What a statement says in legal English; nothing where there are no words for it."""
    try:
        said = statement_said(statement, house)
    except Exception:  # as above: of a guessed statement there may be nothing to say
        return ""
    if not said.said:
        return ""
    heading = f"**{said.heading}**\n\n" if said.heading else ""
    law = f"\n\n*{'; '.join(said.cites)}*" if said.cites else ""
    return f"{heading}{said.words}{law}"


def house_of(name: object) -> House:
    """A house style by its name, the North American one for any other."""
    return HOUSES.get(str(name), NORTH_AMERICAN)
