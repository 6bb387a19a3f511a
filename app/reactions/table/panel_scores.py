"""Questions and scores of a panel: event -> what else happens."""

from __future__ import annotations

from app.core.events import Table
from app.panels.scores import events as scores

TABLE: Table = {
    scores.QuestionsChanged: (),
    scores.ScoresOpened: (),
    scores.ScoreChanged: (),
    scores.OutcomeRecorded: (),
    scores.ScoresTaken: (),
    scores.ScoresHeld: (),
    scores.ScoresReleased: (),
    scores.ScoresRemoved: (),
}
