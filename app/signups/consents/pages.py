"""The questions as people read them, and what they said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.signups.consents.models import Consent
from app.signups.consents.states import ConsentState, ConsentTo

NAMES: dict[ConsentTo, Any] = {
    ConsentTo.STORY: _l("Telling something of my own story"),
    ConsentTo.RECORDING: _l("Being recorded"),
    ConsentTo.REUSE: _l("Using it again elsewhere"),
}
STATES: dict[ConsentState, tuple[Any, str]] = {
    ConsentState.YES: (_l("Yes"), "green"),
    ConsentState.NO: (_l("No"), "white"),
    ConsentState.TAKEN_BACK: (_l("Taken back"), "orange"),
}


def question(to: ConsentTo, details: Mapping[str, Any] | None) -> str:
    """What somebody says yes or no to, in words that stay with the answer."""
    if to is ConsentTo.STORY:
        return _("May something of your own story be part of it? You choose what you tell, and can stop at any time.")
    if to is ConsentTo.RECORDING:
        return _("May you be seen and heard in a recording of it?")
    where = str((details or {}).get("reuse", ""))
    return _("May what you said or made be used again? This is planned: %(where)s", where=where)


def said(row: Consent | None) -> tuple[str, str]:
    """The words and colour of a tag."""
    if row is None:
        return _("No answer yet"), "grey"
    words, colour = STATES[row.state]
    return str(words), colour
