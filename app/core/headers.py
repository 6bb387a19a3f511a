"""The headers of every answer, also of errors: what a browser may load, tell others, and keep."""

from __future__ import annotations

from flask import Flask, Response, request

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
YEAR = 31_536_000
KEPT = "private, max-age="


def init_app(app: Flask) -> None:
    app.after_request(_add)


def keep_for_a_year(answer: Response) -> Response:
    """Let the browser keep this answer: only for addresses that change with what they hold, the same for everyone."""
    answer.headers["Cache-Control"] = f"{KEPT}{YEAR}, immutable"
    return answer


def keep_for(answer: Response, seconds: int) -> Response:
    """Let whoever asked keep this answer for so long before asking again: for what a program reads by itself."""
    answer.headers["Cache-Control"] = f"{KEPT}{seconds}"
    return answer


def _add(answer: Response) -> Response:
    for name, value in FIXED.items():
        answer.headers.setdefault(name, value)  # a page may be stricter
    answer.headers.setdefault("Content-Security-Policy", CSP)  # a download may send a stricter one
    if request.is_secure:
        answer.headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    if not _may_be_kept(answer):
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _may_be_kept(answer: Response) -> bool:
    """Nothing is kept unless its view said so by `keep_for…`; static files have no personal answer in them."""
    good = answer.status_code in {200, 304}
    return good and (request.endpoint == "static" or answer.headers.get("Cache-Control", "").startswith(KEPT))
