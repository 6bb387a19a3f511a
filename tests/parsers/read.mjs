// Reads a calendar file from standard input with ical.js and prints what a calendar program would make of it.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
ICAL.TimezoneService.reset();
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}

function read(component) {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toUnixTime(),
    end: event.endDate.toUnixTime(),
    title: event.summary,
    location: event.location ?? "",
    description: event.description ?? "",
    status: component.getFirstPropertyValue("status"),
    class: component.getFirstPropertyValue("class"),
    organiser: event.organizer ?? "",
    attendees: event.attendees.map((one) => one.getFirstValue()),
  };
}

const events = calendar.getAllSubcomponents("vevent").map(read);
process.stdout.write(JSON.stringify({ method: calendar.getFirstPropertyValue("method") ?? "", events }));
