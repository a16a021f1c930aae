/* named: which of the days, months, holidays that share a name, and the parts of a
 * stretch. */
#ifndef NAMED_H
#define NAMED_H

#include "dates/expr.h"

/* What x names in a year; GRAIN_NONE: the year has none, as of 29 February. */
struct when named_in_year(const struct expr *x, const struct parse *p, int year);
/* The year of a month, season or holiday, by its direction or else by the tense (1 to
 * come, -1 past, 0 not told) counted from a day. GRAIN_NONE: there is none. */
struct when named_nearest(
    const struct expr *x, const struct parse *p, int32_t day, int direction);
/* The weekday x names, in the same way; `carried`: the next from that day. */
int32_t named_weekday(const struct expr *x, int32_t day, int direction, bool carried);
/* The one that is nearest to a day. */
int32_t named_weekday_near(const struct expr *x, int32_t day);
/* "Friday the 13th": the nearest that is both. */
struct when named_weekday_and_day(const struct expr *x, int32_t day, int direction);
/* The part x->sub of a stretch; GRAIN_NONE where it has none. */
struct when named_part(
    const struct when *outer, const struct expr *x, const struct parse *p);
/* The same without a time of day. */
struct when named_day(struct when w);

#endif
