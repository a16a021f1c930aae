#include "dates/when.h"

#define DAY_SECONDS 86400

static const char *const season_names[] = {"", "SP", "SU", "FA", "WI"};
static const char *const part_names[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

/* When parts of day begin and end, in hours; the night ends on the next day. */
static const uint8_t part_hours[][2] = {
    {0, 0}, {6, 12}, {11, 14}, {12, 18}, {18, 24}, {18, 30}, {6, 18}};

/* The remainder is never negative. */
static int
floor_div(int a, int b)
{
	return a / b - (a % b < 0);
}

struct when
when_of(int32_t day, enum grain g)
{
	struct civil c = calendar_civil(day);
	struct when w = {.grain = (uint8_t)g, .year = c.year};

	switch (g) {
	case GRAIN_CENTURY:
		w.year = floor_div(c.year, 100) * 100;
		break;
	case GRAIN_DECADE:
		w.year = floor_div(c.year, 10) * 10;
		break;
	case GRAIN_HALF:
		w.n = c.month > 6 ? 2 : 1;
		break;
	case GRAIN_QUARTER:
		w.n = (uint8_t)((c.month + 2) / 3);
		break;
	case GRAIN_SEASON:
		w.n = (uint8_t)(c.month < 3 ? SEASON_WINTER : c.month / 3);
		if (c.month < 3)
			w.year--;
		break;
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		w.n = (uint8_t)calendar_week(day, &w.year);
		break;
	case GRAIN_YEAR:
		break;
	default:
		w.month = (uint8_t)c.month;
		w.day = g >= GRAIN_DAY ? (uint8_t)c.day : 0;
		break;
	}
	return w;
}

int32_t
when_move(int32_t day, enum unit u, int n)
{
	static const int16_t months[] = {[UNIT_MONTH] = 1,
	    [UNIT_QUARTER] = 3,
	    [UNIT_SEASON] = 3,
	    [UNIT_HALF] = 6,
	    [UNIT_YEAR] = 12,
	    [UNIT_DECADE] = 120,
	    [UNIT_CENTURY] = 1200,
	    [UNIT_MILLENNIUM] = 12000};
	static const int8_t days[] = {[UNIT_DAY] = 1,
	    [UNIT_NIGHT] = 1,
	    [UNIT_WEEKEND] = 7,
	    [UNIT_WEEK] = 7,
	    [UNIT_FORTNIGHT] = 14};
	struct civil c;
	int month, length;

	if (u < UNIT_DAY)
		return day;
	if (u < UNIT_MONTH)
		return day + n * days[u];
	c = calendar_civil(day);
	month = c.year * 12 + c.month - 1 + n * months[u];
	c.year = floor_div(month, 12);
	c.month = month - c.year * 12 + 1;
	length = calendar_month_length(c.year, c.month);
	return calendar_day(c.year, c.month, c.day < length ? c.day : length);
}

enum grain
when_grain(enum unit u)
{
	static const uint8_t grains[] = {[UNIT_SECOND] = GRAIN_SECOND,
	    [UNIT_MINUTE] = GRAIN_MINUTE,
	    [UNIT_HOUR] = GRAIN_HOUR,
	    [UNIT_DAY] = GRAIN_DAY,
	    [UNIT_NIGHT] = GRAIN_DAY,
	    [UNIT_WEEKEND] = GRAIN_WEEKEND,
	    [UNIT_WEEK] = GRAIN_WEEK,
	    [UNIT_FORTNIGHT] = GRAIN_WEEK,
	    [UNIT_MONTH] = GRAIN_MONTH,
	    [UNIT_QUARTER] = GRAIN_QUARTER,
	    [UNIT_SEASON] = GRAIN_SEASON,
	    [UNIT_HALF] = GRAIN_HALF,
	    [UNIT_YEAR] = GRAIN_YEAR,
	    [UNIT_DECADE] = GRAIN_DECADE,
	    [UNIT_CENTURY] = GRAIN_CENTURY,
	    [UNIT_MILLENNIUM] = GRAIN_NONE};

	return grains[u];
}

/* The first days of months a to b of the year; b may run over its end. */
static struct bounds
months(int year, int a, int b)
{
	struct bounds s;

	s.from = (int64_t)calendar_day(year, a, 1) * DAY_SECONDS;
	s.until =
	    (int64_t)calendar_day(year + (b - 1) / 12, (b - 1) % 12 + 1, 1) * DAY_SECONDS;
	return s;
}

static struct bounds
days(int32_t first, int n)
{
	return (struct bounds){
	    (int64_t)first * DAY_SECONDS, ((int64_t)first + n) * DAY_SECONDS};
}

/* The bounds of a time of day on a day whose bounds are *b. */
static void
narrow(const struct when *w, struct bounds *b)
{
	int64_t day = b->from;

	if (w->grain == GRAIN_PART) {
		b->from = day + part_hours[w->part][0] * 3600;
		b->until = day + part_hours[w->part][1] * 3600;
		return;
	}
	b->from = day + w->hour * 3600 + w->minute * 60 + w->second;
	b->until = b->from + (w->grain == GRAIN_SECOND      ? 1
				 : w->grain == GRAIN_MINUTE ? 60
							    : 3600);
}

bool
when_bounds(const struct when *w, struct bounds *b)
{
	if (w->grain == GRAIN_NONE || w->no_year || w->fiscal || w->weekday)
		return false;
	if (w->grain >= GRAIN_DAY) {
		if (w->no_month || w->no_day)
			return false;
		*b = days(calendar_day(w->year, w->month, w->day), 1);
		if (w->grain > GRAIN_DAY)
			narrow(w, b);
		return true;
	}
	switch (w->grain) {
	case GRAIN_CENTURY:
		*b = months(w->year, 1, 1201);
		break;
	case GRAIN_DECADE:
		*b = months(w->year, 1, 121);
		break;
	case GRAIN_YEAR:
		*b = months(w->year, 1, 13);
		break;
	case GRAIN_HALF:
		*b = months(w->year, w->n * 6 - 5, w->n * 6 + 1);
		break;
	case GRAIN_QUARTER:
		*b = months(w->year, w->n * 3 - 2, w->n * 3 + 1);
		break;
	case GRAIN_SEASON:
		*b = months(w->year, w->n * 3, w->n * 3 + 3);
		break;
	case GRAIN_MONTH:
		if (w->no_month)
			return false;
		*b = months(w->year, w->month, w->month + 1);
		break;
	default:
		if (!w->n)
			return false;
		*b = days(calendar_week_start(w->year, w->n), 7);
		if (w->grain == GRAIN_WEEKEND)
			b->from += 5 * DAY_SECONDS;
		break;
	}
	return true;
}

int32_t
when_first(const struct when *w)
{
	struct bounds b;

	if (!when_bounds(w, &b))
		return DAY_NONE;
	return (int32_t)((b.from - (b.from % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS) /
			 DAY_SECONDS);
}

/* Writing into a string that is long enough, since all here is: see struct date. */
static char *
put_digits(char *s, int v, int width)
{
	int n = width;

	for (int more = v / 10000; width == 4 && more; more /= 10)
		n++;
	for (int i = n - 1; i >= 0; i--, v /= 10)
		s[i] = (char)('0' + v % 10);
	s[n] = '\0';
	return s + n;
}

static char *
put_text(char *s, const char *text)
{
	while (*text)
		*s++ = *text++;
	*s = '\0';
	return s;
}

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
		return put_digits(s, year / by, digits);
	/* a stretch of more than a year is told by its last: the 4th century BC is BC03
	 */
	return put_digits(put_text(s, "BC"), (2 - year - by) / by, digits);
}

static char *
put_clock(const struct when *w, char *s)
{
	if (w->grain == GRAIN_PART)
		return put_text(put_text(s, "T"), part_names[w->part]);
	s = put_digits(put_text(s, "T"), w->hour, 2);
	s = put_digits(put_text(s, ":"), w->minute, 2);
	if (w->grain == GRAIN_SECOND)
		s = put_digits(put_text(s, ":"), w->second, 2);
	return w->zoned && w->zone == 0 ? put_text(s, "Z") : s;
}

static char *
put_field(char *s, bool unknown, int value)
{
	return unknown ? put_text(s, "-XX") : put_digits(put_text(s, "-"), value, 2);
}

char *
when_value(const struct when *w, char *s)
{
	s = put_year(w, s);
	switch (w->grain) {
	case GRAIN_HALF:
		return put_digits(put_text(s, "-H"), w->n, 1);
	case GRAIN_QUARTER:
		return put_digits(put_text(s, "-Q"), w->n, 1);
	case GRAIN_SEASON:
		return put_text(put_text(s, "-"), season_names[w->n]);
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		s = put_text(s, "-W");
		s = w->n ? put_digits(s, w->n, 2) : put_text(s, "XX");
		return w->grain == GRAIN_WEEKEND ? put_text(s, "-WE") : s;
	default:
		break;
	}
	if (w->grain < GRAIN_MONTH)
		return s;
	if (w->weekday) {
		s = put_digits(put_text(s, "-WXX-"), w->weekday, 1);
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
	int of_day = (int)((second % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS), east;
	struct civil c = calendar_civil((int32_t)((second - of_day) / DAY_SECONDS));

	s = put_text(s, c.year < 0 ? "-" : "");
	s = put_digits(s, c.year < 0 ? -c.year : c.year, 4);
	s = put_field(put_field(s, false, c.month), false, c.day);
	if (!clock)
		return s;
	s = put_digits(put_text(s, "T"), of_day / 3600, 2);
	s = put_digits(put_text(s, ":"), of_day / 60 % 60, 2);
	s = put_digits(put_text(s, ":"), of_day % 60, 2);
	if (!zone->zoned)
		return s;
	if (zone->zone == 0)
		return put_text(s, "Z");
	east = zone->zone < 0 ? -zone->zone : zone->zone;
	s = put_digits(put_text(s, zone->zone < 0 ? "-" : "+"), east / 60, 2);
	return put_digits(put_text(s, ":"), east % 60, 2);
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
		put_text(put_digits(s, w->year / 100, 2), "XX");
		return;
	}
	if (w->grain == GRAIN_DECADE) {
		put_text(put_digits(s, w->year / 10, 3), "X");
		return;
	}
	if (w->no_year)
		s = put_text(s, "XXXX");
	else
		s = put_digits(put_text(s, w->year < 0 ? "-" : ""),
		    w->year < 0 ? -w->year : w->year, 4);
	if (w->grain == GRAIN_SEASON)
		put_field(s, false, seasons[w->n]);
	else if (w->grain == GRAIN_QUARTER)
		put_field(s, false, 32 + w->n);
	else if (w->grain == GRAIN_HALF)
		put_field(s, false, 39 + w->n);
	else if (w->grain >= GRAIN_MONTH)
		s = put_field(s, w->no_month, w->month);
	if (w->grain >= GRAIN_DAY)
		put_field(s, w->no_day, w->day);
}
