"""Tests in rule files, as cases of pytest: `pytest --roo`, `roo = true` in its settings, or a `.roo` file named.

pytest loads this module at every start where RooLang is installed, so it imports nothing of it until a rule file is
collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from roolang.workspace.expected import Tried

SUFFIX = ".roo"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--roo` for one run, `roo = true` for a project."""
    group = parser.getgroup("roolang", "tests written in rule files")
    group.addoption("--roo", action="store_true", default=False, help="collect the tests in .roo files")
    parser.addini("roo", "collect the tests in .roo files", type="bool", default=False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RooFile | None:
    """A rule file, if such are asked for or this one is named."""
    if file_path.suffix != SUFFIX:
        return None
    config = parent.config
    if config.getoption("--roo") or config.getini("roo") or _is_named(file_path, config):
        found: RooFile = RooFile.from_parent(parent, path=file_path)
        return found
    return None


def _is_named(path: Path, config: pytest.Config) -> bool:
    """Whether the command line names the file itself."""
    here = config.invocation_params.dir
    named = (str(each).partition("::")[0] for each in config.invocation_params.args)
    return any(each.endswith(SUFFIX) and (here / each).resolve() == path.resolve() for each in named)


class RooFile(pytest.File):
    """A rule file: a case for each of its tests; judged as a whole, and kept as `roolang test` does."""

    def collect(self) -> Iterator[RooTest]:
        """The tests, in order."""
        from roolang.workspace.tried import tried

        outcomes, findings, _ = next(iter(tried([str(self.path)])))
        _refuse(findings)
        by_name: dict[str, list[Tried]] = {}
        for each in outcomes:
            by_name.setdefault(each.test, []).append(each)
        for name, expectations in by_name.items():
            yield RooTest.from_parent(self, name=name, expectations=expectations)


def _refuse(findings: Any) -> None:
    """Says why a file with errors is not tested."""
    from roolang.diagnostics import has_errors
    from roolang.diagnostics.render import to_text

    if has_errors(findings):
        raise pytest.Collector.CollectError("\n\n".join(to_text(each, False) for each in findings))


class NotMetError(Exception):
    """Expectations of a test that are not met."""

    def __init__(self, failed: list[Tried]) -> None:
        super().__init__("; ".join(each.expected for each in failed))
        self.failed = failed


class RooTest(pytest.Item):
    """A test in a rule file, with all that it expects."""

    def __init__(self, *, expectations: list[Tried], **others: Any) -> None:
        super().__init__(**others)
        self.expectations = expectations
        self.funcargs: dict[str, object] = {}  # other plugins ask every case for its fixtures

    def runtest(self) -> None:
        """Fails if an expectation is not met."""
        if failed := [each for each in self.expectations if not each.passed]:
            raise NotMetError(failed)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was expected, what was found, and the conditions that decide."""
        if isinstance(excinfo.value, NotMetError):
            return "\n\n".join("\n".join(_told(each)) for each in excinfo.value.failed)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, self.expectations[0].line - 1, self.name


def _told(each: Tried) -> Iterator[str]:
    yield f"{each.file}:{each.line}: {each.expected}"
    yield from (f"  {reason}" for reason in each.reasons)
    yield from (f"    {line}" for line in each.story)
