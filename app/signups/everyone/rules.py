"""How much is written to everybody. Pure: raises nothing, says the sentence of a refusal."""

from __future__ import annotations

from app.core.i18n import gettext as _
from app.core.i18n import ngettext

MOST_PEOPLE = 200  # a message
MOST_A_DAY = 3  # about one opportunity
LONGEST = 2000  # characters


def refusal(people: int, today: int) -> str:
    """Why no message goes to so many people, with so many of this day before it; empty where it may go."""
    if today >= MOST_A_DAY:
        most = ngettext(
            "%(num)d message about this went out today, which is the most for one day.",
            "%(num)d messages about this went out today, which is the most for one day.",
            MOST_A_DAY,
        )
        return f"{most} {_('Write again tomorrow. If it cannot wait, ring people, or ask the involvement team to.')}"
    if people > MOST_PEOPLE:
        many = _("This would go to %(number)d people, and at most %(most)d can be written to at once.",
                 number=people, most=MOST_PEOPLE)  # fmt: skip
        return f"{many} {_('Write to one session at a time, or leave out the reserve list.')}"
    return "" if people else _("Nobody is there to write to. Choose another day, or look at who has a place.")
