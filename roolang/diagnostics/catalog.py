"""Every code that a finding can carry. Codes are never reused; each has a page under `docs/diagnostics/`."""

from __future__ import annotations

from enum import Enum

from roolang.record import record


class Severity(Enum):
    """Whether a finding forbids to go on."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@record(frozen=True, slots=True)
class Entry:
    """One code: how grave it is, and its title."""

    severity: Severity
    title: str


def _entries(severity: Severity, titles: dict[str, str]) -> dict[str, Entry]:
    return {code: Entry(severity, title) for code, title in titles.items()}


ERRORS = {
    "RL0901": "definitions that lead too deep",
    "RL0902": "a name that stands for too much",
    "RL0903": "too many readings to judge them all",
    "RL0905": "too many files",
    "RL0907": "a file that is marked as read-only",
    "RL0908": "the output cannot be written",
    "RL0920": "a number that is too long",
    "RL0921": "a name or quotation that is too long",
    "RL0922": "a text of a declaration that is too long",
    "RL1001": "this text does not parse",
    "RL1002": "a character that the language does not use",
    "RL1003": "the file is not UTF-8",
    "RL1004": "nested too deeply",
    "RL1005": "the file is too large",
    "RL1006": "the file cannot be read",
    "RL1007": "`and` mixed with `or` without parentheses",
    "RL1008": "a level word that disagrees with its code",
    "RL1009": "a range that runs backwards or mixes levels",
    "RL1010": "not a date of the calendar",
    "RL1011": "a language version that this program does not speak",
    "RL1012": "labels out of order or repeated",
    "RL1013": "a clause that stands twice",
    "RL1014": "`and` between alternatives, or `or` between what must all be met",
    "RL2001": "an unknown name",
    "RL2002": "a name defined twice",
    "RL2003": "an import that cannot be found",
    "RL2004": "imports that run in a circle",
    "RL2005": "a party that is not at the table",
    "RL2006": "amends a text that is not there",
    "RL2007": "amendments that run in a circle",
    "RL2008": "amends a provision that is not there",
    "RL2009": "definitions that run in a circle",
    "RL2010": "an import outside the given folders",
    "RL2011": "a provision outside any agreement",
    "RL2012": "nothing by this name to judge by",
    "RL3001": "two quantities of different kinds",
    "RL3002": "a sum that does not say whose materials",
    "RL3003": "a percentage above 100",
    "RL3004": "a formula that is not a ratio of sums",
    "RL3005": "two price bases in one comparison",
    "RL3006": "a currency without a rate",
    "RL3007": "a percentage without a base",
    "RL4001": "a tariff code that does not exist",
    "RL4002": "two rules for the same goods",
    "RL4003": "dates that run backwards",
    "RL4004": "a proposal repeats a standing rule without saying how it changes it",
    "RL4005": "a text says twice who its parties are, its nomenclature, or when it is in force",
    "RL5601": "insufficient operations that the text does not name",
    "RL5602": "too many lists of insufficient operations",
    "RL5605": "an event that sets no date",
    "RL5606": "a tolerance within every maximum that lifts one",
    "RL5620": "wholly obtained goods defined by themselves",
    "RL5609": "an inventory that does not add up",
    "RL5650": "a rounding to nothing",
    "RL6121": "lines of different lists at once",
    "RL5651": "a measure of a line that looks beyond it",
    "RL6001": "the declaration does not load",
    "RL6002": "a field that declarations do not have",
    "RL6003": "a value of the wrong kind",
    "RL6004": "a negative amount",
    "RL6005": "materials nested too deeply",
    "RL6006": "two materials of one name",
    "RL6007": "not a tariff code",
    "RL6008": "the declaration is too large",
    "RL6009": "a fact asserted and denied at once",
    "RL6010": "no date to judge on",
    "RL6201": "a table that cannot be read",
    "RL6202": "the table is too large",
    "RL6203": "the reader of Excel workbooks is not installed",
    "RL6204": "no row of headings",
    "RL6205": "a table that can be read in two ways",
    "RL6206": "a number in a local form",
    "RL6207": "a tariff code that may have lost its zeros",
    "RL6208": "a formula that came to an error",
    "RL6209": "a cell of the wrong kind",
    "RL6210": "a level that follows from nothing",
    "RL6211": "a row that refers to no other",
    "RL6212": "parents that run in a circle",
    "RL6213": "nothing says which good the materials are of",
    "RL6214": "a mapping that does not fit",
    "RL6215": "a row that may be a total",
    "RL6401": "an edition or a correlation that cannot be read",
    "RL6404": "settings that do not fit",
    "RL6405": "nothing by this code or these words",
    "RL6410": "files to start from that cannot be written",
    "RL7201": "a row that is longer than its headings",
    "RL7203": "a row that may be no material",
    "RL8001": "a test that failed",
    "RL8002": "a test that cannot run",
    "RL8012": "an output in the place of another, or over what is read",
    "RL9001": "our own fault",
}

WARNINGS = {
    "RL0909": "a link that is not followed",
    "RL1101": "letters that may be a currency or part of a name",
    "RL1102": "a name that is nearly another",
    "RL1103": "letters of no country",
    "RL1104": "a plain number where a percentage may be meant",
    "RL4101": "a rule that no good can reach",
    "RL4102": "a definition that nothing uses",
    "RL4103": "an edition of the nomenclature that is not loaded",
    "RL4104": "an alternative that repeats another",
    "RL4105": "a shape on which the unknown may be reported too often",
    "RL5101": "a clause without a citation",
    "RL5201": "a limit that does not hold at first",
    "RL5607": "a group with nothing else in it",
    "RL5202": "goods that no rule is for",
    "RL5203": "limits that shut each other out",
    "RL5204": "a condition that another one implies",
    "RL5205": "days on which nothing is written",
    "RL5206": "words that had passed when they were tabled",
    "RL5603": "a designation that the text does not permit",
    "RL5604": "a quantity in another unit than its quota",
    "RL5608": "an inventory method that the text does not permit",
    "RL5610": "averaging that the text does not permit",
    "RL5652": "a measure that hangs on an origin not known",
    "RL5653": "a measure that comes out below zero",
    "RL6101": "a declared origin that the facts contradict",
    "RL6102": "materials worth more than what they are made into",
    "RL6103": "a code that is not in the nomenclature",
    "RL6104": "no rule for this good",
    "RL6105": "a base that is not positive",
    "RL6106": "a date outside the agreement's time in force",
    "RL6107": "codes of another edition of the nomenclature",
    "RL6108": "too many ways to take the materials",
    "RL6109": "two rules apply to this good",
    "RL6110": "facts that contradict each other",
    "RL6111": "an origin declared of the good itself",
    "RL6113": "an amount in another unit than that of the rules",
    "RL6302": "rows or sheets left out",
    "RL6303": "something hidden",
    "RL6304": "a formula that was never worked out",
    "RL6305": "characters that were guessed",
    "RL6306": "a column that is not read for want of a unit",
    "RL6307": "merged cells",
    "RL7110": "a column of the good alone",
    "RL7202": "a column without a heading",
    "RL7204": "rows that are set in",
    "RL7111": "a member state in the place of its union",
    "RL7101": "a name in a declaration that the rules spell otherwise",
    "RL7102": "a country that nobody knows",
    "RL6402": "a code without a counterpart in the rules' edition",
}

NOTES = {
    "RL7001": "a provision that is not yet in force",
    "RL6112": "an origin declared for other texts alone",
    "RL6301": "how the columns were understood",
    "RL6403": "a code that may be several in the rules' edition",
}

CATALOG: dict[str, Entry] = {
    **_entries(Severity.ERROR, ERRORS),
    **_entries(Severity.WARNING, WARNINGS),
    **_entries(Severity.NOTE, NOTES),
}
