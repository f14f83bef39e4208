"""Programs and findings as plain JSON and back, for a cache: data only, nothing that runs.

Generic over the dataclasses and enumerations of the core, of findings and of texts: a new node needs nothing here.
Every object is an entry of a pool, written once and referred to by number, so that what was one object is one again.
The cases of a long `Select` stand in chunks of their own behind the pool, read when a good's code asks for them.

Public: `writer.encode`, `reader.decode`, `classes.schema`, `classes.Unfit`; a run that only reads loads no writer.
"""
