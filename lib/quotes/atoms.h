/*
 * atoms: a stretch of text as the words of its clauses, a whole quoted piece being one.
 *
 * Atoms are grouped in units: a sentence, or several where a piece runs over the
 * boundary.
 */
#ifndef QUOTE_ATOMS_H
#define QUOTE_ATOMS_H

#include "layers/layers.h"
#include "quotes/lexical.h"
#include "quotes/marks.h"
#include "quotes/sets.h"

/* Small, as most steps go over all of them. */
struct atom {
	struct span span;
	uint32_t hash;      /* of its last word, folded */
	uint16_t entry;     /* of its last word, in the vocabulary */
	uint8_t tag, flags; /* ATOM_* */
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

/* The first unit of each paragraph. */
struct paragraphs {
	uint32_t *v;
	size_t n, cap;
};

/* Where a piece stands among the atoms. */
struct piece_place {
	uint32_t atom, unit;
};

/* What an analysis of a stretch of text works on. */
struct zone {
	const struct text *t;
	const struct vocabulary *voc;
	struct arena *scratch;
	struct atoms atoms;
	struct sets sets; /* of the atoms */
	struct units units;
	struct paragraphs paragraphs;
	struct pieces pieces;
	struct piece_place *places; /* one a piece */
};

/* Makes atoms of the words of l, the pieces among them being z->pieces. A paragraph
 * begins at the first, and where one has WORD_LINE. */
void atoms_add(struct zone *z, const struct words *w, const struct lexicals *l,
    const struct sentences *s);

/* The unit behind the last of the paragraph that a unit is in. */
static inline uint32_t
paragraph_end(const struct zone *z, uint32_t u)
{
	uint32_t next = z->units.v[u].paragraph + 1;

	return next < z->paragraphs.n ? z->paragraphs.v[next] : (uint32_t)z->units.n;
}

/* The tag of an atom of a unit; TAG_EDGE outside of it. No branch: it stands beside what
 * cannot be foreseen. */
static inline uint8_t
atom_tag(const struct zone *z, uint32_t unit, int64_t i)
{
	const struct unit *u = &z->units.v[unit];
	uint32_t at = (uint32_t)i - u->first;
	uint32_t inside = -(uint32_t)(at < u->last - u->first);

	return (uint8_t)(z->atoms.v[u->first + (at & inside)].tag & inside);
}

/* What the word lists say of an atom's last word. */
static inline const struct word_entry *
atom_entry(const struct zone *z, const struct atom *a)
{
	return &z->voc->v[a->entry];
}

static inline enum word_class
atom_class(const struct zone *z, const struct atom *a)
{
	return (enum word_class)atom_entry(z, a)->class;
}

/* The piece that the atom i, a TAG_PIECE, is. */
uint32_t atom_piece(const struct zone *z, uint32_t i);

#endif
