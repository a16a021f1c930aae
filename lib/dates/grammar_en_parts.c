/* grammar_en_parts: seasons, quarters, holidays and other parts of a stretch in English.
 */
#include "dates/amounts.h"
#include "dates/grammar_en.h"
#include "dates/numeric.h"

static bool
season_stands(const struct parse *p, size_t i, size_t e)
{
	if (p->tok[i].value != SEASON_AUTUMN || !en_spells(p, i, "fall"))
		return p->tok[i].value != SEASON_SPRING ||
		       !(en_spells(p, e, "up") || en_spells(p, e, "from") ||
			   (i && is(p, i - 1, TOK_TO)));
	if (!i || is(p, e, TOK_OF))
		return false;
	switch (p->tok[i - 1].kind) {
	case TOK_THIS:
	case TOK_LAST:
	case TOK_NEXT:
	case TOK_PAST:
	case TOK_COMING:
	case TOK_PREVIOUS:
	case TOK_FOLLOWING:
	case TOK_EARLY:
	case TOK_LATE:
	case TOK_EVERY:
	case TOK_BY:
	case TOK_SINCE:
	case TOK_THAT:
		return true;
	case TOK_IN:
	case TOK_UNTIL:
		return e >= p->w->n || p->w->v[e].kind == WORD_MARK;
	case TOK_THE:
		return i > 1 &&
		       (is(p, i - 2, TOK_IN) || is(p, i - 2, TOK_BY) ||
			   is(p, i - 2, TOK_DURING) || is(p, i - 2, TOK_SINCE) ||
			   is(p, i - 2, TOK_UNTIL)) &&
		       (e >= p->w->n || p->w->v[e].kind == WORD_MARK ||
			   p->tok[e].kind != TOK_NONE);
	default:
		return false;
	}
}

/* "summer", "the summer of 1943", "summer 2007", "the spring of next year" */
size_t
en_season(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i + 1, y;

	if (!is(p, i, TOK_SEASON) || (i && touches(p, i) && !en_hyphen(p, i - 1)))
		return 0;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_SEASON;
	x->w.n = (uint8_t)p->tok[i].value;
	x->given = GIVEN_N;
	y = en_year_behind(p, e, x);
	if (y) {
		if (x->form == FORM_SHIFT) {
			x->sub = SUB_SEASON;
			x->sub_value = x->w.n;
		}
		return y;
	}
	return season_stands(p, i, e) ? e : 0;
}

static void
set_part_of_year(struct expr *x, enum grain g, int n)
{
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = (uint8_t)g;
	x->w.n = (uint8_t)n;
	x->given |= GIVEN_N;
}

/* "Q3 2008", "2018Q4", "H1" */
size_t
en_quarter_code(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i;
	bool q, year_first = false;

	if (is(p, i, TOK_DIGITS) && p->tok[i].sub == 4 && numeric_free_before(p, i)) {
		e = en_hyphened(p, i + 1);
		year_first = true;
	}
	q = en_spells(p, e, "q");
	if ((!q && !en_spells(p, e, "h")) || !is(p, e + 1, TOK_DIGITS) ||
	    !touches(p, e + 1) || p->tok[e + 1].value < 1 ||
	    p->tok[e + 1].value > (q ? 4 : 2) || !numeric_free_after(p, e + 2) ||
	    (!year_first && touches(p, i) && i) || p->tok[e + 1].sub != 1 ||
	    !capital(p, e))
		return 0;
	set_part_of_year(x, q ? GRAIN_QUARTER : GRAIN_HALF, p->tok[e + 1].value);
	if (year_first) {
		x->w.year = p->tok[i].value;
		x->given |= GIVEN_YEAR;
		return e + 2;
	}
	i = en_year_behind(p, en_hyphened(p, e + 2), x);
	if (!i && !q)
		return 0;
	return i ? i : e + 2;
}

/* "fiscal 2004", "fiscal year 2004", "FY 2004" */
size_t
en_fiscal_year(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = past(p, i), y;

	if (!is(p, i, TOK_FISCAL) && !is(p, i, TOK_FISCALYEAR))
		return 0;
	if (is(p, e, TOK_UNIT) && p->tok[e].value == UNIT_YEAR)
		e++;
	y = en_year_after(p, e, x);
	if (!y && is(p, i, TOK_FISCALYEAR) && is(p, e, TOK_DIGITS) &&
	    p->tok[e].sub == 2) {
		x->w.year = numeric_year(p, p->tok[e].value);
		x->given |= GIVEN_YEAR;
		y = e + 1;
	}
	if (!y)
		return 0;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_YEAR;
	x->w.fiscal = true;
	return y;
}

/* What "the third quarter", "the latter half" lie in: "of 2005", "this year", "2005". */
static size_t
of_year(const struct parse *p, size_t e, struct expr *x)
{
	struct expr year = {0};
	size_t end;
	bool of = is(p, e, TOK_OF) || is(p, e, TOK_IN);

	end = en_fiscal_year(p, of ? e + 1 : e, &year);
	if (!end && (end = en_year_behind(p, e, &year)) != 0 && year.form == FORM_POINT)
		year.w.grain = GRAIN_YEAR;
	if (!end && !of) { /* third quarter last year */
		end = en_point(p, e, &year);
		if (year.form != FORM_SHIFT || year.unit != UNIT_YEAR || year.sub)
			end = 0;
	}
	if (!end && of) {
		end = en_point(p, e + 1, &year);
		if (!end || year.sub || year.clock || year.form == FORM_SET)
			return 0;
	}
	if (!end)
		return 0;
	x->form = year.form;
	x->unit = year.unit;
	x->shift = year.shift;
	x->base = year.base;
	x->direction = year.direction;
	x->w = year.w;
	x->given = year.given;
	return end;
}

/* Which one: "third", "last", "latter", 1 based; negative from the end; 0: none. */
static size_t
which(const struct parse *p, size_t i, int *nth)
{
	int32_t n;
	size_t e = amount_ordinal(p, i, &n);

	if (e) {
		*nth = (int)n;
		return n < 54 ? e : 0;
	}
	*nth = -1;
	if (is(p, i, TOK_LAST) || is(p, i, TOK_LATTER))
		return i + 1;
	return 0;
}

/* "[the] third quarter [of 2005]", "the first half", "the last week of March" */
size_t
en_nth_of(const struct parse *p, size_t i, struct expr *x)
{
	int nth;
	size_t e = which(p, i, &nth), end, u;
	uint8_t unit;
	bool fiscal = false;

	if (!e)
		return 0;
	if (is(p, e, TOK_OF) && nth > 0 && nth <= 31) { /* the 15th of next month */
		end = en_point(p, e + 1, x);
		if (!end || x->form != FORM_SHIFT || x->unit != UNIT_MONTH || x->sub)
			return 0;
		x->sub = SUB_DAY;
		x->w.day = (uint8_t)nth;
		return end;
	}
	e = en_hyphened(p, e);
	if (is(p, e, TOK_FISCAL)) {
		fiscal = true;
		e++;
	}
	if (is(p, e, TOK_HALF)) {
		unit = UNIT_HALF;
		u = e + 1;
	} else if (is(p, e, TOK_WEEKDAY)) {
		unit = UNIT_NONE;
		u = e + 1;
	} else {
		u = amount_unit(p, e, &unit);
	}
	if (!u)
		return 0;
	if ((unit == UNIT_QUARTER && nth <= 4) || (unit == UNIT_HALF && nth <= 2)) {
		enum grain g = unit == UNIT_HALF ? GRAIN_HALF : GRAIN_QUARTER;
		int n = nth > 0 ? nth : unit == UNIT_HALF ? 2 : 4;

		if (nth < 0 && unit == UNIT_QUARTER && !is(p, u, TOK_OF))
			return 0; /* last quarter: the one before */
		end = of_year(p, u, x);
		if (!end && unit == UNIT_HALF && (nth < 0 || !en_hyphen(p, e - 1)) &&
		    !(i && p->w->v[i - 1].kind == WORD_CLITIC))
			return 0; /* of a match as likely */
		if (end && (x->form == FORM_SHIFT || x->w.grain != GRAIN_YEAR)) {
			if (unit == UNIT_HALF &&
			    (x->form != FORM_SHIFT || x->unit != UNIT_YEAR)) {
				x->mod = nth == 1 ? MOD_START : MOD_END;
				return end;
			}
			x->sub = SUB_UNIT;
			x->sub_unit = unit;
			x->sub_nth = (int8_t)n;
			return end;
		}
		fiscal |= x->w.fiscal;
		set_part_of_year(x, g, n);
		x->w.fiscal = fiscal;
		return end ? end : u;
	}
	if (!is(p, u, TOK_OF) && !is(p, u, TOK_IN))
		return 0;
	end = en_point(p, u + 1, x);
	if (!end || x->sub || x->clock ||
	    (x->form != FORM_POINT && x->form != FORM_SHIFT))
		return 0;
	x->sub = unit == UNIT_NONE ? SUB_WEEKDAY : SUB_UNIT;
	x->sub_unit = unit;
	x->sub_value = (uint8_t)(unit == UNIT_NONE ? p->tok[e].value : 0);
	x->sub_nth = (int8_t)nth;
	return end;
}

/* "first ten months of 1915", "last two weeks of May": so much of a stretch */
size_t
en_some_of(const struct parse *p, size_t i, struct expr *x)
{
	size_t e, end;
	bool exact;
	struct expr of = {0};

	if (!(is(p, i, TOK_ORDINAL) && p->tok[i].value == 1) && !is(p, i, TOK_LAST) &&
	    !is(p, i, TOK_LATTER))
		return 0;
	e = amount_duration(p, i + 1, x, &exact);
	if (!e || (!exact && x->amount.n) || is(p, i + 1, TOK_A) ||
	    is(p, i + 1, TOK_HALF))
		return 0;
	if (is(p, e, TOK_OF) && (end = en_point(p, e + 1, &of)) != 0 && !of.sub &&
	    !of.clock && (of.form == FORM_POINT || of.form == FORM_SHIFT)) {
		x->form = of.form;
		x->w = of.w;
		x->given = of.given;
		x->direction = of.direction;
		x->base = of.base;
		x->unit = of.unit;
		x->shift = of.shift;
		x->sub = SUB_AMOUNT;
		x->sub_nth = is(p, i, TOK_ORDINAL) ? 1 : -1;
		return end;
	}
	return is(p, i, TOK_ORDINAL) ? e : 0;
}

/* "on 11/20": a day and a month where nothing but a date is likely */
size_t
en_slashed(const struct parse *p, size_t i, struct expr *x)
{
	int a, b;

	if (!i || !is(p, i, TOK_DIGITS) || p->tok[i].sub > 2 || !is_mark(p, i + 1, '/') ||
	    !touches(p, i + 1) || !is(p, i + 2, TOK_DIGITS) || !touches(p, i + 2) ||
	    p->tok[i + 2].sub > 2)
		return 0;
	if (!is(p, i - 1, TOK_ON) && !is(p, i - 1, TOK_BY) && !is(p, i - 1, TOK_UNTIL) &&
	    !is(p, i - 1, TOK_SINCE))
		return 0;
	if (!numeric_free_after(p, i + 3) || is(p, i + 3, TOK_OF) || en_hyphen(p, i + 3))
		return 0;
	a = p->tok[i].value;
	b = p->tok[i + 2].value;
	if ((p->dmy || a > 12) && b <= 12) {
		int swap = a;

		a = b;
		b = swap;
	}
	if (a < 1 || a > 12)
		return 0;
	en_set_month(x, a);
	return en_set_day(x, b) ? i + 3 : 0;
}

size_t
en_holiday(const struct parse *p, size_t i, struct expr *x)
{
	size_t e, y;

	if (!is(p, i, TOK_HOLIDAY) ||
	    (!capital(p, i) && !p->post && !is(p, i, TOK_DIGITS) &&
		p->w->v[i].kind != WORD_DIGITS))
		return 0;
	/* New Year's resolution is one, the New year is not */
	e = past(p, i);
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_DAY;
	x->holiday = true;
	x->holiday_index = (uint16_t)p->tok[i].value;
	y = en_year_behind(p, e, x);
	if (y && x->form == FORM_SHIFT)
		x->sub = SUB_HOLIDAY;
	return y ? y : e;
}
