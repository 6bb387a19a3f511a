"""What no part of a document may be or hold: macros, files inside, what is fetched from elsewhere, old commands.

The parts are walked through without building anything: a tree of a large one would fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.sax.handler import ContentHandler, feature_namespaces  # no parser: that is defusedxml's

from app.core.files.refusing import FileRefused
from app.core.i18n import gettext as _

MOST_ELEMENTS = 1_500_000
MACROS = re.compile(r"vba|macro|activex|customui|dialogsheet|(^|/)(basic|scripts|dialogs)/", re.IGNORECASE)
INSIDE = re.compile(
    r"embeddings/|oleobject|externallink|afchunk|(^|/)object [0-9]+/|objectreplacements/|webextension|\.bin$",
    re.IGNORECASE,
)
PRINTER = re.compile(r"printersettings[0-9]*\.bin$", re.IGNORECASE)
COMMANDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|MACROBUTTON)\b", re.IGNORECASE)
RUNS = frozenset({"script", "event-listener", "dde-source", "dde-connection", "ddeLink", "applet", "plugin"})
HOLDS = frozenset({"object", "object-ole", "OLEObject", "oleObject", "oleObj", "altChunk", "control"})
SHOWN = frozenset({"image", "fill-image", "section-source", "background-image"})
LINKS = ("http://", "https://", "mailto:", "tel:", "#")
OPEN = "urn:oasis:names:tc:opendocument"


def refuse_names(names: Sequence[str]) -> None:
    if len({name.casefold() for name in names}) != len(names) or any(_climbs(name) for name in names):
        raise FileRefused(_("The file is damaged. Open it, save it again and send that."))
    if any(MACROS.search(name) for name in names):
        raise _macro()
    if any(INSIDE.search(name) and not PRINTER.search(name) for name in names):
        raise _inside()


def _climbs(name: str) -> bool:
    return name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/")


class Look:
    """At the parts of one file, one after the other. `types` are the kinds they say they are."""

    def __init__(self) -> None:
        self.elements = 0
        self.types: list[str] = []

    def into(self, data: bytes) -> None:
        import defusedxml.sax

        walk = _Walk(self)
        parser: Any = defusedxml.sax.make_parser()
        parser.setFeature(feature_namespaces, 1)
        parser.forbid_dtd = True
        parser.setContentHandler(walk)
        parser.parse(BytesIO(data))
        if COMMANDS.search("".join(walk.commands)):
            raise _macro()


class _Walk(ContentHandler):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.commands: list[str] = []
        self.in_command = False

    def startElementNS(self, name: tuple[str | None, str], _qname: str | None, attrs: Any) -> None:  # noqa: N802
        space, tag = name[0] or "", name[1]
        said = {key[1]: value for key, value in attrs.items()}
        self.look.elements += 1
        if self.look.elements > MOST_ELEMENTS:
            raise FileRefused(_("The file is too large once it is unpacked. Save it as PDF and send that."))
        self.in_command = tag in {"instrText", "delInstrText"}
        if tag == "fldSimple":
            self.commands.append(said.get("instr", ""))
        if "ContentType" in said:
            self._type(said["ContentType"])
        if tag == "Relationship":
            _refuse_relation(said)
        _refuse_element(space, tag, said)

    def characters(self, content: str) -> None:
        if self.in_command:
            self.commands.append(content)

    def endElementNS(self, _name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802
        self.in_command = False

    def _type(self, said: str) -> None:
        """What says that it is a macro is refused, whatever it is called."""
        if MACROS.search(said):
            raise _macro()
        if re.search(r"oleobject|externallink", said, re.IGNORECASE):
            raise _inside()
        self.look.types.append(said)


def _refuse_element(space: str, tag: str, said: Mapping[str, str]) -> None:
    if tag in RUNS and (space.startswith(OPEN) or tag == "ddeLink"):
        raise _macro()
    if tag in HOLDS:
        raise _inside()
    if tag in SHOWN and space.startswith(OPEN) and _elsewhere(said.get("href", "")):
        raise _fetches()
    if tag == "encryption-data":
        raise FileRefused(_("The file has a password. Take the password off, save it and send it again."))


def _elsewhere(address: str) -> bool:
    return ":" in address.split("/", maxsplit=1)[0] or address.startswith(("/", "..", "\\"))


def _refuse_relation(said: Mapping[str, str]) -> None:
    sort = said.get("Type", "")
    if MACROS.search(sort.rsplit("/", 1)[-1]):
        raise _macro()
    if said.get("TargetMode", "").lower() != "external":
        return
    if not sort.endswith("/hyperlink") or not said.get("Target", "").lower().startswith(LINKS):
        raise _fetches()


def _macro() -> FileRefused:
    return FileRefused(_("There is a macro in this file. Save it as PDF, or without macros, and send that."))


def _inside() -> FileRefused:
    return FileRefused(_("There is another file inside this one, such as the table behind a chart. Save it as PDF."))


def _fetches() -> FileRefused:
    return FileRefused(_("This file fetches something from elsewhere when it is opened. Save it as PDF and send that."))
