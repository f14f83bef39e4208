"""Words of others in text and in colour: nothing in them steers a terminal or is taken for markup."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable

from roolang.explain import as_panel, as_text, narrate
from roolang.explain.story import plain
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]

RULE = "rule for 8708.40 requires value of non-originating materials at most 10% of transaction value\n"
ODD = {
    "id": "[bold]m[/bold]", "code": "8708.99", "value": 120, "originating": False,
    "description": "tube \x1b[31mred [link=https://example.org]here[/link] [/nothing]\u202eeno",
}  # fmt: skip


def shown(judgement: Judgement, width: int = 120, *, full: bool = False) -> str:
    from rich.console import Console

    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False)
    console.print(as_panel(narrate(judgement), full=full))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_markup_in_the_words_of_others_is_shown_as_it_is(judged: Judged) -> None:
    found = shown(
        judged(RULE, "8708.40", ODD, description="[red]gear[/red] box", values={"transaction value": 1000}), 160
    )
    assert "[bold]m[/bold]" in found
    assert "[link=https://example.org]here[/link] [/nothing]" in found
    assert "[red]gear[/red] box" in found


def test_no_view_lets_control_characters_through(judged: Judged) -> None:
    judgement = judged(RULE, "8708.40", ODD, values={"transaction value": 1000})
    for found in (shown(judgement), as_text(narrate(judgement))):
        assert "\x1b" not in found and "\u202e" not in found
    assert plain("a\nb\t c\x07\u2028d\u202ee") == "a b c de"


def test_both_views_tell_the_same(judged: Judged) -> None:
    judgement = judged(RULE, "8708.40", {**ODD, "id": "m", "description": "tube"}, values={"transaction value": 1000})
    text, panel = as_text(narrate(judgement), 400), shown(judgement, 400)
    for words in (
        "TEST, 28 February 2018: non-originating",
        "20.00 USD too much",
        "8708.99",
        "120.00 USD",
        "text.roo:4",
    ):
        assert words in text and words in panel


def test_the_vehicle_in_colour(vehicle: dict[str, Judgement]) -> None:
    found = shown(vehicle["US_2017 value added"], 200, full=True)
    assert "[Art. 401(b)]" in found and "63.4152%" in found and "and 38 more" in found


def test_marks_are_ascii_words(vehicle: dict[str, Judgement]) -> None:
    for full in (True, False):
        assert as_text(narrate(vehicle["US_2017 value added"]), full=full).isascii()


def test_rich_is_not_imported_for_plain_text() -> None:
    code = "import sys, roolang.explain; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
