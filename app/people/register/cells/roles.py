"""Service user, carer or both, in the many words there are for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.i18n import gettext as _
from app.people.register.cells.names import line
from app.people.register.questions import Choice, Reading, asked_without_way_out
from app.people.register.sheets import Cell
from app.people.register.values import NOTHING

SERVICE_USER = re.compile(
    r"\b(service ?-?users?|su|s/u|users?|patients?|ex-?patients?|inpatients?|clients?|survivors?|consumers?|"
    r"lived experience|living experience|own experience|people? who uses? services?)\b"
)
CARER = re.compile(
    r"\b(carers?|caregivers?|care givers?|family|families|relatives?|relations?|parents?|partners? in care|friends?|"
    r"supporters?|loved ones?|mums?|mothers?|dads?|fathers?|spouses?|wife|husband|siblings?|sisters?|brothers?)\b"
)
BOTH = frozenset({"both", "b", "su/c", "c/su", "su & c", "su+c", "dual", "either", "su and c", "both roles"})
UNSURE = re.compile(r"\b(not|never|staff|nurse|employee|volunteer|unknown)\b|\?")
RELATION = re.compile(
    r"\b(parents?|mother|mum|mam|father|dad|daughter|son|child|children|partner|husband|wife|spouse|sister|brother|"
    r"sibling|friend|neighbou?r|grand(?:mother|father|parent|son|daughter|child)|nan|gran|aunt|auntie|uncle|cousin|niece|"
    r"nephew|relative|family(?: member)?|in-law|boyfriend|girlfriend|fianc[eé]e?|step\w+|foster\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Experience:
    """What somebody's lived experience is: at least one of the two."""

    service_user: bool = False
    carer: bool = False


AS_SERVICE_USER = Experience(service_user=True)
AS_CARER = Experience(carer=True)
AS_BOTH = Experience(service_user=True, carer=True)
WORDS = {"service-user": AS_SERVICE_USER, "carer": AS_CARER, "both": AS_BOTH}


def read_role(cell: Cell) -> Reading[Experience]:
    """Service user, carer or both; nothing where the cell is empty."""
    typed = line(cell)
    text = typed.casefold().strip(" .")
    if not text or text in NOTHING - {"x", "no"}:
        return Reading()
    if text in BOTH:
        return Reading(AS_BOTH)
    if text == "c":
        return Reading(AS_CARER)
    one, two = bool(SERVICE_USER.search(text)), bool(CARER.search(text))
    if not (one or two) or UNSURE.search(text):
        return ask_role(_("Are they a service user, a carer or both? The file says “%(typed)s”.", typed=_short(typed)))
    return Reading(Experience(service_user=one, carer=two))


def cares_for_somebody(cell: Cell) -> bool:
    """Whether a cell names a relation or says yes. What it says is not kept: it is about somebody else."""
    return line(cell).casefold().strip(" .") not in NOTHING | {"n", "false", "0"}


def only_a_relation(cell: Cell) -> bool:
    """Whether the cell says a relation and nothing more about the other person."""
    rest = RELATION.sub("", line(cell)).casefold()
    return not re.sub(r"\b(my|his|her|their|and|yes|y|x|elderly|adult|older|younger|one|two)\b|[\s,/&+.()-]", "", rest)


def role_in_title(title: str) -> Experience | None:
    """What everybody on a sheet called "Carers" is."""
    text = re.sub(r"[^a-z]+", " ", title.casefold()).strip()
    one, two = bool(SERVICE_USER.search(text)), bool(CARER.search(text))
    if one == two or "register" in text.split() or "involvement" in text.split():
        return None
    return AS_SERVICE_USER if one else AS_CARER


def ask_role(text: str) -> Reading[Experience]:
    return asked_without_way_out(
        "role",
        text,
        Choice("service-user", str(_("Service user")), AS_SERVICE_USER),
        Choice("carer", str(_("Carer")), AS_CARER),
        Choice("both", str(_("Both")), AS_BOTH),
    )


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else typed[:59] + "…"
