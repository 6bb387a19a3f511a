"""What a column may become on the register, in the words people read."""

from __future__ import annotations

import enum

from app.core.i18n import lazy_gettext as _l


class Field(enum.Enum):
    LEAVE_OUT = "leave-out"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    FULL_NAME = "full-name"
    KNOWN_AS = "known-as"
    PRONOUNS = "pronouns"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    CONTACT_BY = "contact-by"
    ROLE = "role"
    SERVICE_USER = "service-user"
    CARER = "carer"
    CARES_FOR = "cares-for"
    JOINED = "joined"
    PANEL_TRAINED = "panel-trained"
    INTERESTS = "interests"
    INTEREST = "interest"
    ACCESS_NEEDS = "access-needs"
    STATUS = "status"


LABELS = {
    Field.LEAVE_OUT: _l("Leave this column out"),
    Field.FIRST_NAME: _l("First name"),
    Field.LAST_NAME: _l("Last name"),
    Field.FULL_NAME: _l("Full name"),
    Field.KNOWN_AS: _l("The name they like to be called"),
    Field.PRONOUNS: _l("Pronouns"),
    Field.EMAIL: _l("E-mail"),
    Field.PHONE: _l("Phone"),
    Field.ADDRESS: _l("Address"),
    Field.CONTACT_BY: _l("How they like to hear from us"),
    Field.ROLE: _l("Service user, carer or both"),
    Field.SERVICE_USER: _l("Service user: yes or no"),
    Field.CARER: _l("Carer: yes or no"),
    Field.CARES_FOR: _l("Cares for somebody (kept: that they are a carer)"),
    Field.JOINED: _l("The day they joined"),
    Field.PANEL_TRAINED: _l("Trained for interview panels"),
    Field.INTERESTS: _l("What they are interested in"),
    Field.INTEREST: _l("Interested in what the heading says: yes or no"),
    Field.ACCESS_NEEDS: _l("Access needs, as instructions"),
    Field.STATUS: _l("Active, on a break or left"),
}

NAMES = frozenset({Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME})
CONTACTS = frozenset({Field.EMAIL, Field.PHONE, Field.ADDRESS})
# several columns may feed one of these; any other field has one column
SEVERAL = CONTACTS | {Field.INTERESTS, Field.INTEREST, Field.ACCESS_NEEDS}
