#include "dates/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dates/holidays.h"

#define DAY_SECONDS 86400

/* ---- which of those with a name ---- */

/* How far off a candidate is, weighed by what the tense makes likely; `ahead` where it
 * does not tell. */
static int64_t
cost(int64_t distance, int direction, int ahead)
{
	if (distance == 0)
		return 0;
	if (direction > 0)
		return distance > 0 ? distance : -distance * 6;
	if (direction < 0)
		return distance > 0 ? distance * 5 : -distance;
	return distance > 0 ? distance * ahead : -distance;
}

/* What a point with some fields lies in if its year is `year`. */
static struct when
in_year(const struct expr *x, const struct parse *p, int year)
{
	struct when w = x->w;
	bool fixed;

	if (x->holiday) {
		int32_t day = holiday_day(
		    lexicon_value(p->v->holidays, &p->v->holidays->v[x->holiday_index]),
		    year, &fixed);
		struct when d =
		    day == DAY_NONE ? (struct when){0} : when_of(day, GRAIN_DAY);

		w.grain = d.grain == GRAIN_NONE ? GRAIN_NONE : w.grain;
		w.month = d.month;
		w.day = d.day;
		if (fixed)
			year = d.year;
	} else if (x->given & GIVEN_DAY && !calendar_valid(year, w.month, w.day)) {
		w.grain = GRAIN_NONE; /* 29 February */
	}
	w.year = year;
	return w;
}

/* The same without a time of day. */
static struct when
day_part(struct when w)
{
	if (w.grain > GRAIN_DAY)
		w.grain = GRAIN_DAY;
	return w;
}

/* Which year of a month, season, holiday ... from a day, by direction or by tense. */
static struct when
nearest_year(const struct expr *x, const struct parse *p, int32_t day, int direction)
{
	struct when here = when_of(day, (enum grain)day_part(x->w).grain), best = {0};
	int32_t now = when_first(&here);
	int64_t least = INT64_MAX;
	int year = here.year;

	for (int y = year - 4; y <= year + 4; y++) {
		struct when w = in_year(x, p, y), d = day_part(w);
		int32_t first;
		int64_t c;

		if (w.grain == GRAIN_NONE)
			continue;
		first = when_first(&d);
		if (x->weekday && calendar_weekday(first) != x->weekday)
			continue;
		switch (x->direction) {
		case DIRECTION_LAST:
			c = first < now ? now - first : INT64_MAX;
			break;
		case DIRECTION_NEXT:
			c = first > now ? first - now : INT64_MAX;
			break;
		case DIRECTION_THIS:
			c = llabs((long long)y - year);
			break;
		default:
			c = cost((int64_t)first - now, direction,
			    d.grain == GRAIN_MONTH ? 3 : 2);
			break;
		}
		if (c < least) {
			least = c;
			best = w;
		}
	}
	return best;
}

static int32_t
weekday_from(const struct expr *x, int32_t day, int direction, bool carried)
{
	int back = (calendar_weekday(day) - x->w.weekday + 7) % 7;
	int ahead = (7 - back) % 7;

	switch (x->direction) {
	case DIRECTION_LAST:
		return day - (back ? back : 7);
	case DIRECTION_NEXT:
		return day + (ahead ? ahead : 7);
	case DIRECTION_THIS:
		return day - calendar_weekday(day) + x->w.weekday;
	default:
		return direction > 0 || carried ? day + ahead : day - back;
	}
}

/* "Friday the 13th": the nearest that is both. */
static struct when
weekday_and_day(const struct expr *x, int32_t day, int direction)
{
	struct civil c = calendar_civil(day);
	struct when best = {0};
	int64_t least = INT64_MAX;

	for (int k = -24; k <= 24; k++) {
		struct civil m = calendar_civil(
		    when_move(calendar_day(c.year, c.month, 1), UNIT_MONTH, k));
		int32_t d;

		if (!calendar_valid(m.year, m.month, x->w.day))
			continue;
		d = calendar_day(m.year, m.month, x->w.day);
		if (calendar_weekday(d) == x->w.weekday &&
		    cost((int64_t)d - day, direction, 2) < least) {
			least = cost((int64_t)d - day, direction, 2);
			best = when_of(d, GRAIN_DAY);
		}
	}
	return best;
}

/* ---- the parts of a stretch ---- */

/* The `x->sub` of a stretch; GRAIN_NONE where it has none. */
static struct when
part_of(const struct when *outer, const struct expr *x, const struct parse *p)
{
	struct bounds b;
	struct when w = *outer;
	int32_t first, last;
	int nth = x->sub_nth;

	if (x->sub == SUB_MONTH || x->sub == SUB_DAY) {
		w.grain = x->sub == SUB_DAY ? GRAIN_DAY : GRAIN_MONTH;
		if (x->sub_value)
			w.month = x->sub_value;
		w.day = x->sub == SUB_DAY ? x->w.day : 0;
		if (!w.no_year && w.day && !calendar_valid(w.year, w.month, w.day))
			w.grain = GRAIN_NONE;
		return w;
	}
	if (x->sub == SUB_HOLIDAY) {
		w = in_year(x, p, outer->year);
		w.grain =
		    w.grain == GRAIN_NONE || outer->no_year ? GRAIN_NONE : GRAIN_DAY;
		return w;
	}
	if (x->sub == SUB_SEASON) {
		w.grain = GRAIN_SEASON;
		w.n = x->sub_value;
		return w;
	}
	if (x->sub == SUB_UNIT &&
	    (x->sub_unit == UNIT_QUARTER || x->sub_unit == UNIT_HALF) &&
	    outer->grain == GRAIN_YEAR) {
		w.grain = (uint8_t)when_grain((enum unit)x->sub_unit);
		w.n = (uint8_t)nth;
		return w;
	}
	w.grain = GRAIN_NONE;
	if (!when_bounds(outer, &b))
		return w;
	first = (int32_t)(b.from / DAY_SECONDS - (b.from % DAY_SECONDS < 0));
	last = (int32_t)((b.until - 1) / DAY_SECONDS - ((b.until - 1) % DAY_SECONDS < 0));
	if (x->sub == SUB_WEEKDAY) {
		first += (x->sub_value - calendar_weekday(first) + 7) % 7;
		last -= (calendar_weekday(last) - x->sub_value + 7) % 7;
		first = nth > 0 ? first + 7 * (nth - 1) : last;
		return first <= last ? when_of(first, GRAIN_DAY) : w;
	}
	if (x->sub_unit ==
	    UNIT_WEEK) { /* as in ISO 8601 a week belongs where most of it lies */
		if (calendar_weekday(first) > 4)
			first += 7;
		if (calendar_weekday(last) < 4)
			last -= 7;
	}
	if (nth < 0)
		first = last;
	else
		first = when_move(first, (enum unit)x->sub_unit, nth - 1);
	if (first > last || x->sub_unit < UNIT_DAY)
		return w;
	return when_of(first, when_grain((enum unit)x->sub_unit));
}

/* ---- durations ---- */

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

static void
put_duration(const struct expr *x, char *out, size_t size)
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
static int32_t
moved(int32_t day, const struct amount *a, int sign)
{
	if (a->n % 10 && a->unit == UNIT_YEAR)
		return when_move(day, UNIT_MONTH, sign * a->n * 12 / 10);
	return when_move(day, (enum unit)a->unit, sign * (a->n / 10));
}

/* ---- out ---- */

static void
put_ref(struct date *out, int ref)
{
	snprintf(out->value, sizeof(out->value), "%s", token_refs[ref]);
}

static void
put_when(const struct when *w, struct date *out)
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
static void
put_days(int32_t from, int32_t until, struct date *out)
{
	const struct when none = {0};
	char *s;

	when_iso((int64_t)from * DAY_SECONDS, false, &none, out->from);
	when_iso((int64_t)until * DAY_SECONDS, false, &none, out->until);
	s = when_iso((int64_t)from * DAY_SECONDS, false, &none, out->edtf);
	*s++ = '/';
	when_iso((int64_t)(until - 1) * DAY_SECONDS, false, &none, s);
}

/* ---- points ---- */

/* A time of day laid on a day. */
static struct when
at_clock(struct when day, const struct when *clock)
{
	day.grain = clock->grain;
	day.part = clock->part;
	day.hour = clock->hour;
	day.minute = clock->minute;
	day.second = clock->second;
	day.zoned = clock->zoned;
	day.zone = clock->zone;
	if (day.grain != GRAIN_PART && day.hour == 24 && !day.no_year && !day.no_month &&
	    !day.no_day && !day.weekday) {
		struct when next =
		    when_of(calendar_day(day.year, day.month, day.day) + 1, GRAIN_DAY);

		day.year = next.year;
		day.month = next.month;
		day.day = next.day;
		day.hour = 0;
	}
	return day;
}

/* What cannot be counted from anything, as TIMEX3 writes it. */
static struct when
unanchored(const struct expr *x, const struct parse *p)
{
	struct when w = x->w;

	if (x->form == FORM_SHIFT) {
		w.grain =
		    (uint8_t)(x->clock ? x->w.grain : when_grain((enum unit)x->unit));
		w.no_year = w.no_month = w.no_day = true;
		return w;
	}
	w.no_year = !(x->given & GIVEN_YEAR);
	w.no_month = !(x->given & GIVEN_MONTH);
	w.no_day = !(x->given & GIVEN_DAY);
	if (x->holiday && holiday_is_fixed(lexicon_value(
			      p->v->holidays, &p->v->holidays->v[x->holiday_index]))) {
		w = in_year(x, p, 2000);
		w.no_year = true;
	}
	return w;
}

/* Is the point before of use for what stands in this sentence? */
static bool
near(const struct resolver *r, const struct expr *x, uint32_t sentences)
{
	return r->previous.grain != GRAIN_NONE &&
	       x->sentence - r->previous_sentence <= sentences;
}

/* The day a shift or a name is counted from, and what it was counted from. */
static int32_t
base_of(struct resolver *r, const struct expr *x, struct speech speech,
    enum date_anchor *anchor)
{
	int32_t previous =
	    r->previous.grain == GRAIN_NONE ? DAY_NONE : when_first(&r->previous);
	bool use;

	*anchor = speech.anchor;
	if (r->narrative && previous != DAY_NONE && x->form == FORM_SHIFT &&
	    x->unit != UNIT_NONE && x->direction == DIRECTION_THIS) {
		*anchor = ANCHOR_PREVIOUS;
		return previous;
	}
	if (x->clock && x->unit == UNIT_DAY && x->base == BASE_PREVIOUS &&
	    r->day.grain == GRAIN_DAY &&
	    (r->narrative || x->sentence - r->day_sentence <= 1)) {
		*anchor = ANCHOR_PREVIOUS;
		return when_first(&r->day);
	}
	if (x->base == BASE_PREVIOUS && previous != DAY_NONE) {
		use = true;
		if (x->weak || x->clock) { /* the day, the year, 3 p.m. */
			uint32_t reach = x->clock ? 1 : x->unit == UNIT_DAY ? 2 : 0;

			use = r->narrative || near(r, x, reach);
			if (!r->narrative && x->unit == UNIT_DAY &&
			    (r->previous.grain < GRAIN_DAY ||
				(speech.day != DAY_NONE && speech.day - previous > 62)))
				use = false;
		}
		if (use) {
			*anchor = ANCHOR_PREVIOUS;
			return previous;
		}
	}
	return speech.day;
}

static struct when
shifted(struct resolver *r, const struct expr *x, struct speech speech,
    enum date_anchor *anchor)
{
	int32_t day = base_of(r, x, speech, anchor);
	struct amount one = {10, x->unit, true};
	const struct amount *a = x->amount.set ? &x->amount : &one;
	struct when w;
	enum grain g = when_grain((enum unit)x->unit);
	int shift = x->shift;

	if (day == DAY_NONE) {
		*anchor = ANCHOR_NONE;
		return unanchored(x, r->p);
	}
	if (x->clock && x->unit == UNIT_DAY && x->base == BASE_PREVIOUS &&
	    *anchor == ANCHOR_PREVIOUS &&
	    r->day.grain != GRAIN_DAY) { /* some day of it */
		w = r->previous;
		w.no_day = true;
		w.no_month = w.grain != GRAIN_MONTH;
		return at_clock(w, &x->w);
	}
	/* two days later, but later than a year or month */
	if (*anchor == ANCHOR_PREVIOUS && r->previous.grain < g && g <= GRAIN_DAY &&
	    shift &&
	    (r->previous.grain == GRAIN_YEAR || r->previous.grain == GRAIN_MONTH)) {
		w = r->previous;
		w.no_month = w.grain == GRAIN_YEAR;
		w.no_day = true;
		w.grain = GRAIN_DAY;
		return w;
	}
	if (x->sub && g == GRAIN_NONE)
		return (struct when){0};
	/* profits of a quarter, and those of a year ago: of that quarter */
	if (x->unit == UNIT_YEAR && x->shift == -1 && x->amount.n == 10 &&
	    r->previous.grain == GRAIN_QUARTER && near(r, x, 1)) {
		w = r->previous;
		w.year--;
		return w;
	}
	day = x->amount.set || shift == 1 || shift == -1
		  ? moved(day, a, shift)
		  : when_move(day, (enum unit)x->unit, shift);
	w = when_of(day, g);
	if (x->clock)
		w = at_clock(w, &x->w);
	return w;
}

/* A name of which the year, or month, or week is open. */
static struct when
named(struct resolver *r, const struct expr *x, struct speech speech,
    enum date_anchor *anchor)
{
	int direction;
	int32_t day = base_of(r, x, speech, anchor);
	bool previous_year = r->previous.grain != GRAIN_NONE && !r->previous.no_year;
	struct when w;

	if (x->holiday && x->given & GIVEN_YEAR) {
		*anchor = ANCHOR_NONE;
		return in_year(x, r->p, x->w.year);
	}
	if (x->carried && previous_year && when_first(&r->previous) != DAY_NONE) {
		day = when_first(&r->previous);
		direction = 1;
	} else if ((r->narrative || (speech.day == DAY_NONE && near(r, x, 1) &&
					!(x->given & GIVEN_WEEKDAY))) &&
		   previous_year && x->direction == DIRECTION_NONE &&
		   when_first(&r->previous) != DAY_NONE) {
		/* a story goes on in the year it is in */
		day = when_first(&r->previous);
		*anchor = ANCHOR_PREVIOUS;
		if (!(x->given & GIVEN_WEEKDAY)) {
			if (!(x->given & (GIVEN_MONTH | GIVEN_N)) &&
			    !x->holiday) { /* the 15th */
				w = x->w;
				w.year = r->previous.year;
				w.month = r->previous.month;
				w.no_month = !w.month;
				if (!w.no_month &&
				    !calendar_valid(w.year, w.month, w.day))
					w.grain = GRAIN_NONE;
				return w;
			}
			w = in_year(x, r->p, r->previous.year);
			if (w.month && w.month <= 2 && r->previous.month >= 11 &&
			    r->previous.grain >= GRAIN_MONTH)
				w = in_year(x, r->p, r->previous.year + 1);
			return w;
		}
		direction = 1;
	} else {
		direction =
		    x->direction == DIRECTION_NONE ? tense(r->p, x->first, x->end) : 0;
	}
	if (day == DAY_NONE) {
		*anchor = ANCHOR_NONE;
		return unanchored(x, r->p);
	}
	if (x->given & GIVEN_WEEKDAY && x->given & GIVEN_DAY && !(x->given & GIVEN_MONTH))
		return weekday_and_day(x, day, direction);
	if (x->given & GIVEN_WEEKDAY && !(x->given & GIVEN_MONTH)) {
		struct when clock = x->w;

		w = when_of(weekday_from(x, day, direction, x->carried), GRAIN_DAY);
		return x->clock ? at_clock(w, &clock) : w;
	}
	if (!(x->given & (GIVEN_MONTH | GIVEN_N)) && !x->holiday) { /* the 15th */
		struct civil c = calendar_civil(day);

		if (direction > 0 ? c.day > x->w.day : c.day < x->w.day && direction < 0)
			c = calendar_civil(when_move(
			    calendar_day(c.year, c.month, 1), UNIT_MONTH, direction));
		w = x->w;
		w.year = c.year;
		w.month = (uint8_t)c.month;
		if (!calendar_valid(w.year, w.month, w.day))
			w.grain = GRAIN_NONE;
		return w;
	}
	w = nearest_year(x, r->p, day, direction);
	if (w.grain == GRAIN_NONE && x->weekday) { /* a slip of the pen */
		struct expr plain = *x;

		plain.weekday = 0;
		w = nearest_year(&plain, r->p, day, direction);
	}
	return w;
}

/* So many units from the moment, finer than a day. */
static bool
by_the_clock(const struct expr *x, struct speech speech, struct date *out)
{
	static const int seconds[] = {
	    [UNIT_SECOND] = 1, [UNIT_MINUTE] = 60, [UNIT_HOUR] = 3600};
	int64_t at;
	int32_t day;
	struct when w;

	if (x->base == BASE_PREVIOUS || speech.day == DAY_NONE || speech.second < 0 ||
	    !x->amount.n)
		return false;
	at = (int64_t)speech.day * DAY_SECONDS + speech.second +
	     x->shift * (int64_t)x->amount.n * seconds[x->unit] / 10;
	day = (int32_t)(at / DAY_SECONDS - (at % DAY_SECONDS < 0));
	at -= (int64_t)day * DAY_SECONDS;
	w = when_of(day, GRAIN_DAY);
	w.grain = x->unit == UNIT_SECOND ? GRAIN_SECOND : GRAIN_MINUTE;
	w.hour = (int8_t)(at / 3600);
	w.minute = (int8_t)(at / 60 % 60);
	w.second = (int8_t)(at % 60);
	put_when(&w, out);
	out->anchor = speech.anchor;
	return true;
}

/* The first or last so many units of a stretch. */
static void
resolve_amount_of(const struct when *outer, const struct expr *x, struct date *out)
{
	int32_t first = when_first(outer), last;
	struct bounds b;

	put_duration(x, out->value, sizeof(out->value));
	if (first == DAY_NONE || !x->amount.n || x->amount.unit < UNIT_DAY)
		return;
	when_bounds(outer, &b);
	last = (int32_t)(b.until / DAY_SECONDS);
	if (x->sub_nth > 0)
		put_days(first, moved(first, &x->amount, 1), out);
	else
		put_days(moved(last, &x->amount, -1), last, out);
}

static void
resolve_point(
    struct resolver *r, const struct expr *x, struct speech speech, struct date *out)
{
	enum date_anchor anchor = ANCHOR_NONE;
	struct when w;

	if (x->form == FORM_SHIFT && x->amount.set &&
	    (!x->amount.n || x->unit < UNIT_DAY) && x->shift) {
		if (x->unit < UNIT_DAY && by_the_clock(x, speech, out))
			return;
		put_ref(out, x->shift < 0 ? 1 : 2);
		return;
	}
	if (x->form == FORM_SHIFT && x->unit < UNIT_DAY) { /* this hour */
		put_ref(out, x->shift < 0 ? 1 : x->shift > 0 ? 2 : 0);
		return;
	}
	if (x->form == FORM_SHIFT)
		w = shifted(r, x, speech, &anchor);
	else if (x->given & GIVEN_YEAR && !x->holiday)
		w = x->w;
	else
		w = named(r, x, speech, &anchor);
	if (x->sub == SUB_AMOUNT) {
		resolve_amount_of(&w, x, out);
		out->anchor = out->from[0] ? anchor : ANCHOR_NONE;
		return;
	}
	if (x->sub && w.grain != GRAIN_NONE)
		w = part_of(&w, x, r->p);
	if (w.grain == GRAIN_NONE) {
		w = (struct when){.grain = GRAIN_DAY,
		    .no_year = true,
		    .no_month = true,
		    .no_day = true};
		anchor = ANCHOR_NONE;
	}
	put_when(&w, out);
	out->anchor = anchor;
	if (r->narrative && (anchor == ANCHOR_DATE || anchor == ANCHOR_EMBED))
		return; /* an aside of today */
	if (!w.no_year && w.grain >= GRAIN_YEAR &&
	    (anchor != ANCHOR_PREVIOUS || !x->weak)) {
		r->previous = day_part(w);
		if (w.no_day || w.no_month)
			r->previous.grain = w.no_month ? GRAIN_YEAR : GRAIN_MONTH;
		r->previous.no_day = r->previous.no_month = false;
		r->previous_sentence = x->sentence;
		if (r->previous.grain == GRAIN_DAY) {
			r->day = r->previous;
			r->day_sentence = x->sentence;
		}
	}
}

static void
resolve_span(
    struct resolver *r, const struct expr *x, struct speech speech, struct date *out)
{
	enum date_anchor anchor;
	int32_t day = base_of(r, x, speech, &anchor);

	put_duration(x, out->value, sizeof(out->value));
	if (day == DAY_NONE || !x->amount.n || x->amount.unit < UNIT_DAY ||
	    x->direction == DIRECTION_NONE)
		return;
	if (x->direction == DIRECTION_NEXT)
		put_days(day, moved(day, &x->amount, 1), out);
	else
		put_days(moved(day, &x->amount, -1), day, out);
	out->anchor = anchor;
}

void
resolve(struct resolver *r, const struct expr *x, struct speech speech, struct date *out)
{
	out->type = x->type;
	out->mod = token_mods[x->mod];
	out->range = x->range;
	switch (x->form) {
	case FORM_REF:
		put_ref(out, x->ref);
		break;
	case FORM_DURATION:
		if (x->span)
			resolve_span(r, x, speech, out);
		else
			put_duration(x, out->value, sizeof(out->value));
		break;
	case FORM_SET:
		if (x->amount.set)
			put_duration(x, out->value, sizeof(out->value));
		else
			when_value(&x->w, out->value);
		if (x->quant)
			snprintf(out->quant, sizeof(out->quant), "%s", x->quant);
		if (x->freq)
			snprintf(out->freq, sizeof(out->freq), "%dX", x->freq);
		break;
	default:
		resolve_point(r, x, speech, out);
		break;
	}
}
