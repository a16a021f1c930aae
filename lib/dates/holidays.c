#include "dates/holidays.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"

static int32_t
easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
	int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return calendar_day(y, n / 31, n % 31 + 1);
}

/* Reckoned by the Julian calendar, given in the Gregorian. */
static int32_t
orthodox_easter(int y)
{
	int d = (19 * (y % 19) + 15) % 30, e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
	int n = d + e + 114;

	return calendar_day(y, n / 31, n % 31 + 1) + y / 100 - y / 400 - 2;
}

/* The first weekday w on or after a day. */
static int32_t
on_or_after(int32_t day, int w)
{
	return day + (w - calendar_weekday(day) + 7) % 7;
}

int32_t
holiday_day(const char *rule, int year, bool *fixed_year)
{
	char *end;
	const char *numbers = rule + strcspn(rule, " ");
	int a = (int)strtol(numbers, &end, 10), b = (int)strtol(end, &end, 10);
	int c = (int)strtol(end, NULL, 10);
	int32_t last;

	*fixed_year = false;
	if (year < 1)
		return DAY_NONE;
	switch (*rule) {
	case 'f': /* fixed M D */
		if (!calendar_valid(year, a, b))
			return DAY_NONE; /* a leap day in another year */
		return calendar_day(year, a, b);
	case 'e': /* easter N */
		return easter(year) + a;
	case 'd': /* date Y M D */
		*fixed_year = true;
		return calendar_day(a, b, c);
	case 'n': /* nth M W N */
		if (c > 0)
			return on_or_after(calendar_day(year, a, 1), b) + 7 * (c - 1);
		last = calendar_day(year, a, calendar_month_length(year, a));
		return on_or_after(last - 6, b);
	case 'o':
		if (rule[1] == 'r') /* orthodox N */
			return orthodox_easter(year) + a;
		return on_or_after(calendar_day(year, a, c), b); /* onafter M W D */
	default:
		return DAY_NONE;
	}
}

bool
holiday_is_fixed(const char *rule)
{
	return *rule == 'f';
}
