"""Kept apart: somebody with a place, or a name down, where what they keep away from is there after all.

Owns the words look again and ring first. Imports what signups imports. It comes to be when somebody joins a panel or a
team, or when a list grows: one look finds them all. It is between the person and the involvement team: no host sees it.
"""
