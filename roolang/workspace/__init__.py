"""Reads files, holds the memo, composes the pipeline."""
