"""The table of headings: the words teams write above their columns, and the field each one means.

Keys are compared without case, accents, signs or brackets; see `key`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.people.register.fields import Field
from app.people.register.private import reason_to_leave_out

_WORDS = {
    Field.FIRST_NAME: """
        first name, firstname, forename, forenames, given name, given names, christian name, first, first names""",
    Field.LAST_NAME: """
        last name, lastname, surname, family name, second name, last, sur name""",
    Field.FULL_NAME: """
        name, full name, fullname, advisor, advisor name, adviser, name of advisor, member, member name, person,
        names, name of member, legal name, contact name, expert by experience, ebe, ebe name, involvement partner,
        participant, representative, rep, lived experience advisor, people""",
    Field.KNOWN_AS: """
        known as, preferred name, likes to be called, nickname, aka, prefers, called, goes by, preferred, name they
        like, name used, also known as, chosen name, name they use""",
    Field.PRONOUNS: """
        pronouns, pronoun, preferred pronouns, gender pronouns, pronouns used, preferred pronoun""",
    Field.EMAIL: """
        email, email address, emailaddress, email contact, mail, contact email, personal email, home email, emails,
        email address personal, email addresses, email 1, email 2, main email, other email""",
    Field.PHONE: """
        phone, telephone, tel, mobile, mob, phone number, telephone number, tel no, tel number, mobile number,
        mobile no, mobile phone, phone no, cell, contact number, contact no, number, contact tel, telephone no,
        landline, home phone, home tel, home number, phone 1, phone 2, other phone, contact phone, phone mobile,
        mobile telephone, daytime phone, daytime tel, evening phone, tel mobile, tel home, phone home, best number""",
    Field.ADDRESS: """
        address, home address, postal address, full address, address line 1, address line 2, address line 3, address
        1, address 2, address 3, street, town, city, town city, county, postcode, post code, house, house number and
        street, address1, address2, address3, postal code, address for letters""",
    Field.CONTACT_BY: """
        contact by, contact via, preferred contact, contact preference, contact method, how to contact, preferred
        contact method, best contact, preferred method of contact, communication preference, contact how, how to
        reach, best way to contact, prefers contact by, contact preferences, preferred communication, method of
        contact, how they like to hear from us""",
    Field.ROLE: """
        service user or carer, service user carer, su carer, su or carer, su c, role, type, patient carer, patient
        or carer, carer or service user, carer service user, lived experience, category, member type, carer su, c
        su, experience type, sees themselves as, expert type, advisor type, patient or partner in care, background
        as, type of advisor, patient family, service user or carer or both, service user carer both, type of
        experience, su or c""",
    Field.SERVICE_USER: """
        service user, su, patient, ex patient, own lived experience, is a service user""",
    Field.CARER: """
        carer, family carer, partner in care, family, family member, is a carer, cares, carer yes no""",
    Field.CARES_FOR: """
        cares for, caring for, carer for, carer of, who they care for, relationship, relation, cared for,
        relationship to cared for person, relation to cared for person, looks after, caring role""",
    Field.JOINED: """
        joined, date joined, join date, start date, started, start, joined on, member since, date of joining, since,
        registered, registration date, date registered, registered on, on register since, sign up date, joining
        date, joined register, date started, date added, added""",
    Field.PANEL_TRAINED: """
        panel trained, panel training, trained, interview training, interview panel training, interview trained,
        recruitment training, panel trained y n, trained for panels, recruitment panel training, interview panel
        trained, recruitment trained, trained y n, panel training date, done panel training, training done panel,
        interview skills training""",
    Field.INTERESTS: """
        interested in, interests, interest, areas of interest, would like to do, likes to do, activities, wants to
        do, opportunities, opportunities interested in, happy to do, involvement interests, interested, can help
        with, what they like to do, would like, area of interest, types of activity, interest areas""",
    Field.ACCESS_NEEDS: """
        access needs, access, accessibility, access requirements, reasonable adjustments, adjustments, support
        needs, accessibility needs, access need, additional needs, requirements, needs, special requirements,
        communication needs, information needs, adjustments needed, access and communication needs, access support""",
    Field.STATUS: """
        status, active, state, current, active y n, current status, availability status, active inactive, active or
        paused, still active, live, register status, membership status, still involved""",
}
EXACT = {" ".join(word.split()): field for field, words in _WORDS.items() for word in words.split(",")}

# where the words are not in the table, these say enough on their own, in this order
_ENOUGH = (
    (re.compile(r"\bemail\b"), Field.EMAIL),
    (re.compile(r"\b(mobile|telephone|phone|tel)\b"), Field.PHONE),
    (re.compile(r"\b(first ?name|forename)s?\b"), Field.FIRST_NAME),
    (re.compile(r"\b(surname|last ?name|family name)\b"), Field.LAST_NAME),
    (re.compile(r"\b(known as|preferred name)\b"), Field.KNOWN_AS),
    (re.compile(r"\bpost ?code\b|\baddress\b"), Field.ADDRESS),
    (
        re.compile(
            r"\b(service user|su|patient)s?\b.*\b(carer|family)|\b(carer|family)\b.*\b(service user|su|patient)s?\b"
        ),
        Field.ROLE,
    ),
    (re.compile(r"\bdate\b.*\bjoined\b|\bjoined\b.*\bdate\b"), Field.JOINED),
    (re.compile(r"\b(panel|interview)\b.*\btrain"), Field.PANEL_TRAINED),
    (re.compile(r"\binterested in\b"), Field.INTERESTS),
    (re.compile(r"\baccess(ibility)? (needs|requirements)\b|\badjustments\b"), Field.ACCESS_NEEDS),
)


@lru_cache(10_000)
def key(heading: str) -> str:
    """A heading without case, accents, signs and double spaces; "E-mail" is "email"."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    spaced = re.sub(r"[^a-z0-9]+", " ", letters.replace("e-mail", "email").replace("e mail", "email")).strip()
    return re.sub(r"\b(optional|required|if known|if any)\b", "", spaced).strip()


def field_of(heading: str) -> Field | None:
    """The field this heading names in the table, whole or without what stands in brackets."""
    if not heading:
        return None
    whole = key(heading)
    short = key(re.sub(r"[(\[].*?[)\]]", " ", heading))
    return EXACT.get(whole) or EXACT.get(short) or _by_one_word(whole)


def _by_one_word(whole: str) -> Field | None:
    if reason_to_leave_out(whole) is not None or len(whole) > 60:
        return None
    return next((field for pattern, field in _ENOUGH if pattern.search(whole)), None)
