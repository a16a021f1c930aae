/* grammar_en: how English puts temporal expressions together: which rules there are. */
#include "dates/grammar_en.h"
#include "dates/numeric.h"

/* The rules in the order they are tried, and which tokens each can begin with. Those up
 * to YEAR are the rules of points, which POINT is all of. */
enum {
	MONTH = 1 << 0,
	NUMERIC = 1 << 1,
	SLASHED = 1 << 2,
	WEEKDAY = 1 << 3,
	DAY_FIRST = 1 << 4,
	HOLIDAY = 1 << 5,
	QUARTER_CODE = 1 << 6,
	NTH_OF = 1 << 7,
	SOME_OF = 1 << 8,
	CENTURY = 1 << 9,
	DECADE = 1 << 10,
	SEASON = 1 << 11,
	FISCAL = 1 << 12,
	DETERMINED = 1 << 13,
	DAY_OF_MONTH = 1 << 14,
	DEFINITE = 1 << 15,
	RELATIVE_DAY = 1 << 16,
	YEAR = 1 << 17,
	REPEATED = 1 << 18,
	PLURAL_DAYS = 1 << 19,
	CLOCK = 1 << 20,
	SPELL = 1 << 21,
	MODIFIED = 1 << 22,
	POINT = 1 << 23,
	PART_OF_DAY = 1 << 24,
	REFERENCE = 1 << 25,
	BARE_UNIT = 1 << 26,
	POINTS = 2 * YEAR - 1
};

const uint32_t grammar_en_begins[TOK_KINDS] = {
    [TOK_NONE] = QUARTER_CODE | DECADE | YEAR | SPELL,
    [TOK_DIGITS] = NUMERIC | SLASHED | DAY_FIRST | QUARTER_CODE | NTH_OF | CENTURY |
		   DECADE | YEAR | REPEATED | CLOCK | SPELL,
    [TOK_CARDINAL] = DAY_FIRST | NTH_OF | CENTURY | YEAR | REPEATED | CLOCK | SPELL,
    [TOK_ORDINAL] = DAY_FIRST | NTH_OF | SOME_OF | CENTURY,
    [TOK_MONTH] = MONTH,
    [TOK_WEEKDAY] = WEEKDAY | PLURAL_DAYS,
    [TOK_WEEKDAYS] = PLURAL_DAYS,
    [TOK_HOLIDAY] = HOLIDAY,
    [TOK_UNIT] = RELATIVE_DAY | PLURAL_DAYS | BARE_UNIT | CLOCK,
    [TOK_SEASON] = SEASON,
    [TOK_PART] = PART_OF_DAY,
    [TOK_DECADE] = DECADE,
    [TOK_RELDAY] = RELATIVE_DAY,
    [TOK_TONIGHT] = RELATIVE_DAY,
    [TOK_REF] = REFERENCE,
    [TOK_SET] = REPEATED,
    [TOK_TIMES] = REPEATED,
    [TOK_PER] = REPEATED,
    [TOK_EVERY] = REPEATED,
    [TOK_MOD] = SPELL | MODIFIED,
    [TOK_ABOUT] = SPELL | MODIFIED,
    [TOK_NOON] = CLOCK,
    [TOK_MIDNIGHT] = CLOCK,
    [TOK_THE] = DETERMINED | DAY_OF_MONTH | DEFINITE | MODIFIED | REFERENCE,
    [TOK_A] = SPELL | CLOCK,
    [TOK_SOME] = SPELL,
    [TOK_VAGUE] = SPELL,
    [TOK_COUPLE] = SPELL,
    [TOK_DOZEN] = SPELL,
    [TOK_HALF] = SPELL | CLOCK,
    [TOK_ANOTHER] = SPELL,
    [TOK_THIS] = DETERMINED,
    [TOK_CURRENT] = DETERMINED | REFERENCE,
    [TOK_LAST] = DETERMINED | NTH_OF | SOME_OF,
    [TOK_PAST] = DETERMINED,
    [TOK_NEXT] = DETERMINED,
    [TOK_COMING] = DETERMINED,
    [TOK_PREVIOUS] = DETERMINED,
    [TOK_FOLLOWING] = DETERMINED,
    [TOK_SAME] = DETERMINED,
    [TOK_THAT] = DETERMINED,
    [TOK_LATTER] = NTH_OF | SOME_OF,
    [TOK_EARLIER] = MODIFIED,
    [TOK_LATER] = MODIFIED,
    [TOK_EARLY] = MODIFIED,
    [TOK_LATE] = MODIFIED,
    [TOK_MID] = MODIFIED,
    [TOK_START] = MODIFIED,
    [TOK_MIDDLE] = MODIFIED,
    [TOK_END] = MODIFIED,
    [TOK_REST] = MODIFIED,
    [TOK_WHOLE] = MODIFIED,
    [TOK_RECENT] = REFERENCE,
    [TOK_FUTURE] = REFERENCE,
    [TOK_FISCAL] = FISCAL,
    [TOK_FISCALYEAR] = FISCAL,
    [TOK_AD] = YEAR,
};

const bool grammar_en_leads[TOK_KINDS] = {
    [TOK_THE] = true,
    [TOK_A] = true,
    [TOK_THIS] = true,
    [TOK_LAST] = true,
    [TOK_PAST] = true,
    [TOK_NEXT] = true,
    [TOK_COMING] = true,
    [TOK_PREVIOUS] = true,
    [TOK_FOLLOWING] = true,
    [TOK_SAME] = true,
    [TOK_THAT] = true,
    [TOK_LATTER] = true,
};

static size_t
bare_month(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = en_month_first(p, i, x, false);

	if (e && x->form == FORM_SHIFT) {
		x->sub = x->given & GIVEN_DAY ? SUB_DAY : SUB_MONTH;
		x->sub_value = x->w.month;
	}
	return e;
}

uint32_t
grammar_en_begins_at(const struct parse *p, size_t i)
{
	const struct word *w;
	uint16_t c;

	if (i >= p->w->n)
		return 0;
	if (p->tok[i].kind != TOK_NONE)
		return grammar_en_begins[p->tok[i].kind];
	w = &p->w->v[i];
	c = w->first;
	if (w->kind == WORD_MARK)
		return c == '\'' || c == 0x2019 || c == 0x2018 ? DECADE | YEAR
		       : c == 0xBD                             ? SPELL
							       : 0;
	return (c == 'q' || c == 'h') && w->end - w->start == 1 ? QUARTER_CODE : 0;
}

/* The first of the rules that reads something. */
static size_t
core(const struct parse *p, size_t i, struct expr *x)
{
	static grammar_rule *const rules[] = {bare_month, numeric_date, en_slashed,
	    en_weekday_first, en_day_first, en_holiday, en_quarter_code, en_nth_of,
	    en_some_of, en_century, en_decade, en_season, en_fiscal_year, en_determined,
	    en_day_of_month, en_definite, en_relative_day, en_year_alone};

	for (uint32_t bits = grammar_en_begins_at(p, i) & POINTS; bits;
	     bits &= bits - 1) {
		size_t e;

		expr_clear(x);
		e = rules[__builtin_ctz(bits)](p, i, x);
		if (e)
			return e;
	}
	return 0;
}

/* "last year's [third quarter]", "2008's [first half]", "this year's [March]" */
static size_t
years_own(const struct parse *p, size_t i, struct expr *x)
{
	struct expr part = {0};
	size_t e = core(p, i, &part);

	if (!e || part.form != FORM_POINT || part.sub || part.given & GIVEN_YEAR)
		return 0;
	if (part.w.grain == GRAIN_QUARTER || part.w.grain == GRAIN_HALF) {
		x->sub = SUB_UNIT;
		x->sub_unit = part.w.grain == GRAIN_HALF ? UNIT_HALF : UNIT_QUARTER;
		x->sub_nth = (int8_t)part.w.n;
	} else if (part.w.grain == GRAIN_SEASON) {
		x->sub = SUB_SEASON;
		x->sub_value = part.w.n;
	} else if (part.holiday) {
		x->sub = SUB_HOLIDAY;
		x->holiday_index = part.holiday_index;
	} else {
		return 0;
	}
	return e;
}

/* "14 December, Friday", "March 3 (Friday)": the word behind the day of the week of a
 * day of a month that ends before word e, or e. */
static size_t
weekday_behind(const struct parse *p, size_t e, struct expr *x)
{
	bool bracket = is_mark(p, e, '('), comma = is_mark(p, e, ',');
	size_t d = bracket || comma ? e + 1 : e;

	if (x->form != FORM_POINT || x->w.grain != GRAIN_DAY || x->weekday ||
	    !(x->given & GIVEN_MONTH) || !(x->given & GIVEN_DAY) || x->holiday ||
	    !is(p, d, TOK_WEEKDAY) || p->w->v[d].flags & WORD_LINE)
		return e;
	if (bracket ? !is_mark(p, d + 1, ')')
		    : d + 1 < p->w->n && (p->w->v[d + 1].kind == WORD_CLITIC ||
					     (comma && p->w->v[d + 1].kind != WORD_MARK)))
		return e;
	x->weekday = (uint8_t)p->tok[d].value;
	return bracket ? d + 2 : d + 1;
}

size_t
en_point(const struct parse *p, size_t i, struct expr *x)
{
	size_t e, k;
	struct clock c;

	if (!(grammar_en_begins_at(p, i) & POINTS) || *p->depth >= 3)
		return 0;
	++*p->depth;
	e = core(p, i, x);
	if (is(p, i, TOK_THE) && grammar_en_begins_at(p, i + 1) & POINTS) {
		struct expr y;
		size_t longer = core(p, i + 1, &y);

		if (longer > e) {
			e = longer;
			*x = y;
		}
		if (e == longer && e && !x->sub &&
		    (x->given & GIVEN_WEEKDAY ||
			(x->form == FORM_POINT && x->w.grain == GRAIN_YEAR &&
			    !x->w.fiscal) ||
			(x->form == FORM_SHIFT && !x->sub && is(p, i + 1, TOK_RELDAY))))
			e = 0;
		if (e && e == longer && x->form == FORM_POINT && !x->sub &&
		    x->w.grain == GRAIN_MONTH && x->given == GIVEN_MONTH && !x->direction)
			e = 0; /* the [March] meeting */
		if (e && x->form == FORM_POINT && x->w.grain == GRAIN_DAY &&
		    is(p, i + 1, TOK_MONTH))
			e = 0; /* the [March 3] meeting */
		if (e && x->given & GIVEN_YEAR && x->w.grain == GRAIN_MONTH &&
		    is(p, i + 1, TOK_MONTH))
			e = 0;
	}
	--*p->depth;
	if (!e)
		return 0;
	if (e < p->w->n && p->w->v[e].kind == WORD_CLITIC &&
	    ((x->form == FORM_SHIFT && x->unit == UNIT_YEAR && !x->sub) ||
		(x->form == FORM_POINT && x->w.grain == GRAIN_YEAR)) &&
	    (k = years_own(p, e + 1, x)) != 0)
		return k;
	e = weekday_behind(p, e, x);
	if ((x->form == FORM_POINT && x->w.grain == GRAIN_DAY) ||
	    (x->form == FORM_SHIFT && x->unit == UNIT_DAY && !x->clock)) {
		k = en_part_behind(p, e, x);
		if (k)
			e = k;
		k = is_mark(p, e, ',') && touches(p, e) ? e + 1 : e;
		k = numeric_clock(p, k, &c);
		if (k && !x->clock) {
			numeric_set_clock(x, &c);
			e = k;
		}
	}
	return e;
}

/* "early", "late", "mid-", "the end of", "earlier" before a point. */
static size_t
modified(const struct parse *p, size_t i, struct expr *x)
{
	size_t m = is(p, i, TOK_THE) ? i + 1 : i, e;
	enum mod mod;

	if (m >= p->w->n)
		return 0;
	switch (p->tok[m].kind) {
	case TOK_EARLY:
	case TOK_START:
		mod = MOD_START;
		break;
	case TOK_LATE:
	case TOK_END:
		mod = MOD_END;
		break;
	case TOK_MID:
	case TOK_MIDDLE:
		mod = MOD_MID;
		break;
	case TOK_EARLIER:
		mod = MOD_BEFORE;
		break;
	case TOK_LATER:
		mod = MOD_AFTER;
		break;
	case TOK_ABOUT:
	case TOK_MOD:
		if (p->tok[m].kind == TOK_MOD && p->tok[m].value != MOD_APPROX)
			return 0;
		mod = MOD_APPROX;
		break;
	case TOK_REST:
	case TOK_WHOLE:
		mod = MOD_NONE;
		break;
	default:
		return 0;
	}
	e = past(p, m);
	if (is_mark(p, e, '.') && mod == MOD_APPROX && touches(p, e))
		e++;
	if (is(p, m, TOK_START) || is(p, m, TOK_END) || is(p, m, TOK_MIDDLE) ||
	    is(p, m, TOK_REST)) {
		if (!is(p, e, TOK_OF))
			return 0;
		e++;
	} else if (is(p, e, TOK_IN) || is(p, e, TOK_ON)) {
		if (is(p, m, TOK_MID) || is(p, m, TOK_ABOUT) || is(p, m, TOK_WHOLE))
			return 0;
		e++;
	} else {
		e = en_hyphened(p, e);
	}
	if (is(p, m, TOK_WHOLE)) {
		if (!is(p, m + 1, TOK_UNIT) || p->tok[m + 1].sub || m == i)
			return 0;
		if (p->tok[m + 1].value <= UNIT_DAY) {
			x->form = FORM_DURATION;
			x->type = DATE_DURATION;
			x->amount =
			    (struct amount){10, (uint8_t)p->tok[m + 1].value, true};
			return m + 2;
		}
		x->form = FORM_SHIFT;
		x->type = DATE_DATE;
		x->unit = (uint8_t)p->tok[m + 1].value;
		x->base = BASE_PREVIOUS;
		return m + 2;
	}
	if (is(p, e, TOK_PART) && m > i - (i > 0))
		e = en_part_of_day(p, e, x);
	else
		e = en_point(p, e, x);
	if (!e || (x->form != FORM_POINT && x->form != FORM_SHIFT))
		return 0;
	if (mod == MOD_APPROX && (m > i || (x->clock && is(p, m, TOK_MOD)) ||
				     x->form != FORM_POINT || !(x->given & GIVEN_YEAR)))
		return 0;
	x->weak = false;
	if (mod != MOD_NONE)
		x->mod = (uint8_t)mod;
	return e;
}

/* The longest that any of the rules reads. */
size_t
grammar_en(const struct parse *p, size_t i, struct expr *x)
{
	static grammar_rule *const rules[] = {en_repeated, en_plural_days, en_clock_time,
	    en_spell, modified, en_point, en_part_of_day, en_reference, en_bare_unit};
	uint32_t bits = grammar_en_begins_at(p, i);
	size_t best = 0;

	if (!bits)
		return 0;
	if (bits & POINTS || is(p, i, TOK_THE)) /* most points take an article */
		bits |= POINT;
	for (bits /= REPEATED; bits; bits &= bits - 1) {
		struct expr y;
		size_t e;

		expr_clear(&y);
		e = rules[__builtin_ctz(bits)](p, i, &y);
		if (e > best) {
			best = e;
			*x = y;
		}
	}
	return best;
}
