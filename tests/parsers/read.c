/* Reads a calendar file from standard input with libical and prints what a calendar program would make of it. */
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

static void quoted(const char *name, const char *text, const char *after)
{
    printf("\"%s\":\"", name);
    for (const unsigned char *c = (const unsigned char *)(text ? text : ""); *c; c++) {
        if (*c == '"' || *c == '\\')
            printf("\\%c", *c);
        else if (*c < 0x20)
            printf("\\u%04x", *c);
        else
            putchar(*c);
    }
    printf("\"%s", after);
}

static const char *value(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *found = icalcomponent_get_first_property(event, kind);
    return found ? icalproperty_get_value_as_string(found) : "";
}

/* The zone is the one written in the file, never the machine's own idea of Europe/London. */
static long long moment(icalcomponent *calendar, icalproperty *property, struct icaltimetype time)
{
    icalparameter *named = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone *zone = icaltimezone_get_utc_timezone();
    if (named)
        zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(named));
    return zone ? (long long)icaltime_as_timet_with_zone(time, zone) : -1;
}

static void print_event(icalcomponent *calendar, icalcomponent *event, const char *before)
{
    icalproperty *start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    icalproperty *end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
    printf("%s{", before);
    quoted("uid", icalcomponent_get_uid(event), ",");
    printf("\"sequence\":%d,", icalcomponent_get_sequence(event));
    printf("\"start\":%lld,", start ? moment(calendar, start, icalproperty_get_dtstart(start)) : -1);
    printf("\"end\":%lld,", end ? moment(calendar, end, icalproperty_get_dtend(end)) : -1);
    quoted("title", icalcomponent_get_summary(event), ",");
    quoted("location", icalcomponent_get_location(event), ",");
    quoted("description", icalcomponent_get_description(event), ",");
    quoted("status", value(event, ICAL_STATUS_PROPERTY), ",");
    quoted("class", value(event, ICAL_CLASS_PROPERTY), ",");
    quoted("organiser", value(event, ICAL_ORGANIZER_PROPERTY), ",\"attendees\":[");
    int first = 1;
    for (icalproperty *one = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY); one;
         one = icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY), first = 0)
        printf("%s\"%s\"", first ? "" : ",", icalproperty_get_attendee(one));
    printf("]}");
}

int main(void)
{
    static char text[1 << 20];
    text[fread(text, 1, sizeof text - 1, stdin)] = '\0';
    icalcomponent *calendar = icalparser_parse_string(text);
    if (!calendar || icalcomponent_count_errors(calendar) > 0)
        return 1;
    icalproperty *method = icalcomponent_get_first_property(calendar, ICAL_METHOD_PROPERTY);
    printf("{");
    quoted("method", method ? icalproperty_get_value_as_string(method) : "", ",\"events\":[");
    const char *before = "";
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        print_event(calendar, event, before);
        before = ",";
    }
    printf("]}");
    icalcomponent_free(calendar);
    return 0;
}
