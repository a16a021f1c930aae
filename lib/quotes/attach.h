/*
 * attach: cues, and who is the subject of each.
 *
 * A cue is a word of saying outside quotation marks ("said", "adding", "her warning"),
 * "according to", or a colon behind a name. Its speaker is the mention of the same unit
 * that a linear model likes best.
 */
#ifndef QUOTE_ATTACH_H
#define QUOTE_ATTACH_H

#include "quotes/mentions.h"
#include "quotes/model.h"

#define NO_MENTION UINT32_MAX

/* Adds the word of an atom, unless it is a name: who was in the news that the weights
 * were learned from says nothing of other news. */
static inline void
feature_add_atom(struct features *f, enum feature_template template, uint32_t letter,
    const struct atom *a)
{
	bool none = a->tag == TAG_NAME; /* no branch: nobody can foresee it */

	feature_add_word(f, none ? FEATURE_NONE : template, letter, a->hash);
}

/* Letters of feature values. */
enum cue_type {
	CUE_IS_PAST = 22,     /* v */
	CUE_IS_PRESENT = 16,  /* p */
	CUE_IS_BASE = 2,      /* b */
	CUE_IS_ING = 19,      /* s */
	CUE_IS_NOUN = 3,      /* c */
	CUE_IS_ACCORDING = 1, /* a */
	CUE_IS_COLON = 28     /* : */
};

struct cue {
	uint32_t first, last; /* atoms [first, last): "according to" is two */
	uint32_t unit;
	uint8_t type;     /* enum cue_type */
	uint8_t strength; /* 0 to 9 */
	bool passive;     /* "was asked", "is said to" */
	uint32_t speaker; /* a mention, or NO_MENTION; set by cue_attach() */
	int32_t score;    /* of the speaker, per mille of a logit */
	bool attached;    /* the speaker has been looked for */
	bool used;        /* by a quotation in marks, or its content is found */
	bool mixed;       /* a fragment in marks goes with it */
};

struct cues {
	struct cue *v;
	size_t n, cap;
	uint32_t *of_unit; /* the first cue of each unit, and n behind the last */
};

/* Finds the cues of a zone. */
void cues_find(const struct zone *z, struct cues *out);

/* Finds the speaker of a cue, where that has not been done. `sink` may be NULL. */
void cue_attach(const struct zone *z, const struct mentions *mentions,
    const struct model *model, const struct decision_sink *sink, struct cue *c);

/* "The dam will hold, said Ada Quill on Monday": is m the subject behind such a cue? */
bool cue_is_inverted(const struct zone *z, const struct cue *c, const struct mention *m);

/* The first cue of a unit at or behind an atom. */
uint32_t cues_behind(const struct cues *cues, uint32_t unit, uint32_t atom);

/* The code points of a cue. */
struct span cue_span(const struct zone *z, const struct cue *c);

/*
 * The way from atom `from` to `to` of a unit as letters: noun phrases are one letter
 * each, the last letter tells that there was more.
 */
uint32_t way(const struct zone *z, uint32_t from, uint32_t to);

#endif
