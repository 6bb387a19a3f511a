"""Reading one setting from the environment: understood, or refused in one sentence for the operator."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+|[^@\s,;<>\"]+@localhost")
NOTIFY_KEY = re.compile(r"[\w-]*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ORIGIN = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?")
LONGEST_ADDRESS = 120  # with a token behind it, calendar programs still take it
WHOLE = re.compile("0|[1-9][0-9]{0,3}")


class BadConfiguration(Exception):
    """`str(error)` is the sentence for the operator."""


class Reader:
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

    def origins(self, name: str) -> list[str]:
        """Web sites, divided by commas, each as https://host without anything behind it; none where it is empty."""
        value = self._environment.get(name, "").strip()
        found = [each.strip() for each in value.split(",") if each.strip()]
        for each in found:
            if not ORIGIN.fullmatch(each):
                raise BadConfiguration(f"{name} has {each!r}; each must look like https://www.example.org.")
        return found

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
