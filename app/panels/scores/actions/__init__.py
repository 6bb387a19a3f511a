"""The verbs of scoring, by what they are about. Each takes the panel first, and leaves no trace of it by that."""

from app.panels.scores.actions.after import hold, record_outcomes, release, take_out
from app.panels.scores.actions.criteria import add_criterion, change_criterion, drop_criterion, set_scale
from app.panels.scores.actions.opening import open_scores
from app.panels.scores.actions.questions import add_question, change_question, drop_question
from app.panels.scores.actions.removing import remove
from app.panels.scores.actions.scoring import give, give_on_paper

__all__ = [
    "add_criterion",
    "add_question",
    "change_criterion",
    "change_question",
    "drop_criterion",
    "drop_question",
    "give",
    "give_on_paper",
    "hold",
    "open_scores",
    "record_outcomes",
    "release",
    "remove",
    "set_scale",
    "take_out",
]
