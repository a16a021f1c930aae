/*
 * stretches: the parts of a text where expressions may be, found without cutting it into
 * words.
 *
 * Every expression has a trigger: a number, or a word the vocabulary marks. A stretch
 * holds one or more and enough of their surroundings for a grammar to read.
 */
#ifndef STRETCHES_H
#define STRETCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dates/tokens.h"

/* Where something is that may be a trigger, and how many words are before it. */
struct stretch_trigger {
	size_t at, words;
	bool found;
};

/* {.t = , .v = } begins; the rest is its own. */
struct stretches {
	const struct text *t;
	const struct dates_vocabulary *v; /* NULL: numbers only */
	size_t block, next_block;
	uint64_t hits, numbers;  /* of the block: what looks like a trigger; numbers */
	uint64_t words, letters; /* where words begin; all letters */
	size_t counted;          /* words before the block */
	bool bc;                 /* a year before Christ was seen */
	struct stretch_trigger next;
};

/*
 * Sets *out to the next stretch, in code points, and triggers to where in it words or
 * numbers begin that may be triggers; false if there is none. Stretches are sorted by
 * start; one may overlap the one before where there are many triggers, as none is much
 * longer than STRETCH_MOST.
 */
bool stretches_next(struct stretches *s, struct arena *scratch, struct span *out,
    struct positions *triggers);

#define STRETCH_MOST 16384

#endif
