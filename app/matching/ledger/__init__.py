"""The fairness ledger: how evenly turns, hours and offers are spread, for the involvement team, and one's own line.

Owns the words turn (as counted here), first-timer and concentration. It counts only what somebody was offered, said yes
to and had: never a no, an absence or a place given back (ADR 039). Imports core, people, opportunities and signups.
"""
