"""What fits whom, and why: every open opportunity for one advisor in order of fit, and everybody for one opportunity.

Owns the words row (an open opportunity, lean), class (opportunities of one class ask the same, so a rule is asked once
for all of them), own (what somebody has said yes to already) and criterion. Imports what matching imports. The rules
are those of the sign-up and of the proposal; nothing here decides anything.
"""
