"""What a message is given to say. It never goes and looks for itself."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core import formatting
from app.core.i18n import gettext as _
from app.messages.rules import way_to
from app.people.models import Channel, Person


@dataclass(frozen=True)
class Meeting:
    """One session: aware moments, and where in one line (empty when it is told later).

    `before_at`: when people with a place are met before it, where they are.
    """

    starts_at: datetime
    ends_at: datetime
    where: str = ""
    before_at: datetime | None = None

    @property
    def short(self) -> str:
        """Such as "Fri 4 Dec, 10am"."""
        return f"{formatting.short_day(self.starts_at)}, {formatting.clock(self.starts_at)}"


@dataclass(frozen=True)
class Occasion:
    """What one place is about. `title` is the neutral one of its kind: nothing in it tells who a person is.

    `meetings` is empty for work with a due day or none; `ask` is who to ask on the day, in one line.
    `way` is how places are given, in one line, and `way_briefly` the same for a text message.
    """

    title: str
    meetings: tuple[Meeting, ...] = ()
    due_on: date | None = None
    ask: str = ""
    way: str = ""
    way_briefly: str = ""

    @property
    def short(self) -> str:
        """Title and date for a subject line."""
        if len(self.meetings) > 1:
            first = formatting.short_day(self.meetings[0].starts_at)
            return str(
                _("%(title)s, %(number)s dates from %(day)s", title=self.title, number=len(self.meetings), day=first)
            )
        if self.meetings:
            return f"{self.title}, {self.meetings[0].short}"
        return f"{self.title}, {formatting.short_day(self.due_on)}" if self.due_on else self.title

    @property
    def where(self) -> str:
        """Where, if that is the same for every session."""
        places = {meeting.where for meeting in self.meetings}
        return places.pop() if len(places) == 1 else ""

    def without_way(self) -> Occasion:
        """Where a text message has no room to say how places are given."""
        return replace(self, way_briefly="")

    def told_briefly(self, *, title: str | None = None) -> Occasion:
        """Without the places, for a text message."""
        bare = tuple(Meeting(meeting.starts_at, meeting.ends_at) for meeting in self.meetings)
        return Occasion(title or self.title, bare, self.due_on)


def in_a_mail(link: str, person: Person, name: str, to: str | None = None) -> str:
    """The link, if this message goes by mail: nobody types it off a letter, and a text message has no room for it."""
    mailed = to or way_to(person, short=True, name=name)[0] is Channel.EMAIL
    return link if mailed else ""


class Why(enum.Enum):
    """Why a place or a name is gone."""

    CALLED_OFF = "called-off"
    WITHDRAWN = "withdrawn"  # by the person
    RELEASED = "released"  # by the team, with a reason
