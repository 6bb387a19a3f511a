"""What the team types and chooses before a bulletin goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.bulletin.actions import Draft
from app.bulletin.models import Bulletin
from app.bulletin.rules import LONGEST
from app.bulletin.states import First
from app.bulletin.writing import Written
from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    Form,
    HiddenField,
    LongTextField,
    RadiosField,
    SubmitField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity


class BulletinForm(Form):
    opening = LongTextField(
        _l("A few words at the top"),
        hint=_l("Plain words, short sentences. Everybody reads the same. A blank line begins a new paragraph."),
        most=LONGEST,
    )
    first = RadiosField(
        _l("What comes first?"),
        choices=[choice(First.NEW, _l("What is new")), choice(First.CLOSING, _l("What closes soon"))],
        required=_l("Choose what comes first."),
    )
    left_out = CheckboxesField(
        _l("Is there anything to leave out this week?"),
        hint=_l("Tick what should not be in it. It stays open, and people still find it on our pages."),
        coerce=int,
    )
    told_too = ConfirmField(
        _l("Send it also to people who had news of their own this week"),
        hint=_l("Leave this empty, and nobody hears from us twice in one week."),
    )
    closing = LongTextField(_l("A few words at the end"), most=LONGEST)
    version = HiddenField()
    show = SubmitField(_l("See what will be sent"))
    keep = SubmitField(_l("Save, and go on later"), render_kw={"variant": "secondary"})

    @classmethod
    def of(cls, draft: Bulletin, made: Written) -> BulletinForm:
        """The form of this draft: what stands in it now can be left out, and what was left out can come back."""
        form = cls(data={
            "opening": draft.opening, "closing": draft.closing, "first": draft.first.value,
            "left_out": draft.left_out, "told_too": draft.told_too, "version": str(draft.version),
        })  # fmt: skip
        form.left_out.choices = [choice(*each) for each in _choices(made)]
        known = {each.id for each in (*made.shown, *made.out)}
        ticked: list[int] = form.left_out.data or []
        form.left_out.process_data([each for each in ticked if each in known])  # others are not open any more
        if not known:
            del form.left_out
        return form

    def draft(self) -> Draft:
        version = self.version.data or ""
        return Draft(
            self.opening.data or "", self.closing.data or "", First(self.first.data),
            self.left_out.data or [] if self.left_out else [], bool(self.told_too.data),
            int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
        )  # fmt: skip


def _choices(made: Written) -> Iterator[tuple[Any, str, str]]:
    """By the host's own title, as the list of opportunities has it; the number is that of the bulletin."""
    rows = iter(made.shown)
    for group in made.contents.groups:
        for listed in group.listed:
            row: Opportunity = next(rows)
            when = dict(listed.facts).get(_("When"), "")
            title = _("%(number)d. %(title)s", number=listed.number, title=row.title)
            yield row.id, title, f"{group.heading} · {row.kind.name} · {when}"
    for row in made.out:
        yield row.id, _("Left out: %(title)s", title=row.title), row.kind.name
