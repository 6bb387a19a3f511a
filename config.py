"""Settings from the environment, checked once. A wrong value is one sentence and exit 2, never a guess."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.core.settings import BadConfiguration, Reader

__all__ = ["BadConfiguration", "cookies", "settings"]

ROOT = Path(__file__).resolve().parent
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
BADGE_KEY = re.compile(r"[0-9a-f]{64}(,[\w-]{42}[AEIMQUYcgkosw048])*", re.ASCII)  # a seed, then public keys
LONG = re.compile(".{32,}", re.DOTALL)


def settings(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Everything the application is configured by, from environment variables (`docs/operator.md` lists them)."""
    read = Reader(environment)
    production = read.choice("APP_ENV", "demo", {"demo", "production"}) == "production"
    var = read.folder("VAR_DIR", ROOT / "var")
    base_url = read.web_address("BASE_URL", "http://127.0.0.1:8000", needed=production)
    secure = base_url.startswith("https://")
    return {
        "APP_ENV": "production" if production else "demo",
        "DEMO": not production,
        "VAR_DIR": var,
        "DATABASE_URL": read.database("DATABASE_URL", f"sqlite:///{var / 'alongside.db'}"),
        "MAIL_URL": read.channel("MAIL_URL", f"maildir:{var / 'mail'}", {"maildir", "smtp"}),
        "SMS_URL": read.channel("SMS_URL", f"folder:{var / 'texts'}", {"folder", "notify"}, "template"),
        "LETTER_URL": read.channel("LETTER_URL", f"folder:{var / 'letters'}", {"folder", "notify"}),
        "EMBED_ORIGINS": read.origins("EMBED_ORIGINS"),
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
        "OUTCOME_WEEKS": read.whole("OUTCOME_WEEKS", 6, 1, 26),
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
