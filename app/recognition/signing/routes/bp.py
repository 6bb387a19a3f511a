"""The blueprint."""

from flask import Blueprint, Response, request

from app.core import clock
from app.recognition.signing import rules

bp = Blueprint("signing", __name__)
Answer = Response | str


def asked_year() -> int:
    """The budget year of the address; anything odd, or none, is the running one."""
    asked, now = request.args.get("year", ""), rules.year_of(clock.today())
    good = len(asked) == 4 and asked.isascii() and asked.isdigit()
    return int(asked) if good and now - 6 <= int(asked) <= now + 1 else now
