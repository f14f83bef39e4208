"""Words that say something of what stands beside them, and so describe nothing by themselves."""

from __future__ import annotations

import re

HELD = re.compile(r"\([^()]*\)|(?<!\w)'[^']*'(?!\w)")
"""What is said in parentheses or quoted says nothing of the rule."""
RELATIVE = re.compile(r"\b(?:which|that|who|whose|where)\b", re.I)
COMPARED = r"(?:exceed|less|more|greater|smaller|higher|lower|fewer|longer|wider|later|earlier)"
DENIED = re.compile(
    r"(?:(?:in|under|at|by) )?(?:no|none|nor|neither|never|nothing|without|hardly|scarcely|but one|not being)\b"
    r"|not (?!\w+(?:ed|ing)\b)",
    re.I,
)
"""With what words begin that deny what follows; `not carded fibres` are described by it."""
OPEN = re.compile(r"(?<!\bor )\b(?:not|no|never)$", re.I)
"""How words end that deny the codes behind them."""
DEMANDED = re.compile(
    r"\b(?:must|shall|should|cannot|never|prohibited|forbidden|banned|barred|excluded|avoided|disallowed|insufficient"
    r"|inadmissible|ineligible|unacceptable|suffices?|confers?)\b"
    r"|\bnot (?:accept|allow|permitt|requir|need|consider|suffic|eligible|enough)"
    rf"|\b(?:is|are|was|were|be|may|can|could|will|need|do|does|did) not (?!{COMPARED})",
    re.I,
)
SAID = re.compile(r"\b(?:is|are|was|were|may|can|could|will|do|does|did|has|have)\b", re.I)


LEANING = re.compile(
    r"(?:(?:but )?(?:the )?(?:former|latter)\b|which ?ever\b|but (?:in|not|only)\b|not being\b"
    r"|(?:or )?(?:less|more|lower|higher)\b|(?:at least )?(?:one|two|three|four|five|any|\d)$|at (?:least|most)$)",
    re.I,
)
"""How words begin that say how what stands beside them counts: `the former`, `whichever is higher`, `at least two`."""


def leans(words: str) -> bool:
    """Whether words mean nothing without what stands beside them, which they change."""
    return LEANING.match(words) is not None


def denies(words: str) -> bool:
    """Whether words deny, demand or forbid something, as `is not sufficient` and `no materials` do."""
    said = " ".join(HELD.sub(" ", words).split())
    return any(each is not None for each in (DENIED.match(said), OPEN.search(said), DEMANDED.search(f"{said} ")))


def predicates(words: str) -> bool:
    """Whether words are said of something outside them: `is prohibited`, but not `skins which are tanned`."""
    said = HELD.sub(" ", words)
    verb = SAID.search(said)
    return verb is not None and RELATIVE.search(said[: verb.start()]) is None
