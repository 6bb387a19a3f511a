"""Access needs as instructions. Words about health are a question first: only a person may decide to keep them."""

from __future__ import annotations

import re

from app.core.forms.cleaning import clean_text
from app.core.i18n import gettext as _
from app.people.register.cells.names import line
from app.people.register.questions import Choice, Reading, asked
from app.people.register.sheets import Broken, Cell, shown
from app.people.register.values import NOTHING

LONGEST = 500
PROSE = 90  # longer than this it is more than an instruction
HEALTH = re.compile(
    r"bipolar|schizo|psycho(?!logically)|depress|anxi|panic|ptsd|trauma|autis|asperger|adhd|\bbpd\b|\beupd\b|personality|"
    r"\bocd\b|self[ -]?harm|suicid|overdose|\bsection(ed)?\b|\bward\b|in-?patient|admitted|admission|discharge|"
    r"hospital|medicat|\bmeds\b|clozapine|lithium|\bdepot\b|diagnos|addict|alcohol|\bdrugs?\b|relapse|crisis|voices|paranoi|"
    r"epilep|seizure|diabet|cancer|dementia|\bhiv\b|stroke|\bms\b|parkinson|arthrit|fibromyalg|\bill(ness)?\b|unwell|disorder|"
    r"syndrome|injur|eating dis|anorex|bulimi|asthma|\bheart\b|chronic|manic|mania|mood|abuse|risk",
    re.IGNORECASE,
)


def read_access(cell: Cell) -> Reading[str]:
    """What makes taking part possible, as it is written."""
    if cell is None or isinstance(cell, Broken):
        return Reading()
    text = clean_text(cell if isinstance(cell, str) else shown(cell)) or ""
    if not text or line(text).casefold().strip(" .") in NOTHING:
        return Reading()
    if HEALTH.search(text):
        return _ask(text, _("The access needs may say something about health. What should be kept?"))
    if len(text) > PROSE:
        return _ask(text, _("The access needs are long and may say something about health. What should be kept?"))
    return Reading(text)


def _ask(text: str, question: str) -> Reading[str]:
    choices = [Choice("keep", str(_("Keep it as it is written")), text)] if len(text) <= LONGEST else []
    return asked(
        "access-needs",
        question,
        *choices,
        typed=str(_("What is needed, like: a break every hour")),
        leave_out=str(_("Keep none of it")),
    )
