"""Findings as data: a stable code, a place, what was read, what to do. May import `source` only."""

from roolang.diagnostics.catalog import CATALOG, Severity
from roolang.diagnostics.model import Finding, Fix, Label, has_errors
from roolang.diagnostics.place import Place
from roolang.diagnostics.suggest import nearest

__all__ = ["CATALOG", "Finding", "Fix", "Label", "Place", "Severity", "has_errors", "nearest"]
