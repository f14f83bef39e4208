"""What `--help` says, with an example each."""

EVAL_HELP = """Judge products by rules: the verdict of each declaration under each text that the rules hold.

A text that they only use, such as the agreement that a proposal amends, is judged by where `--under` names it.

Examples:

`roolang eval nafta suv.json`

`roolang eval nafta_2017 suv.json --under NAFTA --under US_2017 --on 2018-02-28`

`roolang eval talks.roo suv.json --under US --json`

`roolang eval nafta_2017 suv.json --under NAFTA --under US_2017 --html verdict.html`

`roolang eval nafta suv.json --table verdicts.xlsx`

`roolang eval nafta bom.xlsx --mapping bom.toml --on 2018-02-28`

`roolang eval bar.json --all`: by every agreement that covers the trade, the best first
"""
DIFF_HELP = """Hold two texts against each other: what differs clause by clause, and which products change sides.

Nothing is shown for other words, another order or another layout that mean the same.

Examples:

`roolang diff round3.roo round4.roo`

`roolang diff nafta usmca --date 2020-07-01 --html report.html`

`roolang diff nafta_2017 --between NAFTA US_2017 --on suv.json`

`roolang diff talks.roo --between US CA`
"""
TALKS_HELP = """Count what is agreed and open in a consolidated text; list the open points, first what changes most.

Examples:

`roolang talks talks.roo`

`roolang talks talks.roo --on goods.json`  which points the verdicts on some products hang on

`roolang talks nafta_2017 --json`
"""
MERGE_HELP = """Merge what two parties made of one text, with brackets only where they mean different things.

Examples:

`roolang merge nafta us_proposal.roo canada_proposal.roo -o talks.roo`

`roolang merge round3.roo from_us.roo from_canada.roo --between US CA -o round4.roo`
"""
BATCH_HELP = """Judge millions of declarations by columns, from tables of goods and materials.

Columns are named as the fields of a declaration; what columns cannot say goes through the interpreter, and is counted.

Examples:

`roolang batch nafta goods.parquet materials.parquet -o verdicts.parquet --on 2018-02-28`

`roolang batch rules.roo entries.parquet -o verdicts.parquet --column "hs6=code" --good produced_in=MX`

`roolang batch nafta entries/ lines/ -o verdicts.parquet --on 2018-02-28 --engine spark`
"""
SWEEP_HELP = """How many products qualify as a number of the text moves: exact at every value where one changes.

NAME is a parameter (`define parameter NAME as 62.5%`) or the letter of an open number (`[X%]`).

Examples:

`roolang sweep examples/fleet.roo fleet.jsonl --vary "regional share=50..90" --mark "NAFTA=62.5" --mark "US 2017=85"`

`roolang sweep proposal.roo cars.json --vary "X=60..85" --by produced_in --chart curve.html`

`roolang sweep proposal.roo cars.json --vary "X=60..85" --vary "Y=5..15" --mark "EU=75,10" --chart map.svg`
"""
FLEET_HELP = """Write car lines of the United States' parts-content reports as declarations, and what they leave open.

The table has the columns model_year, make, car_line, type, us_canada_content_pct, other_1, other_1_pct, other_2,
other_2_pct and assembled_in; car lines assembled in Canada, Mexico or the United States are taken.

Example:

`roolang fleet content.csv -o fleet.jsonl --assembly-share 15%`
"""
CHECK_HELP = """Find everything that is wrong or doubtful in rule files and declarations, in one run.

Examples:

`roolang check my_proposal.roo`

`roolang check rules/ suv.json`

`roolang check rules/ --format sarif > findings.sarif`

`roolang check my_proposal.roo --deep`
"""
TEST_HELP = """Run the tests written in rule files.

Examples:

`roolang test`

`roolang test rules/ -k "exactly at the threshold" --junit report.xml`

`roolang test --generate my_proposal.roo` writes a product just inside and one just outside of each condition, and
what else no test shows; `--of nafta` takes other rules

`roolang test rules/ --review` shows how expectations that are not met would read as found; `--accept` writes it

`roolang test rules/ --coverage --fail-under 95` tells which conditions no test has seen to decide both ways

`roolang test tests/ --of my_annex.roo --coverage-html seen.html --lcov seen.info`

`roolang test rules/ --mutants --limit 200` changes limits, levels and lists a little, and tells what no test notices
"""
FMT_HELP = """Bring rule files into the canonical layout; comments stay.

Examples:

`roolang fmt my_proposal.roo`

`roolang fmt --check rules/`
"""
INIT_HELP = """Write a commented rule file and a declaration to start from; never over other files.

Example:

`roolang init my-annex`
"""
DRAFT_HELP = """Compile legal English, an annex or a proposal, into a rule file; what could not be read is marked.

Examples:

`roolang draft annex.docx -o annex.roo --report annex.json`

`roolang draft round4.docx -o round4.roo --party "Ann Lee=US" --party "B. Roy=CA" --agreement TALKS`

`roolang draft rows.jsonl -o rows.roo --nomenclature "HS 2017"`
"""
READ_HELP = """Print rule files in legal English: what a text says, in words that `roolang draft` reads back.

Examples:

`roolang read my_proposal.roo`

`roolang read usmca --style european`

`roolang read my_proposal.roo --rows > rows.jsonl`
"""
HS_HELP = """Say what the nomenclature says of a code, or which codes have some words.

Examples:

`roolang hs 8703.23`

`roolang hs "motor car"`

`roolang hs 8703.23 --correlation "HS 2012:HS 2022=changes.csv"`
"""
LSP_HELP = """Serve an editor over standard input and output, by the language server protocol.

Editors start it themselves: diagnostics, hover, completion, definitions, rename, outline, layout, code lenses.

Example, the command to put into the settings of an editor:

`roolang lsp`
"""
