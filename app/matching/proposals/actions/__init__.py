"""What is done to a proposal: asking for it and making it, changing it by hand, releasing it."""

from app.matching.proposals.actions.asking import ask, begin, drop, fail, finish, take
from app.matching.proposals.actions.marking import instead, mark, ready
from app.matching.proposals.actions.releasing import release

__all__ = ["ask", "begin", "drop", "fail", "finish", "instead", "mark", "ready", "release", "take"]
