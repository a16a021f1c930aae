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

/* A clock time, and the day that stands with it: "3 p.m. EDT Friday". */
size_t
en_clock_time(const struct parse *p, size_t i, struct expr *x)
{
	struct clock c;
	size_t e = numeric_clock(p, i, &c), d;
	struct expr day = {0};
	bool comma;

	if (!e)
		e = clock_words(p, i, &c);
	if (!e)
		return 0;
	if (!c.certain) { /* a score, a ratio, a verse? */
		bool led = i && (is(p, i - 1, TOK_AT) || is(p, i - 1, TOK_BY) ||
				    is(p, i - 1, TOK_FROM) || is(p, i - 1, TOK_TO) ||
				    is(p, i - 1, TOK_UNTIL) || is(p, i - 1, TOK_SINCE) ||
				    is(p, i - 1, TOK_BEFORE) || is(p, i - 1, TOK_AFTER) ||
				    is(p, i - 1, TOK_MOD) || is(p, i - 1, TOK_ABOUT) ||
				    is(p, i - 1, TOK_BETWEEN));

		if (!led && !(p->tok[i].sub == 2 && c.hour < 24))
			return 0;
	}
	if (is(p, e, TOK_TONIGHT)) {
		x->form = FORM_SHIFT;
		x->unit = UNIT_DAY;
		numeric_set_clock(x, &c);
		return e + 1;
	}
	comma = is_mark(p, e, ',');
	d = en_point(p, comma ? e + 1 : e, &day);
	if (d && !day.clock && day.type == DATE_DATE && !day.sub &&
	    ((day.form == FORM_POINT && (day.w.grain == GRAIN_DAY)) ||
		(day.form == FORM_SHIFT && day.unit == UNIT_DAY)) &&
	    !is(p, e, TOK_THE) && !(p->w->v[e].flags & WORD_LINE)) {
		*x = day;
		numeric_set_clock(x, &c);
		return comma ? e : d;
	}
	x->form = FORM_SHIFT;
	x->unit = UNIT_DAY;
	x->base = BASE_PREVIOUS;
	x->direction = DIRECTION_NONE;
	numeric_set_clock(x, &c);
	return e;
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
	return e;
}
