#include "base/calendar.h"

int32_t
calendar_day(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return (int32_t)(era * 146097 + doe - 719468);
}

struct civil
calendar_civil(int32_t day)
{
	int z = day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	struct civil c;

	c.day = doy - (153 * mp + 2) / 5 + 1;
	c.month = mp < 10 ? mp + 3 : mp - 9;
	c.year = yoe + era * 400 + (c.month <= 2);
	return c;
}

int
calendar_weekday(int32_t day)
{
	return (int)(((int64_t)day % 7 + 7 + 3) % 7) + 1; /* day 0 was a Thursday */
}

int
calendar_month_length(int year, int month)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
		return 29;
	return length[month - 1];
}

bool
calendar_valid(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= calendar_month_length(year, month);
}

int32_t
calendar_week_start(int year, int week)
{
	int32_t fourth = calendar_day(year, 1, 4); /* always in week 1 */

	return fourth - (calendar_weekday(fourth) - 1) + 7 * (week - 1);
}

int
calendar_week(int32_t day, int *year)
{
	int32_t thursday = day - calendar_weekday(day) + 4;

	*year = calendar_civil(thursday).year;
	return (int)((thursday - calendar_day(*year, 1, 1)) / 7) + 1;
}

int
calendar_weeks_in_year(int year)
{
	return (
	    int)((calendar_week_start(year + 1, 1) - calendar_week_start(year, 1)) / 7);
}

/* Reads exactly `width` digits at *s; -1 and nothing read where they are not there. */
static int
digits(const char **s, const char *end, int width)
{
	int v = 0;

	if (end - *s < width)
		return -1;
	for (int i = 0; i < width; i++) {
		if ((*s)[i] < '0' || (*s)[i] > '9')
			return -1;
		v = v * 10 + ((*s)[i] - '0');
	}
	*s += width;
	return v;
}

static bool
skip(const char **s, const char *end, char c)
{
	if (*s == end || **s != c)
		return false;
	++*s;
	return true;
}

/* "Z", "+02", "+0200", "+02:00", "UTC", "GMT", or nothing. */
static bool
zone(const char *s, const char *end)
{
	if (s < end && *s == ' ')
		s++;
	if (s == end || (end - s == 1 && (*s == 'Z' || *s == 'z')))
		return true;
	if (end - s == 3 && ((s[0] == 'U' && s[1] == 'T' && s[2] == 'C') ||
				(s[0] == 'G' && s[1] == 'M' && s[2] == 'T')))
		return true;
	if (*s != '+' && *s != '-')
		return false;
	s++;
	if (digits(&s, end, 2) < 0)
		return false;
	if (s == end)
		return true;
	skip(&s, end, ':');
	return digits(&s, end, 2) >= 0 && s == end;
}

bool
calendar_parse(const char *s, size_t n, struct moment *m)
{
	const char *end = s + n;
	int year, month, day, hour, minute, second = 0;
	bool dashes;

	*m = (struct moment){DAY_NONE, -1};
	year = digits(&s, end, 4);
	dashes = skip(&s, end, '-');
	month = digits(&s, end, 2);
	if (dashes && !skip(&s, end, '-'))
		return false;
	day = digits(&s, end, 2);
	if (year < 0 || !calendar_valid(year, month, day))
		return false;
	if (s < end) {
		if (!skip(&s, end, 'T') && !skip(&s, end, 't') && !skip(&s, end, ' '))
			return false;
		hour = digits(&s, end, 2);
		skip(&s, end, ':');
		minute = digits(&s, end, 2);
		if (skip(&s, end, ':') || (s < end && *s >= '0' && *s <= '9'))
			second = digits(&s, end, 2);
		if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 ||
		    second > 60)
			return false;
		if (skip(&s, end, '.') || skip(&s, end, ','))
			while (s < end && *s >= '0' && *s <= '9')
				s++;
		if (!zone(s, end))
			return false;
		m->second = hour * 3600 + minute * 60 + second;
	}
	m->day = calendar_day(year, month, day);
	return true;
}
