"""Recruitment panels: who sits on one, the way to the day, the day itself, and what came of it.

Owns the words panel, member (of a panel), candidate label. An advisor sits on a panel by a place of its opportunity and
by nothing else; everybody else has a row of their own. No name of a candidate is ever kept.
May import matching, signups, opportunities, people and core.
"""
