"""The protocol as the library speaks it, but for what no editor could live with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol, lsp_method


class Protocol(LanguageServerProtocol):
    """The protocol without the library's own documents: theirs end lines where no editor does, and it changes the
    places of an edit before we see them. And whoever asks is answered: also where the question makes no sense, or comes
    after the end.
    """

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Iterator[Any]:
        """Hands an edit on as it came."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message out of its JSON; a request that is none is refused, and logged as all such messages are."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Has a message answered; after the end, a request by a refusal."""
        if self._shutdown and hasattr(message, "id") and hasattr(message, "method"):
            refused = JsonRpcInvalidRequest("the server has been shut down")
            self._send_response(message.id, error=refused.to_response_error())
            return
        super().handle_message(message)
