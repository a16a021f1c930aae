/* grammar_en: how English puts temporal expressions together. */
#include "dates/amounts.h"
#include "dates/expr.h"
#include "dates/numeric.h"

#include <string.h>

#include "text/chars.h"

static size_t point(const struct parse *p, size_t i, struct expr *x);

/* Is word i the ASCII word s (in lower case)? */
static bool
spells(const struct parse *p, size_t i, const char *s)
{
	return i < p->w->n && text_is_folded(p->t, p->w->v[i].start, p->w->v[i].end, s);
}

/* May an expression begin at word i: behind a space, a bracket, a quotation mark, a dash?
 */
static bool
opens(const struct parse *p, size_t i)
{
	uint32_t c;

	if (!i || !touches(p, i))
		return true;
	c = text_before(p->t, p->w->v[i].start);
	return char_is(c, CHAR_OPEN | CHAR_QUOTE) || c == '`' || c == 0x2014 ||
	       c == 0x2013 || c == '*' || c == '>' || c == '|';
}

static bool
hyphen(const struct parse *p, size_t i)
{
	return is_mark(p, i, '-') || is_mark(p, i, 0x2010) || is_mark(p, i, 0x2011);
}

/* Do a word and the next stand together with a hyphen between them? The word behind it.
 */
static size_t
hyphened(const struct parse *p, size_t i)
{
	return hyphen(p, i) && touches(p, i) && touches(p, i + 1) ? i + 1 : i;
}

static bool
neighbour(const struct parse *p, size_t i, const char *kind)
{
	const struct lexeme *e = i < p->w->n && p->w->v[i].kind == WORD_LETTERS
				     ? lexicon_word(p->v->kinds, p->t, &p->w->v[i])
				     : NULL;

	return e && strcmp(lexicon_value(p->v->kinds, e), kind) == 0;
}

/* Words a date commonly follows. */
static bool
leads(const struct parse *p, size_t i)
{
	switch (p->tok[i].kind) {
	case TOK_IN:
	case TOK_ON:
	case TOK_BY:
	case TOK_SINCE:
	case TOK_UNTIL:
	case TOK_DURING:
	case TOK_FROM:
	case TOK_TO:
	case TOK_THROUGH:
	case TOK_BETWEEN:
	case TOK_OF:
	case TOK_LAST:
	case TOK_NEXT:
	case TOK_PAST:
	case TOK_COMING:
	case TOK_THIS:
	case TOK_THAT:
	case TOK_PREVIOUS:
	case TOK_FOLLOWING:
	case TOK_EARLY:
	case TOK_LATE:
	case TOK_MID:
	case TOK_BEFORE:
	case TOK_AFTER:
	case TOK_EVERY:
	case TOK_MONTH:
	case TOK_ABOUT:
		return true;
	default:
		return false;
	}
}

/* Is word i a part of a name: CBS Evening News, Day Street? */
static bool
in_name(const struct parse *p, size_t i)
{
	if (!capital(p, i) || p->w->v[i].flags & (WORD_LINE | WORD_UPPER))
		return false;
	return (i && capital(p, i - 1) && p->tok[i - 1].kind == TOK_NONE &&
		   !touches(p, i)) ||
	       (capital(p, i + 1) && p->tok[i + 1].kind == TOK_NONE &&
		   !touches(p, i + 1));
}

static bool
preceded(const struct parse *p, size_t i)
{
	if (i && hyphen(p, i - 1) && touches(p, i - 1))
		return i > 1 && is(p, i - 2, TOK_MID);
	return i && leads(p, i - 1);
}

/* ---- years ---- */

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
static size_t
year_after(const struct parse *p, size_t i, struct expr *x)
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
		    !((is_mark(p, i + 1, ':') || hyphen(p, i + 1)) && touches(p, i + 1) &&
			is(p, i + 2, TOK_DIGITS) && touches(p, i + 2)) &&
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

/* Four digits alone: a year unless they count or number something. */
static size_t
year_alone(const struct parse *p, size_t i, struct expr *x)
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
	e = year_after(p, i, x);
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
		return x->w.year > 0 && !is(p, i, TOK_DIGITS) && !preceded(p, i) ? 0 : e;
	if (is(p, e, TOK_SEASON) && !spells(p, e, "fall") && !touches(p, e)) {
		x->w.grain = GRAIN_SEASON;
		x->w.n = (uint8_t)p->tok[e].value;
		return e + 1;
	}
	y = x->w.year;
	led = preceded(p, i);
	if (i > 1 && touches(p, i) && touches(p, i - 1) &&
	    p->w->v[i - 1].kind == WORD_MARK && is(p, i - 2, TOK_DIGITS))
		return 0; /* 555-2014 */
	if (i && (neighbour(p, i - 1, "number") || is_mark(p, i - 1, '$') ||
		     is_mark(p, i - 1, '#') || is_mark(p, i - 1, 0x20AC) ||
		     is_mark(p, i - 1, 0xA3)))
		return 0;
	if (neighbour(p, e, "counted") || is(p, e, TOK_UNIT) ||
	    (hyphen(p, e) && touches(p, e) &&
		(is(p, e + 1, TOK_UNIT) || neighbour(p, e + 1, "counted"))))
		return 0;
	owned =
	    i && (is(p, i - 1, TOK_THE) || is(p, i - 1, TOK_FOR) ||
		     p->w->v[i - 1].kind == WORD_CLITIC || neighbour(p, i - 1, "owner"));
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

	while (k && (hyphen(p, k - 1) || is(p, k - 1, TOK_MID) ||
			is(p, k - 1, TOK_EARLY) || is(p, k - 1, TOK_LATE)))
		k--;
	if (!k || (k < i && y <= 30))
		return false;
	return is(p, k - 1, TOK_THE) || (k == i && y > 30 && is(p, k - 1, TOK_AND));
}

/* "1980s", "'80s", "80s", "eighties"; "19th century" */
static size_t
decade(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i;
	int y;

	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_DECADE;
	x->given = GIVEN_YEAR;
	if (is(p, i, TOK_DECADE)) {
		if (!i ||
		    !(is(p, i - 1, TOK_THE) || is(p, i - 1, TOK_EARLY) ||
			is(p, i - 1, TOK_LATE) || is(p, i - 1, TOK_MID) ||
			hyphen(p, i - 1) || is(p, i - 1, TOK_AND) || leads(p, i - 1)))
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
	if (!spells(p, e + 1, "s") && p->w->v[e + 1].kind != WORD_CLITIC)
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

static size_t
century(const struct parse *p, size_t i, struct expr *x)
{
	int32_t n;
	size_t e = amount_ordinal(p, i, &n);

	if (!e || n < 1 || n > 30)
		return 0;
	e = hyphened(p, e);
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

/* ---- months and days ---- */

/* Is the month's name at word i a month's here: May, March, April may be others? */
static bool
month_stands(const struct parse *p, size_t i, size_t e)
{
	int m = p->tok[i].value;
	const struct word *w = &p->w->v[i];
	bool led =
	    preceded(p, i) || (i > 1 && is(p, i - 1, TOK_AND) && is(p, i - 2, TOK_MONTH));

	if (!(w->flags & WORD_CAPITAL)) {
		if (m == 5 || m == 3 || p->tok[i].sub)
			return false;
		return led || p->post;
	}
	if (i && neighbour(p, i - 1, "title"))
		return false;
	if (i > 1 && is_mark(p, i - 1, '.') && neighbour(p, i - 2, "title"))
		return false;
	if (p->tok[i].sub) /* Jan, Mar, Dec: names and words as well */
		return led && (e == i + 1 || touches(p, i + 1) || m != 1);
	if (led)
		return !(m == 5 && e < p->w->n && capital(p, e) && !is(p, i - 1, TOK_IN));
	if (e < p->w->n && capital(p, e) && p->w->v[e].kind == WORD_LETTERS &&
	    !(p->w->v[e].flags & WORD_LINE) &&
	    (m == 4 || m == 5 || m == 6 || m == 8 || m == 3) &&
	    p->tok[e].kind == TOK_NONE && !(i && is(p, i - 1, TOK_THE)))
		return false;
	if ((hyphen(p, e) || is_mark(p, e, 0x2013) || is(p, e, TOK_TO)) &&
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
static size_t
year_behind(const struct parse *p, size_t e, struct expr *x)
{
	size_t i = is_mark(p, e, ',') ? e + 1 : e, end;
	bool of = is(p, e, TOK_OF) || (is(p, e, TOK_IN) && is(p, e + 1, TOK_DIGITS) &&
					  p->tok[e + 1].sub == 4);

	end = year_after(p, of ? e + 1 : i, x);
	if (end)
		return end;
	if (is(p, e, TOK_OF)) {
		struct expr year = {0};

		end = point(p, e + 1, &year);
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

static void
set_month(struct expr *x, int month)
{
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_MONTH;
	x->w.month = (uint8_t)month;
	x->given |= GIVEN_MONTH;
}

static bool
set_day(struct expr *x, int day)
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
static size_t
month_first(const struct parse *p, size_t i, struct expr *x, bool sure)
{
	size_t e = i + 1, d, y;
	int32_t day;
	bool ordinal;

	if (!is(p, i, TOK_MONTH) ||
	    (i && touches(p, i) && p->w->v[i - 1].kind != WORD_MARK && !sure))
		return 0;
	set_month(x, p->tok[i].value);
	if (p->tok[i].sub)
		e = stop(p, e);
	if (is_mark(p, e, '/') ||
	    (hyphen(p, e) && touches(p, e) && !is(p, e + 1, TOK_DIGITS)))
		return sure || month_stands(p, i, e) ? e : 0;
	d = is(p, e, TOK_THE) ? e + 1 : e;
	d = day_number(p, d, &day, &ordinal);
	if (d && (ordinal || !is_mark(p, d, ':')) && numeric_free_after(p, d) &&
	    set_day(x, day) &&
	    (capital(p, i) || p->tok[i].value != 5 || ordinal || p->post)) {
		/* March 10 million, May 5 people */
		if (!ordinal && (neighbour(p, d, "counted") || is(p, d, TOK_AMPM))) {
			x->w.grain = GRAIN_MONTH;
			x->given &= (uint8_t)~GIVEN_DAY;
		} else {
			y = year_behind(p, d, x);
			return checked(x, y ? y : d);
		}
	}
	y = year_behind(p, e, x);
	if (y)
		return y;
	return sure || month_stands(p, i, e) ? e : 0;
}

/* "15 March 2008", "the 15th of May", "26nov" */
static size_t
day_first(const struct parse *p, size_t i, struct expr *x)
{
	int32_t day;
	bool ordinal;
	size_t e = day_number(p, i, &day, &ordinal), m, y;

	if (!e || !numeric_free_before(p, i))
		return 0;
	m = is(p, e, TOK_OF) ? e + 1 : hyphened(p, e);
	if (is_mark(p, e, '/') && touches(p, e) && touches(p, e + 1))
		m = e + 1;
	if (!is(p, m, TOK_MONTH) ||
	    (!capital(p, m) && !ordinal && !touches(p, m) && !p->post))
		return 0;
	set_month(x, p->tok[m].value);
	if (!set_day(x, day))
		return 0;
	/* 15 May, but not "5 March people": a capital that goes on is a name's */
	e = m + 1;
	if (p->tok[m].sub)
		e = stop(p, e);
	y = is_mark(p, e, '/') && touches(p, e) && touches(p, e + 1) ? e + 1
								     : hyphened(p, e);
	y = year_behind(p, y, x);
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
		return capital(p, i) || p->post || (i && leads(p, i - 1));
	if (i > 1 && is(p, i - 2, TOK_WEEKDAY) &&
	    (is(p, i - 1, TOK_OR) || is(p, i - 1, TOK_AND) || is_mark(p, i - 1, ',') ||
		hyphen(p, i - 1)))
		return true;
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
		       (preceded(p, i) && !is(p, i - 1, TOK_OF) &&
			   (e > i + 1 || e >= p->w->n || !capital(p, e)));
	return true;
}

/* "Monday", "Saturday, January 5, 2008", "Friday the 13th" */
static size_t
weekday_first(const struct parse *p, size_t i, struct expr *x)
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
	d = month_first(p, j, x, true);
	if (!d || !(x->given & GIVEN_DAY)) {
		*x = (struct expr){0};
		d = day_first(p, j, x);
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
	if (!weekday_stands(p, i, e))
		return 0;
	d = is(p, e, TOK_OF) ? e + 1 : e;
	if (is(p, d, TOK_THIS) || is(p, d, TOK_LAST) || is(p, d, TOK_NEXT) ||
	    is(p, d, TOK_THAT) ||
	    (d > e && is(p, d, TOK_THE))) { /* Friday of last week */
		struct expr week = {0};

		d = point(p, d, &week);
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
static size_t
day_of_month(const struct parse *p, size_t i, struct expr *x)
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
	    is(p, e, TOK_UNIT) || is(p, e, TOK_OF) || hyphen(p, e) ||
	    is(p, e, TOK_SEASON) || is(p, e, TOK_ORDINAL))
		return 0;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_DAY;
	x->w.day = (uint8_t)day;
	x->given = GIVEN_DAY;
	return e;
}

/* ---- parts of the year ---- */

static bool
season_stands(const struct parse *p, size_t i, size_t e)
{
	if (p->tok[i].value != SEASON_AUTUMN || !spells(p, i, "fall"))
		return p->tok[i].value != SEASON_SPRING ||
		       !(spells(p, e, "up") || spells(p, e, "from") ||
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
static size_t
season(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i + 1, y;

	if (!is(p, i, TOK_SEASON) || (i && touches(p, i) && !hyphen(p, i - 1)))
		return 0;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->w.grain = GRAIN_SEASON;
	x->w.n = (uint8_t)p->tok[i].value;
	x->given = GIVEN_N;
	y = year_behind(p, e, x);
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
static size_t
quarter_code(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i;
	bool q, year_first = false;

	if (is(p, i, TOK_DIGITS) && p->tok[i].sub == 4 && numeric_free_before(p, i)) {
		e = hyphened(p, i + 1);
		year_first = true;
	}
	q = spells(p, e, "q");
	if ((!q && !spells(p, e, "h")) || !is(p, e + 1, TOK_DIGITS) ||
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
	i = year_behind(p, hyphened(p, e + 2), x);
	if (!i && !q)
		return 0;
	return i ? i : e + 2;
}

/* "fiscal 2004", "fiscal year 2004", "FY 2004" */
static size_t
fiscal_year(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = past(p, i), y;

	if (!is(p, i, TOK_FISCAL) && !is(p, i, TOK_FISCALYEAR))
		return 0;
	if (is(p, e, TOK_UNIT) && p->tok[e].value == UNIT_YEAR)
		e++;
	y = year_after(p, e, x);
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

	end = fiscal_year(p, of ? e + 1 : e, &year);
	if (!end && (end = year_behind(p, e, &year)) != 0 && year.form == FORM_POINT)
		year.w.grain = GRAIN_YEAR;
	if (!end && !of) { /* third quarter last year */
		end = point(p, e, &year);
		if (year.form != FORM_SHIFT || year.unit != UNIT_YEAR || year.sub)
			end = 0;
	}
	if (!end && of) {
		end = point(p, e + 1, &year);
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
static size_t
nth_of(const struct parse *p, size_t i, struct expr *x)
{
	int nth;
	size_t e = which(p, i, &nth), end, u;
	uint8_t unit;
	bool fiscal = false;

	if (!e)
		return 0;
	if (is(p, e, TOK_OF) && nth > 0 && nth <= 31) { /* the 15th of next month */
		end = point(p, e + 1, x);
		if (!end || x->form != FORM_SHIFT || x->unit != UNIT_MONTH || x->sub)
			return 0;
		x->sub = SUB_DAY;
		x->w.day = (uint8_t)nth;
		return end;
	}
	e = hyphened(p, e);
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
		if (!end && unit == UNIT_HALF && (nth < 0 || !hyphen(p, e - 1)))
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
	end = point(p, u + 1, x);
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
static size_t
some_of(const struct parse *p, size_t i, struct expr *x)
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
	if (is(p, e, TOK_OF) && (end = point(p, e + 1, &of)) != 0 && !of.sub &&
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
static size_t
slashed(const struct parse *p, size_t i, struct expr *x)
{
	int a, b;

	if (!i || !is(p, i, TOK_DIGITS) || p->tok[i].sub > 2 || !is_mark(p, i + 1, '/') ||
	    !touches(p, i + 1) || !is(p, i + 2, TOK_DIGITS) || !touches(p, i + 2) ||
	    p->tok[i + 2].sub > 2)
		return 0;
	if (!is(p, i - 1, TOK_ON) && !is(p, i - 1, TOK_BY) && !is(p, i - 1, TOK_UNTIL) &&
	    !is(p, i - 1, TOK_SINCE))
		return 0;
	if (!numeric_free_after(p, i + 3) || is(p, i + 3, TOK_OF) || hyphen(p, i + 3))
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
	set_month(x, a);
	return set_day(x, b) ? i + 3 : 0;
}

static size_t
holiday(const struct parse *p, size_t i, struct expr *x)
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
	x->holiday_index = (uint32_t)p->tok[i].value;
	y = year_behind(p, e, x);
	if (y && x->form == FORM_SHIFT)
		x->sub = SUB_HOLIDAY;
	return y ? y : e;
}

/* ---- days, weeks, months counted from another ---- */

static size_t
relative_day(const struct parse *p, size_t i, struct expr *x)
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
	    !(p->w->v[i].flags & WORD_LINE) && !(p->w->v[i - 1].flags & WORD_LINE) &&
	    !capital(p, i - 2 + (i < 2)))
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
static size_t
part_behind(const struct parse *p, size_t e, struct expr *x)
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

/* "this week", "last Thursday", "next March", "the following year", "the past 12 months"
 */
static size_t
determined(const struct parse *p, size_t i, struct expr *x)
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
		    (is(p, d, TOK_PAST) || (is(p, d, TOK_NEXT) && unit == UNIT_DECADE))) {
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
		return part_behind(p, n, x);
	}
	/* a name: last Thursday, next March, this summer, last Christmas */
	if (!is(p, n, TOK_WEEKDAY) && !is(p, n, TOK_MONTH) && !is(p, n, TOK_SEASON) &&
	    !is(p, n, TOK_HOLIDAY))
		return 0;
	e = point(p, n, &inner);
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
static size_t
definite(const struct parse *p, size_t i, struct expr *x)
{
	if (!is(p, i, TOK_THE) || !is(p, i + 1, TOK_UNIT) || p->tok[i + 1].sub ||
	    p->tok[i + 1].value < UNIT_DAY)
		return 0;
	if (is(p, i + 2, TOK_UNIT) || hyphen(p, i + 2))
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
	if (p->tok[i + 1].value == UNIT_WEEK &&
	    is(p, i + 2, TOK_OF)) { /* the week of April 10 */
		struct expr day = {0};
		size_t e = point(p, i + 3, &day);

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
	if (p->tok[i + 1].value == UNIT_YEAR) {
		size_t y = year_after(p, i + 2, x);

		if (y) {
			x->form = FORM_POINT;
			x->w.grain = GRAIN_YEAR;
			x->weak = false;
			return y;
		}
	}
	return i + 2;
}

/* ---- clock times ---- */

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
static size_t
clock_time(const struct parse *p, size_t i, struct expr *x)
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
	d = point(p, comma ? e + 1 : e, &day);
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
static size_t
part_of_day(const struct parse *p, size_t i, struct expr *x)
{
	size_t e;
	struct expr day = {0};

	if (!is(p, i, TOK_PART) || (i && touches(p, i)) || in_name(p, i))
		return 0;
	e = i + 1;
	if (is(p, e, TOK_OF)) {
		size_t d = point(p, e + 1, &day);

		if (d && !day.clock &&
		    (day.w.grain == GRAIN_DAY ||
			(day.form == FORM_SHIFT && day.unit == UNIT_DAY))) {
			*x = day;
			part_behind(p, i, x);
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

/* ---- points ---- */

/* The rules, and which tokens each can begin with. */
enum {
	NUMERIC = 1 << 0,
	WEEKDAY = 1 << 1,
	DAY_FIRST = 1 << 2,
	HOLIDAY = 1 << 3,
	QUARTER_CODE = 1 << 4,
	NTH_OF = 1 << 5,
	SOME_OF = 1 << 6,
	CENTURY = 1 << 7,
	DECADE = 1 << 8,
	SEASON = 1 << 9,
	FISCAL = 1 << 10,
	DETERMINED = 1 << 11,
	DAY_OF_MONTH = 1 << 12,
	DEFINITE = 1 << 13,
	RELATIVE_DAY = 1 << 14,
	YEAR = 1 << 15,
	MONTH = 1 << 16,
	SLASHED = 1 << 25,
	POINTS = ((1 << 17) - 1) | SLASHED,
	REPEATED = 1 << 17,
	PLURAL_DAYS = 1 << 18,
	CLOCK = 1 << 19,
	SPELL = 1 << 20,
	MODIFIED = 1 << 21,
	PART_OF_DAY = 1 << 22,
	REFERENCE = 1 << 23,
	BARE_UNIT = 1 << 24
};

static const uint32_t begins[TOK_KINDS] = {
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

static size_t
bare_month(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = month_first(p, i, x, false);

	if (e && x->form == FORM_SHIFT) {
		x->sub = x->given & GIVEN_DAY ? SUB_DAY : SUB_MONTH;
		x->sub_value = x->w.month;
	}
	return e;
}

struct rule {
	uint32_t bit;
	size_t (*read)(const struct parse *, size_t, struct expr *);
};

/* What can begin with word i. */
static uint32_t
begins_at(const struct parse *p, size_t i)
{
	const struct word *w;
	uint16_t c;

	if (i >= p->w->n)
		return 0;
	if (p->tok[i].kind != TOK_NONE)
		return begins[p->tok[i].kind];
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
	static const struct rule rules[] = {{MONTH, bare_month}, {NUMERIC, numeric_date},
	    {SLASHED, slashed}, {WEEKDAY, weekday_first}, {DAY_FIRST, day_first},
	    {HOLIDAY, holiday}, {QUARTER_CODE, quarter_code}, {NTH_OF, nth_of},
	    {SOME_OF, some_of}, {CENTURY, century}, {DECADE, decade}, {SEASON, season},
	    {FISCAL, fiscal_year}, {DETERMINED, determined}, {DAY_OF_MONTH, day_of_month},
	    {DEFINITE, definite}, {RELATIVE_DAY, relative_day}, {YEAR, year_alone}};
	uint32_t bits = begins_at(p, i) & POINTS;

	for (size_t k = 0; bits && k < sizeof(rules) / sizeof(*rules); k++) {
		size_t e;

		if (!(bits & rules[k].bit))
			continue;
		*x = (struct expr){0};
		e = rules[k].read(p, i, x);
		if (e)
			return e;
		bits &= ~rules[k].bit;
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

static size_t
point(const struct parse *p, size_t i, struct expr *x)
{
	size_t e, k;
	struct clock c;

	if (!(begins_at(p, i) & POINTS) || *p->depth >= 3)
		return 0;
	++*p->depth;
	e = core(p, i, x);
	if (is(p, i, TOK_THE) && begins_at(p, i + 1) & POINTS) {
		struct expr y;
		size_t longer = core(p, i + 1, &y);

		if (longer > e) {
			e = longer;
			*x = y;
		}
		if (e == longer && e &&
		    (x->given & GIVEN_WEEKDAY ||
			(x->form == FORM_POINT && x->w.grain == GRAIN_YEAR &&
			    !x->w.fiscal) ||
			(x->form == FORM_SHIFT && !x->sub && is(p, i + 1, TOK_RELDAY))))
			e = 0;
		if (e && x->form == FORM_POINT && !x->sub && x->w.grain == GRAIN_MONTH &&
		    x->given == GIVEN_MONTH)
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
	if ((x->form == FORM_POINT && x->w.grain == GRAIN_DAY) ||
	    (x->form == FORM_SHIFT && x->unit == UNIT_DAY && !x->clock)) {
		k = part_behind(p, e, x);
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
		e = hyphened(p, e);
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
		e = part_of_day(p, e, x);
	else
		e = point(p, e, x);
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

/* ---- spans of time ---- */

static size_t
ages(const struct parse *p, size_t e)
{
	size_t h = hyphened(p, e);

	if (is(p, h, TOK_OLD) && (h > e || p->w->v[h].kind != WORD_MARK))
		return past(p, h);
	if (is(p, h, TOK_LONG) && h > e)
		return h + 1;
	return e;
}

/* A duration with what stands before and behind it, and what that makes of it. */
static size_t
spell(const struct parse *p, size_t i, struct expr *x)
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
		(is(p, a + 1, TOK_UNIT) && is(p, hyphened(p, a + 2), TOK_LONG))))
		return 0; /* a [12-year] low, a [year-long] wait */
	if (article && mod == MOD_NONE && i && touches(p, i))
		return 0;
	e = amount_duration(p, a, x, &exact);
	if (!e)
		return 0;
	if (x->amount.unit == UNIT_QUARTER && (!exact || is(p, e, TOK_OF)))
		return 0; /* some quarters, three quarters of it */
	x->mod = (uint8_t)mod;
	if (is(p, e, TOK_AGO) || (hyphen(p, e) && is(p, e + 1, TOK_AGO))) {
		x->form = FORM_SHIFT;
		x->shift = -1;
		e = hyphened(p, e) + 1;
	} else if (is(p, e, TOK_EARLIER) || is(p, hyphened(p, e), TOK_EARLIER)) {
		x->form = FORM_SHIFT;
		x->shift = -1;
		x->base = BASE_PREVIOUS;
		e = hyphened(p, e) + 1;
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
		if (old > e && mod != MOD_NONE && hyphen(p, e))
			return 0; /* about 17-year-old Ada */
		e = old;
		if (article && x->amount.n == 10 && !x->more.set && a > 0 && a == i &&
		    x->amount.unit >= UNIT_HOUR &&
		    (is(p, a - 1, TOK_DIGITS) || is(p, a - 1, TOK_UNIT) ||
			is(p, a - 1, TOK_CARDINAL) || neighbour(p, a - 1, "counted"))) {
			x->form = FORM_SET; /* $3 million a year */
			x->type = DATE_SET;
		}
		return e;
	}
	x->type = x->amount.unit < UNIT_DAY ? DATE_TIME : DATE_DATE;
	x->unit = x->amount.unit;
	return e;
}

/* A unit alone: "days", "week"; "decades-long" */
static size_t
bare_unit(const struct parse *p, size_t i, struct expr *x)
{
	size_t e;

	if (!is(p, i, TOK_UNIT) || !opens(p, i) || in_name(p, i))
		return 0;
	if (i && neighbour(p, i - 1, "counted"))
		return 0; /* 4 billion years */
	if (!p->tok[i].sub &&
	    (p->tok[i].value < UNIT_HOUR || p->w->v[i].end - p->w->v[i].start < 3))
		return 0; /* min, hr */
	if (p->tok[i].value == UNIT_QUARTER || p->tok[i].value == UNIT_HALF)
		return 0;
	/* year-end, month's end */
	e = i + 1 < p->w->n && p->w->v[i + 1].kind == WORD_CLITIC ? i + 2
								  : hyphened(p, i + 1);
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
		return i + 1;
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
	if (e == i + 1 && hyphen(p, e) && touches(p, e) &&
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

/* ---- what comes back ---- */

static size_t
repeated(const struct parse *p, size_t i, struct expr *x)
{
	size_t e = i + 1;
	bool exact, other;

	x->form = FORM_SET;
	x->type = DATE_SET;
	if (is(p, i, TOK_SET)) {
		if (i && touches(p, i) && !hyphen(p, i - 1) &&
		    p->w->v[i - 1].kind != WORD_MARK)
			return 0;
		if (in_name(p, i))
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
	x->quant = spells(p, i, "each") ? "EACH" : "EVERY";
	other = is(p, e, TOK_OTHER);
	if (other) {
		if (!is(p, e + 1, TOK_UNIT))
			x->quant = "EVERY OTHER";
		e++;
	}
	if (spells(p, e, "single"))
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
			x->w = (struct when){.grain = GRAIN_DAY,
			    .no_year = true,
			    .weekday = (uint8_t)tok->value};
			break;
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
		if (tok->kind == TOK_WEEKDAY) {
			struct clock c;
			size_t k = part_behind(p, e, x);

			e = k ? k : e;
			k = numeric_clock(p, is(p, e, TOK_AT) ? e + 1 : e, &c);
			if (k && !x->clock) {
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
static size_t
plural_days(const struct parse *p, size_t i, struct expr *x)
{
	x->form = FORM_SET;
	x->type = DATE_SET;
	if (is(p, i, TOK_UNIT) && p->tok[i].value == UNIT_WEEKEND && p->tok[i].sub) {
		x->w = (struct when){.grain = GRAIN_WEEKEND, .no_year = true};
		return i + 1;
	}
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

/* ---- now, the past, the future ---- */

static size_t
reference(const struct parse *p, size_t i, struct expr *x)
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
		/* not "the past president" */
		return e < p->w->n && p->w->v[e].kind == WORD_LETTERS &&
			       p->tok[e].kind == TOK_NONE && x->ref == 1
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
	if (is(p, i, TOK_CURRENT) && !is(p, e, TOK_UNIT) && spells(p, i, "current"))
		return e;
	return 0;
}

/* The longest that any of the rules reads. */
size_t
grammar_en(const struct parse *p, size_t i, struct expr *x)
{
	static const struct rule rules[] = {{REPEATED, repeated},
	    {PLURAL_DAYS, plural_days}, {CLOCK, clock_time}, {SPELL, spell},
	    {MODIFIED, modified}, {POINTS, point}, {PART_OF_DAY, part_of_day},
	    {REFERENCE, reference}, {BARE_UNIT, bare_unit}};
	uint32_t bits = begins_at(p, i);
	size_t best = 0;

	if (is(p, i, TOK_THE)) /* most points take an article */
		bits |= POINTS;
	for (size_t k = 0; bits && k < sizeof(rules) / sizeof(*rules); k++) {
		struct expr y = {0};
		size_t e;

		if (!(bits & rules[k].bit))
			continue;
		e = rules[k].read(p, i, &y);
		if (e > best) {
			best = e;
			*x = y;
		}
	}
	return best;
}
