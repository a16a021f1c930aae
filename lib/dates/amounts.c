#include "dates/amounts.h"

#include "dates/numeric.h"

#define MOST 100000 /* of any unit */

static bool
hyphen(const struct parse *p, size_t i)
{
	return is_mark(p, i, '-') || is_mark(p, i, 0x2010) || is_mark(p, i, 0x2011);
}

/* Digits, in groups of three where they are long. */
static size_t
digits(const struct parse *p, size_t i, int32_t *n)
{
	size_t e = i + 1;

	if (!is(p, i, TOK_DIGITS) || p->tok[i].value < 0 || !numeric_free_before(p, i))
		return 0;
	*n = p->tok[i].value;
	while (is_mark(p, e, ',') && touches(p, e) && touches(p, e + 1) &&
	       is(p, e + 1, TOK_DIGITS) && p->tok[e + 1].sub == 3 && *n < MOST) {
		*n = *n * 1000 + p->tok[e + 1].value;
		e += 2;
	}
	return *n > MOST ? 0 : e;
}

/* "two hundred and six", "twenty-five" */
static size_t
cardinal(const struct parse *p, size_t i, int32_t *n)
{
	int32_t total = 0, part = 0;
	size_t e = i, next = i;

	while (is(p, next, TOK_CARDINAL)) {
		int32_t c = p->tok[next].value;

		if (c == 1000 && total == 0) {
			total = (part ? part : 1) * 1000;
			part = 0;
		} else if (c == 100 && part < 100 && c != 1000) {
			part = (part ? part : 1) * 100;
		} else if (part % 100 == 0 && c < 100 && (part || e == i || total)) {
			part += c;
		} else if (part % 10 == 0 && part % 100 >= 20 && c < 10) {
			part += c;
		} else {
			break;
		}
		next = e = next + 1;
		if (hyphen(p, next) && touches(p, next) && touches(p, next + 1) &&
		    part % 10 == 0)
			next++;
		else if (is(p, next, TOK_AND) &&
			 ((part >= 100 && part % 100 == 0) || (total && !part)))
			next++;
	}
	*n = total + part;
	return e > i ? e : 0;
}

size_t
amount_number(const struct parse *p, size_t i, int32_t *n)
{
	return is(p, i, TOK_DIGITS) ? digits(p, i, n) : cardinal(p, i, n);
}

size_t
amount_ordinal(const struct parse *p, size_t i, int32_t *n)
{
	if (is(p, i, TOK_DIGITS)) {
		if (!is(p, i + 1, TOK_ORDINAL) || p->tok[i + 1].value ||
		    !touches(p, i + 1))
			return 0;
		*n = p->tok[i].value;
		return i + 2;
	}
	if (is(p, i, TOK_ORDINAL) && p->tok[i].value) {
		*n = p->tok[i].value;
		return i + 1;
	}
	if (is(p, i, TOK_CARDINAL) && p->tok[i].value >= 20 && p->tok[i].value < 100 &&
	    hyphen(p, i + 1) && is(p, i + 2, TOK_ORDINAL) && p->tok[i + 2].value &&
	    p->tok[i + 2].value < 10) {
		*n = p->tok[i].value + p->tok[i + 2].value;
		return i + 3;
	}
	return 0;
}

/* "1/2" or the sign for it, behind a number or alone. */
static size_t
half(const struct parse *p, size_t i)
{
	if (is_mark(p, i, 0xBD))
		return i + 1;
	if (is(p, i, TOK_DIGITS) && p->tok[i].value == 1 && is_mark(p, i + 1, '/') &&
	    touches(p, i + 1) && is(p, i + 2, TOK_DIGITS) && touches(p, i + 2) &&
	    p->tok[i + 2].value == 2)
		return i + 3;
	return 0;
}

/* The word behind a hyphen that joins two words at word i, or i. */
static size_t
joined(const struct parse *p, size_t i)
{
	return hyphen(p, i) && touches(p, i) && touches(p, i + 1) ? i + 1 : i;
}

/* "and a half", "and half", "-and-a-half": the word behind it, or 0. */
static size_t
and_a_half(const struct parse *p, size_t i)
{
	size_t e = joined(p, i);

	if (!is(p, e, TOK_AND))
		return 0;
	e = joined(p, e + 1);
	if (is(p, e, TOK_A))
		e = joined(p, e + 1);
	return is(p, e, TOK_HALF) ? e + 1 : 0;
}

/* A number, its decimal or half in tenths. */
static size_t
tenths(const struct parse *p, size_t i, int32_t *out)
{
	int32_t n;
	size_t e = half(p, i), h;

	if (e) {
		*out = 5;
		return e;
	}
	e = amount_number(p, i, &n);
	if (!e)
		return 0;
	*out = n * 10;
	if (is(p, i, TOK_DIGITS) && is_mark(p, e, '.') && touches(p, e) &&
	    touches(p, e + 1) && is(p, e + 1, TOK_DIGITS)) {
		if (p->tok[e + 1].sub > 1)
			return 0;
		*out += p->tok[e + 1].value;
		return e + 2;
	}
	h = hyphen(p, e) ? e + 1 : e;
	if ((h = half(p, h)) != 0 || (h = and_a_half(p, e)) != 0) {
		*out += 5;
		return h;
	}
	return is_mark(p, e, '+') && touches(p, e) ? e + 1 : e;
}

size_t
amount_count(const struct parse *p, size_t i, int32_t *out, bool *exact)
{
	int32_t second;
	size_t e, more;

	*exact = false;
	*out = 10;
	if (is(p, i, TOK_ANOTHER)) {
		e = past(p, i);
		more = tenths(p, e, out);
		*exact = more != 0;
		return more ? more : e;
	}
	if (is(p, i, TOK_A))
		i++;
	else if (is(p, i, TOK_SOME) && (e = tenths(p, i + 1, out)) != 0)
		return e;
	if (is(p, i, TOK_VAGUE) || is(p, i, TOK_SOME)) {
		*out = 0;
		return i + 1;
	}
	if (is(p, i, TOK_COUPLE)) {
		*out = 20;
		return past(p, i);
	}
	if (is(p, i, TOK_DOZEN)) {
		*out = 120;
		return i + 1;
	}
	if (is(p, i, TOK_HALF)) { /* half a, half an, half- */
		*out = 5;
		e = i + 1;
		return is(p, e, TOK_A) ? e + 1 : e;
	}
	e = tenths(p, i, out);
	if (!e)
		return i && is(p, i - 1, TOK_A) ? i : 0;
	*exact = true;
	/* two or three, 3-5: how many is not said */
	more = is(p, e, TOK_OR) || is(p, e, TOK_TO) || is_mark(p, e, 0x2013)
		   ? tenths(p, e + 1, &second)
		   : 0;
	if (more && second > *out) {
		*out = 0;
		return more;
	}
	return e;
}

size_t
amount_unit(const struct parse *p, size_t i, uint8_t *unit)
{
	if (is(p, i, TOK_UNIT)) {
		*unit = (uint8_t)p->tok[i].value;
		return i + 1;
	}
	if (is(p, i, TOK_PART) && p->tok[i].value == PART_NIGHT) {
		*unit = UNIT_NIGHT;
		return i + 1;
	}
	if (is(p, i, TOK_ORDINAL) && p->tok[i].value == 2 && i &&
	    (hyphen(p, i - 1) || is(p, i - 1, TOK_CARDINAL) ||
		is(p, i - 1, TOK_DIGITS))) {
		*unit = UNIT_SECOND;
		return i + 1;
	}
	return 0;
}

size_t
amount_duration(const struct parse *p, size_t i, struct expr *x, bool *exact)
{
	size_t e = amount_count(p, i, &x->amount.n, exact), unit;
	int32_t n;
	bool number;

	if (!e)
		return 0;
	if (hyphen(p, e) && touches(p, e))
		e++;
	while (is(p, e, TOK_MORE) || is(p, e, TOK_CONSECUTIVE) || is(p, e, TOK_WHOLE))
		e = past(p, e);
	/* three hot weeks, ten trading days */
	if (*exact && e + 1 < p->w->n && p->tok[e].kind == TOK_NONE &&
	    p->w->v[e].kind == WORD_LETTERS && !touches(p, e) &&
	    !(p->w->v[e].flags & WORD_CAPITAL) && is(p, e + 1, TOK_UNIT) &&
	    p->tok[e + 1].sub && !lexicon_word(p->v->kinds, p->t, &p->w->v[e]))
		e++;
	unit = e;
	e = amount_unit(p, e, &x->amount.unit);
	if (!e || (e < p->w->n && touches(p, e) && p->w->v[e].kind == WORD_LETTERS))
		return 0;
	x->form = FORM_DURATION;
	x->type = DATE_DURATION;
	x->amount.set = true;
	if (x->amount.n && (unit = and_a_half(p, e)) != 0) {
		x->amount.n += 5;
		return unit;
	}
	n = 0;
	unit = is(p, e, TOK_AND) ? e + 1 : e;
	unit = amount_number(p, unit, &n);
	if (unit && (*exact || x->amount.n == 10) &&
	    (number = amount_unit(p, unit, &x->more.unit) != 0) &&
	    x->more.unit < x->amount.unit) {
		x->more.n = n * 10;
		x->more.set = number;
		return unit + 1;
	}
	return e;
}
