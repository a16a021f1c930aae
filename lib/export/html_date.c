#include "export/html_date.h"

#include <string.h>

#include "base/calendar.h"

enum { NUMBERS = 6 }; /* at most, in a value */

static const char *const months[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/* What stands for a year, or for a day, in two letters. */
static const struct part {
	const char *letters, *words;
} parts[] = {
    {"SP", "spring"},
    {"SU", "summer"},
    {"FA", "autumn"},
    {"WI", "winter"},
    {"H1", "first half of"},
    {"H2", "second half of"},
    {"Q1", "first quarter of"},
    {"Q2", "second quarter of"},
    {"Q3", "third quarter of"},
    {"Q4", "fourth quarter of"},
    {"MO", "morning"},
    {"MI", "midday"},
    {"AF", "afternoon"},
    {"EV", "evening"},
    {"NI", "night"},
    {"DT", "daytime"},
    {"PAST_REF", "in the past"},
    {"PRESENT_REF", "the present"},
    {"FUTURE_REF", "in the future"},
};

/* The words for all of s, or NULL. */
static const char *
words_of(const char *s)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (strcmp(s, parts[i].letters) == 0)
			return parts[i].words;
	return NULL;
}

/* Reads what a pattern allows, '9' a digit and any other character itself, as the numbers
 * parted by what is none. Returns what is behind it, or NULL. */
static const char *
match(const char *s, const char *pattern, int numbers[NUMBERS])
{
	int n = -1;
	bool digit = false;

	for (; *pattern; pattern++, s++) {
		if (*pattern != '9') {
			if (*s != *pattern)
				return NULL;
			digit = false;
			continue;
		}
		if (*s < '0' || *s > '9')
			return NULL;
		if (!digit)
			numbers[++n] = 0;
		numbers[n] = numbers[n] * 10 + (*s - '0');
		digit = true;
	}
	return s;
}

static void
put_day(struct buf *out, int32_t day)
{
	struct civil c = calendar_civil(day);

	buf_printf(out, "%d %s %d", c.day, months[c.month - 1], c.year);
}

/* A day, with what the value says of its hour. */
static bool
put_day_and_hour(struct buf *out, const char *value)
{
	int n[NUMBERS];
	const char *rest = match(value, "9999-99-99", n);
	int32_t day;

	if (!rest || !calendar_valid(n[0], n[1], n[2]) || (*rest && *rest != 'T'))
		return false;
	day = calendar_day(n[0], n[1], n[2]);
	buf_printf(out, "%s ", weekdays[calendar_weekday(day) - 1]);
	put_day(out, day);
	if (*rest) {
		const char *words = words_of(++rest);

		buf_printf(out, ", %s", words ? words : rest);
	}
	return true;
}

static bool
put_week(struct buf *out, const char *value)
{
	int n[NUMBERS];
	const char *rest = match(value, "9999-W99", n);
	int32_t monday;

	if (!rest || n[1] < 1 || n[1] > calendar_weeks_in_year(n[0]))
		return false;
	monday = calendar_week_start(n[0], n[1]);
	if (*rest && strcmp(rest, "-WE") != 0)
		return false;
	buf_puts(out, *rest ? "weekend of " : "week of ");
	put_day(out, *rest ? monday + 5 : monday);
	return true;
}

/* A span of time in one unit: P2Y, PT90M. */
static bool
put_duration(struct buf *out, const char *value)
{
	static const struct {
		const char *unit, *word;
	} units[] = {{"Y", "year"}, {"M", "month"}, {"W", "week"}, {"D", "day"},
	    {"TH", "hour"}, {"TM", "minute"}, {"TS", "second"}};
	bool clock = value[0] == 'P' && value[1] == 'T';
	const char *digits = value + 1 + clock, *unit = digits;

	if (*value != 'P')
		return false;
	while (*unit >= '0' && *unit <= '9')
		unit++;
	if (unit == digits || !*unit || unit[1])
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		const char *u = units[i].unit;

		if (clock != (*u == 'T') || u[clock] != *unit)
			continue;
		buf_printf(out, "%.*s %s%s", (int)(unit - digits), digits, units[i].word,
		    unit == digits + 1 && *digits == '1' ? "" : "s");
		return true;
	}
	return false;
}

void
html_date_put(struct buf *out, const char *value)
{
	int n[NUMBERS];
	const char *rest, *words = words_of(value);

	if (words) {
		buf_puts(out, words);
		return;
	}
	if (put_day_and_hour(out, value) || put_week(out, value) ||
	    put_duration(out, value))
		return;
	rest = match(value, "999", n);
	if (rest && !*rest) {
		buf_printf(out, "%ds", n[0] * 10); /* a decade */
		return;
	}
	rest = match(value, "9999-99", n);
	if (rest && !*rest && n[1] >= 1 && n[1] <= 12) {
		buf_printf(out, "%s %d", months[n[1] - 1], n[0]);
		return;
	}
	rest = match(value, "9999-", n);
	words = rest ? words_of(rest) : NULL;
	if (words)
		buf_printf(out, "%s %d", words, n[0]);
	else
		buf_puts(out, value);
}

bool
html_date_is_machine(const char *value)
{
	static const char *const patterns[] = {"9999", "9999-99", "9999-99-99",
	    "9999-W99", "9999-99-99T99:99", "9999-99-99T99:99:99"};
	int n[NUMBERS];

	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		const char *rest = match(value, patterns[i], n);

		if (rest && !*rest)
			return true;
	}
	return false;
}
