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

#define STRETCH_BLOCK 64

/* A block's units by class, a bit for each; letters and digits of ASCII. */
struct stretch_block {
	uint64_t letters, digits;
	uint64_t none; /* no part of a word: white space and apostrophes */
	bool soft;     /* there are soft hyphens */
	uint8_t folded[STRETCH_BLOCK + 8]; /* so that runs of 8 can be read */
};

/* {.t = , .v = } begins; the rest is its own. */
struct stretches {
	const struct text *t;
	const struct dates_vocabulary *v; /* NULL: numbers only */
	struct stretch_block block;
	size_t at, next_block; /* the block's place, and the next one's */
	uint64_t hits; /* of the block: what looks like a trigger and was not taken */
	size_t next;   /* the first trigger of the next stretch */
	bool begun;
	bool cut; /* the last stretch goes on in the next */
	bool bc;  /* a year before Christ was seen */
};

/*
 * Sets *out to the next stretch, in code points, and triggers to where in it words or
 * numbers begin that may be triggers; false if there is none. Stretches are sorted by
 * start; where there are many triggers one is cut off and overlaps the next, as none is
 * much longer than STRETCH_MOST.
 */
bool stretches_next(struct stretches *s, struct arena *scratch, struct span *out,
    struct positions *triggers);

#define STRETCH_MOST 16384

#endif
