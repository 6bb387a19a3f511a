"""Forms: what a person types, cleaned and understood, drawn as components of the NHS design system.

Owns the words field, hint, required, error. A form checks shape only; what may and may not be is for the rules.
Every field takes `hint=` (one line under the label) and `required=` (the sentence shown when it is left empty);
a field without `required=` is marked "(optional)".
"""

from app.core.forms.amounts import DurationField, MoneyField, NumberField
from app.core.forms.base import FilterForm, Form
from app.core.forms.choices import CheckboxesField, ConfirmField, RadiosField, SelectField, choice
from app.core.forms.dates import DateField, TimeField
from app.core.forms.files import FileField
from app.core.forms.moments import NoSuchTime, combine, moment
from app.core.forms.parts import Part, PartsField
from app.core.forms.period import PeriodForm, forget_what_is_not_offered, offered
from app.core.forms.submit import SubmitField
from app.core.forms.text import EmailField, HiddenField, LongTextField, PasswordField, PhoneField, TextField

__all__ = [
    "CheckboxesField",
    "ConfirmField",
    "DateField",
    "DurationField",
    "EmailField",
    "FileField",
    "FilterForm",
    "Form",
    "HiddenField",
    "LongTextField",
    "MoneyField",
    "NoSuchTime",
    "NumberField",
    "Part",
    "PartsField",
    "PasswordField",
    "PeriodForm",
    "PhoneField",
    "RadiosField",
    "SelectField",
    "SubmitField",
    "TextField",
    "TimeField",
    "choice",
    "combine",
    "forget_what_is_not_offered",
    "moment",
    "offered",
]
