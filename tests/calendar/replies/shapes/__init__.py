"""Replies as the mail and calendar programs write them, from what is known of their formats; no mail of anybody's.

A shape is a function of the invitation that it answers. What each should come to stands in this table.
"""

from __future__ import annotations

from app.calendar.replies.states import Reason
from tests.calendar.replies.shapes import google_apple, hostile, microsoft, others, people
from tests.calendar.replies.shapes.build import Shape, To

R = Reason
SHAPES: dict[Shape, Reason] = {
    microsoft.outlook_desktop: R.SAID_YES,
    microsoft.exchange_without_organizer: R.SAID_YES,
    microsoft.outlook_declines: R.SAID_NO,
    microsoft.outlook_perhaps: R.PERHAPS,
    microsoft.outlook_proposes: R.OTHER_TIME,
    microsoft.outlook_declines_and_proposes: R.OTHER_TIME,
    microsoft.outlook_phone: R.OLD_TIME,
    microsoft.outlook_own_format: R.OUTLOOK_FORMAT,
    microsoft.exchange_out_of_office: R.AUTOMATIC,
    microsoft.exchange_not_delivered: R.BOUNCED,
    microsoft.exchange_forward_notification: R.AUTOMATIC,
    google_apple.gmail: R.SAID_YES,
    google_apple.gmail_old_number: R.SAID_YES,
    google_apple.gmail_declines_with_note: R.SAID_NO,
    google_apple.google_workspace_perhaps: R.PERHAPS,
    google_apple.apple_mail: R.SAID_YES,
    google_apple.apple_from_another_account: R.SAID_YES,
    google_apple.apple_as_another_account: R.OTHER_ADDRESS,
    google_apple.iphone: R.SAID_YES,
    google_apple.iphone_declines: R.SAID_NO,
    others.thunderbird: R.SAID_YES,
    others.zoho: R.SAID_YES,
    others.samsung_phone: R.SAID_NO,
    others.evolution: R.SAID_YES,
    others.nextcloud: R.SAID_YES,
    others.proton: R.SAID_YES,
    others.fastmail_in_utf16: R.SAID_YES,
    others.lotus_in_latin_1: R.SAID_YES,
    others.no_message_id: R.SAID_YES,
    others.no_stamp: R.SAID_YES,
    others.clock_in_the_future: R.SAID_YES,
    others.broken_base64: R.SAID_YES,
    people.somebody_writes: R.PERSON_WROTE,
    people.somebody_writes_a_page: R.PERSON_WROTE,
    people.forwarded_invitation: R.PERSON_WROTE,
    people.answered_by_whom_it_was_forwarded_to: R.OTHER_ADDRESS,
    people.passed_on: R.PASSED_ON,
    people.not_answered_yet: R.NO_ANSWER,
    people.bounce_standard: R.BOUNCED,
    people.bounce_of_qmail: R.BOUNCED,
    people.bounce_that_quotes_an_answer: R.BOUNCED,
    people.late_but_coming: R.AUTOMATIC,
    people.read_receipt: R.AUTOMATIC,
    people.out_of_office: R.AUTOMATIC,
    people.out_of_office_with_a_calendar: R.AUTOMATIC,
    people.mailing_list: R.AUTOMATIC,
    hostile.forged_uid: R.UNKNOWN,
    hostile.forged_with_a_person_s_address: R.UNKNOWN,
    hostile.from_the_future: R.AHEAD,
    hostile.sequence_of_words: R.AHEAD,
    hostile.forged_bounce: R.UNKNOWN_REPORT,
    hostile.several_events: R.NOT_ONE,
    hostile.several_attendees: R.NOT_ONE,
    hostile.no_attendee: R.NOT_ONE,
    hostile.methods_that_differ: R.METHODS_DIFFER,
    hostile.a_request: R.NOT_A_REPLY,
    hostile.a_publish: R.NOT_A_REPLY,
    hostile.no_calendar_at_all: R.PERSON_WROTE,
    hostile.too_large: R.TOO_LARGE,
    hostile.too_large_a_calendar: R.TOO_LARGE,
    hostile.a_thousand_parts: R.UNREADABLE,
    hostile.a_header_without_end: R.UNREADABLE,
    hostile.empty: R.UNREADABLE,
    hostile.only_bytes: R.UNREADABLE,
}

__all__ = ["SHAPES", "Shape", "To"]
