#include "dates/values.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400

static size_t
put_amount(char *out, size_t size, const struct amount *a)
{
	static const struct {
		const char *letter;
		uint8_t times;
		bool clock;
	} units[] = {[UNIT_SECOND] = {"S", 1, true},
	    [UNIT_MINUTE] = {"M", 1, true},
	    [UNIT_HOUR] = {"H", 1, true},
	    [UNIT_DAY] = {"D", 1, false},
	    [UNIT_NIGHT] = {"D", 1, false},
	    [UNIT_WEEKEND] = {"WE", 1, false},
	    [UNIT_WEEK] = {"W", 1, false},
	    [UNIT_FORTNIGHT] = {"W", 2, false},
	    [UNIT_MONTH] = {"M", 1, false},
	    [UNIT_QUARTER] = {"M", 3, false},
	    [UNIT_SEASON] = {"M", 3, false},
	    [UNIT_HALF] = {"M", 6, false},
	    [UNIT_YEAR] = {"Y", 1, false},
	    [UNIT_DECADE] = {"DE", 1, false},
	    [UNIT_CENTURY] = {"CE", 1, false},
	    [UNIT_MILLENNIUM] = {"ML", 1, false}};
	int n = a->n * units[a->unit].times;

	if (!n)
		return (size_t)snprintf(out, size, "X%s", units[a->unit].letter);
	if (n % 10 && a->unit == UNIT_HOUR && n == 5)
		return (size_t)snprintf(out, size, "30M");
	if (n % 10 && (a->unit == UNIT_DECADE || a->unit == UNIT_CENTURY))
		return put_amount(out, size,
		    &(struct amount){
			n * (a->unit == UNIT_DECADE ? 10 : 100), UNIT_YEAR, true});
	if (n == 5 && a->unit == UNIT_YEAR)
		return (size_t)snprintf(out, size, "6M");
	if (n % 10)
		return (size_t)snprintf(
		    out, size, "%d.%d%s", n / 10, n % 10, units[a->unit].letter);
	return (size_t)snprintf(out, size, "%d%s", n / 10, units[a->unit].letter);
}

void
values_duration(const struct expr *x, char *out, size_t size)
{
	size_t n =
	    (size_t)snprintf(out, size, "P%s", x->amount.unit < UNIT_DAY ? "T" : "");

	n += put_amount(out + n, size - n, &x->amount);
	if (!x->more.set)
		return;
	if (x->more.unit < UNIT_DAY && x->amount.unit >= UNIT_DAY)
		n += (size_t)snprintf(out + n, size - n, "T");
	put_amount(out + n, size - n, &x->more);
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
	snprintf(out->value, sizeof(out->value), "%s", token_refs[ref]);
}

void
values_when(const struct when *w, struct date *out)
{
	struct bounds b;
	bool clock = w->grain > GRAIN_DAY;

	when_value(w, out->value);
	when_edtf(w, out->edtf);
	if (!when_bounds(w, &b))
		return;
	when_iso(b.from, clock, w, out->from);
	when_iso(b.until, clock, w, out->until);
}

/* Days [from, until) as a stretch that has no name; EDTF's intervals hold both ends. */
void
values_days(int32_t from, int32_t until, struct date *out)
{
	const struct when none = {0};
	char *s;

	when_iso((int64_t)from * DAY_SECONDS, false, &none, out->from);
	when_iso((int64_t)until * DAY_SECONDS, false, &none, out->until);
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
