"""The core: what every legal concept is lowered to. Conditions, and predicates over one line.

Invariants (`docs/architecture.md` repeats their names):

1. *No legal term.* Tariff change, tolerance, tracing are gone; what is left is booleans, comparison, exact
   sums over lines, "no line such that", and named facts.
2. *No division, no float.* `Compare` says `number OP threshold * base`, never a quotient.
3. *Three values by two.* Every node can be answered in its worst and in its best case.
4. *Bounded.* A predicate looks at one line and the good; sums and `NoLine` range over one list, not nested.
5. *Traceable.* Every condition keeps the words it came from and their citations.
6. *Truth-functional.* The order of parts matters for the explanation, never for the verdict.

Equality of nodes ignores where they came from.
"""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction
from typing import TypeAlias

from roolang.ir.base import BARRED as BARRED
from roolang.ir.base import NEGATION as NEGATION
from roolang.ir.base import OBTAINED as OBTAINED
from roolang.ir.base import Node as Node
from roolang.ir.base import Origin as Origin
from roolang.ir.base import denying as denying
from roolang.ir.predicates import Always as Always
from roolang.ir.predicates import Both as Both
from roolang.ir.predicates import DescribedAs as DescribedAs
from roolang.ir.predicates import Either as Either
from roolang.ir.predicates import Fails as Fails
from roolang.ir.predicates import HasStatus as HasStatus
from roolang.ir.predicates import Imported as Imported
from roolang.ir.predicates import InCodes as InCodes
from roolang.ir.predicates import ListedAs as ListedAs
from roolang.ir.predicates import MadeIn as MadeIn
from roolang.ir.predicates import Measures as Measures
from roolang.ir.predicates import Obtained as Obtained
from roolang.ir.predicates import OfGood as OfGood
from roolang.ir.predicates import Open as Open
from roolang.ir.predicates import Pred as Pred
from roolang.ir.predicates import Regarded as Regarded
from roolang.ir.predicates import SameAs as SameAs
from roolang.ir.predicates import Underwent as Underwent
from roolang.record import record


@record(frozen=True, slots=True)
class Scope:
    """Which lines a sum or a `NoLine` ranges over.

    `lines`: the materials used, on the cut being judged. `tree`: the parts at every tier. `imports`: materials
    at the point where they entered the territory, down to `tier` (None: any). `outermost`: as `tree`, but nothing that
    is in a part that counts. `components`, `purchases`: those lists of the good.
    """

    kind: str = "lines"
    tier: int | None = None


LINES = Scope()

# ---- forms: exact numbers


@record(frozen=True, slots=True)
class Constant:
    """A number; of money, in a currency."""

    number: Fraction
    currency: str = ""


@record(frozen=True, slots=True)
class GoodAmount:
    """A declared number of the good by its folded name; if undeclared and there is a formula, that."""

    name: str
    formula: Form | None = None


@record(frozen=True, slots=True)
class Sum:
    """The sum of a measure over the lines of a scope that satisfy the predicate.

    A sum of values by status looks inside what does not count whole (self-produced, not rolled up); with `whole`
    every line counts as it stands.
    """

    measure: str
    where: Pred
    scope: Scope = LINES
    whole: bool = False


@record(frozen=True, slots=True)
class Plus:
    """The sum of the parts, each times its factor."""

    parts: tuple[tuple[Fraction, Form], ...]


@record(frozen=True, slots=True)
class Extreme:
    """The least or the greatest of the parts."""

    least: bool
    parts: tuple[Form, ...]


@record(frozen=True, slots=True)
class Quotient:
    """A ratio inside a formula (labour value content); comparisons have their base instead."""

    number: Form
    base: Form


@record(frozen=True, slots=True)
class Whole:
    """The number with its fraction disregarded."""

    part: Form


@record(frozen=True, slots=True)
class Product:
    """Two numbers multiplied, neither of which the text itself gives."""

    left: Form
    right: Form


@record(frozen=True, slots=True)
class Rounded:
    """The nearest multiple of the step; of two that are equally near, the greater."""

    part: Form
    step: Fraction


@record(frozen=True, slots=True)
class Choice:
    """One number if a condition of the good holds, another if it does not."""

    condition: Expr
    then: Form
    otherwise: Form


Form: TypeAlias = "Constant | GoodAmount | Sum | Plus | Extreme | Quotient | Whole | Product | Rounded | Choice"


# ---- conditions


@record(frozen=True, slots=True)
class All(Node):
    """Every part holds."""

    parts: tuple[Expr, ...]


@record(frozen=True, slots=True)
class Any(Node):
    """Some part holds."""

    parts: tuple[Expr, ...]


@record(frozen=True, slots=True)
class AtLeast(Node):
    """So many of the parts hold."""

    count: int
    parts: tuple[Expr, ...]


@record(frozen=True, slots=True)
class Not(Node):
    """The part does not hold."""

    part: Expr


@record(frozen=True, slots=True)
class Given(Node):
    """Holds, or does not, whatever the facts."""

    holds: bool


@record(frozen=True, slots=True)
class Compare(Node):
    """`number OP threshold * base`; no base means one. OP is `>=`, `<=`, `>`, `<` or `=`.

    `quantity` names the figure (`regional value content`), `method` how it was worked out (`net cost`).
    `unit` is the unit of the number: `money`, `kg`, `l`, `pieces`, or another. `counting` is the provision that says
    what is traced, where one does. `part` is whether the number is an amount held against a part of the base (`value of
    non-originating materials at most 10% of FOB`), rather than one side of a ratio that has a name.
    """

    number: Form
    sign: str
    threshold: Fraction | Open
    base: Form | None = None
    quantity: str = ""
    method: str = ""
    unit: str = ""
    counting: Origin = field(default=Origin(), compare=False, repr=False)
    part: bool = False


@record(frozen=True, slots=True)
class NoLine(Node):
    """No line of the scope satisfies the predicate."""

    where: Pred
    scope: Scope = LINES


@record(frozen=True, slots=True)
class EachLine(Node):
    """Every line that satisfies the predicate, taken by itself, meets `measure OP threshold * base`."""

    where: Pred
    scope: Scope
    measure: str
    sign: str
    threshold: Fraction | Open
    base: Form | None = None
    unit: str = ""


@record(frozen=True, slots=True)
class GoodMeets(Node):
    """The predicate holds of the good itself."""

    where: Pred


AMOUNTS_IN = "the amounts in "
"""What is `unresolved` of a condition on money, before its currency, where the declaration is in another."""


@record(frozen=True, slots=True)
class Fact(Node):
    """A named fact of the good.

    `kind` is `established`, `statement`, `quota` (a licence of it is held), `taken` (the declaration says how much was
    taken of a quota), `exported from`, `imported into`, `currency` or `unresolved`.
    """

    kind: str
    words: str


@record(frozen=True, slots=True)
class Done(Node):
    """An operation took place, anywhere or in one of the places; after `after` if that is named."""

    name: str
    places: tuple[str, ...] = ()
    after: str = ""


@record(frozen=True, slots=True)
class OnlyDone(Node):
    """Nothing but these operations took place, anywhere or in one of the places; `called` names them together.

    It asks of the good, of its materials that were made by its own producer and of those opened on the cut.
    """

    names: tuple[str, ...]
    places: tuple[str, ...] = ()
    called: str = ""


@record(frozen=True, slots=True)
class Case:
    """One candidate of a `Select`: how specific it is, when it applies, and what it asks."""

    rank: tuple[int, ...]
    guard: Expr
    body: Expr


@record(frozen=True, slots=True)
class Select(Node):
    """The most specific case whose guard holds; where that is unknown, what all candidates agree on.

    Without an applicable case: `otherwise`, or unknown if there is none. With `together`, every applicable
    case must be met.
    """

    cases: tuple[Case, ...]
    otherwise: Expr | None = None
    together: Expr | None = None


@record(frozen=True, slots=True)
class RuleMet(Node):
    """The product rules of the program are met."""


Expr: TypeAlias = (
    "All | Any | AtLeast | Not | Given | Compare | NoLine | EachLine | GoodMeets | Fact | Done | OnlyDone | Select"
    " | RuleMet"
)
