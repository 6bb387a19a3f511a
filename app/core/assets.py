"""The files of the pages: compressed once at start, cached for a year under an address that changes with any of them.

`asset("app.css")` gives the address. WhiteNoise answers before Flask does, so no file costs a session or a database.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from flask import Flask, url_for
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header
from whitenoise import WhiteNoise
from whitenoise.responders import NOT_ALLOWED_RESPONSE, Response

from app.core.headers import CSP

COMPRESSED = {".css", ".js", ".svg", ".html", ".txt", ".json"}


def init_app(app: Flask) -> None:
    """Serve the static folder; `asset` in templates."""
    root = Path(str(app.static_folder)).resolve()
    names = frozenset(str(path.relative_to(root)) for path in _files(root))
    version = _version(root)

    def asset(name: str) -> str:
        """The address of a file of the static folder; LookupError when there is none of that name."""
        if name not in names:
            raise LookupError(f"There is no static file {name}.")
        return url_for("static", filename=f"{version}/{name}")

    app.jinja_env.globals["asset"] = asset
    app.wsgi_app = _Static(app.wsgi_app, root, f"{app.static_url_path}/{version}")  # type: ignore[method-assign]


class _Static(WhiteNoise):
    """WhiteNoise with the files in memory, so that no compressed copy lies on a disk where it may age or vanish."""

    def __init__(self, application: Any, root: Path, prefix: str) -> None:
        super().__init__(
            application,
            str(root),
            prefix,
            allow_all_origins=False,
            immutable_file_test=lambda _path, _url: True,
            add_headers_function=_add_headers,
        )

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> _File:  # noqa: ARG002
        headers = Headers([])
        self.add_mime_headers(headers, path, url)
        self.add_cache_headers(headers, path, url)
        self.add_headers_function(headers, path, url)
        return _File(path, headers)


class _File:
    """One file, plain and compressed. `get_response` is what WhiteNoise asks of it."""

    def __init__(self, path: str, headers: Headers) -> None:
        self.plain, self.packed = _read(Path(path))
        self.etag = f'"{hashlib.sha256(self.plain).hexdigest()[:20]}"'
        self.headers = [*headers.items(), ("ETag", self.etag), ("Vary", "Accept-Encoding")]

    def get_response(self, method: str, environ: dict[str, str]) -> Response:
        if method not in {"GET", "HEAD"}:
            return NOT_ALLOWED_RESPONSE
        if self.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            return Response(HTTPStatus.NOT_MODIFIED, self.headers, None)
        packed = self.packed and parse_accept_header(environ.get("HTTP_ACCEPT_ENCODING"), Accept)["gzip"] > 0
        content = self.packed if packed else self.plain
        headers = [*self.headers, ("Content-Length", str(len(content)))]
        headers += [("Content-Encoding", "gzip")] if packed else []
        return Response(HTTPStatus.OK, headers, io.BytesIO(content) if method == "GET" else None)


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = CSP


@cache
def _version(root: Path) -> str:
    """A name for exactly these files: it changes when any of them does."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


@cache
def _read(path: Path) -> tuple[bytes, bytes]:
    """What is in the file, and the same compressed (nothing for pictures, which are so already)."""
    plain = path.read_bytes()
    return plain, gzip.compress(plain, mtime=0) if path.suffix in COMPRESSED else b""


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())
