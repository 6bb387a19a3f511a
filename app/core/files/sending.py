"""How a file that people sent goes out again: to be saved, never to be shown or run by the browser on our pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import Response

from app.core.files.kinds import MEDIA, FileKind

PIECE = 64 * 1024


def download(data: bytes, kind: FileKind, name: str) -> Response:
    """`name` is ours, not the sender's: plain letters, and nothing that tells of a person or a service."""
    plain = re.sub(r"[^a-z0-9-]+", "-", name.lower()).strip("-")[:60] or "document"
    answer = Response(_pieces(data), content_type=MEDIA[kind])
    answer.content_length = len(data)
    answer.headers["Content-Disposition"] = f'attachment; filename="{plain}.{kind.value}"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _pieces(data: bytes) -> Iterator[bytes]:
    view = memoryview(data)
    for start in range(0, len(data), PIECE):
        yield bytes(view[start : start + PIECE])
