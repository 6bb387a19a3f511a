"""What the person is told where their money cannot be sent yet, because nobody wrote down how they are paid."""

from __future__ import annotations

from flask import Flask

from app.recognition.finance import queries


def init_app(app: Flask) -> None:
    app.jinja_env.globals["pay_not_set_up"] = pay_not_set_up


def pay_not_set_up(person_id: int) -> bool:
    payee = queries.payee_of(person_id)
    return payee is None or payee.set_up_on is None
