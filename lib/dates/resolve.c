#include "dates/resolve.h"

#include <stdio.h>

#include "dates/holidays.h"
#include "dates/named.h"
#include "dates/put.h"
#include "dates/stops.h"
#include "dates/values.h"

#define DAY_SECONDS 86400

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
		w = named_in_year(x, p, 2000);
		w.no_year = true;
	}
	return w;
}

/* Is x at most n sentences from another place, in that sentence of the layer? */
static bool
within(const struct resolver *r, const struct expr *x, struct mention m, uint32_t n)
{
	uint32_t apart = r->layered ? x->sentence - m.sentence
				    : stops_between(r->p->t, m.at, x->at.start, n);

	return apart <= n;
}

/* Is the point before of use for what stands in this sentence? */
static bool
near(const struct resolver *r, const struct expr *x, uint32_t sentences)
{
	return r->previous.grain != GRAIN_NONE &&
	       within(r, x, r->previous_mention, sentences);
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
	    (r->narrative || within(r, x, r->day_mention, 1))) {
		*anchor = ANCHOR_PREVIOUS;
		return when_first(&r->day);
	}
	if (x->base == BASE_PREVIOUS && previous != DAY_NONE) {
		use = true;
		if (x->weak || x->clock) { /* the day, the year, 3 p.m. */
			uint32_t reach = x->clock ? 1 : x->unit == UNIT_DAY ? 2 : 0;

			use = r->narrative || near(r, x, reach);
			if (!r->narrative &&
			    (r->previous.grain < when_grain((enum unit)x->unit) ||
				(x->unit == UNIT_DAY && speech.day != DAY_NONE &&
				    speech.day - previous > 62)))
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

	if (day == DAY_NONE || (x->generic && r->narrative)) {
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
	/* the quarter: the one a report is about */
	if (x->weak && x->unit == UNIT_QUARTER && r->quarter.grain == GRAIN_QUARTER &&
	    !shift) {
		*anchor = ANCHOR_PREVIOUS;
		return r->quarter;
	}
	/* profits of a quarter, and those of a year ago: of that quarter */
	if (x->unit == UNIT_YEAR && x->shift == -1 && x->amount.n == 10 &&
	    r->previous.grain == GRAIN_QUARTER && near(r, x, 1)) {
		w = r->previous;
		w.year--;
		return w;
	}
	day = x->amount.set || shift == 1 || shift == -1
		  ? values_moved(day, a, shift)
		  : when_move(day, (enum unit)x->unit, shift);
	if (day == DAY_NONE)
		return (struct when){0};
	if (x->amount.set && x->more.set && x->more.unit >= UNIT_DAY) {
		day = values_moved(day, &x->more, shift);
		g = when_grain((enum unit)x->more.unit);
		if (day == DAY_NONE)
			return (struct when){0};
	}
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
		return named_in_year(x, r->p, x->w.year);
	}
	if (x->base == BASE_BESIDE && previous_year &&
	    when_first(&r->previous) != DAY_NONE) {
		struct when clock = x->w;

		*anchor = ANCHOR_PREVIOUS;
		w = when_of(named_weekday_near(x, when_first(&r->previous)), GRAIN_DAY);
		return x->clock ? at_clock(w, &clock) : w;
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
			w = named_in_year(x, r->p, r->previous.year);
			if (w.month && w.month <= 2 && r->previous.month >= 11 &&
			    r->previous.grain >= GRAIN_MONTH)
				w = named_in_year(x, r->p, r->previous.year + 1);
			return w;
		}
		direction = 1;
	} else {
		direction = x->tense;
	}
	if (day == DAY_NONE) {
		*anchor = ANCHOR_NONE;
		return unanchored(x, r->p);
	}
	if (x->given & GIVEN_WEEKDAY && x->given & GIVEN_DAY && !(x->given & GIVEN_MONTH))
		return named_weekday_and_day(x, day, direction);
	if (x->given & GIVEN_WEEKDAY && !(x->given & GIVEN_MONTH)) {
		struct when clock = x->w;

		w = when_of(named_weekday(x, day, direction, x->carried), GRAIN_DAY);
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
	w = named_nearest(x, r->p, day, direction);
	if (w.grain == GRAIN_NONE && x->weekday) { /* a slip of the pen */
		struct expr plain = *x;

		plain.weekday = 0;
		w = named_nearest(&plain, r->p, day, direction);
	}
	return w;
}

/* So many units from the moment, finer than a day. */
static bool
by_the_clock(const struct resolver *r, const struct expr *x, struct speech speech,
    struct date *out)
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
	values_when(&w, r->edtf, out);
	out->anchor = speech.anchor;
	return true;
}

/* The first or last so many units of a stretch. */
static void
resolve_amount_of(const struct resolver *r, const struct when *outer,
    const struct expr *x, struct date *out)
{
	int32_t first = when_first(outer), last;
	struct bounds b;

	values_duration(x, out->value);
	if (first == DAY_NONE || !x->amount.n || x->amount.unit < UNIT_DAY)
		return;
	when_bounds(outer, &b);
	last = (int32_t)(b.until / DAY_SECONDS);
	if (x->sub_nth > 0)
		last = values_moved(first, &x->amount, 1);
	else
		first = values_moved(last, &x->amount, -1);
	if (first != DAY_NONE && last != DAY_NONE)
		values_days(first, last, r->edtf, out);
}

static void
resolve_point(
    struct resolver *r, const struct expr *x, struct speech speech, struct date *out)
{
	enum date_anchor anchor = ANCHOR_NONE;
	struct when w;

	if (x->form == FORM_SHIFT && x->amount.set &&
	    (!x->amount.n || x->unit < UNIT_DAY) && x->shift) {
		if (x->unit < UNIT_DAY && by_the_clock(r, x, speech, out))
			return;
		values_ref(out, x->shift < 0 ? 1 : 2);
		return;
	}
	if (x->form == FORM_SHIFT && x->unit < UNIT_DAY) { /* this hour */
		values_ref(out, x->shift < 0 ? 1 : x->shift > 0 ? 2 : 0);
		return;
	}
	if (x->form == FORM_SHIFT)
		w = shifted(r, x, speech, &anchor);
	else if (x->given & GIVEN_YEAR && !x->holiday)
		w = x->w;
	else
		w = named(r, x, speech, &anchor);
	if (x->sub == SUB_AMOUNT) {
		resolve_amount_of(r, &w, x, out);
		out->anchor = out->from[0] ? anchor : ANCHOR_NONE;
		return;
	}
	if (x->sub && w.grain != GRAIN_NONE)
		w = named_part(&w, x, r->p);
	if (w.grain == GRAIN_NONE && x->form == FORM_SHIFT && x->amount.set) {
		values_ref(out, x->shift < 0 ? 1 : 2); /* beyond all calendars */
		return;
	}
	if (w.grain == GRAIN_NONE) {
		w = (struct when){.grain = GRAIN_DAY,
		    .no_year = true,
		    .no_month = true,
		    .no_day = true};
		anchor = ANCHOR_NONE;
	}
	values_when(&w, r->edtf, out);
	out->anchor = anchor;
	if (r->narrative && (anchor == ANCHOR_DATE || anchor == ANCHOR_EMBED))
		return; /* an aside of today */
	if (!w.no_year && w.grain >= GRAIN_YEAR &&
	    (anchor != ANCHOR_PREVIOUS || !x->weak)) {
		r->previous = named_day(w);
		if (w.no_day || w.no_month)
			r->previous.grain = w.no_month ? GRAIN_YEAR : GRAIN_MONTH;
		r->previous.no_day = r->previous.no_month = false;
		r->previous_mention = (struct mention){x->at.start, x->sentence};
		if (r->previous.grain == GRAIN_QUARTER)
			r->quarter = r->previous;
		if (r->previous.grain == GRAIN_DAY) {
			r->day = r->previous;
			r->day_mention = r->previous_mention;
		}
	}
}

static void
resolve_span(
    struct resolver *r, const struct expr *x, struct speech speech, struct date *out)
{
	enum date_anchor anchor;
	int32_t day = base_of(r, x, speech, &anchor), other;

	values_duration(x, out->value);
	if (day == DAY_NONE || !x->amount.n || x->amount.unit < UNIT_DAY ||
	    x->direction == DIRECTION_NONE)
		return;
	other = values_moved(day, &x->amount, x->direction == DIRECTION_NEXT ? 1 : -1);
	if (other == DAY_NONE)
		return;
	if (x->direction == DIRECTION_NEXT)
		values_days(day, other, r->edtf, out);
	else
		values_days(other, day, r->edtf, out);
	out->anchor = anchor;
}

static const char *const quants[] = {"", "EVERY", "EACH", "EVERY OTHER"};

void
resolve(struct resolver *r, const struct expr *x, struct speech speech, struct date *out)
{
	out->type = (enum date_type)x->type;
	out->mod = token_mods[x->mod];
	out->range = x->range;
	switch (x->form) {
	case FORM_REF:
		values_ref(out, x->ref);
		break;
	case FORM_DURATION:
		if (x->span)
			resolve_span(r, x, speech, out);
		else
			values_duration(x, out->value);
		break;
	case FORM_SET:
		if (x->amount.set)
			values_duration(x, out->value);
		else
			when_value(&x->w, out->value);
		put_text(out->quant, quants[x->quant]);
		if (x->freq)
			snprintf(out->freq, sizeof(out->freq), "%dX", x->freq);
		break;
	default:
		resolve_point(r, x, speech, out);
		if (x->mod == MOD_APPROX)
			values_approximate(out);
		break;
	}
}
