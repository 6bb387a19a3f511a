"""The headers of every answer, also of errors: what a browser may load, tell others, and keep."""

from __future__ import annotations

from collections.abc import Sequence

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
    "Content-Security-Policy": CSP,
}
YEAR = 31_536_000
KEPT = "private, max-age="
SHARED = "public, max-age="
EVERYBODY, FRAMED = "alongside.everybody", "alongside.framed"  # what a view said of its answer


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


def keep_for_everybody(answer: Response, seconds: int) -> Response:
    """The same for everybody, so that anybody may keep it, and any site may read it. Asked again, it may be the same.

    Only for what no cookie has a part in (`cookieless.PATHS`), and nothing of a person.
    """
    request.environ[EVERYBODY] = True
    answer.headers["Cache-Control"] = f"{SHARED}{seconds}"
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.add_etag()
    answer.make_conditional(request)
    answer.headers.pop("Date", None)  # the server writes it on every answer: two would be one too many
    return answer


def may_be_framed(answer: Response, origins: Sequence[str]) -> Response:
    """These sites, and no others, may show this answer in a frame: only for what nobody can press anything in."""
    if origins:
        request.environ[FRAMED] = True
        answer.headers["Content-Security-Policy"] = CSP.replace(
            "frame-ancestors 'none'", f"frame-ancestors {' '.join(origins)}"
        )
    return answer


def _add(answer: Response) -> Response:
    own = {name.lower() for name, _value in answer.headers}  # a page may be stricter, and so may a download
    if request.environ.get(FRAMED):
        own.add("x-frame-options")  # it knows no list of sites; the policy above does
    answer.headers.extend([(name, value) for name, value in FIXED.items() if name.lower() not in own])
    if request.is_secure:
        answer.headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    if not _may_be_kept(answer):
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _may_be_kept(answer: Response) -> bool:
    """Nothing is kept unless its view said so by a `keep_for…`; static files have no personal answer in them."""
    good = answer.status_code in {200, 304}
    if good and request.environ.get(EVERYBODY):
        return "Set-Cookie" not in answer.headers
    return good and (request.endpoint == "static" or answer.headers.get("Cache-Control", "").startswith(KEPT))
