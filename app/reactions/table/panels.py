"""Recruitment panels."""

from __future__ import annotations

from app.core.events import Table
from app.panels import events as panels

TABLE: Table = {
    panels.PanelSetUp: (),
    panels.PanelLogged: (),
    panels.WhyWithoutSaid: (),
    panels.PanelChanged: (),
    panels.PanelDaysMoved: (),
    panels.PanelCalledOff: (),
    panels.PanelMemberAdded: (),
    panels.PanelMemberChanged: (),
    panels.PanelMemberLeft: (),
}
