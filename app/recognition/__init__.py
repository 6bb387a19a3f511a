"""Recognition: who took part, for how long, what is due for it, and the certificate that says so.

Owns the words contribution, involvement payment, rate, certificate. May import core, people, opportunities and signups;
nobody imports it in order to cause something, that is `app/reactions/`.
"""
