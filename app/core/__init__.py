"""What every capability stands on: database, clock, events, audit, states, permissions, forms, wording.

Owns the words transaction, event, actor, move, refusal. Knows no capability and imports none.
"""
