"""`roolang test`: what may be asked of it, and which room answers."""

from __future__ import annotations

import math
from typing import Annotated

import typer

from roolang.cli.options import Json


def test(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...]", help="Rule files or folders; else here.")
    ] = None,
    name: Annotated[str, typer.Option("--name", "-k", help="Only tests whose name holds these words.")] = "",
    topic: Annotated[
        str, typer.Option("--topic", metavar="NAME", help="Only tests of this topic: the name of their file.")
    ] = "",
    under: Annotated[
        str, typer.Option("--under", metavar="NAME", help="Only what is judged by this agreement, or what amends it.")
    ] = "",
    review: Annotated[
        bool, typer.Option("--review", help="Show how expectations that are not met would read as found.")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write what was found in the place of what was expected.")
    ] = False,
    junit: Annotated[
        str | None, typer.Option("--junit", metavar="FILE", help="Write a JUnit XML report to this file.")
    ] = None,
    generate: Annotated[
        bool, typer.Option("--generate", help="Write tests into the files: each condition from both of its sides.")
    ] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Which conditions the tests see to decide, both ways.")
    ] = False,
    prove: Annotated[
        bool, typer.Option("--prove", help="Leave out of coverage where a condition provably cannot decide (solver).")
    ] = False,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="RULES", help="The rules to measure, else those tested; repeatable."),
    ] = None,
    page: Annotated[
        str | None, typer.Option("--coverage-html", metavar="FILE", help="Write it as a page over the rule text.")
    ] = None,
    lcov: Annotated[str | None, typer.Option("--lcov", metavar="FILE", help="Write it as LCOV.")] = None,
    cobertura: Annotated[
        str | None, typer.Option("--cobertura", metavar="FILE", help="Write it as Cobertura XML.")
    ] = None,
    least: Annotated[
        int | None,
        typer.Option("--fail-under", metavar="PERCENT", min=0, max=100, help="Exit 3 if the share is less."),
    ] = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Change the rules a little, again and again: do the tests notice?")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="So many changes, drawn by the seed.")
    ] = None,
    seconds: Annotated[
        float | None, typer.Option("--seconds", metavar="S", min=1, help="Begin nothing more after so many seconds.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Which changes `--limit` draws.")] = 0,
    as_json: Json = False,
) -> None:
    given, rules = tuple(paths or ()), tuple(of or ())
    written = any(each is not None for each in (page, lcov, cobertura))
    measuring = coverage or prove or least is not None or written or (bool(of) and not mutants and not generate)
    looking = review or accept
    _refuse(
        (not mutants and (limit is not None or seed), "--limit and --seed go with --mutants"),
        (not (mutants or generate or prove) and seconds is not None,
         "--seconds goes with --mutants, --generate and --prove"),
        ((topic or under) and (generate or measuring or mutants or looking),
         "--topic and --under choose what is run and told; here name the files, or use -k"),
        (looking and ((review and accept) or generate or measuring or mutants or junit or as_json),
         "--review and --accept stand alone: one of them, with paths and -k"),
        (generate and (name or junit or measuring or mutants),
         "it writes tests and runs none, so it takes no option for running them"),
        (measuring and junit, "--junit reports on tests and not on coverage: run them in two commands"),
        (mutants and (junit or (measuring and as_json)),
         "--mutants makes a report of its own: ask for the other in another command"),
    )  # fmt: skip
    if looking:
        from roolang.cli.accepted import Request as Accepting
        from roolang.cli.accepted import run as look

        raise typer.Exit(look(Accepting(given, name, accept)))
    if generate:
        from roolang.cli.generate import run as write_tests

        raise typer.Exit(write_tests(given, rules, seconds if seconds is not None else math.inf, as_json=as_json))
    status = 0
    if measuring:
        from roolang.cli.covered import Request as Measuring
        from roolang.cli.covered import run as measure

        status = measure(Measuring(given, rules, name, page, lcov, cobertura, least, as_json, prove, seconds))
        if not mutants or status == 2:
            raise typer.Exit(status)
        print()
    if mutants:
        from roolang.cli.mutated import Request as Changing
        from roolang.cli.mutated import run as change

        changing = Changing(given, rules, name, limit, seconds, seed, as_json)
        raise typer.Exit(max(status, change(changing)))
    from roolang.cli.test import Chosen, run

    raise typer.Exit(run(given, Chosen(name, topic, under), junit, as_json=as_json))


def _refuse(*wrong: tuple[object, str]) -> None:
    """Says what does not go together, before anything is done."""
    for is_so, message in wrong:
        if is_so:
            raise typer.BadParameter(message)
