"""A feed that any reader of news takes (RFC 4287), made of entries that everybody may read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from flask import Response, current_app

from app.core.headers import keep_for_everybody

NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = datetime(2020, 1, 1, tzinfo=UTC)  # when a feed without entries was last changed: always the same
SECONDS = 900
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """`path` leads to it and is its identity for ever; `words` are plain."""

    path: str
    title: str
    words: str
    at: datetime
    about: str = ""


def feed(title: str, page: str, own: str, entries: Sequence[Entry]) -> Response:
    """`page` is the path of the page that says the same, `own` that of the feed."""
    base = current_app.config["BASE_URL"]
    root = ET.Element("feed", {"xmlns": NAMESPACE})
    _words(root, "id", base + own)
    _words(root, "title", title)
    _words(root, "updated", _moment(max((each.at for each in entries), default=NEVER)))
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": base + own})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": base + page})
    _words(ET.SubElement(root, "author"), "name", current_app.config["ORGANISATION_NAME"])
    for each in entries:
        _put(ET.SubElement(root, "entry"), base, each)
    body = '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")
    return keep_for_everybody(Response(body, mimetype="application/atom+xml"), SECONDS)


def _put(entry: ET.Element, base: str, each: Entry) -> None:
    _words(entry, "id", base + each.path)
    _words(entry, "title", each.title)
    _words(entry, "updated", _moment(each.at))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": base + each.path})
    if each.about:
        ET.SubElement(entry, "category", {"term": _clean(each.about)})
    _words(entry, "summary", each.words)


def _words(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = _clean(words)


def _clean(words: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_XML.sub("", words)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
