"""Frameworks that the involvement team can begin with: headings of others with their source, in words of our own."""

from __future__ import annotations

from app.coproduction.plans.rules import Line

PRESETS: dict[str, tuple[str, str, tuple[Line, ...]]] = {
    "4pi": (
        "4Pi",
        "Headings: 4Pi National Involvement Standards, NSUN (nsun.org.uk). The words under them are ours.",
        (
            Line("Principles", "Everybody involved is treated as an equal, and can say so when they are not.",
                 "Answers of advisors after each part"),
            Line("Purpose", "Before anybody is asked, it is written down what can still change.",
                 "Share of opportunities that say what is open"),
            Line("Presence", "People with lived experience are there where it is decided, and from the start.",
                 "Share of meetings with at least two of them"),
            Line("Process", "Papers, access and payment come as promised.", "Papers and payments on time"),
            Line("Impact", "Everybody who took part hears what came of it.", "Share of parts with an answer"),
        ),
    ),
    "model": (
        "Co-production model",
        "Headings: co-production model, NHS England and Coalition for Personalised Care. Words: ours.",
        (
            Line("Senior champions", "A named senior person answers for co-production here.", "Named, and known"),
            Line("Open and fair recruitment", "Everybody on the register finds what is open, and how it is given out.",
                 "Share of places by an open call"),
            Line("Reward and recognise", "Time is paid when promised, and thanked for.", "Days from claim to payment"),
            Line("Start early", "People are asked before anything is decided.", "Said by advisors after each part"),
            Line("Build it in", "Each new piece of work begins with the question who is in it.", "Checked at a review"),
            Line("Train together", "Staff and people with lived experience learn together.", "Trainings held together"),
            Line("Review and report", "We look back together and say what we did.", "One statement a year"),
        ),
    ),
}  # fmt: skip
