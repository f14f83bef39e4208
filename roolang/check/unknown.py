"""Names that no loaded text defines, wherever they stand: also in provisions that no rule has made use of yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roolang.check.texts import Corpus
from roolang.check.vocabulary import COVERED, NOUNS, Vocabulary, vocabulary
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.declaration import fold
from roolang.limits import MAX_SOUGHT
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.astray import SHORT_FOR, WHICH_CHANGE
from roolang.syntax.naming import THE_GOOD, definable, meant, the_good

STANDARD = "std:"
KINDS = (
    *(t.Operand, t.MethodName, t.EitherMethod, t.NamedClass, t.Mat, t.Named, t.WithinQuota, t.OperationCount),
    *(t.Tolerance, t.Threshold, t.Trace, t.Reference, t.NamedShare),
)
OF_THE_GOOD = " of the good"
Asked = tuple[str, str, Iterable[str], Span]
"""What is asked for: the kind of thing, its name, the names that there are, and where it stands."""


def unknown(corpus: Corpus) -> Iterator[Finding]:
    """RL2001 for a name that nothing defines, of the kind that its position calls for.

    Only where the standard vocabulary is loaded.
    """
    if not any(module.source.name.startswith(STANDARD) for module, _ in corpus.modules):
        return
    known, sought = vocabulary(corpus), 0
    for node, _ in corpus.each(*KINDS):
        for kind, name, names, span in _asked(node, known):
            if fold(name) not in names and not fold(name).endswith(OF_THE_GOOD):
                written = _spelt(names) if sought <= MAX_SOUGHT else []
                sought += len(written)
                yield _finding(kind, name, written, span, names is COVERED)


def _asked(node: t.Node, known: Vocabulary) -> Iterator[Asked]:
    """The names that a node asks for, each with what there is of its kind."""
    match node:
        case t.Operand(name, t.Mats() | t.OfEach()):
            yield "measure", name, known.measures, node.span
        case t.Operand(name) | t.NamedShare(name):
            yield "quantity", name, known.quantities, node.span
        case t.MethodName(name):
            yield "method", name, known.methods, node.span
        case t.EitherMethod(first, second):
            yield from (("method", name, known.methods, node.span) for name in (first, second))
        case t.NamedClass(name):
            yield "list", name, known.lists, node.span
        case t.Mat(noun, described) if not described:
            yield "list", noun, {each: each for each in NOUNS} | known.lists | known.stages, node.span
            if node.listed:
                yield "list", node.listed, known.lists, node.span
        case t.Named(name):
            yield "condition", name, known.conditions, node.span
        case t.WithinQuota(name):
            yield "quota", name, known.quotas, node.span
        case t.OperationCount(names=names, listed=True):
            yield "list of operations", names[0], known.operation_lists, node.span
        case t.Tolerance(covers=covers, waives=waives):
            yield from (("kind of condition", name, COVERED, node.span) for name in covers)
            if waives:
                yield "quantity", waives, known.quantities, node.span
        case t.Reference("trace", name) if name:
            yield "method", name, known.methods, node.span
        case t.Trace(method=method) if method:
            yield "method", method, known.methods, node.span
        case t.Threshold(quantity=quantity):
            yield "quantity", quantity, known.quantities, node.span


def _spelt(names: Iterable[str]) -> list[str]:
    """The names that there are, as they are written."""
    return [each for each in (names.values() if isinstance(names, dict) else names) if each]


def _finding(kind: str, name: str, known: list[str], span: Span, covered: bool) -> Finding:
    help_, fixes = meant(span, name, known) if known else ("", ())
    if kind == "list" and fold(name) in THE_GOOD:
        fixes = (the_good(span, name),)
        help_ = f"what is judged is the good: write `{fixes[0].new}` instead of `{name}`"
    if kind == "condition" and fold(name) == "ctc":
        help_, fixes = WHICH_CHANGE, ()
    if kind == "quantity" and (usual := SHORT_FOR.get(fold(name), "")):
        help_, fixes = f"did you mean `{usual}`?", (Fix(span, usual),)
    help_ = help_ or (f"write {' or '.join(f'`{each}`' for each in COVERED)}" if covered else "")
    help_ = help_ or definable(kind, name)
    place = fixes[0].span if fixes and kind in ("kind of condition",) else span
    return Finding("RL2001", f"no {kind} is called `{name}`", Label(place), help=help_, fixes=fixes, missing=name)
