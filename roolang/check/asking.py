"""Rules that ask nothing, though they look as if they did."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Fix, Label
from roolang.syntax import tree as t


def unasked(corpus: Corpus) -> Iterator[Finding]:
    """RL1203 for a rule that is met by materials of any heading, and cites nothing that says so."""
    for rule, _ in corpus.each(t.ProductRule):
        match rule.cond:
            case t.Change(t.Codes((t.AnyAt(level, None),)), (), None) as change if not rule.cites:
                wanted = f"change from any other {level}"
                message = (
                    f"`change from any {level}` asks nothing: every material comes from one, also of the good's own"
                )
                help_ = f"write `{wanted}`; if the law means any {level}, cite it"
                fixes = (Fix(change.span, wanted),)
                yield Finding("RL1203", message, Label(change.span), help=help_, fixes=fixes)
