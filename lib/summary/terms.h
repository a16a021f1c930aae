/*
 * terms: what a document says of each of its terms, and sentences as vectors of them.
 *
 * The weight of a term in a sentence is its frequency there times log(1 + N / n), n of
 * the N sentences having it. Vectors have length 1, likeness is the cosine. Since the
 * cosine is linear in either side, the likeness to all sentences before or after one
 * takes a running sum a term, and time linear in the text.
 */
#ifndef SUMMARY_TERMS_H
#define SUMMARY_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "summary/wordtypes.h"
#include "text/text.h"
#include "text/words.h"

struct posting {
	uint32_t term;
	float weight;
};

/* A word of a sentence that has a term. */
struct term_use {
	uint32_t term;
	bool capital; /* behind the first word */
	bool digits;
};

struct term_uses {
	struct term_use *v;
	size_t n, cap;
};

struct term {
	uint32_t sentences;   /* that have it */
	uint32_t first, last; /* of them, by their positions */
	uint32_t seen, at;    /* the last of them + 1, by its index, and its posting */
	float sum;            /* of weights, in whatever run is going on */
	float lead, title; /* weights in the first sentence that has any, in the title */
	bool capital;      /* with a capital, behind the first word of a sentence */
	bool digits;
};

struct terms {
	struct term *v; /* as the word types number them */
	size_t n, cap;
	struct {
		struct posting *v;
		size_t n, cap;
	} postings;
	struct {
		size_t *v; /* where a sentence's postings begin */
		size_t n, cap;
	} first;
	float *after, *before, *lead, *title; /* likenesses of every sentence */
};

/*
 * Adds the next sentence, the position'th of the article's own. One without terms is like
 * no other.
 */
void terms_add(struct terms *terms, const struct wordtypes *wordtypes,
    const struct term_uses *uses, uint32_t position, struct arena *scratch);

/*
 * After the last sentence: weights the vectors and fills in the likenesses. The title is
 * given as words of `title`, and has no words if there is none.
 */
void terms_compare(struct terms *terms, const struct wordtypes *wordtypes,
    const struct text *title, const struct words *w, struct arena *scratch);

/* The vector of a sentence. */
const struct posting *terms_vector(const struct terms *terms, size_t sentence, size_t *n);

#endif
