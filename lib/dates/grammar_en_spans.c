/* grammar_en_spans: durations in English, and the past and the future. */
#include "dates/amounts.h"
#include "dates/grammar_en.h"

static size_t
ages(const struct parse *p, size_t e)
{
	size_t h = en_hyphened(p, e);

	if (is(p, h, TOK_OLD) && (h > e || p->w->v[h].kind != WORD_MARK))
		return past(p, h);
	if (is(p, h, TOK_LONG) && h > e)
		return h + 1;
	return e;
}

/* A duration with what stands before and behind it, and what that makes of it. */
size_t
en_spell(const struct parse *p, size_t i, struct expr *x)
{
	size_t a = i, e, old;
	bool exact, article;
	enum mod mod = MOD_NONE;

	if (is(p, a, TOK_MOD) || (is(p, a, TOK_ABOUT) && !touches(p, a + 1))) {
		mod = is(p, a, TOK_MOD) ? (enum mod)p->tok[a].value : MOD_APPROX;
		a = past(p, a);
		if (is(p, a, TOK_THE))
			a++;
	}
	article = is(p, a, TOK_A);
	if (article && mod == MOD_NONE && i == a &&
	    (is(p, a + 1, TOK_DIGITS) || is(p, a + 1, TOK_CARDINAL) ||
		(is(p, a + 1, TOK_UNIT) && is(p, en_hyphened(p, a + 2), TOK_LONG))))
		return 0; /* a [12-year] low, a [year-long] wait */
	if (article && mod == MOD_NONE && i && touches(p, i))
		return 0;
	e = amount_duration(p, a, x, &exact);
	if (!e)
		return 0;
	if (x->amount.unit == UNIT_QUARTER && (!exact || is(p, e, TOK_OF)))
		return 0; /* some quarters, three quarters of it */
	if (mod == MOD_NONE && is(p, a, TOK_DIGITS) && is_mark(p, a + 1, '+'))
		mod = MOD_EQUAL_OR_MORE; /* 4+ hours */
	x->mod = (uint8_t)mod;
	if (is(p, e, TOK_AGO) || (en_hyphen(p, e) && is(p, e + 1, TOK_AGO))) {
		x->form = FORM_SHIFT;
		x->shift = -1;
		e = en_hyphened(p, e) + 1;
	} else if (is(p, e, TOK_EARLIER) || is(p, en_hyphened(p, e), TOK_EARLIER) ||
		   (is(p, e, TOK_BEFORE) &&
		       (e + 1 >= p->w->n || p->w->v[e + 1].kind == WORD_MARK))) {
		x->form = FORM_SHIFT;
		x->shift = -1;
		x->base = BASE_PREVIOUS;
		e = en_hyphened(p, e) + 1;
	} else if (is(p, e, TOK_LATER)) {
		x->form = FORM_SHIFT;
		x->shift = 1;
		x->base = BASE_PREVIOUS;
		e++;
	} else if (is(p, e, TOK_HENCE)) {
		x->form = FORM_SHIFT;
		x->shift = 1;
		e = past(p, e);
	} else {
		old = ages(p, e);
		if (old > e && mod != MOD_NONE && en_hyphen(p, e))
			return 0; /* about 17-year-old Ada */
		e = old;
		if (article && x->amount.n == 10 && !x->more.set && a > 0 && a == i &&
		    x->amount.unit >= UNIT_HOUR &&
		    (is(p, a - 1, TOK_DIGITS) || is(p, a - 1, TOK_UNIT) ||
			is(p, a - 1, TOK_CARDINAL) ||
			en_neighbour(p, a - 1, "counted"))) {
			x->form = FORM_SET; /* $3 million a year */
			x->type = DATE_SET;
		}
		return e;
	}
	x->type = x->amount.unit < UNIT_DAY ? DATE_TIME : DATE_DATE;
	x->unit = x->amount.unit;
	return e;
}

/* "[weekend] next week", "[weekend] of that week": the word behind, or e. */
static size_t
weekend_of(const struct parse *p, size_t e, struct expr *x)
{
	struct expr week = {0};
	size_t d = en_point(p, is(p, e, TOK_OF) ? e + 1 : e, &week);

	if (!d || week.form != FORM_SHIFT || week.unit != UNIT_WEEK || week.sub)
		return e;
	*x = week;
	x->unit = UNIT_WEEKEND;
	return d;
}

/* A unit alone: "days", "week"; "decades-long" */
size_t
en_bare_unit(const struct parse *p, size_t i, struct expr *x)
{
	size_t e;

	if (!is(p, i, TOK_UNIT) || !en_opens(p, i) || en_in_name(p, i))
		return 0;
	if (i && en_neighbour(p, i - 1, "counted"))
		return 0; /* 4 billion years */
	if (!p->tok[i].sub &&
	    (p->tok[i].value < UNIT_HOUR || p->w->v[i].end - p->w->v[i].start < 3))
		return 0; /* min, hr */
	if (p->tok[i].value == UNIT_QUARTER || p->tok[i].value == UNIT_HALF)
		return 0;
	/* year-end, month's end */
	e = i + 1 < p->w->n && p->w->v[i + 1].kind == WORD_CLITIC ? i + 2
								  : en_hyphened(p, i + 1);
	if (e > i + 1 && is(p, e, TOK_END) && !p->tok[i].sub &&
	    p->tok[i].value > UNIT_DAY) {
		x->form = FORM_SHIFT;
		x->type = DATE_DATE;
		x->unit = (uint8_t)p->tok[i].value;
		x->direction = DIRECTION_THIS;
		x->mod = MOD_END;
		return past(p, e);
	}
	if (p->tok[i].value == UNIT_WEEKEND && !p->tok[i].sub) {
		x->form = FORM_SHIFT;
		x->type = DATE_DATE;
		x->unit = UNIT_WEEKEND;
		return weekend_of(p, i + 1, x);
	}
	x->form = FORM_DURATION;
	x->type = DATE_DURATION;
	x->amount =
	    (struct amount){p->tok[i].sub ? 0 : 10, (uint8_t)p->tok[i].value, true};
	x->weak = true;
	e = ages(p, i + 1);
	if (is(p, e, TOK_AGO) || is(p, e, TOK_LATER) || is(p, e, TOK_EARLIER)) {
		x->form = FORM_SHIFT;
		x->type = p->tok[i].value < UNIT_DAY ? DATE_TIME : DATE_DATE;
		x->unit = x->amount.unit;
		x->shift = is(p, e, TOK_LATER) ? 1 : -1;
		x->base = is(p, e, TOK_AGO) ? BASE_SPEECH : BASE_PREVIOUS;
		return e + 1;
	}
	if (e == i + 1 && en_hyphen(p, e) && touches(p, e) &&
	    (is(p, e + 1, TOK_AGO) || is(p, e + 1, TOK_EARLIER))) {
		x->form = FORM_SHIFT;
		x->type = DATE_DATE;
		x->unit = x->amount.unit;
		x->amount.n = 10;
		x->shift = -1;
		return e + 2;
	}
	return e;
}

size_t
en_reference(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = past(p, i);

	x->form = FORM_REF;
	x->type = DATE_DATE;
	if (is(p, i, TOK_REF)) {
		x->ref = (uint8_t)p->tok[i].value;
		if (i && touches(p, i) && p->w->v[i - 1].kind != WORD_MARK)
			return 0;
		return e;
	}
	if (is(p, i, TOK_THE) && (is(p, e, TOK_PAST) || is(p, e, TOK_FUTURE))) {
		x->ref = is(p, e, TOK_PAST) ? 1 : 2;
		e++;
		/* not "the past president", "the past three games" */
		return e < p->w->n && x->ref == 1 &&
			       (is(p, e, TOK_CARDINAL) || is(p, e, TOK_DIGITS) ||
				   (p->w->v[e].kind == WORD_LETTERS &&
				       p->tok[e].kind == TOK_NONE))
			   ? 0
			   : e;
	}
	if (is(p, i, TOK_RECENT) || (is(p, i, TOK_FUTURE))) {
		uint8_t unit;
		size_t u = amount_unit(p, e, &unit);

		x->ref = is(p, i, TOK_FUTURE) ? 2 : 1;
		if (u && p->tok[e].sub) { /* recent years */
			x->form = FORM_DURATION;
			x->type = DATE_DURATION;
			x->amount = (struct amount){0, unit, true};
			return u;
		}
		return e;
	}
	if (is(p, i, TOK_CURRENT) && !p->post && !is(p, e, TOK_UNIT) &&
	    en_spells(p, i, "current"))
		return e;
	return 0;
}
