/*
 * content: where what a cue reports begins and ends, chosen by two linear models among
 * the places a clause can.
 */
#ifndef QUOTE_CONTENT_H
#define QUOTE_CONTENT_H

#include "quotes/reading.h"

/* On which side of its cue content stands; letters of feature values. */
enum side { NEITHER = TAG_NAME, AFTER = TAG_AUX, BEFORE = TAG_BUT };

/* A cue and, where it stands beside it, its speaker: atoms [first, last). */
struct cluster {
	uint32_t first, last;
};

struct cluster content_cluster(const struct reading *r, const struct cue *c);

/* "According to “The Norhaven Bell”": is the source of a cue such a name right behind? */
bool content_source(const struct reading *r, const struct cue *c);

/* A cue's form as a letter of feature values. */
uint32_t content_cue(const struct cue *c);

/* Could what a cue reports stand on a side at all? Some languages want a comma there. */
bool content_side(const struct reading *r, const struct cue *c, enum side side);

/* Where the clause that stands on a side shows by its form that it is reported, as in
 * German: "sagte, dass", "sagte, er habe", "er habe, sagte". */
bool content_is_reported(const struct reading *r, const struct cue *c, enum side side);

struct content_edge {
	uint32_t at; /* an atom; content ends before that of its end */
	int32_t score;
	bool any; /* there is one */
};

struct content_edge content_start(
    const struct reading *r, const struct cue *c, enum side side);
struct content_edge content_end(
    const struct reading *r, const struct cue *c, enum side side, uint32_t start);

/* The code points of atoms [first, last) without marks at the end. */
struct span content_span(const struct zone *z, uint32_t first, uint32_t last);

#endif
