"""Pages of plans: for who runs them, for who looks after a part, and for everybody who reads what came of one."""

from app.coproduction.plans.routes import criteria, frameworks, member, plan, public, statements, work
from app.coproduction.plans.routes.blueprint import bp

__all__ = ["bp", "criteria", "frameworks", "member", "plan", "public", "statements", "work"]
