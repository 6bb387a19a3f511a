"""Acting for somebody who rang, wrote or asked in person: how they asked is part of what is recorded."""

from __future__ import annotations

from typing import Any

from flask_login import current_user

from app.core.actor import Actor, Asked
from app.core.forms import Form, RadiosField, choice
from app.core.i18n import lazy_gettext as _l
from app.people import acting

BY_THE_TEAM = "team"


def ways_of_asking() -> list[Any]:
    """Every way a person may have asked, as choices."""
    return [
        choice(Asked.PHONE, _l("By phone")),
        choice(Asked.IN_PERSON, _l("In person")),
        choice(Asked.LETTER, _l("By letter")),
        choice(Asked.EMAIL, _l("By email")),
        choice(Asked.TEXT, _l("By text message")),
    ]


class BehalfForm(Form):
    """Mix in before other forms: the act is the will of a person who cannot, or would rather not, do it here.

    `whose` is the id of that person. Where the conversation with them is going on, how they asked is known already.
    """

    asked = RadiosField(_l("How did they ask?"), choices=ways_of_asking(), required=_l("Choose how they asked."))
    _fields: dict[str, Any]

    def __init__(self, *args: Any, whose: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._fields = {"asked": self._fields["asked"], **self._fields}  # asked first, whatever it is mixed into
        self.known = acting.acting_for(whose) if whose is not None else None
        if self.known:
            del self.asked


class BehalfOrTeamForm(BehalfForm):
    """The act may also be the team's own, such as putting a mistake right."""

    asked = RadiosField(
        _l("How did they ask?"),
        choices=[*ways_of_asking(), choice(BY_THE_TEAM, _l("They did not ask: the team is doing this"))],
        required=_l("Choose how they asked."),
    )


def behalf(person_id: int, form: BehalfForm) -> Actor:
    """The signed-in person acting for `person_id`, as the form says; for themselves it is their own act."""
    me: int = current_user.person_id
    if person_id == me:
        return Actor(me)
    if form.known and form.known.person_id == person_id:
        acting.begin(person_id, form.known.asked)  # every act keeps the conversation open
        return Actor(me, behalf_of_id=person_id, asked=form.known.asked)
    said: Any = form.asked.data
    return Actor(me) if said == BY_THE_TEAM else Actor(me, behalf_of_id=person_id, asked=Asked(said))
