/*
 * lexical: what each word of a text is by itself, before those beside it are looked at.
 *
 * Made without branches: which word comes next cannot be foreseen, and so the look-ups of
 * many words go on at once.
 */
#ifndef QUOTE_LEXICAL_H
#define QUOTE_LEXICAL_H

#include "quotes/tags.h"

struct lexical {
	uint16_t entry; /* in the vocabulary */
	uint8_t tag;    /* TAG_OPEN: those beside it decide; TAG_EDGE: of most marks */
	uint8_t flags;  /* ATOM_* */
};

struct lexicals {
	struct lexical *v; /* of word i: v[i - first] */
	size_t first, last;
	uint32_t
	    *odd; /* the words without ATOM_PLAIN, in order, and `last` behind them */
	size_t nodd;
};

/* Those of the words [first, last); memory is the arena's. */
void lexical_find(const struct vocabulary *voc, const struct text *t,
    const struct words *w, size_t first, size_t last, struct arena *scratch,
    struct lexicals *out);

#endif
