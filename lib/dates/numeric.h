/* numeric: dates and clock times written in digits, common to all languages. */
#ifndef NUMERIC_H
#define NUMERIC_H

#include "dates/expr.h"

/* A time of day, and how sure it is to be one. */
struct clock {
	int8_t hour, minute, second; /* second -1: not given */
	bool zoned;
	int16_t zone;
	bool certain; /* am or pm, a zone or o'clock stands with it */
};

/* The word behind a clock time that begins at word i, or 0. */
size_t numeric_clock(const struct parse *p, size_t i, struct clock *c);
/* The word behind "EDT", "(GMT +8)" and the like, or i. */
size_t numeric_zone(const struct parse *p, size_t i, struct clock *c);

/* Does nothing that makes it another thing touch the number at word i, or end at word e?
 */
bool numeric_free_before(const struct parse *p, size_t i);
bool numeric_free_after(const struct parse *p, size_t e);

/* Four digits for two: a year of a century back, or not far ahead. */
int numeric_year(const struct parse *p, int two_digits);

/* Writes a clock time into a point. */
void numeric_set_clock(struct expr *x, const struct clock *c);

#endif
