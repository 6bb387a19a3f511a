"""The demonstration: a realistic organisation with made-up people, and the mailbox where its messages arrive.

Deterministic for a seed; dates stand relative to now. May import any capability; nothing imports it.
"""
