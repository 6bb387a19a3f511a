"""Offering to be a buddy, choosing one, and what somebody said who rang."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.forms import CheckboxesField, Form, RadiosField, SubmitField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.matching.buddies.models import Buddying
from app.matching.buddies.queries import Candidate
from app.matching.buddies.states import BuddyState
from app.opportunities.models import Kind
from app.people.behalf import BehalfForm
from app.signups.models import Place


class OffersForm(Form):
    kinds = CheckboxesField(
        _l("For which kinds would you be a buddy?"), hint=_l("Those that you know. You can change it at any time."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    def offer(self, kinds: Iterable[Kind]) -> None:
        self.kinds.choices = [choice(kind.code, kind.name) for kind in kinds]


class OffersForForm(BehalfForm, OffersForm):
    """The same, for somebody who asked the team to."""


class ChooseForm(Form):
    buddy = RadiosField(_l("Whom shall we ask?"), required=_l("Choose whom to ask."))
    submit = SubmitField(_l("Ask both of them"))

    def offer(self, candidates: Iterable[Candidate]) -> None:
        found = list(candidates)
        self.buddy.choices = [
            choice(each.person.ref, each.person.name, _("Has a place in it too") if each.there else "")
            for each in found
        ]


class SaidForm(BehalfForm):
    what = RadiosField(_l("What did they say?"), required=_l("Choose what they said."))
    submit = SubmitField(_l("Record it"))

    def offer(self, person_id: int, rows: Iterable[Buddying], places: Iterable[Place]) -> None:
        """Only what they can say: yes or no to what they are asked, and a wish for a place they have."""
        said = []
        for row in rows:
            title = row.opportunity.title
            if row.state is BuddyState.PROPOSED and not row.said_yes(person_id):
                said.append(choice(f"yes:{row.ref}", _("Yes to a buddy: %(title)s", title=title)))
            said.append(choice(f"back:{row.ref}", _("No, or they step back: %(title)s", title=title)))
        said += [choice(f"ask:{each.ref}", _("They would like a buddy: %(title)s", title=each.opportunity.title))
                 for each in places]  # fmt: skip
        self.what.choices = said
