"""The words of one message, rendered from `templates/messages/<name>/`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from jinja2 import TemplateNotFound

TEXT_LENGTH = 160


@dataclass(frozen=True)
class Words:
    """`text` and `html` say the same and are whole without each other; `sms` is at most 160 characters, or none."""

    subject: str
    text: str
    html: str
    sms: str | None


@dataclass(frozen=True)
class Us:
    """How people reach the involvement team, from the settings."""

    phone: str
    email: str
    hours: str
    address: str  # of the web pages


def us() -> Us:
    config = current_app.config
    return Us(config["CONTACT_PHONE"], config["CONTACT_EMAIL"], config["CONTACT_HOURS"], config["BASE_URL"])


def render(name: str, facts: Mapping[str, Any], *, shorter: Sequence[Mapping[str, Any]] = ()) -> Words:
    """`shorter` replaces facts, one after the other, until the words for a text message fit."""
    every = {"us": us(), **facts}

    def filled(file: str, **changes: Any) -> str:
        written = current_app.jinja_env.get_template(f"messages/{name}/{file}").render(every | changes)
        return re.sub(r"\n{3,}", "\n\n", written.strip())

    subject = " ".join(filled("subject.txt").split())
    return Words(subject, filled("body.txt") + "\n", filled("body.html") + "\n", _sms(filled, shorter))


def _sms(filled: Any, shorter: Sequence[Mapping[str, Any]]) -> str | None:
    text = ""
    for changes in ({}, *shorter):
        try:
            text = " ".join(filled("sms.txt", **changes).split())
        except TemplateNotFound:
            return None
        if len(text) <= TEXT_LENGTH:
            break
    return text[:TEXT_LENGTH]
