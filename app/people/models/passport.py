"""The passport of an advisor. Words can be erased: no other table repeats them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, true
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.people.passport.states import Field, Read, Sharing, Shun, TagSort


class Passport(Base):
    """What of a passport is one answer each. There is no row before the first one is given."""

    __tablename__ = "passport"
    __table_args__ = (
        CheckConstraint("online OR in_person", name="takes_part_somehow"),
        CheckConstraint("notice_days BETWEEN 0 AND 365", name="notice_in_reason"),
        CheckConstraint("at_once BETWEEN 1 AND 50", name="at_once_in_reason"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    online: Mapped[bool] = mapped_column(default=True, server_default=true())
    in_person: Mapped[bool] = mapped_column(default=True, server_default=true())
    notice_days: Mapped[int | None]  # how long before they would like to know
    at_once: Mapped[int | None]  # the most places they want to have ahead of them
    saved_at: Mapped[datetime]


class PassportEntry(Base):
    """One thing in their own words. `position` orders those of one field."""

    __tablename__ = "passport_entry"
    __table_args__ = (
        CheckConstraint("field <> 'hard-day' OR sharing = 'team'", name="hard_day_is_not_for_hosts"),
        Index("ix_passport_entry_of_person", "person_id", "field", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    field: Mapped[Field] = mapped_column(stored_enum(Field, "passport_field"))
    words: Mapped[str] = mapped_column(Text)
    sharing: Mapped[Sharing] = mapped_column(stored_enum(Sharing), default=Sharing.TEAM)
    position: Mapped[int] = mapped_column(default=0)
    written_at: Mapped[datetime]


class PassportTag(Base):
    """In a word or two, lower case, so that it can be compared."""

    __tablename__ = "passport_tag"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    sort: Mapped[TagSort] = mapped_column(stored_enum(TagSort), primary_key=True)
    tag: Mapped[str] = mapped_column(String(60), primary_key=True)


class Window(Base):
    """Every week from `starts` until `ends`, in minutes of the day on London clocks. Monday is 0.

    Windows of one weekday never touch: `rules.merged` puts them together.
    """

    __tablename__ = "weekly_window"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="a_day_of_the_week"),
        CheckConstraint("starts >= 0 AND ends <= 1440 AND starts < ends", name="within_the_day"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)
    starts: Mapped[int] = mapped_column(primary_key=True)
    ends: Mapped[int]


class Away(Base):
    """Days on which they are not there, the first and the last included. Nobody says why."""

    __tablename__ = "away_period"
    __table_args__ = (CheckConstraint("from_on <= until_on", name="ends_after_it_begins"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    from_on: Mapped[date] = mapped_column(primary_key=True)
    until_on: Mapped[date]


class Exclusion(Base):
    """What somebody keeps away from, most often their own care. Seen by themselves and the involvement team alone.

    `words` are an area, or a person in words; `whom_id` is that person, where they host anything here.
    """

    __tablename__ = "private_exclusion"
    __table_args__ = (
        CheckConstraint(
            "(sort = 'service') = (service_id IS NOT NULL)"
            " AND (sort IN ('team', 'hide')) = (team_id IS NOT NULL)"
            " AND (sort IN ('person', 'area')) = (words IS NOT NULL)"
            " AND (sort = 'person' OR whom_id IS NULL)",
            name="names_one_thing",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    sort: Mapped[Shun] = mapped_column(stored_enum(Shun))
    service_id: Mapped[int | None] = mapped_column(ForeignKey("service.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    whom_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str | None] = mapped_column(Text)
    since: Mapped[datetime]


class PassportReading(Base):
    """Somebody read a field of a passport, or the private list, on that day, for the first time on it.

    `opportunity_id` says for what they did; none where it was for the register. This room knows no opportunities, so
    it is an id without a reference.
    """

    __tablename__ = "passport_reading"
    __table_args__ = (Index("ix_passport_reading_of_person", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    reader_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opportunity_id: Mapped[int | None]
    field: Mapped[Read] = mapped_column(stored_enum(Read, "read_field"))
    read_on: Mapped[date]
    at: Mapped[datetime]
