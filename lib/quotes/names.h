/*
 * names: which mentions are the same person or body, and what the document calls it.
 */
#ifndef QUOTE_NAMES_H
#define QUOTE_NAMES_H

#include "quotes/mentions.h"

struct names {
	struct span
	    *of; /* the name of each mention, a span of the text; empty: unknown */
};

/* Resolves the mentions of a zone, in the order of the text. */
void names_resolve(const struct zone *z, const struct mentions *m, struct names *out);

#endif
