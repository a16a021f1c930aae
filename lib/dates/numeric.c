#include "dates/numeric.h"

#include "text/chars.h"

bool
numeric_free_before(const struct parse *p, size_t i)
{
	uint32_t c;

	if (i == 0 || !touches(p, i))
		return true;
	c = text_at(p->t, p->w->v[i].start - 1);
	if (char_is(c, CHAR_LETTER | CHAR_DIGIT | CHAR_SYMBOL))
		return c == '~' || c == '>' || c == '=' || c == '|';
	return c != '.' && c != ',' && c != '#' && c != '@' && c != '_' && c != '&' &&
	       c != '\\' && c != '/' && c != ':' && c != '%' && c != '*';
}

bool
numeric_free_after(const struct parse *p, size_t e)
{
	const struct word *w;

	if (e >= p->w->n || !touches(p, e))
		return true;
	w = &p->w->v[e];
	if (w->kind == WORD_CLITIC)
		return true;
	if (w->kind != WORD_MARK)
		return false;
	if (w->first == '%' || w->first == '_' || w->first == '@' || w->first == '$' ||
	    w->first == 0x20AC || w->first == 0xA3 || w->first == 0xB0)
		return false;
	if (w->first == '.' || w->first == ',' || w->first == ':' || w->first == '/' ||
	    w->first == '\\')
		return !touches(p, e + 1) || e + 1 >= p->w->n ||
		       p->w->v[e + 1].kind != WORD_DIGITS;
	return true;
}

int
numeric_year(const struct parse *p, int two_digits)
{
	int latest = (p->year ? p->year : 2030) + 19,
	    year = latest / 100 * 100 + two_digits;

	return year > latest ? year - 100 : year;
}

static bool
digits(const struct parse *p, size_t i, unsigned min, unsigned max)
{
	return is(p, i, TOK_DIGITS) && p->tok[i].sub >= min && p->tok[i].sub <= max &&
	       p->tok[i].value >= 0;
}

/* "+8", "+0800", "-05:00" */
static size_t
offset(const struct parse *p, size_t i, struct clock *c)
{
	int sign = is_mark(p, i, '+')                            ? 1
		   : is_mark(p, i, '-') || is_mark(p, i, 0x2212) ? -1
								 : 0;
	int hours, minutes = 0;

	if (!sign || !digits(p, i + 1, 1, 4) || !touches(p, i + 1))
		return i;
	hours = p->tok[i + 1].value;
	if (p->tok[i + 1].sub > 2) {
		minutes = hours % 100;
		hours /= 100;
	}
	if (hours > 14 || minutes > 59)
		return i;
	if (is_mark(p, i + 2, ':') && touches(p, i + 2) && digits(p, i + 3, 2, 2) &&
	    touches(p, i + 3)) {
		minutes = p->tok[i + 3].value;
		i += 2;
	}
	c->zone = (int16_t)(c->zone + sign * (hours * 60 + minutes));
	c->zoned = true;
	return i + 2;
}

size_t
numeric_zone(const struct parse *p, size_t i, struct clock *c)
{
	size_t start = i, e;
	bool bracket = is_mark(p, i, '(');

	if (bracket)
		i++;
	if (is(p, i, TOK_ZONE) && p->w->v[i].flags & WORD_UPPER) {
		c->zoned = true;
		c->zone = (int16_t)p->tok[i].value;
		e = offset(p, i + 1, c);
		if (!bracket)
			return e;
		if (is_mark(p, e, ')'))
			return e + 1;
		c->zoned = false;
	}
	return start;
}

/* The digits behind the colons of 15:04 or 15:04:05; 15.04 counts where am or pm follows.
 */
static size_t
minutes(const struct parse *p, size_t i, struct clock *c)
{
	bool colon = is_mark(p, i, ':');

	if ((!colon && !is_mark(p, i, '.')) || !touches(p, i) || !touches(p, i + 1) ||
	    !digits(p, i + 1, 2, 2) || p->tok[i + 1].value > 59)
		return i;
	if (!colon && !is(p, i + 2, TOK_AMPM))
		return i;
	c->minute = (int8_t)p->tok[i + 1].value;
	i += 2;
	if (colon && is_mark(p, i, ':') && touches(p, i) && touches(p, i + 1) &&
	    digits(p, i + 1, 2, 2) && p->tok[i + 1].value < 60) {
		c->second = (int8_t)p->tok[i + 1].value;
		i += 2;
	}
	return i;
}

size_t
numeric_clock(const struct parse *p, size_t i, struct clock *c)
{
	size_t e, z;
	int hour;
	bool colon;

	*c = (struct clock){.second = -1};
	if (!digits(p, i, 1, 4) || !numeric_free_before(p, i))
		return 0;
	hour = p->tok[i].value;
	e = minutes(p, i + 1, c);
	colon = e > i + 1;
	if (p->tok[i].sub > 2) { /* 1500 GMT, 720pm */
		if (colon || !(is(p, e, TOK_AMPM) || is(p, e, TOK_ZONE)))
			return 0;
		c->minute = (int8_t)(hour % 100);
		hour /= 100;
	}
	if (hour > 24 || c->minute > 59)
		return 0;
	if (is_mark(p, e, '+') && is(p, e + 1, TOK_AMPM) && touches(p, e) &&
	    touches(p, e + 1))
		e++; /* 5+am: some time after five */
	if (is(p, e, TOK_AMPM) && hour >= 1 && hour <= 12) {
		c->certain = true;
		hour = hour % 12 + 12 * p->tok[e].value;
		e = past(p, e);
	} else if (is(p, e, TOK_OCLOCK)) {
		c->certain = true;
		e = past(p, e);
	} else if (!colon && p->tok[i].sub < 3) {
		return 0;
	}
	c->hour = (int8_t)hour;
	z = numeric_zone(p, e, c);
	c->certain |= z > e;
	if (!c->certain && (!numeric_free_after(p, e) || is_mark(p, e, ':')))
		return 0;
	if (p->tok[i].sub > 2 && !c->certain)
		return 0;
	return z;
}

void
numeric_set_clock(struct expr *x, const struct clock *c)
{
	x->type = DATE_TIME;
	x->clock = true;
	x->w.grain = c->second >= 0 ? GRAIN_SECOND : GRAIN_MINUTE;
	x->w.hour = c->hour;
	x->w.minute = c->minute;
	x->w.second = c->second > 0 ? c->second : 0;
	x->w.zoned = c->zoned;
	x->w.zone = c->zone;
}

static bool
set_day(struct expr *x, int year, int month, int day)
{
	if (!calendar_valid(year, month, day))
		return false;
	x->form = FORM_POINT;
	x->type = DATE_DATE;
	x->given = GIVEN_YEAR | GIVEN_MONTH | GIVEN_DAY;
	x->w = (struct when){.grain = GRAIN_DAY,
	    .year = year,
	    .month = (uint8_t)month,
	    .day = (uint8_t)day};
	return true;
}

/* "T15:04:05Z" behind an ISO date. */
static size_t
iso_clock(const struct parse *p, size_t i, struct expr *x)
{
	struct clock c = {.second = -1};
	size_t e;

	if (i + 1 >= p->w->n || p->w->v[i].first != 't' || !touches(p, i) ||
	    !touches(p, i + 1) || p->w->v[i].end - p->w->v[i].start != 1 ||
	    !digits(p, i + 1, 2, 2) || p->tok[i + 1].value > 24)
		return i;
	c.hour = (int8_t)p->tok[i + 1].value;
	e = minutes(p, i + 2, &c);
	if (e == i + 2)
		return i;
	if (e < p->w->n && touches(p, e) && p->w->v[e].first == 'z' &&
	    p->w->v[e].end - p->w->v[e].start == 1) {
		c.zoned = true;
		e++;
	} else {
		e = offset(p, e, &c);
	}
	numeric_set_clock(x, &c);
	return e;
}

/* 2021-03-18, 2021/03/18 */
static size_t
iso(const struct parse *p, size_t i, uint16_t separator, struct expr *x)
{
	if (p->tok[i].sub != 4 || p->tok[i + 2].sub > 2 || !digits(p, i + 4, 1, 2) ||
	    !set_day(x, p->tok[i].value, p->tok[i + 2].value, p->tok[i + 4].value))
		return 0;
	return separator == '-' ? iso_clock(p, i + 5, x) : i + 5;
}

/* 20210318, standing alone */
static size_t
iso_basic(const struct parse *p, size_t i, struct expr *x)
{
	int v = p->tok[i].value;

	if (v < 19000101 || v > 20991231 || !numeric_free_before(p, i) ||
	    !numeric_free_after(p, i + 1) || is_mark(p, i + 1, '-') ||
	    (i && is_mark(p, i - 1, '-')))
		return 0;
	return set_day(x, v / 10000, v / 100 % 100, v % 100) ? i + 1 : 0;
}

size_t
numeric_date(const struct parse *p, size_t i, struct expr *x)
{
	uint16_t separator;
	int a, b, year;
	bool full, swap = p->dmy;
	size_t e;

	if (digits(p, i, 8, 8))
		return iso_basic(p, i, x);
	if (!digits(p, i, 1, 4) || i + 4 >= p->w->n || p->w->v[i + 1].kind != WORD_MARK)
		return 0;
	separator = p->w->v[i + 1].first;
	if ((separator != '-' && separator != '/' && separator != '.') ||
	    !is_mark(p, i + 3, separator) || !digits(p, i + 2, 1, 2) ||
	    !digits(p, i + 4, 1, 4))
		return 0;
	for (size_t k = i + 1; k < i + 5; k++)
		if (!touches(p, k))
			return 0;
	if (!numeric_free_before(p, i))
		return 0;
	e = iso(p, i, separator, x);
	if (e)
		return numeric_free_after(p, e) ? e : 0;
	x->impossible = p->tok[i].sub == 4 && p->tok[i + 4].sub == 2;
	if (x->impossible)
		return i + 5;
	full = p->tok[i + 4].sub == 4;
	if (p->tok[i].sub > 2 || (!full && p->tok[i + 4].sub != 2))
		return 0;
	/* 10.4.11 is a version as likely as a date */
	if (!full && separator != '/' && (p->tok[i].sub != 2 || p->tok[i + 2].sub != 2))
		return 0;
	a = p->tok[i].value;
	b = p->tok[i + 2].value;
	year = full ? p->tok[i + 4].value : numeric_year(p, p->tok[i + 4].value);
	if (separator == '.')
		swap = true; /* never month first */
	if ((swap ? b : a) > 12)
		swap = !swap;
	if (!set_day(x, year, swap ? b : a, swap ? a : b) ||
	    !numeric_free_after(p, i + 5))
		return 0;
	if (is_mark(p, i + 5, '-') && touches(p, i + 5) && touches(p, i + 6) &&
	    digits(p, i + 6, 1, 9))
		return separator == '-' ? 0 : i + 5;
	return i + 5;
}
