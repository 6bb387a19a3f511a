"""Asking for a sign-off, and giving one."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.formatting import day
from app.core.forms import Form, RadiosField, SubmitField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.matching.ways.pages import signed_off_title
from app.opportunities.models import Kind, Opportunity
from app.opportunities.rules import signing
from app.opportunities.states import SeatRole
from app.people.behalf import BehalfForm


class AskForm(Form):
    where = RadiosField(
        _l("Who was there with you? Choose where you took part"), required=_l("Choose where you took part."),
        hint=_l("We ask the host and the chair of it, and the involvement team."),
    )  # fmt: skip
    submit = SubmitField(_l("Ask them"))

    def offer(self, been_in: Iterable[Opportunity]) -> None:
        self.where.choices = [choice(each.id, _where(each)) for each in been_in]


class AskForForm(BehalfForm, AskForm):
    """The same, for somebody who asked the team to."""


def _where(row: Opportunity) -> str:
    if row.first_starts_at is None:
        return row.title
    return _("%(title)s, %(day)s", title=row.title, day=day(row.first_starts_at))


class SignOffForm(Form):
    what = RadiosField(_l("What do you sign off?"), required=_l("Choose what you sign off."))
    submit = SubmitField(_l("Sign off"))

    def offer(self, kinds: Iterable[Kind], taken: set[tuple[str, SeatRole]]) -> None:
        """What may be signed off, and is not yet."""
        self.what.choices = [
            choice(f"{kind.code}:{role.value}", signed_off_title(kind, role))
            for kind in kinds
            for role in (SeatRole.MEMBER, SeatRole.CHAIR)
            if signing.asks(kind, role) and (kind.code, role) not in taken
        ]

    def chosen(self) -> tuple[str, SeatRole]:
        code, _colon, role = str(self.what.data).rpartition(":")
        return code, SeatRole(role)
