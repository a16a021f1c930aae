#include "embeds/marks.h"

#include "base/calendar.h"
#include <string.h>

#include "text/chars.h"

enum { LONGEST_HANDLE = 64, LONGEST_PHRASE = 64, LONGEST_LINE = 4096 };

static bool
handle_char(uint32_t c)
{
	return (c < 0x80 && char_is(c, CHAR_LETTER | CHAR_DIGIT)) || c == '_';
}

/* Dots and a server belong to Instagram, Bluesky and Mastodon. */
size_t
marks_handle_end(const struct text *t, size_t at)
{
	size_t i = at;

	while (i - at < LONGEST_HANDLE) {
		uint32_t c = text_at(t, i);

		if (!handle_char(c) && ((c != '.' && c != '@' && c != '-') ||
					   !handle_char(text_at(t, i + 1))))
			break;
		i++;
	}
	return i;
}

size_t
marks_handle(const struct text *t, size_t at, struct span *handle)
{
	size_t end;

	if (text_at(t, at) != '(' || text_at(t, at + 1) != '@')
		return 0;
	end = marks_handle_end(t, at + 2);
	if (end == at + 2 || text_at(t, end) != ')')
		return 0;
	*handle = (struct span){(uint32_t)at + 2, (uint32_t)end};
	return end + 1;
}

size_t
marks_spaces(const struct text *t, size_t at)
{
	while (
	    char_is(text_at(t, at), CHAR_SPACE) && !char_is(text_at(t, at), CHAR_NEWLINE))
		at++;
	return at;
}

/* Up to `most` digits; returns how many there were. */
static size_t
number(const struct text *t, size_t at, size_t most, int *v)
{
	size_t n = 0;

	*v = 0;
	while (n < most && text_at(t, at + n) >= '0' && text_at(t, at + n) <= '9')
		*v = *v * 10 + (int)(text_at(t, at + n++) - '0');
	return n;
}

/* A month's name in any language the platforms write; its number, 0 if it is none. */
static size_t
month(const struct text *t, size_t at, int *number)
{
	const struct lexicon *months = lexicon_get("und", "months");
	const struct lexeme *e;
	size_t end = at;

	while (end - at < 16 && char_is(text_at(t, end), CHAR_LETTER))
		end++;
	e = lexicon_find(months, t, at, end);
	*number = e ? e->number : 0;
	if (e && text_at(t, end) == '.')
		end++;
	return e ? end : at;
}

static size_t
finish(size_t end, int year, int mon, int d, int32_t *day)
{
	if (year < 1990 || year > 2200 || !calendar_valid(year, mon, d))
		return 0;
	*day = calendar_day(year, mon, d);
	return end;
}

static bool
word(const struct text *t, size_t at, const char *s)
{
	return text_starts(t, at, s);
}

/* "3 March 2021", "3. März 2021", "3 de marzo de 2021" */
static size_t
day_first(const struct text *t, size_t at, int32_t *day)
{
	int d, mon, year;
	size_t n = number(t, at, 2, &d), i = at + n;

	if (!n)
		return 0;
	if (text_at(t, i) == '.')
		i++;
	i = marks_spaces(t, i);
	if (word(t, i, "de "))
		i += 3;
	i = month(t, i, &mon);
	if (!mon)
		return 0;
	i = marks_spaces(t, i);
	if (text_at(t, i) == ',')
		i = marks_spaces(t, i + 1);
	if (word(t, i, "de "))
		i += 3;
	n = number(t, i, 4, &year);
	return n == 4 ? finish(i + n, year, mon, d, day) : 0;
}

/* "March 3, 2021", "Mar 3, 2021" */
static size_t
month_first(const struct text *t, size_t at, int32_t *day)
{
	int d, mon, year;
	size_t n, i = month(t, at, &mon);

	if (!mon)
		return 0;
	i = marks_spaces(t, i);
	n = number(t, i, 2, &d);
	i += n;
	if (text_at(t, i) == ',')
		i++;
	i = marks_spaces(t, i);
	if (!n || number(t, i, 4, &year) != 4)
		return 0;
	return finish(i + 4, year, mon, d, day);
}

/* "2021-03-03" */
static size_t
iso(const struct text *t, size_t at, int32_t *day)
{
	int year, mon, d;

	if (number(t, at, 4, &year) != 4 || text_at(t, at + 4) != '-' ||
	    number(t, at + 5, 2, &mon) != 2 || text_at(t, at + 7) != '-' ||
	    number(t, at + 8, 2, &d) != 2)
		return 0;
	return finish(at + 10, year, mon, d, day);
}

/* "2021年3月3日", "2021년 3월 3일" */
static size_t
year_first(const struct text *t, size_t at, int32_t *day)
{
	static const uint32_t signs[3][2] = {
	    {0x5E74, 0xB144}, {0x6708, 0xC6D4}, {0x65E5, 0xC77C}};
	int v[3];
	size_t i = at;

	for (int k = 0; k < 3; k++) {
		size_t n = number(t, i, k ? 2 : 4, &v[k]);

		i += n;
		if (!n || (text_at(t, i) != signs[k][0] && text_at(t, i) != signs[k][1]))
			return 0;
		i++;
		if (k < 2)
			i = marks_spaces(t, i);
	}
	return finish(i, v[0], v[1], v[2], day);
}

size_t
marks_date(const struct text *t, size_t at, int32_t *day)
{
	size_t end = month_first(t, at, day);

	if (!end)
		end = iso(t, at, day);
	if (!end)
		end = year_first(t, at, day);
	return end ? end : day_first(t, at, day);
}

size_t
marks_time(const struct text *t, size_t at)
{
	size_t i = marks_spaces(t, at), n, end;
	int v;

	if (text_at(t, i) == ',')
		i = marks_spaces(t, i + 1);
	if (marks_phrase(t, i, i + 12, lexicon_get("und", "post-time-words"), &end))
		i = marks_spaces(t, end);
	n = number(t, i, 2, &v);
	i = marks_spaces(t, i + n);
	if (!n || (text_at(t, i) != ':' && text_at(t, i) != '.') ||
	    number(t, marks_spaces(t, i + 1), 2, &v) != 2)
		return at;
	i = marks_spaces(t, i + 1) + 2;
	end = i;
	i = marks_spaces(t, i);
	/* "am", "PM", then a zone in capitals */
	for (int part = 0; part < 2; part++) {
		size_t from = i;

		while (i - from < 5 && char_is(text_at(t, i), CHAR_LETTER))
			i++;
		if (text_is_folded(t, from, i, "am") ||
		    text_is_folded(t, from, i, "pm") ||
		    text_is_folded(t, from, i, "uhr") ||
		    (i - from >= 2 && char_is(text_at(t, from), CHAR_UPPER) &&
			char_is(text_at(t, i - 1), CHAR_UPPER)))
			end = i;
		else
			break;
		i = marks_spaces(t, i);
	}
	return end;
}

/* May c stand in a link? A shortened one is plain letters and digits. */
static bool
link_char(uint32_t c, bool shortened)
{
	if (c >= 0x80)
		return !shortened && char_is(c, CHAR_LETTER | CHAR_DIGIT);
	return !char_is(c, CHAR_SPACE) && c != '"' && c != '<' && c != '[' && c != ']';
}

size_t
marks_link(const struct text *t, size_t at)
{
	size_t i = at;
	bool shortened = text_starts(t, at, "pic.twitter.com/");

	if (text_starts(t, at, "http://") || text_starts(t, at, "https://"))
		i += text_at(t, at + 4) == 's' ? 8 : 7;
	else if (shortened)
		i += 16;
	else
		return 0;
	shortened |= text_starts(t, i, "t.co/");
	if (char_is(text_at(t, i), CHAR_SPACE) || i >= t->n)
		return 0;
	while (i < t->n && link_char(text_at(t, i), shortened) &&
	       !(i > at && text_starts(t, i, "pic.twitter.com/")))
		i++;
	while (text_at(t, i - 1) == '.' || text_at(t, i - 1) == ',' ||
	       text_at(t, i - 1) == ')' || char_is(text_at(t, i - 1), CHAR_QUOTE))
		i--;
	return i;
}

size_t
marks_line_start(const struct text *t, size_t at)
{
	size_t floor = at > LONGEST_LINE ? at - LONGEST_LINE : 0;

	while (at > floor && !char_is(text_at(t, at - 1), CHAR_NEWLINE))
		at--;
	return at;
}

size_t
marks_line_end(const struct text *t, size_t at)
{
	while (at < t->n && !char_is(text_at(t, at), CHAR_NEWLINE))
		at++;
	return at;
}

bool
marks_ends_line(const struct text *t, size_t at)
{
	size_t i = marks_spaces(t, at);

	return i >= t->n || char_is(text_at(t, i), CHAR_NEWLINE);
}

const struct lexeme *
marks_phrase(
    const struct text *t, size_t at, size_t stop, const struct lexicon *list, size_t *end)
{
	const struct lexeme *e, *best = NULL;

	if (stop > at + LONGEST_PHRASE)
		stop = at + LONGEST_PHRASE;
	for (size_t i = at; i < stop;) {
		while (i < stop && i < t->n && !char_is(text_at(t, i), CHAR_SPACE))
			i++;
		e = lexicon_prefix(list, t, at, i);
		if (e && e->entry) {
			best = e;
			*end = i;
		}
		if (!e || !e->more || i >= t->n || char_is(text_at(t, i), CHAR_NEWLINE))
			break;
		i = marks_spaces(t, i);
	}
	return best;
}
