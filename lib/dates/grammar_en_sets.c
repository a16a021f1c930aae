/* grammar_en_sets: what comes back, in English. */
#include "dates/amounts.h"
#include "dates/grammar_en.h"
#include "dates/numeric.h"

/* A set of days of the week, that named at word i; with a part of day or a time behind.
 */
static size_t
weekly(const struct parse *p, size_t i, struct expr *x)
{
	struct clock c;
	size_t e = i + 1, k;

	x->form = FORM_SET;
	x->w = (struct when){
	    .grain = GRAIN_DAY, .no_year = true, .weekday = (uint8_t)p->tok[i].value};
	k = en_part_behind(p, e, x);
	e = k ? k : e;
	k = numeric_clock(p, is(p, e, TOK_AT) ? e + 1 : e, &c);
	if (k && !x->clock) {
		numeric_set_clock(x, &c);
		e = k;
	}
	x->type = DATE_SET;
	return e;
}

#define WEEK 7

/* Does the weekday at word i go on with a list that begins "every Monday, Tuesday and"?
 */
static bool
goes_on(const struct parse *p, size_t i)
{
	for (int k = 1; k < WEEK && i >= 3; k++) {
		size_t j = i - 1;

		if (is(p, j, TOK_AND) || is(p, j, TOK_OR) || is_mark(p, j, '&'))
			j -= is_mark(p, j - 1, ',');
		else if (!is_mark(p, j, ',') && !is(p, j, TOK_TO) &&
			 !is(p, j, TOK_THROUGH) && !en_hyphen(p, j))
			return false;
		if (j < 2 || !is(p, j - 1, TOK_WEEKDAY))
			return false;
		i = j - 1;
		if (is(p, i - 1, TOK_EVERY))
			return true;
	}
	return false;
}

size_t
en_repeated(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i + 1;
	bool exact, other;

	x->form = FORM_SET;
	x->type = DATE_SET;
	if (is(p, i, TOK_SET)) {
		if (i && touches(p, i) && !en_hyphen(p, i - 1) &&
		    p->w->v[i - 1].kind != WORD_MARK)
			return 0;
		if (en_in_name(p, i))
			return 0;
		x->amount = (struct amount){p->tok[i].value * 10, p->tok[i].sub, true};
		return e;
	}
	if (is(p, i, TOK_PER)) {
		uint8_t unit;

		e = amount_unit(p, e, &unit);
		if (!e || unit < UNIT_HOUR)
			return 0;
		x->amount = (struct amount){10, unit, true};
		return e;
	}
	/* twice a month, three times per week */
	if (is(p, i, TOK_TIMES) || (is(p, i, TOK_CARDINAL) && is(p, e, TOK_TIMES)) ||
	    (is(p, i, TOK_DIGITS) && is(p, e, TOK_TIMES))) {
		x->freq = p->tok[i].value;
		if (!is(p, i, TOK_TIMES))
			e++;
		if (!x->freq ||
		    (!is(p, e, TOK_A) && !is(p, e, TOK_PER) && !is(p, e, TOK_EVERY)) ||
		    !amount_unit(p, e + 1, &x->amount.unit))
			return 0;
		x->amount.n = 10;
		x->amount.set = true;
		return e + 2;
	}
	if (!is(p, i, TOK_EVERY))
		return 0;
	x->quant = en_spells(p, i, "each") ? QUANT_EACH : QUANT_EVERY;
	other = is(p, e, TOK_OTHER);
	if (other) {
		if (!is(p, e + 1, TOK_UNIT))
			x->quant = QUANT_EVERY_OTHER;
		e++;
	}
	if (en_spells(p, e, "single"))
		e++;
	if (is(p, e, TOK_UNIT) || is(p, e, TOK_SEASON) || is(p, e, TOK_WEEKDAY) ||
	    is(p, e, TOK_MONTH) || is(p, e, TOK_PART)) {
		const struct token *tok = &p->tok[e];

		switch (tok->kind) {
		case TOK_UNIT:
			x->amount =
			    (struct amount){other ? 20 : 10, (uint8_t)tok->value, true};
			if (tok->value == UNIT_WEEKEND) {
				x->w = (struct when){
				    .grain = GRAIN_WEEKEND, .no_year = true};
				x->amount.set = false;
			}
			return e + 1;
		case TOK_WEEKDAY:
			return weekly(p, e, x);
		case TOK_MONTH:
			x->w = (struct when){.grain = GRAIN_MONTH,
			    .no_year = true,
			    .month = (uint8_t)tok->value};
			break;
		case TOK_SEASON:
			x->w = (struct when){.grain = GRAIN_SEASON,
			    .no_year = true,
			    .n = (uint8_t)tok->value};
			break;
		default:
			x->w = (struct when){.grain = GRAIN_PART,
			    .no_year = true,
			    .no_month = true,
			    .no_day = true,
			    .part = (uint8_t)tok->value};
			break;
		}
		e++;
		if (tok->kind == TOK_PART) {
			struct clock c;
			size_t k = numeric_clock(p, is(p, e, TOK_AT) ? e + 1 : e, &c);

			if (k) {
				numeric_set_clock(x, &c);
				e = k;
			}
			x->type = DATE_SET;
		}
		return e;
	}
	e = amount_duration(p, e, x, &exact);
	x->form = FORM_SET;
	x->type = DATE_SET;
	return e && exact ? e : 0;
}

/* "Mondays", "on weekends", "Friday nights" */
size_t
en_plural_days(const struct parse *p, size_t i, struct expr *x)
{
	x->form = FORM_SET;
	x->type = DATE_SET;
	if (is(p, i, TOK_UNIT) && p->tok[i].value == UNIT_WEEKEND && p->tok[i].sub) {
		x->w = (struct when){.grain = GRAIN_WEEKEND, .no_year = true};
		return i + 1;
	}
	if (is(p, i, TOK_WEEKDAY) && goes_on(p, i))
		return weekly(p, i, x);
	if (is(p, i, TOK_WEEKDAYS) && (capital(p, i) || p->post)) {
		x->w = (struct when){.grain = GRAIN_DAY,
		    .no_year = true,
		    .weekday = (uint8_t)p->tok[i].value};
		return i + 1;
	}
	if (is(p, i, TOK_WEEKDAY) && is(p, i + 1, TOK_PART) && p->tok[i + 1].sub) {
		x->w = (struct when){.grain = GRAIN_PART,
		    .no_year = true,
		    .weekday = (uint8_t)p->tok[i].value,
		    .part = (uint8_t)p->tok[i + 1].value};
		return i + 2;
	}
	return 0;
}
