#include "dates/named.h"

#include <stdlib.h>

#include "dates/holidays.h"

#define DAY_SECONDS 86400

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
struct when
named_in_year(const struct expr *x, const struct parse *p, int year)
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
struct when
named_day(struct when w)
{
	if (w.grain > GRAIN_DAY)
		w.grain = GRAIN_DAY;
	return w;
}

/* Which year of a month, season, holiday ... from a day, by direction or by tense. */
struct when
named_nearest(const struct expr *x, const struct parse *p, int32_t day, int direction)
{
	struct when here = when_of(day, (enum grain)named_day(x->w).grain), best = {0};
	int32_t now = when_first(&here);
	int64_t least = INT64_MAX;
	int year = here.year;

	/* a leap day, or one with its weekday, may be some years off */
	int reach = x->weekday || (x->w.month == 2 && x->w.day == 29) ? 8 : 2;

	for (int y = year - reach; y <= year + reach; y++) {
		struct when w = named_in_year(x, p, y), d = named_day(w);
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

int32_t
named_weekday(const struct expr *x, int32_t day, int direction, bool carried)
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

int32_t
named_weekday_near(const struct expr *x, int32_t day)
{
	int ahead = (x->w.weekday - calendar_weekday(day) + 7) % 7;

	return day + (ahead > 3 ? ahead - 7 : ahead);
}

/* "Friday the 13th": the nearest that is both. */
struct when
named_weekday_and_day(const struct expr *x, int32_t day, int direction)
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

/* The `x->sub` of a stretch; GRAIN_NONE where it has none. */
struct when
named_part(const struct when *outer, const struct expr *x, const struct parse *p)
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
		w = named_in_year(x, p, outer->year);
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
