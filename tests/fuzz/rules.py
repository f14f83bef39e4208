"""Rule files: read, checked, lowered on every day, laid out. What is laid out reads again and means the same."""

from __future__ import annotations

from pathlib import Path
from random import Random
from unittest.mock import patch

from roolang.diagnostics import Finding, has_errors
from roolang.format import format_text
from roolang.source import decode
from roolang.syntax import parser
from roolang.workspace.judging import findings_of
from roolang.workspace.sources import Sources
from roolang.workspace.workspace import workspace_of
from tests.fuzz.case import Fault, Made
from tests.fuzz.mutating import deepened, odd, rule_texts, spoiled_bytes, spoiled_tokens, statements

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2022\nin force 2018-01-01\n'
NOWHERE = Path("/nonexistent")


class RuleFiles:
    """Mutated standard rules: at the level of bytes, words and statements, spliced, odd, deep."""

    def make(self, random: Random) -> Made:
        """A rule file."""
        text = self._text(random)
        if random.random() < 0.1:
            text = deepened(text, random)
        match random.randrange(5):
            case 0:
                return Made("fuzz.roo", spoiled_bytes(text.encode("utf-8", "surrogatepass"), random))
            case 1 | 2:
                text = spoiled_tokens(text, random, others=rule_texts())
            case 3:
                text = "".join(odd(random) if random.random() < 0.02 else char for char in text)
        return Made("fuzz.roo", text.encode("utf-8", "surrogatepass"))

    def _text(self, random: Random) -> str:
        """Statements of one file or of several, under a header or not."""
        if random.random() < 0.05:
            return "".join(odd(random) for _ in range(random.randint(0, 60)))
        files = [random.choice(statements()) for _ in range(random.choice((1, 1, 2, 3)))]
        rows = [random.choice(file) for file in files for _ in range(random.randint(1, 6))]
        for file in files[:1] if random.random() < 0.3 else ():
            begin = random.randrange(len(file))
            rows += file[begin : begin + random.randint(1, 12)]
        random.shuffle(rows)
        header = random.choice((HEAD, HEAD, HEAD, "\n".join(random.choice(files)[:5]) + "\n", ""))
        talks = random.choice(("", "", "proposal P by US amends T\n", "consolidated text C among CA, US amends T\n"))
        at = random.randrange(len(rows) + 1)
        return header + "\n".join([*rows[:at], *([talks] if talks else []), *rows[at:]])[:12_000]

    def run(self, made: Made) -> None:
        """Reads, checks and lays out; a fault of ours that is caught for the user shows here."""
        source, _ = decode(made.name, made.content)
        with patch.object(parser.Reading, "guarded", parser.Reading.mended):
            sources = Sources()
            sources.add_vocabulary()
            sources.add_text(source, NOWHERE)
            findings = findings_of(workspace_of(sources), sources)
            _ours(findings)
            laid, found = format_text(source)
            _ours(found)
        if has_errors(found):
            return
        again, wrong = format_text(decode(made.name, laid.encode("utf-8", "surrogatepass"))[0])
        if has_errors(wrong):
            raise Fault(f"what is laid out does not read again: {wrong[0].message[:80]}")
        if again != laid:
            raise Fault("what is laid out is laid out otherwise")


def _ours(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        if finding.code == "RL9001":
            raise Fault(f"RL9001 {finding.message}")
