/*
 * nest: spans that cross each other, as elements that stand inside each other.
 *
 * Markup nests, layers need not: a quotation runs over two sentences, a date over the end
 * of a quotation. Elements of a lower rank stand outside those of a higher one; what is
 * in the way of another's edge is closed there and opened again behind it.
 */
#ifndef NEST_H
#define NEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/text.h"

enum { NEST_DEPTH = 32 }; /* what would stand deeper is left out */

struct nest_element {
	struct span span; /* empty: left out */
	uint32_t item;    /* for the caller */
	uint8_t rank;     /* of two elements that cross, the lower is outside */
};

struct nest_elements {
	struct nest_element *v;
	size_t n, cap;
};

/* Gets the pieces in the order of the text; between two calls of text() elements are
 * closed before others are opened. */
struct nest_sink {
	/* again: it was opened before, and cut */
	void (*open)(void *to, const struct nest_element *e, bool again);
	/* cut: it will be opened again */
	void (*close)(void *to, const struct nest_element *e, bool cut);
	void (*text)(void *to, struct span s); /* never empty */
	void *to;
};

/*
 * Goes through [0, n) with the elements, which end at n or before and are put in order by
 * it. Of two elements of one rank the one that begins first is outside, the longer one if
 * they begin together. Time is that of sorting them.
 */
void nest(struct nest_elements *elements, uint32_t n, const struct nest_sink *sink);

#endif
