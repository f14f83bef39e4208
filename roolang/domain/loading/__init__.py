"""Declarations out of JSON, YAML and Python values: exact, complete in its findings, never an exception."""

from roolang.domain.loading.load import declarations_from, load_declarations

__all__ = ["declarations_from", "load_declarations"]
