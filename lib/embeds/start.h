/*
 * start: where the post begins whose attribution line is known. Line after line upward is
 * a candidate as long as the platform's limit has room; the one is taken whose joins add
 * up to the most.
 */
#ifndef EMBEDS_START_H
#define EMBEDS_START_H

#include "base/arena.h"
#include "embeds/join.h"

/* A line that may be the post's first, and what joining it to those below says. */
struct start {
	size_t at;
	float join[JOIN_FEATURES];
};

struct starts {
	struct start *v;
	size_t n, cap;
};

/* Appends the candidates, from the nearest upward; none: the post's words are lost. */
void start_candidates(const struct post *p, struct arena *scratch, struct starts *out);

/* The start of the post; p->end if its own words are not in the text. */
size_t start_find(const struct post *p, struct arena *scratch);

#endif
