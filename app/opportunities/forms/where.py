"""Where: the format, the place, who may see it, the link."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from app.core.forms import LongTextField, TextField
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.forms.decide import why
from app.opportunities.forms.step import EditionForm, StepForm, pick
from app.opportunities.pages.labels import FORMATS, VENUE_SHOWN


def web_address(_form: Any, field: Any) -> None:
    if not (field.data or "").lower().startswith(("https://", "http://")):
        raise ValidationError(_("Enter a web address that starts with https://"))


def _link() -> TextField:
    return TextField(
        _l("Link to join online"), (web_address,), most=500, hint=_l("Only people with a place see it."),
    )  # fmt: skip


class WhereForm(StepForm):
    step = "where"
    not_optional = ("venue", "venue_area")

    format = pick(_l("How do people take part?"), FORMATS, required=_l("Choose how people take part."))
    venue = LongTextField(
        _l("Place and address"), hint=_l("Leave empty if it is online, by phone or by post."), most=400
    )
    venue_area = TextField(
        _l("Area"), hint=_l("For example, Cambridge. Enter it if the place is not known yet, or not shown."), most=120,
    )  # fmt: skip
    venue_shown = pick(_l("Who may see the exact place?"), VENUE_SHOWN, required=_l("Choose who may see the place."))
    venue_access = LongTextField(_l("Access"), hint=_l("Steps, lift, parking, hearing loop, quiet room."), most=1000)
    join_link = _link()

    def answers(self) -> dict[str, Any]:
        return super().answers() | {"join_link": self.join_link.data or None}


class PlaceForm(EditionForm):
    """Another place for a published opportunity."""

    venue = LongTextField(_l("Place and address"), most=400)
    venue_access = LongTextField(_l("Access"), most=1000)
    join_link = _link()
    reason = why()
