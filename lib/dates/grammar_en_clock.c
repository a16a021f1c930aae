/* grammar_en_clock: times of day in English. */
#include "dates/amounts.h"
#include "dates/grammar_en.h"
#include "dates/numeric.h"

/* "half past three", "a quarter to noon", "twenty past eight" */
static size_t
clock_past(const struct parse *p, size_t i, struct clock *c)
{
	int32_t minutes, hour;
	size_t e = is(p, i, TOK_A) ? i + 1 : i;
	bool to;

	if (is(p, e, TOK_HALF)) {
		minutes = 30;
		e++;
	} else if (is(p, e, TOK_UNIT) && p->tok[e].value == UNIT_QUARTER) {
		minutes = 15;
		e++;
	} else {
		e = is(p, i, TOK_CARDINAL) ? amount_number(p, i, &minutes) : 0;
		if (!e || minutes > 29)
			return 0;
		if (is(p, e, TOK_UNIT) && p->tok[e].value == UNIT_MINUTE)
			e++;
	}
	to = is(p, e, TOK_TO);
	if (!to && !is(p, e, TOK_PAST))
		return 0;
	e++;
	if (is(p, e, TOK_NOON) || is(p, e, TOK_MIDNIGHT)) {
		hour = is(p, e, TOK_NOON) ? 12 : 24;
		e++;
	} else if (is(p, e, TOK_CARDINAL)) {
		hour = p->tok[e].value;
		if (hour > 12 || is(p, e + 1, TOK_CARDINAL) || is(p, e + 1, TOK_UNIT) ||
		    is_mark(p, e + 1, '-'))
			return 0;
		if (is(p, ++e, TOK_AMPM)) {
			hour = hour % 12 + 12 * p->tok[e].value;
			e = past(p, e);
		} else if (to && minutes != 15 && minutes != 30) {
			return 0; /* five to one: odds */
		}
	} else {
		return 0;
	}
	c->hour = (int8_t)((to ? hour + 23 : hour) % 24);
	c->minute = (int8_t)(to ? 60 - minutes : minutes);
	return e;
}

static size_t
clock_words(const struct parse *p, size_t i, struct clock *c)
{
	int32_t n;
	size_t e;

	*c = (struct clock){.second = -1, .certain = true};
	if (is(p, i, TOK_DIGITS) && p->tok[i].value == 12 &&
	    (is(p, i + 1, TOK_NOON) || is(p, i + 1, TOK_MIDNIGHT)))
		i++;
	if (is(p, i, TOK_NOON) || is(p, i, TOK_MIDNIGHT)) {
		c->hour = is(p, i, TOK_NOON) ? 12 : 0;
		return numeric_zone(p, i + 1, c);
	}
	e = clock_past(p, i, c);
	if (e)
		return e;
	e = is(p, i, TOK_CARDINAL) && p->tok[i].value <= 12 ? i + 1 : 0;
	if (!e)
		return 0;
	n = p->tok[i].value;
	c->hour = (int8_t)n;
	if (is(p, e, TOK_CARDINAL) && p->tok[e].value >= 10 &&
	    p->tok[e].value < 60) { /* ten thirty a.m. */
		int32_t minute;
		size_t m = amount_number(p, e, &minute);

		if (!m || minute > 59 || !is(p, m, TOK_AMPM))
			return 0;
		c->minute = (int8_t)minute;
		e = m;
	}
	if (is(p, e, TOK_AMPM)) {
		c->hour = (int8_t)(n % 12 + 12 * p->tok[e].value);
		return numeric_zone(p, past(p, e), c);
	}
	return is(p, e, TOK_OCLOCK) ? numeric_zone(p, past(p, e), c) : 0;
}

/* Does a word stand before word i that a time of day commonly follows? */
static bool
led(const struct parse *p, size_t i)
{
	if (!i)
		return false;
	switch (p->tok[i - 1].kind) {
	case TOK_AT:
	case TOK_BY:
	case TOK_FROM:
	case TOK_TO:
	case TOK_UNTIL:
	case TOK_SINCE:
	case TOK_BEFORE:
	case TOK_AFTER:
	case TOK_MOD:
	case TOK_ABOUT:
	case TOK_BETWEEN:
		return true;
	default:
		return false;
	}
}

/* The hour that is called `hour` in a part of day; -1 if none is. */
static int
hour_in(int hour, int part)
{
	switch (part) {
	case PART_MORNING:
		return hour % 12;
	case PART_AFTERNOON:
		return hour == 12 || hour < 8 ? hour % 12 + 12 : -1;
	case PART_EVENING:
		return hour > 3 && hour < 12 ? hour + 12 : -1;
	case PART_NIGHT:
		return hour == 12 ? 0 : hour > 5 ? hour + 12 : hour;
	default:
		return -1;
	}
}

/*
 * "2 in the afternoon", "11 at night": the word behind, with the hour of *c set, or e.
 * The time stands in words [i, e); *c is of the first twelve hours.
 */
static size_t
in_part(const struct parse *p, size_t i, size_t e, struct clock *c)
{
	size_t part = is(p, e, TOK_IN) && is(p, e + 1, TOK_THE)          ? e + 2
		      : is(p, e, TOK_AT) && en_spells(p, e + 1, "night") ? e + 1
									 : 0;
	int hour;

	if (!part || !is(p, part, TOK_PART) || p->tok[part].sub || c->hour < 1 ||
	    c->hour > 12)
		return e;
	for (size_t k = i; k < e; k++)
		if (is(p, k, TOK_AMPM))
			return e;
	hour = hour_in(c->hour, p->tok[part].value);
	if (hour < 0)
		return e;
	c->hour = (int8_t)hour;
	c->certain = true;
	return part + 1;
}

/* An hour alone, as only a part of day makes one of a number. */
static size_t
bare_hour(const struct parse *p, size_t i, struct clock *c)
{
	size_t e;

	*c = (struct clock){.second = -1};
	if (!led(p, i) || !(is(p, i, TOK_CARDINAL) || is(p, i, TOK_DIGITS)) ||
	    p->tok[i].value < 1 || p->tok[i].value > 12 || !numeric_free_before(p, i))
		return 0;
	c->hour = (int8_t)p->tok[i].value;
	e = in_part(p, i, i + 1, c);
	return e > i + 1 ? e : 0;
}

/* "at 1015" in a post, where four digits are no year: the word behind, or 0. */
static size_t
four_digits(const struct parse *p, size_t i, struct clock *c)
{
	int32_t n;

	if (!p->post || !is(p, i, TOK_DIGITS) || p->tok[i].sub != 4 || !i ||
	    !(is(p, i - 1, TOK_AT) ||
		(i > 1 && is(p, i - 1, TOK_MOD) && is(p, i - 2, TOK_AT))) ||
	    !numeric_free_after(p, i + 1) ||
	    (i + 1 < p->w->n && p->w->v[i + 1].kind != WORD_MARK))
		return 0;
	n = p->tok[i].value;
	if (n > 2359 || n % 100 > 59)
		return 0;
	*c = (struct clock){.hour = (int8_t)(n / 100),
	    .minute = (int8_t)(n % 100),
	    .second = -1,
	    .certain = true};
	return i + 1;
}

/* The word where the day begins that a clock time up to word e is on, or 0: "3 p.m.,
 * Friday", "5 a.m. local time on 20 March". */
static size_t
day_of_clock(const struct parse *p, size_t e)
{
	if (is_mark(p, e, ','))
		return e + 1;
	for (size_t k = e; k < e + 3 && k < p->w->n; k++) {
		if (is(p, k, TOK_ON) && (k == e || en_spells(p, k - 1, "time")))
			return k + 1;
		if (p->w->v[k].kind != WORD_LETTERS)
			break;
	}
	return 0;
}

/* A clock time, and the day that stands with it: "3 p.m. EDT Friday". */
size_t
en_clock_time(const struct parse *p, size_t i, struct expr *x)
{
	struct clock c;
	size_t e = numeric_clock(p, i, &c), d, apart;
	struct expr day = {0};

	if (!e)
		e = clock_words(p, i, &c);
	e = e ? in_part(p, i, e, &c) : bare_hour(p, i, &c);
	if (!e)
		e = four_digits(p, i, &c);
	if (!e)
		return 0;
	if (!c.certain && !led(p, i) && !(p->tok[i].sub == 2 && c.hour < 24))
		return 0; /* a score, a ratio, a verse? */
	if (is(p, e, TOK_TONIGHT)) {
		x->form = FORM_SHIFT;
		x->unit = UNIT_DAY;
		numeric_set_clock(x, &c);
		return e + 1;
	}
	apart = day_of_clock(p, e);
	d = en_point(p, apart ? apart : e, &day);
	if (d && !day.clock && day.type == DATE_DATE && !day.sub &&
	    ((day.form == FORM_POINT && (day.w.grain == GRAIN_DAY)) ||
		(day.form == FORM_SHIFT && day.unit == UNIT_DAY)) &&
	    !is(p, e, TOK_THE) && !(p->w->v[e].flags & WORD_LINE)) {
		*x = day;
		numeric_set_clock(x, &c);
		return apart ? e : d;
	}
	x->form = FORM_SHIFT;
	x->unit = UNIT_DAY;
	x->base = BASE_PREVIOUS;
	x->direction = DIRECTION_NONE;
	numeric_set_clock(x, &c);
	return e;
}

/* Does what stands before the part of day at word i make it that of some day: the night,
 * the third evening, one afternoon? */
static bool
specific(const struct parse *p, size_t i)
{
	return i && (is(p, i - 1, TOK_THE) || is(p, i - 1, TOK_CARDINAL) ||
			is(p, i - 1, TOK_ORDINAL) || is(p, i - 1, TOK_EARLY) ||
			is(p, i - 1, TOK_LATE));
}

/* "the night of May 5", "the morning", "evening" */
size_t
en_part_of_day(const struct parse *p, size_t i, struct expr *x)
{
	size_t e;
	struct expr day = {0};

	if (!is(p, i, TOK_PART) || (i && touches(p, i)) || en_in_name(p, i))
		return 0;
	e = i + 1;
	if (is(p, e, TOK_OF)) {
		size_t d = en_point(p, e + 1, &day);

		if (d && !day.clock &&
		    (day.w.grain == GRAIN_DAY ||
			(day.form == FORM_SHIFT && day.unit == UNIT_DAY))) {
			*x = day;
			en_part_behind(p, i, x);
			return d;
		}
	}
	x->form = FORM_SHIFT;
	x->type = DATE_TIME;
	x->unit = UNIT_DAY;
	x->base = BASE_PREVIOUS;
	x->clock = true;
	x->w.grain = GRAIN_PART;
	x->w.part = (uint8_t)p->tok[i].value;
	x->weak = true;
	x->generic = !specific(p, i);
	return e;
}
