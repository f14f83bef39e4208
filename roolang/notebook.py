"""`%%roo` in a notebook: rules in a cell, checked, tested and explained beneath it.

`%load_ext roolang.notebook` brings it. The rules of a cell are bound to a name, `rules` unless the line of the magic
says another: `%%roo ours`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from roolang import api
from roolang.diagnostics import Finding, has_errors
from roolang.diagnostics.render import to_text
from roolang.workspace.rules import Rules
from roolang.workspace.testing import Outcome, run_tests

COLOURS = {"error": "#b3261e", "warning": "#8a5a00", "note": "#3b5b92"}
MOST = 40


class Cell:
    """What came of a cell: its rules, what is wrong with them, and what their tests came to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rules: Rules = api.load(text=text)
        self.findings: tuple[Finding, ...] = api.check(self.rules)
        sound = not has_errors(self.findings)
        self.outcomes: tuple[Outcome, ...] = tuple(run_tests(self.rules.workspace)) if sound else ()

    def __repr__(self) -> str:
        told = [to_text(each, False) for each in self.findings[:MOST]]
        tests = [f"{'passed' if each.passed else 'failed'}: {each.test}" for each in self.outcomes]
        return "\n".join([*told, *tests]) or "nothing to report"

    def _repr_html_(self) -> str:
        parts = [_words(self.text), *map(_finding, self.findings[:MOST]), *_tests(self.outcomes)]
        return f'<div class="roolang">{"".join(parts)}</div>'


def _words(text: str) -> str:
    """The rules in colours, where Pygments is there to colour them."""
    try:
        from pygments import highlight
        from pygments.formatters import HtmlFormatter

        from roolang.highlighting import RooLangLexer
    except ImportError:
        return f"<pre>{html.escape(text)}</pre>"
    coloured: str = highlight(text, RooLangLexer(), HtmlFormatter(noclasses=True, nobackground=True))
    return coloured


def _finding(finding: Finding) -> str:
    colour = COLOURS[finding.severity.value]
    words = html.escape(to_text(finding, False))
    return f'<pre style="border-left:3px solid {colour};padding-left:.7em">{words}</pre>'


def _tests(outcomes: Iterable[Outcome]) -> Iterable[str]:
    for each in outcomes:
        mark = "&#10003; passed" if each.passed else "&#10007; failed"
        reasons = f"<br>{html.escape('; '.join(each.reasons))}" if each.reasons else ""
        why = html.escape(api.explain(each.judgements)) if each.judgements else ""
        story = f"<details><summary>why</summary><pre>{why}</pre></details>" if why else ""
        yield f"<p><b>{mark}</b>: {html.escape(each.test)}{reasons}</p>{story}"


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext roolang.notebook` calls."""

    def roo(line: str, cell: str) -> Cell:
        """Rules in a cell; the line names what they are bound to, `rules` if nothing."""
        found = Cell(cell)
        shell.user_ns[line.strip() or "rules"] = found.rules
        return found

    shell.register_magic_function(roo, "cell")
