"""What to share, ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.forms import CheckboxesField, Form, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.people.models import PassportEntry
from app.people.passport.pages import FIELDS


class SharingForm(Form):
    entries = CheckboxesField(_l("What may the host read?"), hint=_l("Tick nothing, and they read nothing."))
    submit = SubmitField(_l("Save"))

    class Meta(Form.Meta):
        mark_optional = False

    def fit(self, there: Sequence[tuple[PassportEntry, bool]]) -> None:
        self.entries.choices = [choice(entry.ref, entry.words, FIELDS[entry.field]) for entry, _shared in there]
        if not self.is_submitted():
            shared: Any = [entry.ref for entry, yes in there if yes]
            self.entries.data = shared


class SharingBehalfForm(BehalfForm, SharingForm):
    """For somebody who asked the team."""
