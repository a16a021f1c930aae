/* stops: how many sentences lie between two places, where there is no layer of them. */
#ifndef STOPS_H
#define STOPS_H

#include <stdint.h>

#include "text/text.h"

/* How many sentences or lines end in [from, to), by their marks; many where it is long.
 * Counts no further than one more than `most`. */
uint32_t stops_between(const struct text *t, size_t from, size_t to, uint32_t most);

#endif
