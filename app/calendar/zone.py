"""Europe/London as every calendar program reads it rightly: two yearly rules, each onset in the time that ends.

Written out because the icalendar library would write a list of dates with a wrong onset in spring, which Outlook shows
an hour off. London's rule has stood since 1996 and no session is older than the product.
"""

from __future__ import annotations

from icalendar import Timezone

TZID = "Europe/London"

LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{TZID}",
    "BEGIN:STANDARD",
    "DTSTART:19701025T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19700329T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)

ZONE = Timezone.from_ical("\r\n".join(LINES) + "\r\n")
