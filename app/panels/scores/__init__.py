"""What a panel asks, and what each of its members makes of the answers: alone, sealed, and then side by side.

Owns the words question, criterion, anchor, sealed score, opening, outcome and certificate of removal. Until the scores
of a panel are opened nobody but their giver can tell that there are any: nothing outside this room reads `sealed_score`
(ADR 049).
"""
