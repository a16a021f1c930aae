/* amounts: numbers in digits and words, and how much time they say with a unit. */
#ifndef AMOUNTS_H
#define AMOUNTS_H

#include "dates/expr.h"

/* All give the word behind what begins at word i, or 0. */

/* A whole number in digits or words ("1,500", "two hundred and six"). */
size_t amount_number(const struct parse *p, size_t i, int32_t *n);
/* An ordinal: "25th", "twenty-fifth", "second". */
size_t amount_ordinal(const struct parse *p, size_t i, int32_t *n);
/*
 * How many, in tenths; 0 where it is not said ("several"). Articles count as one.
 * *exact: a number stands there, not an article or a vague word.
 */
size_t amount_count(const struct parse *p, size_t i, int32_t *tenths, bool *exact);
/* A unit of time. */
size_t amount_unit(const struct parse *p, size_t i, uint8_t *unit);
/* Count and unit, with "and a half" and a second, smaller amount behind. */
size_t amount_duration(const struct parse *p, size_t i, struct expr *x, bool *exact);

#endif
