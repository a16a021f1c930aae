/*
 * when: a stretch of the calendar as TIMEX3 names it ("2008-Q3", "2021-W11-WE",
 * "BC0480-08", "2006-01-26TNI"), its bounds, and moving along the calendar by units.
 *
 * Years are astronomical: 0 is 1 BC.
 */
#ifndef WHEN_H
#define WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/calendar.h"

/* From the coarse to the fine; GRAIN_PART is a part of day. */
enum grain {
	GRAIN_NONE,
	GRAIN_CENTURY,
	GRAIN_DECADE,
	GRAIN_YEAR,
	GRAIN_HALF,
	GRAIN_QUARTER,
	GRAIN_SEASON,
	GRAIN_MONTH,
	GRAIN_WEEK,
	GRAIN_WEEKEND,
	GRAIN_DAY,
	GRAIN_PART,
	GRAIN_HOUR,
	GRAIN_MINUTE,
	GRAIN_SECOND
};

enum unit {
	UNIT_NONE,
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_NIGHT,
	UNIT_WEEKEND,
	UNIT_WEEK,
	UNIT_FORTNIGHT,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_SEASON,
	UNIT_HALF,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY,
	UNIT_MILLENNIUM
};

enum season { SEASON_SPRING = 1, SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER };
enum part {
	PART_MORNING = 1,
	PART_MIDDAY,
	PART_AFTERNOON,
	PART_EVENING,
	PART_NIGHT,
	PART_DAY
};

struct when {
	uint8_t grain;
	bool no_year, no_month, no_day; /* not known: written as X */
	bool fiscal;
	int year; /* of a decade or century the first */
	uint8_t month, day;
	uint8_t n;       /* of season, quarter, half, week */
	uint8_t weekday; /* of a day with no known month and day: XXXX-WXX-4 */
	uint8_t part;
	int8_t hour, minute, second;
	bool zoned;
	int16_t zone; /* minutes east of UTC */
};

/* Seconds since 1970-01-01 of the local clock; until is past the end. */
struct bounds {
	int64_t from, until;
};

/* The stretch of some grain, GRAIN_DAY or coarser, that a day lies in. */
struct when when_of(int32_t day, enum grain g);
/* A day's civil date moved by n units, clamped to the month's length; n * unit within
 * 100,000 millennia. DAY_NONE: beyond the years that have four digits. */
int32_t when_move(int32_t day, enum unit u, int n);
enum grain when_grain(enum unit u);

/* False if it has no bounds: something of it is not known, or lies with a company. */
bool when_bounds(const struct when *w, struct bounds *b);
/* The first day, where there are bounds; DAY_NONE otherwise. */
int32_t when_first(const struct when *w);

/* All write a string of at most WHEN_LENGTH with its NUL, and two give its end. */
#define WHEN_LENGTH 48

/* TIMEX3's value. */
char *when_value(const struct when *w, char *out);
/* Extended Date/Time Format (ISO 8601-2:2019); empty where it has no form for it. */
void when_edtf(const struct when *w, char *out);
/* An end of bounds as ISO 8601: a date, or with a time of day if `clock`. */
char *when_iso(int64_t second, bool clock, const struct when *zone, char *out);

#endif
