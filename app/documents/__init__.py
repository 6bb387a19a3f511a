"""What people read before something: files of an opportunity, who may open them, and until which day.

Owns the words document, format (of a document), pack, opening, declaration (of confidentiality), printed pack.
May import signups, opportunities, people and core. Who else sits on something besides the places is asked of a
function handed over when the application is made: this room knows no panels.
"""
