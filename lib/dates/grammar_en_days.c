/* grammar_en_days: months, days and weekdays in English. */
#include "dates/amounts.h"
#include "dates/grammar_en.h"
#include "dates/numeric.h"

/* Is word i one of a name that goes on: Jun Vale? */
static bool
names_go_on(const struct parse *p, size_t i)
{
	return capital(p, i) && p->tok[i].kind == TOK_NONE && !touches(p, i) &&
	       !(p->w->v[i].flags & WORD_LINE);
}

/* Do given names lead up to the short month's name at word i: Lena Park Jun 2? */
static bool
named_so(const struct parse *p, size_t i)
{
	if (!p->tok[i].sub || i < 2 || p->w->v[i].flags & (WORD_LINE | WORD_UPPER))
		return false;
	for (size_t k = i - 2; k < i; k++)
		if (!capital(p, k) || p->tok[k].kind != TOK_NONE ||
		    p->w->v[k].flags & WORD_UPPER)
			return false;
	return !(p->w->v[i - 1].flags & WORD_LINE);
}

/* Is the month's name at word i a month's here: May, March, April may be others? */
static bool
month_stands(const struct parse *p, size_t i, size_t e)
{
	int m = p->tok[i].value;
	const struct word *w = &p->w->v[i];
	bool led = en_preceded(p, i) ||
		   (i > 1 && is(p, i - 1, TOK_AND) && is(p, i - 2, TOK_MONTH));

	if (!(w->flags & WORD_CAPITAL)) {
		if (m == 5 || m == 3 || p->tok[i].sub)
			return false;
		return led || p->post;
	}
	if (i && en_neighbour(p, i - 1, "title"))
		return false;
	if (i > 1 && is_mark(p, i - 1, '.') && en_neighbour(p, i - 2, "title"))
		return false;
	if (p->tok[i].sub) /* Jan, Mar, Dec: names and words as well */
		return led && (e == i + 1 || touches(p, i + 1) || m != 1) &&
		       !(e == i + 1 && names_go_on(p, e));
	if (led)
		return !(m == 5 && e < p->w->n && capital(p, e) && !is(p, i - 1, TOK_IN));
	if (e < p->w->n && capital(p, e) && p->w->v[e].kind == WORD_LETTERS &&
	    !(p->w->v[e].flags & WORD_LINE) &&
	    (m == 4 || m == 5 || m == 6 || m == 8 || m == 3) &&
	    p->tok[e].kind == TOK_NONE && !(i && is(p, i - 1, TOK_THE)))
		return false;
	if ((en_hyphen(p, e) || is_mark(p, e, 0x2013) || is(p, e, TOK_TO)) &&
	    is(p, e + 1, TOK_MONTH))
		return true;
	if (m == 5 || m == 3) /* the March figures; not the March, the March to the sea */
		return i && (is(p, i - 1, TOK_THE) || is(p, i - 1, TOK_A)) &&
		       e < p->w->n && p->w->v[e].kind == WORD_LETTERS &&
		       p->tok[e].kind == TOK_NONE && !capital(p, e);
	return true;
}

/* The stop of an abbreviation. */
static size_t
stop(const struct parse *p, size_t i)
{
	return is_mark(p, i, '.') && touches(p, i) ? i + 1 : i;
}

static size_t
day_number(const struct parse *p, size_t i, int32_t *day, bool *ordinal)
{
	size_t e = amount_ordinal(p, i, day);

	*ordinal = e != 0;
	if (!e && is(p, i, TOK_DIGITS) && p->tok[i].sub <= 2) {
		*day = p->tok[i].value;
		e = i + 1;
	}
	return e && *day >= 1 && *day <= 31 ? e : 0;
}

/* ", 2008", "2008", "of 2008", "of that year", "of next year" behind a month or a day. */
size_t
en_year_behind(const struct parse *p, size_t e, struct expr *x)
{
	size_t i = is_mark(p, e, ',') ? e + 1 : e, end;
	bool of = is(p, e, TOK_OF) || (is(p, e, TOK_IN) && is(p, e + 1, TOK_DIGITS) &&
					  p->tok[e + 1].sub == 4);

	end = en_year_after(p, of ? e + 1 : i, x);
	if (end)
		return end;
	if (is(p, e, TOK_OF)) {
		struct expr year = {0};

		end = en_point(p, e + 1, &year);
		if (end && year.form == FORM_SHIFT && year.unit == UNIT_YEAR &&
		    !year.sub) {
			x->form = FORM_SHIFT;
			x->unit = UNIT_YEAR;
			x->shift = year.shift;
			x->base = year.base;
			return end;
		}
	}
	return 0;
}

void
en_set_month(struct expr *x, int month)
{
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_MONTH;
	x->w.month = (uint8_t)month;
	x->given |= GIVEN_MONTH;
}

bool
en_set_day(struct expr *x, int day)
{
	static const uint8_t length[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (day < 1 || day > length[x->w.month - 1])
		return false;
	x->w.grain = GRAIN_DAY;
	x->w.day = (uint8_t)day;
	x->given |= GIVEN_DAY;
	return true;
}

/* A 29 February of a common year is none. */
static size_t
checked(struct expr *x, size_t e)
{
	x->impossible = x->given & GIVEN_YEAR && x->given & GIVEN_DAY &&
			!calendar_valid(x->w.year, x->w.month, x->w.day);
	return e;
}

/* "March", "Mar. 15", "March 15, 2008", "March 2008", "August of that year" */
size_t
en_month_first(const struct parse *p, size_t i, struct expr *x, bool sure)
{
	size_t e = i + 1, d, y;
	int32_t day;
	bool ordinal;

	if (!is(p, i, TOK_MONTH) ||
	    (i && touches(p, i) && p->w->v[i - 1].kind != WORD_MARK && !sure))
		return 0;
	en_set_month(x, p->tok[i].value);
	if (p->tok[i].sub)
		e = stop(p, e);
	if (is_mark(p, e, '/') ||
	    (en_hyphen(p, e) && touches(p, e) && !is(p, e + 1, TOK_DIGITS)))
		return sure || month_stands(p, i, e) ? e : 0;
	d = is(p, e, TOK_THE) ? e + 1 : e;
	d = day_number(p, d, &day, &ordinal);
	if (d && (ordinal || !is_mark(p, d, ':')) && numeric_free_after(p, d) &&
	    en_set_day(x, day) &&
	    (capital(p, i) || p->tok[i].value != 5 || ordinal || p->post)) {
		/* March 10 million, May 5 people */
		if (!ordinal && (en_neighbour(p, d, "counted") || is(p, d, TOK_AMPM))) {
			x->w.grain = GRAIN_MONTH;
			x->given &= (uint8_t)~GIVEN_DAY;
		} else {
			y = en_year_behind(p, d, x);
			if (!y && !ordinal && !sure && e == i + 1 && named_so(p, i))
				return 0;
			return checked(x, y ? y : d);
		}
	}
	y = en_year_behind(p, e, x);
	if (y)
		return y;
	return sure || month_stands(p, i, e) ? e : 0;
}

/* "15 March 2008", "the 15th of May", "26nov" */
size_t
en_day_first(const struct parse *p, size_t i, struct expr *x)
{
	int32_t day;
	bool ordinal;
	size_t e = day_number(p, i, &day, &ordinal), m, y;

	if (!e || !numeric_free_before(p, i))
		return 0;
	m = is(p, e, TOK_OF) ? e + 1 : en_hyphened(p, e);
	if (is_mark(p, e, '/') && touches(p, e) && touches(p, e + 1))
		m = e + 1;
	if (!is(p, m, TOK_MONTH) ||
	    (!capital(p, m) && !ordinal && !touches(p, m) && !p->post))
		return 0;
	en_set_month(x, p->tok[m].value);
	if (!en_set_day(x, day))
		return 0;
	/* 15 May, but not "5 March people": a capital that goes on is a name's */
	e = m + 1;
	if (p->tok[m].sub)
		e = stop(p, e);
	y = is_mark(p, e, '/') && touches(p, e) && touches(p, e + 1) ? e + 1
								     : en_hyphened(p, e);
	y = en_year_behind(p, y, x);
	return checked(x, y ? y : e);
}

/* Is the weekday's name at word i one here: Sat, Sun and Wed are words, too? */
static bool
weekday_stands(const struct parse *p, size_t i, size_t e)
{
	int d = p->tok[i].value;

	if (i && touches(p, i) && p->w->v[i - 1].kind != WORD_MARK)
		return false;
	if (!p->tok[i].sub)
		return capital(p, i) || p->post || (i && en_leads(p, i - 1));
	if (i > 1 && is(p, i - 2, TOK_WEEKDAY) &&
	    (is(p, i - 1, TOK_OR) || is(p, i - 1, TOK_AND) || is_mark(p, i - 1, ',') ||
		en_hyphen(p, i - 1)))
		return true;
	if (en_hyphen(p, e) && is(p, e + 1, TOK_WEEKDAY))
		return true; /* Sat-Sun */
	if (p->post && i &&
	    (is(p, e, TOK_DIGITS) || is(p, i - 1, TOK_THIS) || is(p, i - 1, TOK_NEXT) ||
		is(p, i - 1, TOK_LAST) || is(p, i - 1, TOK_EVERY) ||
		is(p, i - 1, TOK_ON)))
		return true;
	if (!capital(p, i))
		return false;
	if (d == 3 || d == 6 || d == 7 || d == 1)
		return is(p, e, TOK_DIGITS) || is(p, e, TOK_PART) ||
		       is(p, e, TOK_MONTH) ||
		       (en_preceded(p, i) && !is(p, i - 1, TOK_OF) &&
			   (e > i + 1 || e >= p->w->n || !capital(p, e)));
	return true;
}

/* "Monday", "Saturday, January 5, 2008", "Friday the 13th" */
size_t
en_weekday_first(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i + 1, j, d;
	int32_t day;
	bool ordinal;

	if (!is(p, i, TOK_WEEKDAY))
		return 0;
	if (p->tok[i].sub && (is_mark(p, e, '.') && touches(p, e)))
		e++;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	j = is_mark(p, e, ',') ? e + 1 : e;
	if (is(p, j, TOK_THE))
		j++;
	d = en_month_first(p, j, x, true);
	if (!d || !(x->given & GIVEN_DAY)) {
		*x = (struct expr){0};
		d = en_day_first(p, j, x);
	}
	if (d) {
		x->weekday = (uint8_t)p->tok[i].value;
		return d;
	}
	*x = (struct expr){0};
	if ((d = numeric_date(p, j, x)) != 0)
		return d;
	*x = (struct expr){.form = FORM_POINT, .type = DATE_DATE};
	x->w.grain = GRAIN_DAY;
	x->w.weekday = (uint8_t)p->tok[i].value;
	x->given = GIVEN_WEEKDAY;
	if (j > e && is(p, j - 1, TOK_THE) && is(p, j, TOK_DIGITS) &&
	    (d = day_number(p, j, &day, &ordinal)) != 0 && ordinal) {
		x->w.day = (uint8_t)day;
		x->given |= GIVEN_DAY;
		return d;
	}
	if (!weekday_stands(p, i, e) || en_neighbour(p, e, "street"))
		return 0;
	d = is(p, e, TOK_OF) ? e + 1 : e;
	if (is(p, d, TOK_THIS) || is(p, d, TOK_LAST) || is(p, d, TOK_NEXT) ||
	    is(p, d, TOK_THAT) ||
	    (d > e && is(p, d, TOK_THE))) { /* Friday of last week */
		struct expr week = {0};

		d = en_point(p, d, &week);
		if (d && week.form == FORM_SHIFT && week.unit == UNIT_WEEK && !week.sub) {
			week.sub = SUB_WEEKDAY;
			week.sub_value = (uint8_t)p->tok[i].value;
			week.sub_nth = 1;
			*x = week;
			return d;
		}
	}
	return e;
}

/* "on the 15th", where nothing follows that the ordinal would belong to */
size_t
en_day_of_month(const struct parse *p, size_t i, struct expr *x)
{
	int32_t day;
	bool ordinal;
	size_t e;

	if (!is(p, i, TOK_THE) || !is(p, i + 1, TOK_DIGITS) || !i)
		return 0;
	if (!is(p, i - 1, TOK_ON) && !is(p, i - 1, TOK_BY) && !is(p, i - 1, TOK_UNTIL) &&
	    !is(p, i - 1, TOK_SINCE) && !is(p, i - 1, TOK_TO) &&
	    !is(p, i - 1, TOK_FROM) && !is(p, i - 1, TOK_AND))
		return 0;
	e = day_number(p, i + 1, &day, &ordinal);
	if (!e || !ordinal ||
	    (e < p->w->n && p->w->v[e].kind == WORD_LETTERS &&
		p->tok[e].kind == TOK_NONE &&
		!lexicon_word(p->v->tense, p->t, &p->w->v[e])) ||
	    is(p, e, TOK_UNIT) || is(p, e, TOK_OF) || en_hyphen(p, e) ||
	    is(p, e, TOK_SEASON) || is(p, e, TOK_ORDINAL))
		return 0;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_DAY;
	x->w.day = (uint8_t)day;
	x->given = GIVEN_DAY;
	return e;
}
