"""Papers of meetings that were promised by a day that is over, and terms of office that end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from flask import url_for

from app.core.clock import LONDON
from app.core.formatting import day, short_day
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.opportunities.daybook.models import DatedReminder
from app.opportunities.daybook.queries import papers_late, terms_ending
from app.opportunities.daybook.states import Dated
from app.opportunities.models import Opportunity
from app.people.models import Person, called
from app.signups.office.models import TermOfOffice
from app.signups.office.queries import ending


def papers_to_send(viewer: Viewer) -> Iterator[Need]:
    for due, opportunity, session in papers_late(viewer.now):
        said = _(
            "Papers for %(title)s on %(day)s were promised by %(due)s: ask the host", title=opportunity.title,
            day=short_day(session.starts_at), due=short_day(due),
        )  # fmt: skip
        since = datetime.combine(due, time(23, 59), LONDON)
        yield Need(since, said, url_for("daybook.index", area="team", ref=opportunity.ref))


def terms_that_end(viewer: Viewer) -> Iterator[Need]:
    """From the day on which the host heard of it until the role ends."""
    told = DatedReminder
    wanted = (
        terms_ending(viewer.now.astimezone(LONDON).date())
        .join(told, (told.opportunity_id == Opportunity.id) & (told.due_on == Opportunity.term_until))
        .where(told.what == Dated.TERM)
        .order_by(None)
        .with_only_columns(Opportunity.ref, Opportunity.title, Opportunity.term_until)
    )
    for row in oldest(wanted, told.at, told.id):
        said = _("The term of office in %(title)s ends on %(day)s: ask the host who comes after", title=row.title,
                 day=day(row.term_until))  # fmt: skip
        yield Need(row.since, said, url_for("opportunities.team_show", ref=row.ref))


def own_terms_that_end(viewer: Viewer) -> Iterator[Need]:
    """The same of one person's term, until a next one is written down or they give their place back."""
    wanted = (
        ending(viewer.now.astimezone(LONDON).date())
        .join(Person, Person.id == TermOfOffice.person_id)
        .where(TermOfOffice.reminded_for == TermOfOffice.ends_on)
        .order_by(None)
        .with_only_columns(
            Opportunity.ref, Opportunity.title, TermOfOffice.ends_on, Person.full_name, Person.known_as
        )
    )  # fmt: skip
    for row in oldest(wanted, TermOfOffice.reminded_at, TermOfOffice.id):
        said = _("The term of office of %(name)s in %(title)s ends on %(day)s: ask the host what comes next",
                 name=called(row.full_name, row.known_as), title=row.title, day=day(row.ends_on))  # fmt: skip
        yield Need(row.since, said, url_for("office.index", area="team", ref=row.ref))
