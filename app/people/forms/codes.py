"""A code for an account: giving it in, then choosing how to sign in."""

from __future__ import annotations

from app.core.forms import EmailField, Form, SubmitField, TextField
from app.core.i18n import lazy_gettext as _l
from app.people.forms.sign_in import NewPasswordForm


class HaveCodeForm(Form):
    family_name = TextField(
        _l("Your family name"), required=_l("Enter your family name."), render_kw={"autocomplete": "family-name"}
    )
    code = TextField(
        _l("The code we gave you"),
        required=_l("Enter the code we gave you."),
        hint=_l("Nine digits, for example 482 915 067"),
        most=40,
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )
    submit = SubmitField(_l("Continue"))


class OwnAccountForm(NewPasswordForm):
    email = EmailField(
        _l("Your email address"),
        required=_l("Enter your email address."),
        hint=_l("You sign in with it. If you forget your password, we send a link there."),
        render_kw={"autocomplete": "username"},
    )
    submit = SubmitField(_l("Make my account"))
