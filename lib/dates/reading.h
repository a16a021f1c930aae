/*
 * reading: the expressions of a text as its grammar reads them, one stretch of the text
 * after the other.
 */
#ifndef READING_H
#define READING_H

#include "dates/resolve.h"
#include "dates/stretches.h"

/* Begun by reading_start(); what is read is appended to exprs, which may be emptied. */
struct reading {
	struct parse p;
	const struct layers *layers;
	struct arena *scratch;
	struct exprs exprs;
	struct stretches stretches;
	/* Of the stretch: its words end before `end`, all before `from` were read. */
	struct words words;
	struct tokens tokens;
	struct positions may, triggers; /* in the text; words */
	size_t from, end;
	uint32_t sentence; /* so many of the layer have begun */
	size_t embed_at;
	unsigned depth;
	uint32_t range; /* the last one's number */
	bool short_text;
};

void reading_start(struct reading *r, const struct text *t, const struct layers *layers,
    const struct dates_options *o, struct arena *scratch);

/* Reads another stretch; false at the end of the text. */
bool reading_next(struct reading *r);

/* The embed that position lies in, for positions that only grow; NULL: none. */
const struct embed_view *reading_embed(
    const struct embed_views *e, size_t *at, uint32_t position);

#endif
