"""What a passport is made of: its fields, how each may be shared, and what somebody keeps away from."""

from __future__ import annotations

import enum


class Field(enum.Enum):
    """What an entry is about. Of ACCESS there are as many as are needed, each an instruction; of the others one."""

    BRINGS = "brings"  # strengths and what I bring
    EXPERIENCE = "experience"
    INTERESTS = "interests"
    ACCESS = "access"
    CONTACT = "contact"
    TRAVEL = "travel"
    HARD_DAY = "hard-day"


class Read(enum.Enum):
    """What somebody else read: a field of the entries, or the private list."""

    BRINGS = "brings"
    EXPERIENCE = "experience"
    INTERESTS = "interests"
    ACCESS = "access"
    CONTACT = "contact"
    TRAVEL = "travel"
    HARD_DAY = "hard-day"
    PRIVATE = "private"

    @classmethod
    def of(cls, field: Field) -> Read:
        return cls(field.value)


class Sharing(enum.Enum):
    """With whom an entry is shared as a rule. For each opportunity they may decide otherwise."""

    TEAM = "team"  # the involvement team only
    HOSTS = "hosts"  # and the host of whatever they have a place in
    ASK = "ask"  # they are asked each time


NEVER_WITH_HOSTS = frozenset({Field.HARD_DAY})


class TagSort(enum.Enum):
    EXPERIENCE = "experience"  # what they bring, in a word or two
    TOPIC = "topic"  # what they would like to hear about
    AREA = "area"  # where they can get to


class Shun(enum.Enum):
    """What a private exclusion names."""

    SERVICE = "service"
    TEAM = "team"
    HIDE = "hide"  # nobody of this team shall learn that they take part
    PERSON = "person"  # somebody who treats them, say
    AREA = "area"
