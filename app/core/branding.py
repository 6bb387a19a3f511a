"""The organisation's own colour and logo, checked when they are set, sent as files of their own.

A colour must be readable as text on our white and grey, and under white text: 4.5 to 1 or better.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, url_for

from app.core.headers import keep_for_a_year
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from config import BadConfiguration

COLOUR = "#005eb8"
BACKGROUNDS = ("#ffffff", "#f0f4f5")
LEAST_CONTRAST = 4.5
LOGO_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
LARGEST_LOGO = 500_000  # bytes


@dataclass(frozen=True)
class Brand:
    """What `/brand.css` and `/brand/logo` send. `version` changes with either, for use in their addresses."""

    css: str
    logo: bytes | None
    logo_type: str

    @property
    def version(self) -> str:
        return hashlib.sha256(self.css.encode() + (self.logo or b"")).hexdigest()[:12]


def init_app(app: Flask) -> None:
    """Reads BRAND_COLOUR and LOGO_FILE; BadConfiguration says what is wrong with either."""
    try:
        app.extensions["brand"] = read_brand(app.config.get("BRAND_COLOUR"), app.config.get("LOGO_FILE"))
    except ValueError as error:
        raise BadConfiguration(str(error)) from None
    app.register_blueprint(brand_bp)


def brand() -> Brand:
    """The brand of the running application."""
    found: Brand = current_app.extensions["brand"]
    return found


def version() -> str:
    """What the addresses of the colour and the logo carry, so that a change of either is seen at once."""
    return brand().version


def logo_url() -> str | None:
    """The address of the logo, or None when there is none."""
    return url_for("brand.logo", v=version()) if brand().logo else None


def read_brand(colour: str | None, logo_file: str | Path | None) -> Brand:
    """The brand from a colour such as "#005eb8" and the path of a picture; ValueError for a poor one of either."""
    css = brand_css(colour or COLOUR)
    if not logo_file:
        return Brand(css, None, "")
    path = Path(logo_file)
    if path.suffix.lower() not in LOGO_TYPES:
        raise ValueError(_("The logo must be a PNG, JPEG or SVG file."))
    try:
        content = path.read_bytes()
    except OSError:
        raise ValueError(_("The logo file %(path)s cannot be read.", path=path)) from None
    if len(content) > LARGEST_LOGO:
        raise ValueError(_("The logo must be smaller than 500 kB."))
    return Brand(css, content, LOGO_TYPES[path.suffix.lower()])


def brand_css(colour: str) -> str:
    """The rules that set the brand colour. ValueError, in one sentence, for a malformed or unreadable colour."""
    colour = colour.strip().lower()
    if not re.fullmatch("#[0-9a-f]{6}", colour):
        raise ValueError(_("Write the brand colour as # and six letters or numbers, like #005eb8."))
    if min(contrast(colour, background) for background in BACKGROUNDS) < LEAST_CONTRAST:
        raise ValueError(_("The brand colour %(colour)s is too pale to read. Choose a darker one.", colour=colour))
    return f":root {{ --brand: {colour}; --brand-dark: {_darker(colour)}; }}\n"


def contrast(one: str, other: str) -> float:
    """How well two colours such as "#005eb8" stand apart: from 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _darker(colour: str) -> str:
    return "#" + bytes(channel * 7 // 10 for channel in bytes.fromhex(colour[1:])).hex()


brand_bp = Blueprint("brand", __name__)


@brand_bp.get("/brand.css")
@allow(anyone)
def stylesheet() -> Response:
    return keep_for_a_year(Response(brand().css, mimetype="text/css"))


@brand_bp.get("/brand/logo")
@allow(anyone)
def logo() -> Response:
    if brand().logo is None:
        abort(404)
    answer = Response(brand().logo, mimetype=brand().logo_type)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return keep_for_a_year(answer)
