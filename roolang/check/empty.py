"""Files in which nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.source import Span


def empty(corpus: Corpus) -> Iterator[Finding]:
    """RL1130 for a rule file of blank lines and comments alone."""
    for module, own in corpus.modules:
        lines = module.source.text.lstrip("\ufeff").splitlines()
        if own and not module.statements and all(line.lstrip()[:1] in ("", "#") for line in lines):
            help_ = "begin it with `language 1` and `agreement NAME`; `roolang init` writes a file to start from"
            place = Span(module.source, 0, 0)
            yield Finding("RL1130", "this rule file says nothing", Label(place), help=help_)
