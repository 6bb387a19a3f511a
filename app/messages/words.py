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
    subject = " ".join(_filled(f"messages/{name}/subject.txt", every).split())
    text, html = _filled(f"messages/{name}/body.txt", every), _filled(f"messages/{name}/body.html", every)
    return Words(subject, text + "\n", html + "\n", _short(f"messages/{name}/sms.txt", every, shorter))


def _filled(file: str, facts: Mapping[str, Any]) -> str:
    written = current_app.jinja_env.get_template(file).render(facts)
    return re.sub(r"\n{3,}", "\n\n", written.strip())


def _short(file: str, facts: Mapping[str, Any], shorter: Sequence[Mapping[str, Any]]) -> str | None:
    """At most one text message, or None where this message has no words for one."""
    text = ""
    for changes in ({}, *shorter):
        try:
            text = " ".join(_filled(file, {**facts, **changes}).split())
        except TemplateNotFound:
            return None
        if len(text) <= TEXT_LENGTH:
            break
    return text[:TEXT_LENGTH]
