"""A claim in sums and days, without a database."""

from app.recognition.claims.rules.days import last_day, latest_pay_day
from app.recognition.claims.rules.sums import Spent, Sum, fee, left_over, owed, paid_back

__all__ = ["Spent", "Sum", "fee", "last_day", "latest_pay_day", "left_over", "owed", "paid_back"]
