/* grammar_en_relative: days, weeks and months counted from another, in English. */
#include "dates/amounts.h"
#include "dates/grammar_en.h"

/* Are word i and the next in capitals? */
static bool
shouted(const struct parse *p, size_t i)
{
	return i + 1 < p->w->n && p->w->v[i].flags & WORD_UPPER &&
	       p->w->v[i + 1].flags & WORD_UPPER;
}

size_t
en_relative_day(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i + 1;
	int shift = 0;

	/* the day before yesterday */
	if (is(p, i, TOK_UNIT) && p->tok[i].value == UNIT_DAY &&
	    (is(p, e, TOK_BEFORE) || is(p, e, TOK_AFTER)) && is(p, e + 1, TOK_RELDAY) &&
	    p->tok[e + 1].value == (is(p, e, TOK_BEFORE) ? -1 : 1)) {
		shift = p->tok[e + 1].value;
		i = e + 1;
		e = i + 1;
	}
	x->form = FORM_SHIFT;
	x->type = DATE_DATE;
	x->unit = UNIT_DAY;
	if (is(p, i, TOK_TONIGHT)) {
		x->type = DATE_TIME;
		x->clock = true;
		x->w.grain = GRAIN_PART;
		x->w.part = PART_NIGHT;
		return e;
	}
	if (!is(p, i, TOK_RELDAY) ||
	    (i && touches(p, i) && p->w->v[i - 1].kind != WORD_MARK))
		return 0;
	if (i && capital(p, i) && capital(p, i - 1) && p->tok[i - 1].kind == TOK_NONE &&
	    !shouted(p, i) && !(p->w->v[i].flags & WORD_LINE) &&
	    !(p->w->v[i - 1].flags & WORD_LINE) && !capital(p, i - 2 + (i < 2)))
		return 0; /* USA Today; but headlines have capitals throughout */
	x->shift = p->tok[i].value + shift;
	return e;
}

static bool
determiner(const struct parse *p, size_t i, struct expr *x, bool the)
{
	x->base = the ? BASE_PREVIOUS : BASE_SPEECH;
	switch (p->tok[i].kind) {
	case TOK_THIS:
	case TOK_CURRENT:
		x->direction = DIRECTION_THIS;
		x->base = BASE_SPEECH;
		return true;
	case TOK_LAST:
	case TOK_PAST:
		x->direction = DIRECTION_LAST;
		x->base = BASE_SPEECH;
		return true;
	case TOK_NEXT:
		x->direction = DIRECTION_NEXT;
		return true;
	case TOK_COMING:
		x->direction = DIRECTION_NEXT;
		x->base = BASE_SPEECH;
		return true;
	case TOK_PREVIOUS:
		x->direction = DIRECTION_LAST;
		x->base = BASE_PREVIOUS;
		return true;
	case TOK_FOLLOWING:
		x->direction = DIRECTION_NEXT;
		x->base = BASE_PREVIOUS;
		return true;
	case TOK_SAME:
	case TOK_THAT:
		x->direction = DIRECTION_THIS;
		x->base = BASE_PREVIOUS;
		return true;
	default:
		return false;
	}
}

/* A part of day behind a day: "Monday morning", "last night". */
size_t
en_part_behind(const struct parse *p, size_t e, struct expr *x)
{
	size_t i = e;

	if (is(p, i, TOK_EARLY) || is(p, i, TOK_LATE))
		i++;
	if (!is(p, i, TOK_PART) || touches(p, i))
		return 0;
	if (i > e)
		x->mod = is(p, e, TOK_EARLY) ? MOD_START : MOD_END;
	x->type = DATE_TIME;
	x->clock = true;
	x->w.grain = GRAIN_PART;
	x->w.part = (uint8_t)p->tok[i].value;
	return i + 1;
}

/* Does what stands before word i make "the last year" the twelve months up to now? */
static bool
rolling(const struct parse *p, size_t i)
{
	return i && (is(p, i - 1, TOK_IN) || is(p, i - 1, TOK_DURING) ||
			is(p, i - 1, TOK_FOR) ||
			(is(p, i - 1, TOK_MOD) && p->tok[i - 1].value == MOD_MORE_THAN));
}

/* "this week", "last Thursday", "next March", "the following year", "the past 12 months"
 */
size_t
en_determined(const struct parse *p, size_t i, struct expr *x)
{
	bool the = is(p, i, TOK_THE), exact = false;
	size_t d = the ? i + 1 : i, n, e;
	struct expr inner = {0};
	uint8_t unit;

	if (is(p, d, TOK_THIS) && is(p, d + 1, TOK_PAST))
		d++;
	if (is(p, d, TOK_THIS) && (is(p, d + 1, TOK_COMING) || is(p, d + 1, TOK_SAME)))
		d++;
	if (is(p, d, TOK_THAT) && is(p, d + 1, TOK_SAME))
		d++;
	if (d >= p->w->n || !determiner(p, d, x, the))
		return 0;
	n = d + 1;
	/* with an amount it is a stretch: the next two years, the last few days */
	e = amount_duration(p, n, &inner, &exact);
	if (e && is(p, e, TOK_AGO))
		return 0; /* she did that [two years ago] */
	if (e && !is(p, n, TOK_A) && !is(p, n, TOK_HALF)) {
		uint8_t direction = x->direction;
		bool previous = x->base == BASE_PREVIOUS && !is(p, d, TOK_NEXT);

		inner.direction = direction;
		inner.base = previous ? BASE_PREVIOUS : BASE_SPEECH;
		inner.span = true;
		*x = inner;
		return e;
	}
	e = amount_unit(p, n, &unit);
	if (e && is(p, n, TOK_UNIT)) {
		bool plural = p->tok[n].sub;
		int shift =
		    x->direction == DIRECTION_LAST ? -1 : x->direction == DIRECTION_NEXT;

		if (plural) {
			if (is(p, d, TOK_THIS) && !is(p, i, TOK_THE)) { /* these days */
				x->form = FORM_REF;
				x->type = DATE_DATE;
				return unit == UNIT_DAY ? e : 0;
			}
			x->form = FORM_DURATION;
			x->type = DATE_DURATION;
			x->amount = (struct amount){0, unit, true};
			return e;
		}
		if (is(p, d, TOK_THAT) && unit < UNIT_DAY)
			return 0;
		/* the past year: the one that ends now */
		if (the &&
		    (is(p, d, TOK_PAST) || (is(p, d, TOK_NEXT) && unit == UNIT_DECADE) ||
			(is(p, d, TOK_LAST) && rolling(p, i)))) {
			x->form = FORM_DURATION;
			x->type = DATE_DURATION;
			x->amount = (struct amount){10, unit, true};
			x->span = true;
			return e;
		}
		if (unit < UNIT_HOUR)
			return 0;
		x->form = FORM_SHIFT;
		x->type = unit < UNIT_DAY ? DATE_TIME : DATE_DATE;
		x->unit = unit;
		x->shift = shift;
		if (is(p, d, TOK_LAST) && unit == UNIT_DAY)
			return 0;
		return e;
	}
	if (is(p, n, TOK_PART)) {
		x->form = FORM_SHIFT;
		x->unit = UNIT_DAY;
		x->shift =
		    x->direction == DIRECTION_LAST ? -1 : x->direction == DIRECTION_NEXT;
		return en_part_behind(p, n, x);
	}
	/* a name: last Thursday, next March, this summer, last Christmas */
	if (!is(p, n, TOK_WEEKDAY) && !is(p, n, TOK_MONTH) && !is(p, n, TOK_SEASON) &&
	    !is(p, n, TOK_HOLIDAY))
		return 0;
	e = en_point(p, n, &inner);
	if (!e || inner.form != FORM_POINT)
		return 0;
	if (inner.given & GIVEN_DAY && (is(p, d, TOK_COMING) || is(p, d, TOK_FOLLOWING)))
		return 0; /* Coming September 30 */
	inner.direction = x->direction;
	inner.base = x->base;
	*x = inner;
	return e;
}

/* "the weekend", "the year", "the day": the one spoken of */
size_t
en_definite(const struct parse *p, size_t i, struct expr *x)
{
	if (!is(p, i, TOK_THE) || !is(p, i + 1, TOK_UNIT) || p->tok[i + 1].sub ||
	    p->tok[i + 1].value < UNIT_DAY)
		return 0;
	if (is(p, i + 2, TOK_UNIT) || en_hyphen(p, i + 2))
		return 0;
	if ((is(p, i + 2, TOK_BEFORE) || is(p, i + 2, TOK_AFTER)) &&
	    is(p, i + 3, TOK_RELDAY))
		return 0;
	x->form = FORM_SHIFT;
	x->type = DATE_DATE;
	x->unit = (uint8_t)p->tok[i + 1].value;
	x->direction = DIRECTION_THIS;
	x->base = BASE_PREVIOUS;
	x->weak = true;
	if (i + 2 < p->w->n && p->w->v[i + 2].kind == WORD_CLITIC &&
	    is(p, i + 3, TOK_END)) {
		x->mod = MOD_END; /* the month's end */
		return past(p, i + 3);
	}
	if (p->tok[i + 1].value == UNIT_WEEK &&
	    is(p, i + 2, TOK_OF)) { /* the week of April 10 */
		struct expr day = {0};
		size_t e = en_point(p, i + 3, &day);

		if (e && day.form == FORM_POINT && day.w.grain == GRAIN_DAY &&
		    day.given & GIVEN_MONTH) {
			*x = day;
			x->sub = SUB_UNIT;
			x->sub_unit = UNIT_WEEK;
			return e;
		}
	}
	/* the day before, the day after; not "the day after he left" */
	if ((is(p, i + 2, TOK_BEFORE) || is(p, i + 2, TOK_AFTER)) &&
	    (i + 3 >= p->w->n || p->w->v[i + 3].kind == WORD_MARK)) {
		x->shift = is(p, i + 2, TOK_BEFORE) ? -1 : 1;
		return i + 3;
	}
	if (p->tok[i + 1].value == UNIT_MONTH && is(p, i + 2, TOK_OF) &&
	    is(p, i + 3, TOK_MONTH)) { /* the month of April */
		struct expr month = {0};
		size_t e = en_month_first(p, i + 3, &month, true);

		if (e && month.form == FORM_POINT && month.w.grain == GRAIN_MONTH) {
			*x = month;
			return e;
		}
	}
	if (p->tok[i + 1].value == UNIT_YEAR) {
		size_t y = en_year_after(p, i + 2, x);

		if (y) {
			x->form = FORM_POINT;
			x->w.grain = GRAIN_YEAR;
			x->weak = false;
			return y;
		}
	}
	return i + 2;
}
