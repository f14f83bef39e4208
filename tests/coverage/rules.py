"""A small text whose verdicts are plain to see."""

TEXT = """agreement Trial "a trial"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

rule for 84.72
  requires change from any other heading
    or value of non-originating materials not more than 40% of ex-works price

rule for 95.03
  requires change from any other heading
    and undergoes assembly in the territory of the parties
"""
GOOD = """
  given good {code} produced in CA with ex-works price 100
{done}    no other operations
    material {material} non-originating with value {value}
  on 2021-01-01
  expect {verdict} under Trial
"""


def trial(name: str, code: str, material: str, value: int, verdict: str, *, assembled: bool = False) -> str:
    """A test of a good of one foreign material."""
    done = "    undergoes assembly in CA\n" if assembled else ""
    given = GOOD.format(code=code, material=material, value=value, verdict=verdict, done=done)
    return f'\ntest "{name}"{given}'
