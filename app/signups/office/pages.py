"""How a term of office is said."""

from __future__ import annotations

from app.core import clock
from app.core.formatting import day
from app.core.i18n import gettext as _
from app.opportunities.daybook.rules import term_comes_to_its_end
from app.opportunities.states import Shape
from app.signups.models import Place
from app.signups.office import queries
from app.signups.office.models import TermOfOffice
from app.signups.office.rules import most
from app.signups.states import HELD


def which(term: TermOfOffice, at_most: int | None) -> str:
    """ "Term 1 of 2 at most", or "Term 1" where nobody said how many there are."""
    if at_most is None:
        return _("Term %(number)s", number=term.number)
    return _("Term %(number)s of %(most)s at most", number=term.number, most=at_most)


def span(term: TermOfOffice) -> str:
    return _("%(first)s to %(last)s", first=day(term.begins_on), last=day(term.ends_on))


def tag_of(term: TermOfOffice) -> tuple[str, str]:
    """The words and colour of a tag; none where there is nothing to think of."""
    today = clock.today()
    if term.ends_on < today:
        return _("Has ended"), "grey"
    return (_("Ends soon"), "orange") if term_comes_to_its_end(term.ends_on, today) else ("", "")


def warning(term: TermOfOffice, at_most: int | None) -> str:
    """It never stops anybody: a committee may decide otherwise."""
    if at_most is None or term.number <= at_most:
        return ""
    return _("Worth a thought: this is more than the %(most)s terms that were said.", most=at_most)


def own(place: Place) -> str:
    """For the person: "Term 1 of 2 at most: … to …"; nothing where it is no committee, or none is written down."""
    if place.opportunity.kind.shape is not Shape.COMMITTEE or place.state not in HELD:
        return ""
    terms = queries.of_person(place.person_id, place.opportunity_id)
    if not terms:
        return ""
    return f"{which(terms[-1], most(place.opportunity.details))}: {span(terms[-1])}"
