/*
 * terms: sentences as vectors of weighted terms, and how alike they are.
 *
 * A term is a word cut to its first six letters, folded, which does the work of a stemmer
 * in any language; its weight is its frequency in the sentence times log(1 + N / n), n of
 * the N sentences having it. Vectors have length 1, likeness is the cosine. Since the
 * cosine is linear in either side, the likeness to all sentences before or after one
 * takes a running sum a term, and time linear in the text.
 */
#ifndef SUMMARY_TERMS_H
#define SUMMARY_TERMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/text.h"
#include "text/words.h"

struct posting {
	uint32_t term;
	float weight;
};

struct term {
	uint32_t hash;
	uint32_t sentences; /* that have it */
	uint32_t seen, at;  /* the last of them + 1, and its posting */
	float sum;          /* of weights, in whatever run is going on */
};

struct terms {
	struct term *v;
	size_t n, cap;
	uint32_t *slot; /* hash table: index + 1 into v */
	uint32_t mask;
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

/* Adds the next sentence; one without words (w->n == 0) is like no other. */
void terms_add(struct terms *terms, const struct text *t, const struct words *w,
    struct arena *scratch);

/*
 * After the last sentence: weights the vectors and fills in the likenesses. The title is
 * given as words of `title`, and has no words if there is none.
 */
void terms_compare(struct terms *terms, const struct text *title, const struct words *w,
    struct arena *scratch);

/* The vector of a sentence. */
const struct posting *terms_vector(const struct terms *terms, size_t sentence, size_t *n);

#endif
