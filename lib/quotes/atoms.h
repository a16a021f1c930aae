/*
 * atoms: a stretch of text as the words of its clauses, a whole quoted piece being one.
 *
 * Atoms are grouped in units: a sentence, or several where a piece runs over the
 * boundary.
 */
#ifndef QUOTE_ATOMS_H
#define QUOTE_ATOMS_H

#include "layers/layers.h"
#include "quotes/marks.h"
#include "quotes/tags.h"

enum {
	ATOM_CAPITAL = 1 << 0,
	ATOM_UPPER = 1 << 1,
	ATOM_WORD = 1 << 2,   /* it begins with a word */
	ATOM_BROKEN = 1 << 3, /* a semicolon */
	ATOM_URL = 1 << 5
};

struct atom {
	struct span span;
	uint32_t hash; /* of its last word, folded */
	uint32_t unit;
	uint32_t piece; /* of a TAG_PIECE: its index */
	uint8_t tag, flags;
	const struct word_entry *entry; /* of its last word */
};

struct unit {
	uint32_t first, last; /* its atoms: [first, last) */
	uint32_t paragraph;
	struct span span;
};

struct units {
	struct unit *v;
	size_t n, cap;
};

struct atoms {
	struct atom *v;
	size_t n, cap;
};

/* What an analysis of a stretch of text works on. */
struct zone {
	const struct text *t;
	const struct vocabulary *voc;
	struct arena *scratch;
	struct atoms atoms;
	struct units units;
	struct pieces pieces;
	uint32_t *atom_of_piece;
};

/* Makes atoms of words [first, last), the pieces among them being z->pieces. */
void atoms_add(struct zone *z, const struct words *w, const uint8_t *breaks,
    const struct sentences *s, size_t first, size_t last);

/* The unit behind the last of the paragraph that unit u is in. */
static inline uint32_t
paragraph_end(const struct zone *z, uint32_t u)
{
	uint32_t end = u + 1;

	while (end < z->units.n && z->units.v[end].paragraph == z->units.v[u].paragraph)
		end++;
	return end;
}

/* The tag of an atom of the unit `u`; TAG_EDGE outside of it. */
static inline uint8_t
atom_tag(const struct zone *z, uint32_t unit, int64_t i)
{
	const struct unit *u = &z->units.v[unit];

	return i >= (int64_t)u->first && i < (int64_t)u->last ? z->atoms.v[i].tag : 0;
}

static inline enum word_class
atom_class(const struct atom *a)
{
	return (enum word_class)a->entry->class;
}

#endif
