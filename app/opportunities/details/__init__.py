"""What is asked beside the common steps because of the shape of a kind: a training, calls, a committee, work to read.

Data, not code: a question more is a line in `specs.py`. The answers are one JSON value of the opportunity, stored and
drawn by the same shapes that conditions use. Each says who reads it: everybody, whoever has a place, or staff.
"""

from app.opportunities.details.specs import (
    SPECS,
    Question,
    Seen,
    asked_of,
    pre_meet_at,
    problems,
    said,
)

__all__ = ["SPECS", "Question", "Seen", "asked_of", "pre_meet_at", "problems", "said"]
