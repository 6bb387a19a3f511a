"""Columns that are not ours to hold: numbers of care and money, health, equality answers, other people's details."""

from __future__ import annotations

import enum
import re

from app.core.i18n import lazy_gettext as _l


class Reason(enum.Enum):
    """Why a column is left out. The first four can never be chosen; the others only if somebody decides."""

    CARE_NUMBER = "care-number"
    MONEY = "money"
    HEALTH = "health"
    EQUALITY = "equality"
    SOMEBODY_ELSE = "somebody-else"
    FREE_TEXT = "free-text"
    NO_PLACE = "no-place"


NEVER = frozenset({Reason.CARE_NUMBER, Reason.MONEY, Reason.HEALTH, Reason.EQUALITY})

SENTENCES = {
    Reason.CARE_NUMBER: _l("Never brought in: we keep no NHS or hospital numbers."),
    Reason.MONEY: _l("Never brought in: bank and tax details do not belong on the register."),
    Reason.HEALTH: _l("Never brought in: we keep nothing about diagnosis, treatment or legal status."),
    Reason.EQUALITY: _l("Never brought in: each person is asked these questions privately."),
    Reason.SOMEBODY_ELSE: _l("Left out: this looks like somebody else's details."),
    Reason.NO_PLACE: _l("Left out: the register has no place for this."),
    Reason.FREE_TEXT: _l("Left out: notes may say something about health. Should any of it be kept?"),
}

_SIGNS = {
    Reason.CARE_NUMBER: r"""
        \bnhs\b, \bhospital (no|num|number|id)\b, \b(patient|client|case|unit) (no|num|number|id|ref)\b,
        \b(rio|paris|systmone|system one|mrn|epr|pas)( (no|num|number|id))?$""",
    Reason.MONEY: r"""
        \bbank\b, \bsort ?code\b, \baccount\b, \ba c\b, \biban\b, \bbuilding society\b, \bpayroll\b, \btax\b, \butr\b,
        \bnational insurance\b, \bni (no|num|number)\b, ^ni$, \bnino\b, \bbenefits?\b, \buniversal credit\b, \bpip\b,
        \besa\b""",
    Reason.HEALTH: r"""
        diagnos, ^dx$, \bicd\b, \bconditions?\b, medicat, \bmeds\b, \bmedicines?\b, \bmedical\b, symptom, illness,
        \bmental health (act|problem|issue|history|need), \bmha\b, \bsection(ed)? (status|no|number|type|17|2|3|37),
        \blegal status\b, \bleave status\b, forensic, \brisks?\b, \bcare plan\b, \bcpa\b, treatment, disorder, allerg,
        \bhealth\b, \bwellbeing\b, \bcrisis\b, \btriggers?\b, \bconvict, \boffen[cs], \bcriminal\b,
        \bsafeguarding (concern|issue|alert)""",
    Reason.EQUALITY: r"""
        ethnic, \brace\b, ^gender$, gender identity, ^sex$, sexual, religio, \bfaith\b, disab, impairment, marital,
        nationality, \bdob\b, date of birth, birthday, \bage\b""",
    Reason.SOMEBODY_ELSE: r"""
        emergency, next of kin, \bnok\b, \bgp\b, \bdoctor\b, support worker, care ?coordinator, care co ordinator,
        consultant, psychiatrist, social worker, key ?worker, \bcpn\b, named nurse, cared for person, \badvocate\b,
        \bcarer s? ?(name|email|phone|tel|mobile|number), \breferr(ed|er|al)\b""",
    Reason.NO_PLACE: r"""
        ^(best )?times?\b, ^availab, ^title$, \bdbs\b, \bcrb\b, ^(id|ref|no|row|number|reference)$, \btraining\b,
        ^hours\b, \bpayment, \bexpenses\b, ^facilitator, ^best time, ^initials$, ^dietary, ^region$""",
    Reason.FREE_TEXT: r"""
        \bnotes?\b, \bcomments?\b, \bhistory\b, ^section$, \bward\b, \bbackground\b, \bremarks?\b, \bobservations?\b,
        \bstory\b, \bdetails\b, \bother\b, \binfo(rmation)?\b, \babout\b, \bexperiences?\b, \breason\b,
        \bservices? used\b, \bupdates?\b, \bmisc\b""",
}
PATTERNS = {reason: re.compile("|".join(sign.strip() for sign in signs.split(","))) for reason, signs in _SIGNS.items()}


def reason_to_leave_out(key: str) -> Reason | None:
    """Why a column under this heading (see `synonyms.key`) is not brought in by itself."""
    return next((reason for reason, pattern in PATTERNS.items() if pattern.search(key)), None)
