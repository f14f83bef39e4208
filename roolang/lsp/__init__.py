"""What an editor asks of rule files, and the server that answers it (`roolang lsp`).

The heart is pure: a document and an offset in, values with offsets out. Only `server.py` and the modules that it is
made of (`protocol.py`) know the protocol's library, which is imported when a server is started.
"""
