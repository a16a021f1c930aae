#include "dates/when.h"

#define DAY_SECONDS 86400

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
	if (c.year < -9998 || c.year > 9998)
		return DAY_NONE;
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
