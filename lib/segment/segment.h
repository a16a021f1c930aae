/*
 * segment: sentence boundaries, in one pass from candidate to candidate.
 *
 * The spans partition all that is not white space. A sentence crosses no paragraph and no
 * edge of an embed. A boundary is never suppressed because a quotation is open.
 */
#ifndef SEGMENT_H
#define SEGMENT_H

#include "layers/layers.h"
#include "text/lexicon.h"
#include "text/text.h"

struct segment_options {
	const char *lang;            /* chooses abbreviations and starters */
	bool join;                   /* a single line break is a space, not a boundary */
	bool uax29;                  /* Unicode's default rules, none of our own */
	const struct lexicon *extra; /* a user's abbreviations, or NULL */
};

/* Is given one sentence after the other, in order: a long text has millions. */
struct segment_sink {
	void (*sentence)(void *to, struct span sentence);
	void *to;
};

/* Finds the sentences of t; embeds may be NULL. */
void segment(const struct text *t, const struct embed_views *embeds,
    const struct segment_options *o, const struct segment_sink *sink);

#endif
