"""The closed lists that conditions choose from."""

from __future__ import annotations

from app.core.i18n import lazy_gettext as _l
from app.people.checks import CHECKS

__all__ = ["CHECKS"]  # the one list that the record of a person is kept by too

UNITS = (("months", _l("months")), ("years", _l("years")))
WHOSE = (("own", _l("Your own")), ("cared-for", _l("Of the person you care for")), ("either", _l("Either")))
ROLES = (
    ("service-user", _l("Service user")),
    ("carer", _l("Carer")),
    ("family", _l("Family member or friend")),
    ("public", _l("Any member of the public")),
    ("staff", _l("Staff of another organisation")),
    ("lay", _l("Lay member")),
)
MATCH = (("any", _l("Any one of these")), ("all", _l("All of these together")))
SUBJECTS = (
    ("use", _l("Use of a service")),
    ("event", _l("Something that happened, such as a crisis")),
    ("contact", _l("Contact with the organisation")),
    ("caring", _l("Caring for somebody who used it")),
)
NEED = (("needed", _l("Needed: people must have this link")), ("forbidden", _l("Not allowed: people must not have it")))
LINKS = (
    ("service", _l("Has used this service")),
    ("visited", _l("Has used the service being visited")),
    ("area", _l("Lives in the area being visited")),
    ("works", _l("Works there")),
)
EXCLUDED = (
    ("staff-here", _l("Staff of this organisation")),
    ("staff-place", _l("Staff of the place being looked at")),
    ("staff-nhs", _l("Staff of any NHS organisation")),
    ("profession", _l("People who trained or worked in a profession")),
    ("other", _l("Something else")),
)
ENDS = (
    ("while", _l("While it is so")),
    ("period", _l("For a time after it ended")),
    ("life", _l("For life")),
)
AGREEMENTS = (
    ("confidentiality", _l("Confidentiality agreement")),
    ("conduct", _l("Code of conduct")),
    ("charter", _l("Charter")),
    ("terms", _l("Terms of reference")),
    ("other", _l("Something else")),
)
CONSENTS = (
    ("audio", _l("Sound recording")),
    ("video", _l("Video recording")),
    ("photographs", _l("Photographs")),
    ("quotes", _l("Quotes without your name")),
    ("parent", _l("Agreement of a parent, for people under 18")),
    ("other", _l("Something else")),
)
COUNTED = (
    ("times", _l("times")),
    ("documents", _l("documents")),
    ("hours", _l("hours")),
    ("pounds", _l("pounds of payment")),
)
PERIODS = (("week", _l("week")), ("month", _l("month")), ("year", _l("year")))
