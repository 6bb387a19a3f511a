"""Settings from the environment, checked once. A wrong value is one sentence and exit 2, never a guess."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

ROOT = Path(__file__).resolve().parent
ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+|[^@\s,;<>\"]+@localhost")
NOTIFY_KEY = re.compile(r"[\w-]*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LONGEST_ADDRESS = 120  # with a token behind it, calendar programs still take it
WHOLE, COLOUR = re.compile("0|[1-9][0-9]{0,3}"), re.compile(r"#[0-9a-fA-F]{6}")
BADGE_KEY = re.compile(r"[0-9a-f]{64}(,[\w-]{42}[AEIMQUYcgkosw048])*", re.ASCII)  # a seed, then public keys
LONG = re.compile(".{32,}", re.DOTALL)


class BadConfiguration(Exception):
    """`str(error)` is the sentence for the operator."""


def settings(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Everything the application is configured by, from environment variables (`docs/operator.md` lists them)."""
    read = _Reader(environment)
    production = read.choice("APP_ENV", "demo", {"demo", "production"}) == "production"
    var = read.folder("VAR_DIR", ROOT / "var")
    base_url = read.web_address("BASE_URL", "http://127.0.0.1:8000", needed=production)
    secure = base_url.startswith("https://")
    return {
        "APP_ENV": "production" if production else "demo",
        "DEMO": not production,
        "DATABASE_URL": read.database("DATABASE_URL", f"sqlite:///{var / 'alongside.db'}"),
        "MAIL_URL": read.channel("MAIL_URL", f"maildir:{var / 'mail'}", {"maildir", "smtp"}),
        "SMS_URL": read.channel("SMS_URL", f"folder:{var / 'texts'}", {"folder", "notify"}, "template"),
        "LETTER_URL": read.channel("LETTER_URL", f"folder:{var / 'letters'}", {"folder", "notify"}),
        "BADGE_KEY": read.secret("BADGE_KEY", var / "badge.key", BADGE_KEY, "as `flask badge key` prints it"),
        "SECRET_KEY": read.secret("SECRET_KEY", var / "secret.key", LONG, "32 or more characters", needed=production),
        "BASE_URL": base_url.rstrip("/"),
        "INVITE_ADDRESS": read.mail_address("INVITE_ADDRESS", "invites@alongside.example"),
        "INBOUND_SECRET": read.words("INBOUND_SECRET", ""),
        "INBOUND_URL": read.words("INBOUND_URL", ""),
        "ORGANISATION_NAME": read.words("ORGANISATION_NAME", "Riverbank NHS Trust (demo)"),
        "SERVICE_NAME": read.words("SERVICE_NAME", "Alongside"),
        "BRAND_COLOUR": read.matching("BRAND_COLOUR", "#005eb8", COLOUR, "a colour such as #005eb8"),
        "LOGO_FILE": read.file("LOGO_FILE"),
        "LOGO_ALT": read.words("LOGO_ALT", ""),
        "CONTACT_PHONE": read.words("CONTACT_PHONE", "020 7946 0000"),
        "CONTACT_EMAIL": read.mail_address("CONTACT_EMAIL", "involvement@alongside.example"),
        "CONTACT_HOURS": read.words("CONTACT_HOURS", "Monday to Friday, 9am to 5pm"),
        "CRISIS_CONTACTS": read.pairs("CRISIS_CONTACTS", CRISIS),
        "ADVISOR_WORD": read.two_words("ADVISOR_WORD", "advisor,advisors"),
        "CLOCK": read.moment("CLOCK", refused=production),
        "TRUSTED_PROXIES": read.whole("TRUSTED_PROXIES", 0, 0, 5),
        "SCORES_KEPT_MONTHS": read.whole("SCORES_KEPT_MONTHS", 12, 6, 72),
        "CLAIM_MONTHS": read.whole("CLAIM_MONTHS", 3, 1, 24),
        "PAYMENT_DAYS": read.whole("PAYMENT_DAYS", 30, 7, 90),
        "HOME_PENCE": read.whole("HOME_PENCE", 500, 0, 9999),
        "CHEAP_HASHES": read.choice("CHEAP_HASHES", "0", {"0"} if production else {"0", "1"}) == "1",
        **cookies(secure=secure),
        "MAX_CONTENT_LENGTH": 11 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "WTF_CSRF_TIME_LIMIT": None,
        "IDLE_LIMIT": timedelta(hours=12),
        "SESSION_LIMIT": timedelta(days=14),
    }


CRISIS = """If someone's life is at risk=Call 999 or go to A&E\
|Urgent mental health help, day or night=Call NHS 111 and choose option 2\
|Samaritans=Call 116 123, free, day or night|Shout=Text SHOUT to 85258, free, day or night"""


def cookies(*, secure: bool) -> dict[str, Any]:
    """Cookie settings; on https the name itself forbids a wider scope."""
    return {
        "SESSION_COOKIE_NAME": "__Host-session" if secure else "session",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(days=14),
        "SESSION_REFRESH_EACH_REQUEST": False,  # a sign-in has an end of its own, SESSION_LIMIT
    }


class _Reader:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def words(self, name: str, default: str) -> str:
        value = self._environment.get(name, "").strip() or default
        if not value.isprintable() or len(value) > 400:
            raise BadConfiguration(f"{name} must be one line of at most 400 characters.")
        return value

    def choice(self, name: str, default: str, known: set[str]) -> str:
        value = self.words(name, default)
        if value not in known:
            raise BadConfiguration(f"{name} is {value!r}; it must be one of: {', '.join(sorted(known))}.")
        return value

    def matching(self, name: str, default: str, pattern: re.Pattern[str], meaning: str) -> str:
        value = self.words(name, default)
        if not pattern.fullmatch(value):
            raise BadConfiguration(f"{name} is {value!r}; it must be {meaning}.")
        return value

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        meaning = f"a whole number from {least} to {most}"
        value = int(self.matching(name, str(default), WHOLE, meaning))
        if not least <= value <= most:
            raise BadConfiguration(f"{name} is {value}; it must be {meaning}.")
        return value

    def mail_address(self, name: str, default: str) -> str:
        value = self.matching(name, default, ADDRESS, "one e-mail address")
        if not value.isascii():
            raise BadConfiguration(f"{name} is {value!r}; it must be written in letters without accents.")
        return value

    def web_address(self, name: str, default: str, *, needed: bool) -> str:
        example = "such as https://involvement.example.org"
        if needed and not self._environment.get(name):
            raise BadConfiguration(f"{name} must be set in production, {example}.")
        value = self.words(name, default)
        parts = _split(value)
        bare = parts and parts.path + parts.query + parts.fragment in {"", "/"}
        if not parts or not bare or parts.scheme not in {"http", "https"}:
            raise BadConfiguration(f"{name} is {value!r}; it must be a web address {example}.")
        if len(value) > LONGEST_ADDRESS:
            raise BadConfiguration(f"{name} must be at most {LONGEST_ADDRESS} characters long.")
        return value

    def database(self, name: str, default: str) -> str:
        value = self.words(name, default).replace("postgres://", "postgresql://", 1)
        file = value.removeprefix("sqlite:///")
        if file != value and file:
            _make_folder(name, Path(file).parent)
        elif not value.startswith("postgresql://") or not _split(value, host=False):
            raise BadConfiguration(f"{name} must look like sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.")
        return value

    def folder(self, name: str, default: Path) -> Path:
        """A folder of our own; made when it is not there."""
        found = Path(self.words(name, str(default)))
        _make_folder(name, found)
        return found

    def channel(self, name: str, default: str, known: set[str], asks: str = "") -> str:
        value = self.words(name, default)
        scheme, colon, rest = value.partition(":")
        if scheme not in known or not colon or not rest:
            raise BadConfiguration(f"{name} must start with one of: {', '.join(sorted(k + ':' for k in known))}")
        if scheme == "smtp":
            _check_smtp(name, value)
        elif scheme == "notify":
            _check_notify(name, value, asks)
        else:
            _make_folder(name, Path(rest).parent)
        return value

    def secret(self, name: str, kept: Path, like: re.Pattern[str], meaning: str, *, needed: bool = False) -> str:
        value = self._environment.get(name, "")
        if value and not like.fullmatch(value):
            raise BadConfiguration(f"{name} must be {meaning}.")
        if needed and not value:
            raise BadConfiguration(f"{name} must be set in production to at least 32 random characters.")
        return value or _kept_secret(kept)

    def two_words(self, name: str, default: str) -> tuple[str, str]:
        parts = [part.strip() for part in self.words(name, default).split(",")]
        if len(parts) != 2 or not all(parts):
            raise BadConfiguration(f"{name} must be two words, one and many, such as advisor,advisors.")
        return parts[0], parts[1]

    def pairs(self, name: str, default: str) -> list[tuple[str, str]]:
        value = self._environment.get(name, "").strip() or default
        found = [tuple(map(str.strip, pair.partition("=")[::2])) for pair in value.split("|")]
        if not all(map(all, found)):
            raise BadConfiguration(f"{name} must be written as label=text|label=text.")
        return [(pair[0], pair[1]) for pair in found]

    def file(self, name: str) -> Path | None:
        value = self._environment.get(name, "").strip()
        if value and not Path(value).is_file():
            raise BadConfiguration(f"{name} names a file that is not there.")
        return Path(value) if value else None

    def moment(self, name: str, *, refused: bool) -> datetime | None:
        value = self._environment.get(name, "").strip()
        if not value:
            return None
        if refused:
            raise BadConfiguration(f"{name} cannot be used in production.")
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            example = "such as 2026-12-01T09:00:00+00:00"
            raise BadConfiguration(f"{name} is {value!r}; it must be a time with its zone, {example}.")
        return found


def _split(value: str, *, host: bool = True) -> SplitResult | None:
    """The parts of an address, or nothing when it is none."""
    try:
        parts = urlsplit(value)
        good = (parts.hostname or not host) and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts if good else None


def _check_smtp(name: str, value: str) -> None:
    parts = _split(value)
    if not parts or parse_qs(parts.query).get("starttls", ["0"])[0] not in {"0", "1"}:
        raise BadConfiguration(f"{name} must look like smtp://user:password@host:587?starttls=1.")


def _check_notify(name: str, value: str, asks: str) -> None:
    parts = urlsplit(value)
    if not NOTIFY_KEY.fullmatch(parts.netloc) or (asks and not parse_qs(parts.query).get(asks)):
        more = f"?{asks}=ID" if asks else ""
        raise BadConfiguration(f"{name} must look like notify://KEY{more}, with a key as GOV.UK Notify shows it once.")


def _make_folder(name: str, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise BadConfiguration(f"{name} names a folder that cannot be made: {folder}.") from None


def _kept_secret(place: Path) -> str:
    """The key in this file, made on first use; linked into place whole, so that no process reads half a key."""
    if not place.exists():
        with tempfile.NamedTemporaryFile("w", dir=place.parent, delete=False) as fresh:
            fresh.write(secrets.token_hex(32))
        with suppress(FileExistsError):  # another process was first: its key counts
            os.link(fresh.name, place)
        Path(fresh.name).unlink()
    return place.read_text().strip()
