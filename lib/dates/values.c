#include "dates/values.h"

#include <string.h>

#include "dates/put.h"

#define DAY_SECONDS 86400

static char *
put_amount(char *s, const struct amount *a)
{
	static const struct {
		const char *letter;
		uint8_t times;
	} units[] = {[UNIT_SECOND] = {"S", 1},
	    [UNIT_MINUTE] = {"M", 1},
	    [UNIT_HOUR] = {"H", 1},
	    [UNIT_DAY] = {"D", 1},
	    [UNIT_NIGHT] = {"D", 1},
	    [UNIT_WEEKEND] = {"WE", 1},
	    [UNIT_WEEK] = {"W", 1},
	    [UNIT_FORTNIGHT] = {"W", 2},
	    [UNIT_MONTH] = {"M", 1},
	    [UNIT_QUARTER] = {"M", 3},
	    [UNIT_SEASON] = {"M", 3},
	    [UNIT_HALF] = {"M", 6},
	    [UNIT_YEAR] = {"Y", 1},
	    [UNIT_DECADE] = {"DE", 1},
	    [UNIT_CENTURY] = {"CE", 1},
	    [UNIT_MILLENNIUM] = {"ML", 1}};
	unsigned n = (unsigned)a->n * units[a->unit].times;

	if (!n)
		return put_text(put_text(s, "X"), units[a->unit].letter);
	if (n == 5 && a->unit == UNIT_HOUR)
		return put_text(s, "30M");
	if (n == 5 && a->unit == UNIT_YEAR)
		return put_text(s, "6M");
	if (n % 10 && (a->unit == UNIT_DECADE || a->unit == UNIT_CENTURY)) {
		n *= a->unit == UNIT_DECADE ? 10 : 100;
		return put_text(put_number(s, n / 10, 1), "Y");
	}
	s = put_number(s, n / 10, 1);
	if (n % 10)
		s = put_number(put_text(s, "."), n % 10, 1);
	return put_text(s, units[a->unit].letter);
}

void
values_duration(const struct expr *x, char *s)
{
	s = put_text(s, x->amount.unit < UNIT_DAY ? "PT" : "P");
	s = put_amount(s, &x->amount);
	if (!x->more.set)
		return;
	if (x->more.unit < UNIT_DAY && x->amount.unit >= UNIT_DAY)
		s = put_text(s, "T");
	put_amount(s, &x->more);
}

/* A duration moved along from a day: whole units, and halves where they are months. */
int32_t
values_moved(int32_t day, const struct amount *a, int sign)
{
	if (a->n % 10 && a->unit == UNIT_YEAR)
		return when_move(day, UNIT_MONTH, sign * a->n * 12 / 10);
	return when_move(day, (enum unit)a->unit, sign * (a->n / 10));
}

void
values_ref(struct date *out, int ref)
{
	put_text(out->value, token_refs[ref]);
}

void
values_when(const struct when *w, bool edtf, struct date *out)
{
	struct bounds b;
	bool clock = w->grain > GRAIN_DAY;

	when_value(w, out->value);
	if (edtf)
		when_edtf(w, out->edtf);
	if (!when_bounds(w, &b))
		return;
	when_iso(b.from, clock, w, out->from);
	when_iso(b.until, clock, w, out->until);
}

/* Days [from, until) as a stretch that has no name; EDTF's intervals hold both ends. */
void
values_days(int32_t from, int32_t until, bool edtf, struct date *out)
{
	const struct when none = {0};
	char *s;

	when_iso((int64_t)from * DAY_SECONDS, false, &none, out->from);
	when_iso((int64_t)until * DAY_SECONDS, false, &none, out->until);
	if (!edtf)
		return;
	s = when_iso((int64_t)from * DAY_SECONDS, false, &none, out->edtf);
	*s++ = '/';
	when_iso((int64_t)(until - 1) * DAY_SECONDS, false, &none, s);
}

void
values_approximate(struct date *out)
{
	size_t n = strlen(out->edtf);

	if (n && n + 1 < sizeof(out->edtf) && out->type == DATE_DATE &&
	    !strchr(out->edtf, '/'))
		memcpy(out->edtf + n, "~", 2);
}
