"""Who signs for a claim, and from which money: the host confirms, the budget holder authorises, nobody of their own.

Owns the words cost centre, budget holder, deputy (of a budget holder), budget, promise (by when a claim is paid).
Imports what recognition imports, and claims; `home` shows what is overdue.
"""
