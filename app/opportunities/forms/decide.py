"""Decisions about an opportunity that need a word or a choice."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.forms import LongTextField, RadiosField, choice
from app.core.i18n import lazy_gettext as _l
from app.opportunities.forms.step import EditionForm
from app.people.models import Person


class SendBackForm(EditionForm):
    reason = LongTextField(
        _l("What should the host change?"), hint=_l("The host reads these words."), most=2000,
        required=_l("Say what the host should change."),
    )  # fmt: skip


class CancelForm(EditionForm):
    reason = LongTextField(
        _l("Why is it cancelled?"), hint=_l("Everybody with a place reads these words."), most=1000,
        required=_l("Say why, so that people know."),
    )  # fmt: skip


def why() -> LongTextField:
    """The reason for a change, short: everybody who is told reads it."""
    return LongTextField(
        _l("Why does it change?"), hint=_l("One sentence. Everybody who is told reads these words."), most=300,
        required=_l("Say why in one sentence, so that people know."),
    )  # fmt: skip


class CancelSessionForm(EditionForm):
    reason = why()


class HandOverForm(EditionForm):
    reason = why()
    to = RadiosField(_l("Who answers for it from now on?"), coerce=int, required=_l("Choose somebody."))

    def offer(self, members: Iterable[Person]) -> None:
        self.to.choices = [choice(member.id, member.name) for member in members]
