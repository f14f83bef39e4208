"""What inputs are given to."""

from __future__ import annotations

from tests.fuzz.arguments import Arguments
from tests.fuzz.case import Target
from tests.fuzz.declared import Declarations
from tests.fuzz.rules import RuleFiles
from tests.fuzz.tables import Tables

TARGETS: dict[str, Target] = {
    "parser": RuleFiles(),
    "declarations": Declarations(),
    "tables": Tables(),
    "arguments": Arguments(),
}
