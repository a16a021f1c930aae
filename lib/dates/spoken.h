/* spoken: quotations that name a day, and the day they were said on. */
#ifndef SPOKEN_H
#define SPOKEN_H

#include "dates/resolve.h"

/* The quotation, spoken word for word, that contains position, for positions that only
 * grow; NULL: none. */
const struct quote_view *spoken_at(
    const struct quote_views *q, size_t *at, uint32_t position);

/*
 * The day a quotation was said: one named outside it in its sentence, or in that of its
 * cue; DAY_NONE: it is not told. `day` holds the days of expressions that are resolved,
 * DAY_NONE for the others.
 */
int32_t spoken_day(const struct sentences *l, const struct quote_view *q,
    const struct exprs *x, const int32_t *day);

#endif
