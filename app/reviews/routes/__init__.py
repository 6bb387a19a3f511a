"""Pages of reviews, for those who run them and for whoever takes part."""

from app.reviews.routes import cycle, day, member, standards
from app.reviews.routes.blueprint import bp

__all__ = ["bp", "cycle", "day", "member", "standards"]
