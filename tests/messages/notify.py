"""A server that answers as GOV.UK Notify's documentation says, on this machine; it keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "test-12345678-1234-1234-1234-123456789012-87654321-4321-4321-4321-210987654321"
INVALID_NUMBER = {
    "status_code": 400, "errors": [{"error": "ValidationError", "message": "phone_number Not enough digits"}],
}  # fmt: skip
TOO_MANY = {
    "status_code": 429, "errors": [{"error": "TooManyRequestsError", "message": "Exceeded send limits (50) for today"}],
}  # fmt: skip


class Server:
    """`answers` are taken one after the other for what is posted; without any it takes everything."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[tuple[int, dict[str, Any]]] = []
        self.breaks_off = False
        self.port = 0

    @property
    def url(self) -> str:
        return f"notify://{KEY}?template=11111111-2222-3333-4444-555555555555&server=http://127.0.0.1:{self.port}"

    def known(self, reference: str) -> list[dict[str, Any]]:
        return [{"reference": reference} for _path, body in self.posted if body.get("reference") == reference]


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            (reference,) = parse_qs(urlsplit(self.path).query)["reference"]
            self._answer(200, {"notifications": server.known(reference), "links": {}})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = server.answers.pop(0) if server.answers else (201, {"id": "1", "reference": "x"})
            if status == 201:
                server.posted.append((self.path, body))
            if server.breaks_off:
                self.connection.close()
                return
            self._answer(status, said)

        def _answer(self, status: int, said: dict[str, Any]) -> None:
            assert self.headers["Authorization"].startswith("Bearer ")
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_words: object) -> None:
            """Silent."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.port = http.server_port
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
