"""Two texts given as words, and what differs between them."""

from __future__ import annotations

from datetime import date

from roolang.diff.comparing import compared
from roolang.diff.edits import Edit, Edits
from roolang.diff.side import Side, side
from roolang.lower import View
from roolang.workspace.workspace import Workspace, load_text

DAY = date(2020, 1, 1)
HEAD = 'language 1\nagreement DEAL "Made up"\nparties CA, US\nnomenclature HS 2022\n'


def loaded(text: str, head: str = HEAD) -> Workspace:
    """A text without errors."""
    found = load_text(head + text)
    assert not found.findings, found.findings
    return found


def seen(workspace: Workspace, day: date = DAY, party: str = "", name: str = "DEAL") -> Side:
    """A text on a day, of a party perhaps."""
    text = workspace.library.find(name)
    assert text is not None
    return side(workspace.edition(text)[0], workspace.library, View(day, party))


def differing(before: str, after: str, *days: date, head: str = HEAD) -> Edits:
    """What differs between two texts."""
    one, other = loaded(before, head), loaded(after, head)
    return compared(lambda day: seen(one, day), lambda day: seen(other, day), days or (DAY,))


def only(before: str, after: str) -> Edit:
    """The one thing that differs."""
    (edit,) = differing(before, after).edits
    return edit
