/*
 * holidays: when a holiday falls in a year, from the rule the lexicon gives it.
 *
 * Easter after J. Meeus, "Astronomical Algorithms", ch. 8 (the Gregorian rule, and the
 * Julian one for Orthodox Easter).
 */
#ifndef HOLIDAYS_H
#define HOLIDAYS_H

#include <stdbool.h>
#include <stdint.h>

/* The day in `year`; DAY_NONE if the rule is none. *fixed_year: it fell in one year only.
 */
int32_t holiday_day(const char *rule, int year, bool *fixed_year);
/* Is it on the same day of the same month each year? */
bool holiday_is_fixed(const char *rule);

#endif
