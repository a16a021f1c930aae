/* ranges: two expressions that bound one stretch ("from 3 to 5 March", "2008-09"). */
#ifndef RANGES_H
#define RANGES_H

#include "dates/resolve.h"

/*
 * Reads a pair at word i of which one half leans on the other: the 3 of "3 to 5 March",
 * the 09 of "2008-09". Returns the word behind both, or 0.
 */
size_t ranges_pair(
    const struct parse *p, grammar_rule *rule, size_t i, struct expr *a, struct expr *b);

/* As many days of a month may follow the first in a list. */
#define DAYS_MORE 30

/*
 * Reads the days that follow the day of a month `last`, which ends before word e: the
 * rest of "March 3, 4 and 5". Sets *n to how many, and the last one's year where the list
 * has one; returns the word behind them, or e.
 */
size_t ranges_more_days(const struct parse *p, size_t e, const struct expr *last,
    struct expr *more, size_t *n);

/*
 * Numbers the pairs among those from x->v[first] on that are joined by a word or a dash,
 * going on from *range, and marks what goes on.
 */
void ranges_join(const struct parse *p, struct exprs *x, size_t first, uint32_t *range);

#endif
