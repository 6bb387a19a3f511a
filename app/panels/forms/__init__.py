"""What is asked about panels."""

from app.panels.forms.panel import MemberForm, PanelForm
from app.panels.forms.without import PanelFilters, WhyForm, WithoutForm

__all__ = ["MemberForm", "PanelFilters", "PanelForm", "WhyForm", "WithoutForm"]
