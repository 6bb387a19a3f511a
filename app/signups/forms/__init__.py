"""Signing up, and the team's acts on places."""

from app.signups.forms.limits import LimitForm, LimitOnBehalfForm, OrganisationLimitForm
from app.signups.forms.places import OnBehalfForm, PairForm, ReasonForm, leaving, numbers, numbers_form
from app.signups.forms.sign_up import AnywayForm, BehalfSignUpForm, SignUpForm

__all__ = [
    "AnywayForm",
    "BehalfSignUpForm",
    "LimitForm",
    "LimitOnBehalfForm",
    "OnBehalfForm",
    "OrganisationLimitForm",
    "PairForm",
    "ReasonForm",
    "SignUpForm",
    "leaving",
    "numbers",
    "numbers_form",
]
