/*
 * atoms: a stretch of text as the words of its clauses, a whole quoted piece being one.
 *
 * Every atom has a tag, a rough part of speech from the word lists, its shape and its
 * neighbours. Atoms are grouped in units: a sentence, or several where a piece runs over
 * the boundary.
 */
#ifndef QUOTE_ATOMS_H
#define QUOTE_ATOMS_H

#include "layers/layers.h"
#include "quotes/marks.h"
#include "quotes/vocabulary.h"

/* Each is a letter of feature values: see model.h. */
enum tag {
	TAG_EDGE = 0,     /* beyond the unit */
	TAG_AUX = 1,      /* a */
	TAG_BUT = 2,      /* b */
	TAG_CUE_NOUN = 3, /* c */
	TAG_DET = 4,      /* d */
	TAG_VERB = 5,     /* e: another finite verb, or a word in -ed */
	TAG_OF = 6,       /* f */
	TAG_NOT = 7,      /* g */
	TAG_HUMAN = 8,    /* h: a noun for people */
	TAG_PREP = 9,     /* i */
	TAG_AND = 10,     /* j */
	TAG_NUMBER = 11,  /* k */
	TAG_CLITIC = 12,  /* l: 's */
	TAG_ING = 13,     /* m */
	TAG_NAME = 14,    /* n */
	TAG_BODY = 15,    /* o: a noun for bodies and papers */
	TAG_PRONOUN = 16, /* p */
	TAG_THAT = 17,    /* q */
	TAG_ADVERB = 18,  /* r */
	TAG_CUE_ING = 19, /* s */
	TAG_TO = 20,      /* t */
	TAG_IF = 21,      /* u: subordinators and question words */
	TAG_CUE = 22,     /* v: a finite verb of saying */
	TAG_WHO = 23,     /* w */
	TAG_WORD = 24,    /* x: any other word */
	TAG_TIME = 25,    /* y */
	TAG_PIECE = 26,   /* z */
	TAG_COMMA = 27,   /* , */
	TAG_COLON = 28,   /* : and ; */
	TAG_DASH = 29,    /* - */
	TAG_STOP = 30,    /* . */
	TAG_BRACKET = 31  /* ( and any other mark */
};

enum {
	ATOM_CAPITAL = 1 << 0,
	ATOM_UPPER = 1 << 1,
	ATOM_BROKEN = 1 << 3, /* a semicolon */
	ATOM_URL = 1 << 5
};

struct atom {
	struct span span;
	uint32_t hash; /* of its last word, folded */
	uint32_t unit;
	uint32_t piece; /* of a TAG_PIECE: its index */
	uint8_t tag, flags;
	const struct word_entry *entry; /* NULL: not in the lists */
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

/* Appends words [first, last), the pieces among them being z->pieces. */
void atoms_add(struct zone *z, const struct words *w, const uint8_t *breaks,
    const struct sentences *s, size_t first, size_t last);

/* Gives every atom its tag; once, when all words are there. */
void atoms_tag(struct zone *z);

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
	return a->entry ? (enum word_class)a->entry->class : CLASS_NONE;
}

/* Part of a noun phrase? */
static inline bool
tag_is_nominal(uint8_t tag)
{
	return tag == TAG_NAME || tag == TAG_WORD || tag == TAG_HUMAN ||
	       tag == TAG_BODY || tag == TAG_NUMBER;
}

#endif
