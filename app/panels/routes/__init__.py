"""The pages of panels, by who reads them."""

from app.panels.routes import running, sitting, without
from app.panels.routes.blueprint import bp

__all__ = ["bp", "running", "sitting", "without"]
