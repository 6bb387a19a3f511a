"""Signing in, asking for a link, choosing a password."""

from __future__ import annotations

from typing import Any

from app.core.forms import EmailField, Form, PasswordField, SubmitField
from app.core.i18n import lazy_gettext as _l


class SignInForm(Form):
    email = EmailField(
        _l("Email address"), required=_l("Enter your email address."), render_kw={"autocomplete": "username"}
    )
    password = PasswordField(
        _l("Password"), required=_l("Enter your password."), render_kw={"autocomplete": "current-password"}
    )
    submit = SubmitField(_l("Sign in"))


class AskForLinkForm(Form):
    email = EmailField(
        _l("Email address"), required=_l("Enter your email address."), render_kw={"autocomplete": "username"}
    )
    submit = SubmitField(_l("Send me a link"))


class UseLinkForm(Form):
    submit = SubmitField(_l("Sign me in"))


class NewPasswordForm(Form):
    password = PasswordField(
        _l("New password"),
        required=_l("Enter a new password."),
        hint=_l("At least 8 characters. Three random words work well."),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("New password again"),
        required=_l("Enter the new password a second time."),
        render_kw={"autocomplete": "new-password"},
    )
    submit = SubmitField(_l("Save my password"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        if good and self.password.data != self.again.data:
            self.blame(self.again, _l("The two passwords are not the same. Type the new password again."))
            return False
        return good


class ChangePasswordForm(NewPasswordForm):
    """`current` is asked for only where there is a password to know: delete the field for others."""

    current = PasswordField(
        _l("The password you have now"),
        required=_l("Enter the password you have now."),
        render_kw={"autocomplete": "current-password"},
    )


class SignInEmailForm(Form):
    email = EmailField(_l("Email address to sign in with"), required=_l("Enter an email address."))
    submit = SubmitField(_l("Save"))
