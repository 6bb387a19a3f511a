"""Reads about recognition, one question a function, by noun."""

from app.recognition.queries.attendance import Attendance, Row, attendance_of, missed_by, planned, took_part_in
from app.recognition.queries.certificates import certificate, confirmed
from app.recognition.queries.contributions import (
    contributions,
    latest_contribution,
    undecided,
    waiting_for_a_rate,
)
from app.recognition.queries.promises import Missing, Promised, minutes_besides, promised
from app.recognition.queries.rates import rate, rates, rates_of, tiers

__all__ = [
    "Attendance",
    "Missing",
    "Promised",
    "Row",
    "attendance_of",
    "certificate",
    "confirmed",
    "contributions",
    "latest_contribution",
    "minutes_besides",
    "missed_by",
    "planned",
    "promised",
    "rate",
    "rates",
    "rates_of",
    "tiers",
    "took_part_in",
    "undecided",
    "waiting_for_a_rate",
]
