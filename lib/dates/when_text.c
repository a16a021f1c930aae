/* when_text: stretches of the calendar as TIMEX3, ISO 8601 and EDTF write them. */
#include "dates/put.h"
#include "dates/when.h"

#define DAY_SECONDS 86400

static const char *const season_names[] = {"", "SP", "SU", "FA", "WI"};
static const char *const part_names[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

/* The year, with no more digits than its grain has; TIMEX3 writes BC0480 for 480 BC. */
static char *
put_year(const struct when *w, char *s)
{
	int year = w->year, by = w->grain == GRAIN_CENTURY  ? 100
				 : w->grain == GRAIN_DECADE ? 10
							    : 1;
	int digits = by == 100 ? 2 : by == 10 ? 3 : 4;

	if (w->no_year)
		return put_text(s, "XXXX");
	if (w->fiscal)
		s = put_text(s, "FY");
	if (year > 0)
		return put_number(s, (unsigned)(year / by), digits);
	/* a stretch of more than a year is told by its last: the 4th century BC is BC03
	 */
	return put_number(put_text(s, "BC"), (unsigned)((2 - year - by) / by), digits);
}

static char *
put_clock(const struct when *w, char *s)
{
	if (w->grain == GRAIN_PART)
		return put_text(put_text(s, "T"), part_names[w->part]);
	s = put_two(put_text(s, "T"), (unsigned)w->hour);
	s = put_two(put_text(s, ":"), (unsigned)w->minute);
	if (w->grain == GRAIN_SECOND)
		s = put_two(put_text(s, ":"), (unsigned)w->second);
	return w->zoned && w->zone == 0 ? put_text(s, "Z") : s;
}

static char *
put_field(char *s, bool unknown, unsigned value)
{
	return unknown ? put_text(s, "-XX") : put_two(put_text(s, "-"), value);
}

/* Astronomical, in four digits at least. */
static char *
put_iso_year(char *s, int year)
{
	s = put_text(s, year < 0 ? "-" : "");
	return put_number(s, (unsigned)(year < 0 ? -year : year), 4);
}

char *
when_value(const struct when *w, char *s)
{
	s = put_year(w, s);
	switch (w->grain) {
	case GRAIN_HALF:
		return put_number(put_text(s, "-H"), w->n, 1);
	case GRAIN_QUARTER:
		return put_number(put_text(s, "-Q"), w->n, 1);
	case GRAIN_SEASON:
		return put_text(put_text(s, "-"), season_names[w->n]);
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		s = put_text(s, "-W");
		s = w->n ? put_two(s, w->n) : put_text(s, "XX");
		return w->grain == GRAIN_WEEKEND ? put_text(s, "-WE") : s;
	default:
		break;
	}
	if (w->grain < GRAIN_MONTH)
		return s;
	if (w->weekday) {
		s = put_number(put_text(s, "-WXX-"), w->weekday, 1);
	} else {
		s = put_field(s, w->no_month, w->month);
		if (w->grain >= GRAIN_DAY)
			s = put_field(s, w->no_day, w->day);
	}
	return w->grain > GRAIN_DAY ? put_clock(w, s) : s;
}

char *
when_iso(int64_t second, bool clock, const struct when *zone, char *s)
{
	int32_t day = (int32_t)(second / DAY_SECONDS - (second % DAY_SECONDS < 0));
	unsigned of_day = (unsigned)(second - (int64_t)day * DAY_SECONDS), east;
	struct civil c = calendar_civil(day);

	s = put_iso_year(s, c.year);
	s = put_field(put_field(s, false, (unsigned)c.month), false, (unsigned)c.day);
	if (!clock)
		return s;
	s = put_two(put_text(s, "T"), of_day / 3600);
	s = put_two(put_text(s, ":"), of_day / 60 % 60);
	s = put_two(put_text(s, ":"), of_day % 60);
	if (!zone->zoned)
		return s;
	if (zone->zone == 0)
		return put_text(s, "Z");
	east = (unsigned)(zone->zone < 0 ? -zone->zone : zone->zone);
	s = put_two(put_text(s, zone->zone < 0 ? "-" : "+"), east / 60);
	return put_two(put_text(s, ":"), east % 60);
}

/* "2021-03-15/2021-03-21": EDTF's intervals hold both their ends. */
static void
put_interval(const struct when *w, char *s)
{
	struct bounds b;

	if (!when_bounds(w, &b))
		return;
	s = put_text(when_iso(b.from, false, w, s), "/");
	when_iso(b.until - DAY_SECONDS, false, w, s);
}

void
when_edtf(const struct when *w, char *s)
{
	static const uint8_t seasons[] = {0, 21, 22, 23, 24};
	struct bounds b;

	*s = '\0';
	if (w->grain == GRAIN_NONE || w->fiscal || w->weekday)
		return;
	if (w->grain == GRAIN_WEEK || w->grain == GRAIN_WEEKEND ||
	    (w->grain <= GRAIN_DECADE && w->year <= 0)) {
		put_interval(w, s);
		return;
	}
	if (w->grain > GRAIN_PART && when_bounds(w, &b)) {
		when_iso(b.from, true, w, s);
		return;
	}
	if (w->grain == GRAIN_CENTURY) {
		put_text(put_two(s, (unsigned)w->year / 100), "XX");
		return;
	}
	if (w->grain == GRAIN_DECADE) {
		put_text(put_number(s, (unsigned)w->year / 10, 3), "X");
		return;
	}
	if (w->no_year)
		s = put_text(s, "XXXX");
	else
		s = put_iso_year(s, w->year);
	if (w->grain == GRAIN_SEASON)
		put_field(s, false, seasons[w->n]);
	else if (w->grain == GRAIN_QUARTER)
		put_field(s, false, 32u + w->n);
	else if (w->grain == GRAIN_HALF)
		put_field(s, false, 39u + w->n);
	else if (w->grain >= GRAIN_MONTH)
		s = put_field(s, w->no_month, w->month);
	if (w->grain >= GRAIN_DAY)
		put_field(s, w->no_day, w->day);
}
