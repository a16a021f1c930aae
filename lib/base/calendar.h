/*
 * calendar: days of the proleptic Gregorian calendar, counted from 1970-01-01, and ISO
 * 8601 weeks. Arithmetic after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DAY_NONE INT32_MIN /* no date known */

struct civil {
	int year, month, day; /* month 1 to 12, day 1 to 31 */
};

int32_t calendar_day(int year, int month, int day);
struct civil calendar_civil(int32_t day);

/* 1 Monday to 7 Sunday. */
int calendar_weekday(int32_t day);
int calendar_month_length(int year, int month);
bool calendar_valid(int year, int month, int day);

/* The ISO week of a day: its number, and the year it belongs to in *year. */
int calendar_week(int32_t day, int *year);
/* The Monday of an ISO week. */
int32_t calendar_week_start(int year, int week);
/* 52 or 53. */
int calendar_weeks_in_year(int year);

/* A moment as a record's "date" gives it. */
struct moment {
	int32_t day;    /* DAY_NONE: unknown */
	int32_t second; /* of the day, as written; -1: not given */
};

/*
 * Reads an ISO 8601 date or date-time (YYYY-MM-DD, YYYYMMDD, then 'T' or a space,
 * HH:MM[:SS], any fraction and zone) of n bytes; the local date as written counts, no
 * zone is applied. Returns false, and no day, for anything else and for days no calendar
 * has.
 */
bool calendar_parse(const char *s, size_t n, struct moment *m);

#endif
