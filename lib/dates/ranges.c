#include "dates/ranges.h"

#include "dates/amounts.h"
#include "dates/numeric.h"

static bool
dash(const struct parse *p, size_t i)
{
	return is_mark(p, i, '-') || is_mark(p, i, 0x2010) || is_mark(p, i, 0x2011) ||
	       is_mark(p, i, 0x2013) || is_mark(p, i, 0x2014) || is_mark(p, i, 0x2212);
}

/* What joins two bounds at word i; `and` counts behind "between" or if `loose`. */
static bool
joins(const struct parse *p, size_t i, size_t first, bool loose)
{
	if (is(p, i, TOK_TO) || is(p, i, TOK_THROUGH) || is(p, i, TOK_UNTIL) ||
	    dash(p, i))
		return true;
	if (is(p, i, TOK_AND))
		return loose || (first && is(p, first - 1, TOK_BETWEEN));
	return is(p, i, TOK_OR) && loose;
}

/* A day of the month in digits, with or without an ending; no more than two digits. */
static size_t
bare_day(const struct parse *p, size_t i, int32_t *day)
{
	size_t e = amount_ordinal(p, i, day);

	if (!e && is(p, i, TOK_DIGITS) && p->tok[i].sub <= 2) {
		*day = p->tok[i].value;
		e = i + 1;
	}
	return e && *day >= 1 && *day <= 31 ? e : 0;
}

/* "3" and "5 March" of "3 to 5 March", "60" and "90 days", "6" and "8 p.m." */
static size_t
number_first(
    const struct parse *p, grammar_rule *rule, size_t i, struct expr *a, struct expr *b)
{
	int32_t n;
	size_t e, j, end;
	bool day;

	if (!is(p, i, TOK_DIGITS) && !is(p, i, TOK_CARDINAL))
		return 0;
	if (!numeric_free_before(p, i))
		return 0;
	e = bare_day(p, i, &n);
	day = e != 0;
	if (!e)
		e = amount_number(p, i, &n);
	if (!e || !joins(p, e, i, true))
		return 0;
	j = e + 1;
	if (is(p, j, TOK_THE))
		j++;
	if (!is(p, j, TOK_DIGITS) && !is(p, j, TOK_CARDINAL) && !is(p, j, TOK_ORDINAL))
		return 0;
	expr_clear(b);
	end = rule(p, j, b);
	if (!end)
		return 0;
	*a = *b;
	if (b->form == FORM_POINT && b->w.grain == GRAIN_YEAR && b->w.year <= 0 &&
	    1 - n < b->w.year) {
		a->w.year = 1 - n; /* 264 to 241 BC */
	} else if (day && b->form == FORM_POINT && b->w.grain == GRAIN_DAY &&
		   b->given & GIVEN_DAY && b->given & GIVEN_MONTH &&
		   !(b->given & GIVEN_WEEKDAY) && n != b->w.day) {
		a->w.day = (uint8_t)n;
		if (b->given & GIVEN_YEAR && !calendar_valid(a->w.year, a->w.month, n))
			return 0;
	} else if (b->form == FORM_DURATION && b->amount.n > n * 10 &&
		   (is(p, e, TOK_AND) || is(p, e, TOK_OR) ? i && is(p, i - 1, TOK_BETWEEN)
							  : is(p, i, TOK_DIGITS))) {
		a->amount.n = n * 10;
		a->more.set = false;
	} else if (b->clock && b->w.grain == GRAIN_MINUTE && n >= 1 && n <= 12 &&
		   is(p, i, TOK_DIGITS)) {
		a->w.minute = 0;
		a->w.hour = (int8_t)n;
		if (b->w.hour > 12 && n + 12 < b->w.hour && n != 12)
			a->w.hour = (int8_t)(n + 12);
	} else {
		return 0;
	}
	a->first = (uint32_t)i;
	a->end = (uint32_t)e;
	b->first = (uint32_t)j;
	b->end = (uint32_t)end;
	return end;
}

/* "2008-09", "1990-95", "2014-2018", "1939/40" */
static size_t
years(const struct parse *p, size_t i, struct expr *a, struct expr *b)
{
	int first, second;

	if (!is(p, i, TOK_DIGITS) || p->tok[i].sub != 4 ||
	    !(dash(p, i + 1) || is_mark(p, i + 1, '/')) || !touches(p, i + 1) ||
	    !is(p, i + 2, TOK_DIGITS) || !touches(p, i + 2) ||
	    !numeric_free_before(p, i) || !numeric_free_after(p, i + 3))
		return 0;
	if (dash(p, i + 3) && touches(p, i + 3))
		return 0;
	first = p->tok[i].value;
	second = p->tok[i + 2].value;
	if (first < 1000 || first > 2100)
		return 0;
	if (p->tok[i + 2].sub == 2)
		second += first / 100 * 100;
	else if (p->tok[i + 2].sub != 4 || second > 2200)
		return 0;
	if (second <= first)
		return 0;
	*a = (struct expr){.form = FORM_POINT,
	    .type = DATE_DATE,
	    .given = GIVEN_YEAR,
	    .w = {.grain = GRAIN_YEAR, .year = first},
	    .first = (uint32_t)i,
	    .end = (uint32_t)(i + 1)};
	*b = *a;
	b->w.year = second;
	b->first = (uint32_t)(i + 2);
	b->end = (uint32_t)(i + 3);
	return i + 3;
}

/* "March 3" and the "5" of "March 3-5, 2008" */
static size_t
number_last(
    const struct parse *p, grammar_rule *rule, size_t i, struct expr *a, struct expr *b)
{
	int32_t n;
	size_t e, j, end;

	expr_clear(a);
	e = rule(p, i, a);
	if (!e || a->form != FORM_POINT || a->clock || a->w.grain != GRAIN_DAY ||
	    a->given & GIVEN_YEAR || !(a->given & GIVEN_MONTH) || !joins(p, e, i, true))
		return 0;
	j = e + 1;
	if (is(p, j, TOK_THE))
		j++;
	end = bare_day(p, j, &n);
	if (!end || n == a->w.day || is(p, end, TOK_MONTH) || is(p, end, TOK_UNIT) ||
	    is(p, end, TOK_AMPM) || !numeric_free_after(p, end) ||
	    (n < a->w.day && !is(p, e, TOK_OR)))
		return 0;
	/* and 5 people: only a mark, a small word or a year may follow */
	if (end < p->w->n && p->w->v[end].kind == WORD_LETTERS &&
	    p->tok[end].kind == TOK_NONE && is(p, e, TOK_AND) &&
	    !lexicon_word(p->v->tense, p->t, &p->w->v[end]))
		return 0;
	*b = *a;
	b->w.day = (uint8_t)n;
	if (is_mark(p, end, ',') && is(p, end + 1, TOK_DIGITS) &&
	    p->tok[end + 1].sub == 4) {
		b->w.year = a->w.year = p->tok[end + 1].value;
		a->given |= GIVEN_YEAR;
		b->given |= GIVEN_YEAR;
		end += 2;
	} else if (is(p, end, TOK_DIGITS) && p->tok[end].sub == 4) {
		b->w.year = a->w.year = p->tok[end].value;
		a->given |= GIVEN_YEAR;
		b->given |= GIVEN_YEAR;
		end++;
	}
	if (b->given & GIVEN_YEAR &&
	    (!calendar_valid(b->w.year, b->w.month, b->w.day) ||
		!calendar_valid(a->w.year, a->w.month, a->w.day)))
		return 0;
	a->first = (uint32_t)i;
	a->end = (uint32_t)e;
	b->first = (uint32_t)j;
	b->end = (uint32_t)end;
	return end;
}

/* May a list of days end with word e - 1: no word follows that the number would count? */
static bool
list_ends(const struct parse *p, size_t e)
{
	if (!numeric_free_after(p, e) || is(p, e, TOK_MONTH) || is(p, e, TOK_UNIT) ||
	    is(p, e, TOK_AMPM))
		return false;
	return e >= p->w->n || p->w->v[e].kind != WORD_LETTERS ||
	       p->tok[e].kind != TOK_NONE || lexicon_word(p->v->tense, p->t, &p->w->v[e]);
}

/* The year behind a list of days, for it and for x; the word behind it, or e. */
static size_t
list_year(const struct parse *p, size_t e, struct expr *x)
{
	size_t y = is_mark(p, e, ',') || is(p, e, TOK_OF) ? e + 1 : e;

	if (!is(p, y, TOK_DIGITS) || p->tok[y].sub != 4 || !numeric_free_after(p, y + 1))
		return e;
	x->w.year = p->tok[y].value;
	x->given |= GIVEN_YEAR;
	return y + 1;
}

size_t
ranges_more_days(const struct parse *p, size_t e, const struct expr *last,
    struct expr *more, size_t *n)
{
	size_t end = e, read = 0;
	int32_t day = last->w.day, next;

	*n = 0;
	if (last->form != FORM_POINT || last->clock || last->w.grain != GRAIN_DAY ||
	    last->given != (GIVEN_MONTH | GIVEN_DAY) || last->weekday || last->holiday)
		return e;
	while (read < DAYS_MORE) {
		bool comma = is_mark(p, e, ','), joined;
		size_t j = comma ? e + 1 : e;

		joined = joins(p, j, 0, true) || is_mark(p, j, '&');
		if (!comma && !joined)
			break;
		j += joined;
		e = bare_day(p, j, &next);
		if (!e || next <= day)
			break;
		more[read] = *last;
		more[read].w.day = (uint8_t)(day = next);
		more[read].carried = true;
		more[read].first = (uint32_t)j;
		more[read++].end = (uint32_t)e;
		if (joined && list_ends(p, e)) {
			*n = read;
			end = e;
		}
	}
	if (*n) {
		struct expr *x = &more[*n - 1];

		end = list_year(p, end, x);
		x->end = (uint32_t)end;
	}
	return end;
}

size_t
ranges_pair(
    const struct parse *p, grammar_rule *rule, size_t i, struct expr *a, struct expr *b)
{
	size_t e = years(p, i, a, b);

	if (!e)
		e = number_first(p, rule, i, a, b);
	if (!e && (is(p, i, TOK_MONTH) || is(p, i, TOK_WEEKDAY)))
		e = number_last(p, rule, i, a, b);
	return e;
}

/* Does b take its year from c, c its own: "from March to May 2008"? */
static void
lend_year(struct expr *a, const struct expr *b)
{
	if (a->form == FORM_POINT && b->form == FORM_POINT && a->given == GIVEN_DAY &&
	    b->given & GIVEN_MONTH && b->given & GIVEN_DAY &&
	    a->w.day < b->w.day) { /* the 13th to the 19th of May */
		a->w.month = b->w.month;
		a->w.year = b->w.year;
		a->given = b->given;
		return;
	}
	if (a->form != FORM_POINT || b->form != FORM_POINT || a->given & GIVEN_YEAR ||
	    !(b->given & GIVEN_YEAR) || a->holiday || b->holiday ||
	    a->given & GIVEN_WEEKDAY || a->direction || b->w.year < 1 ||
	    (a->w.grain != GRAIN_MONTH && a->w.grain != GRAIN_DAY &&
		a->w.grain != GRAIN_SEASON) ||
	    b->w.grain < GRAIN_SEASON || b->w.grain > GRAIN_DAY)
		return;
	a->w.year = b->w.year;
	if (a->w.month > b->w.month && a->w.month && b->w.month)
		a->w.year--;
	a->given |= GIVEN_YEAR;
	if (a->w.grain == GRAIN_DAY && !calendar_valid(a->w.year, a->w.month, a->w.day))
		a->given &= (uint8_t)~GIVEN_YEAR;
}

static bool
weekday(const struct expr *x)
{
	return x->form == FORM_POINT && x->given == GIVEN_WEEKDAY && !x->direction;
}

void
ranges_join(const struct parse *p, struct exprs *x, size_t first, uint32_t *range)
{
	for (size_t i = first + 1; i < x->n; i++) {
		struct expr *a = &x->v[i - 1], *b = &x->v[i];
		size_t gap = a->end;

		if (gap > b->first || b->first - gap > 2)
			continue;
		if (b->first == gap + 2 && !is(p, gap + 1, TOK_THE) &&
		    !is_mark(p, gap, ','))
			continue;
		if (b->first > gap && joins(p, gap, a->first, false) &&
		    a->type == b->type && a->form < FORM_SET && b->form < FORM_SET &&
		    !a->range) {
			a->range = b->range = ++*range;
			b->carried = true;
			lend_year(a, b);
		} else if (b->first > gap && joins(p, gap, a->first, false) &&
			   weekday(a) && weekday(b)) { /* Tue-Wed 9 a.m. */
			b->carried = true;
		} else if (b->first > gap &&
			   (is(p, gap, TOK_OR) || is(p, gap, TOK_AND)) &&
			   a->type == DATE_DATE && a->form == FORM_POINT &&
			   b->form == FORM_POINT && a->w.grain == b->w.grain &&
			   !b->direction) {
			b->carried = true;
			lend_year(a, b);
		} else if (gap + 1 == b->first && is_mark(p, gap, '(') &&
			   a->form == FORM_POINT && a->w.grain == GRAIN_DAY &&
			   weekday(b)) {
			b->base = BASE_BESIDE;
		}
	}
}
