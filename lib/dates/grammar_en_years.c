/* grammar_en_years: years, decades and centuries in English. */
#include "dates/amounts.h"
#include "dates/grammar_en.h"
#include "dates/numeric.h"

/* "bc" or "ad" behind a year; turns it. */
static size_t
era(const struct parse *p, size_t e, struct expr *x)
{
	if (is(p, e, TOK_BC) && (capital(p, e) || touches(p, e))) {
		x->w.year = 1 - x->w.year;
		return past(p, e);
	}
	if (is(p, e, TOK_AD) && (p->w->v[e].flags & WORD_UPPER))
		return past(p, e);
	return 0;
}

/* "nineteen ninety-five", "two thousand and ten" */
static size_t
year_in_words(const struct parse *p, size_t i, int *year)
{
	int32_t first, second;
	size_t e;

	if (!is(p, i, TOK_CARDINAL))
		return 0;
	if ((p->tok[i].value == 19 || p->tok[i].value == 20) &&
	    is(p, i + 1, TOK_CARDINAL) && p->tok[i + 1].value >= 10 &&
	    p->tok[i + 1].value < 100) {
		e = amount_number(p, i + 1, &second);
		*year = p->tok[i].value * 100 + second;
		return e && second < 100 ? e : 0;
	}
	e = amount_number(p, i, &first);
	if (!e || first < 2000 || first > 2099 || !is(p, i + 1, TOK_CARDINAL))
		return 0;
	*year = first;
	return e;
}

/* A year that something before it makes one: four digits, or '82. */
size_t
en_year_after(const struct parse *p, size_t i, struct expr *x)
{
	size_t e;

	if (is(p, i, TOK_DIGITS) && p->tok[i].value > 0 && p->tok[i].sub <= 4) {
		x->w.year = p->tok[i].value;
		if (p->tok[i].sub >= 2 && (e = era(p, i + 1, x)) != 0) {
			x->given |= GIVEN_YEAR;
			return e;
		}
		if (p->tok[i].sub == 4 && p->tok[i].value >= 1000 &&
		    p->tok[i].value < 2200 && numeric_free_after(p, i + 1) &&
		    !((is_mark(p, i + 1, ':') || en_hyphen(p, i + 1)) &&
			touches(p, i + 1) && is(p, i + 2, TOK_DIGITS) &&
			touches(p, i + 2)) &&
		    !(is(p, i + 1, TOK_AMPM) || is(p, i + 1, TOK_ZONE))) {
			x->given |= GIVEN_YEAR;
			return i + 1;
		}
		x->w.year = 0;
		return 0;
	}
	if ((is_mark(p, i, '\'') || is_mark(p, i, 0x2019) || is_mark(p, i, 0x2018)) &&
	    is(p, i + 1, TOK_DIGITS) && touches(p, i + 1) && p->tok[i + 1].sub == 2 &&
	    numeric_free_after(p, i + 2)) {
		x->w.year = numeric_year(p, p->tok[i + 1].value);
		x->given |= GIVEN_YEAR;
		return i + 2;
	}
	e = year_in_words(p, i, &x->w.year);
	if (e)
		x->given |= GIVEN_YEAR;
	return e;
}

/* Do names of a street stand at word i: Main Street, Old Mill Road? */
static bool
address(const struct parse *p, size_t i)
{
	for (size_t k = i; k < i + 4 && k < p->w->n && capital(p, k); k++)
		if (en_neighbour(p, k, "street"))
			return true;
	return false;
}

/* Four digits alone: a year unless they count or number something. */
size_t
en_year_alone(const struct parse *p, size_t i, struct expr *x)
{
	size_t e;
	bool led, owned;
	int y;

	if (!numeric_free_before(p, i))
		return 0;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_YEAR;
	if ((is(p, i, TOK_AD)) && is(p, i + 1, TOK_DIGITS) && capital(p, i) &&
	    p->tok[i + 1].value > 0 && p->tok[i + 1].sub <= 4) {
		x->w.year = p->tok[i + 1].value;
		x->given = GIVEN_YEAR;
		return i + 2;
	}
	e = en_year_after(p, i, x);
	if (!e && p->bc && is(p, i, TOK_DIGITS) && p->tok[i].sub == 3 && i &&
	    (is(p, i - 1, TOK_IN) || is(p, i - 1, TOK_BY) || is(p, i - 1, TOK_SINCE) ||
		is(p, i - 1, TOK_UNTIL) || is(p, i - 1, TOK_OF)) &&
	    numeric_free_after(p, i + 1) &&
	    (i + 1 >= p->w->n || p->w->v[i + 1].kind == WORD_MARK ||
		p->tok[i + 1].kind != TOK_NONE)) {
		x->w.year = 1 - p->tok[i].value;
		x->given = GIVEN_YEAR;
		return i + 1;
	}
	if (!e)
		return 0;
	if (e > i + 1) /* 480 BC, '82, in words */
		return x->w.year > 0 && !is(p, i, TOK_DIGITS) && !en_preceded(p, i) ? 0
										    : e;
	if (is(p, e, TOK_SEASON) && !en_spells(p, e, "fall") && !touches(p, e)) {
		x->w.grain = GRAIN_SEASON;
		x->w.n = (uint8_t)p->tok[e].value;
		return e + 1;
	}
	y = x->w.year;
	led = en_preceded(p, i);
	if (i > 1 && touches(p, i) && touches(p, i - 1) &&
	    p->w->v[i - 1].kind == WORD_MARK && is(p, i - 2, TOK_DIGITS))
		return 0; /* 555-2014 */
	if (address(p, e))
		return 0;
	if (i && (en_neighbour(p, i - 1, "number") || is_mark(p, i - 1, '$') ||
		     is_mark(p, i - 1, '#') || is_mark(p, i - 1, 0x20AC) ||
		     is_mark(p, i - 1, 0xA3)))
		return 0;
	if (en_neighbour(p, e, "counted") || is(p, e, TOK_UNIT) ||
	    (en_hyphen(p, e) && touches(p, e) &&
		(is(p, e + 1, TOK_UNIT) || en_neighbour(p, e + 1, "counted"))))
		return 0;
	owned = i && (is(p, i - 1, TOK_THE) || is(p, i - 1, TOK_FOR) ||
			 p->w->v[i - 1].kind == WORD_CLITIC ||
			 en_neighbour(p, i - 1, "owner"));
	if ((y < 1500 || y > 2060) && !led)
		return 0;
	if (y < 1800 && !led && !owned && !(i && is_mark(p, i - 1, '(')) && !p->bc)
		return 0;
	/* 2000 soldiers: a plural in small letters is counted */
	if (!led && !(owned && y % 100) && e < p->w->n &&
	    p->w->v[e].kind == WORD_LETTERS && !capital(p, e) &&
	    p->tok[e].kind == TOK_NONE && !touches(p, e) &&
	    p->w->v[e].end - p->w->v[e].start > 3 &&
	    text_at(p->t, p->w->v[e].end - 1) == 's')
		return 0;
	x->weak = !led;
	return e;
}

/* Do two digits with an s name a decade: the 80s, the mid-80s, not her mid-40s, the
 * mid-30s? */
static bool
bare_decade(const struct parse *p, size_t i, int y)
{
	size_t k = i;

	while (k && (en_hyphen(p, k - 1) || is(p, k - 1, TOK_MID) ||
			is(p, k - 1, TOK_EARLY) || is(p, k - 1, TOK_LATE)))
		k--;
	if (!k || (k < i && y <= 30))
		return false;
	return is(p, k - 1, TOK_THE) || (k == i && y > 30 && is(p, k - 1, TOK_AND));
}

/* "1980s", "'80s", "80s", "eighties"; "19th century" */
size_t
en_decade(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i;
	int y;

	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_DECADE;
	x->given = GIVEN_YEAR;
	if (is(p, i, TOK_DECADE)) {
		if (!i || !(is(p, i - 1, TOK_THE) || is(p, i - 1, TOK_EARLY) ||
			      is(p, i - 1, TOK_LATE) || is(p, i - 1, TOK_MID) ||
			      en_hyphen(p, i - 1) || is(p, i - 1, TOK_AND) ||
			      en_leads(p, i - 1)))
			return 0;
		x->w.year = 1900 + p->tok[i].value;
		return i + 1;
	}
	if (is_mark(p, i, '\'') || is_mark(p, i, 0x2019) || is_mark(p, i, 0x2018))
		e++;
	if (!is(p, e, TOK_DIGITS) || p->tok[e].value < 10 || p->tok[e].value % 10 ||
	    !touches(p, e + 1) || (e > i && !touches(p, e)) ||
	    !numeric_free_before(p, i) || e + 1 >= p->w->n)
		return 0;
	if (!en_spells(p, e + 1, "s") && p->w->v[e + 1].kind != WORD_CLITIC)
		return 0;
	y = p->tok[e].value;
	if (p->tok[e].sub == 2 && e == i && !bare_decade(p, i, y))
		return 0;
	if (p->tok[e].sub == 2)
		y += 1900;
	else if (p->tok[e].sub != 3 && p->tok[e].sub != 4)
		return 0;
	x->w.year = y;
	e += 2;
	if (is(p, e, TOK_BC) && capital(p, e)) {
		x->w.year = 1 - (y + 9); /* the 480s BC run from 489 BC */
		return past(p, e);
	}
	if (p->tok[i].sub == 3 || y > 2100)
		return 0;
	return e;
}

size_t
en_century(const struct parse *p, size_t i, struct expr *x)
{
	int32_t n;
	size_t e = amount_ordinal(p, i, &n);

	if (!e || n < 1 || n > 30)
		return 0;
	e = en_hyphened(p, e);
	if (!is(p, e, TOK_UNIT) || p->tok[e].value != UNIT_CENTURY)
		return 0;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_CENTURY;
	x->w.year = (n - 1) * 100;
	x->given = GIVEN_YEAR;
	e++;
	if (is(p, e, TOK_BC)) {
		x->w.year = 1 - n * 100;
		return past(p, e);
	}
	return is(p, e, TOK_AD) && capital(p, e) ? past(p, e) : e;
}
