#include "summary/terms.h"

#include <math.h>
#include <string.h>

static void
add_word(struct terms *terms, uint32_t sentence, uint32_t k, uint32_t position,
    struct arena *scratch)
{
	struct term *term = &terms->v[k];

	if (term->seen == sentence) {
		terms->postings.v[term->at].weight++;
		return;
	}
	if (term->sentences++ == 0)
		term->first = position;
	term->last = position;
	term->seen = sentence;
	term->at = (uint32_t)terms->postings.n;
	*array_add(scratch, &terms->postings) = (struct posting){k, 1};
}

void
terms_add(struct terms *terms, const struct wordtypes *wordtypes, const struct words *w,
    const uint32_t *ids, uint32_t position, struct arena *scratch)
{
	uint32_t sentence = (uint32_t)terms->first.n + 1;
	bool first = true;

	if (terms->cap < wordtypes->n) {
		terms->v = arena_grow(scratch, terms->v, terms->cap * sizeof(*terms->v),
		    wordtypes->cap * sizeof(*terms->v));
		terms->cap = wordtypes->cap;
	}
	terms->n = wordtypes->n;
	*array_add(scratch, &terms->first) = terms->postings.n;
	for (size_t i = 0; i < w->n; i++) {
		const struct word *v = &w->v[i];
		uint32_t k = wordtypes->v[ids[i]].term;

		if (k != WORDTYPES_NO_TERM) {
			add_word(terms, sentence, k, position, scratch);
			terms->v[k].capital |= !first && (v->flags & WORD_CAPITAL);
			terms->v[k].digits |= v->kind == WORD_DIGITS;
		}
		first &= !wordtypes_counts(v);
	}
}

/* Where the postings of a sentence begin; how many there are in *n. */
static size_t
vector_at(const struct terms *terms, size_t sentence, size_t *n)
{
	size_t from = terms->first.v[sentence], to = sentence + 1 < terms->first.n
							 ? terms->first.v[sentence + 1]
							 : terms->postings.n;

	*n = to - from;
	return from;
}

const struct posting *
terms_vector(const struct terms *terms, size_t sentence, size_t *n)
{
	size_t at = vector_at(terms, sentence, n);

	return *n ? &terms->postings.v[at] : NULL;
}

/* Frequencies to weights, vectors to length 1. */
static void
weigh(struct terms *terms, struct arena *scratch)
{
	size_t n = terms->first.n;
	float *rarity = arena_alloc(scratch, (n + 1) * sizeof(*rarity));

	for (size_t i = 0; i < n; i++) {
		size_t m, at = vector_at(terms, i, &m);
		struct posting *v = m ? &terms->postings.v[at] : NULL;
		float length = 0;

		for (size_t k = 0; k < m; k++) {
			uint32_t df = terms->v[v[k].term].sentences;

			if (rarity[df] == 0)
				rarity[df] = logf(1 + (float)n / (float)df);
			v[k].weight *= rarity[df];
			length += v[k].weight * v[k].weight;
		}
		length = m ? 1 / sqrtf(length) : 0;
		for (size_t k = 0; k < m; k++)
			v[k].weight *= length;
	}
}

static void
no_sums(struct terms *terms)
{
	for (size_t i = 0; i < terms->n; i++)
		terms->v[i].sum = 0;
}

/* The likeness of sentence i to what is in the sums; adds it to them if asked. */
static float
likeness(struct terms *terms, size_t i, bool add)
{
	size_t n;
	const struct posting *v = terms_vector(terms, i, &n);
	float sum = 0;

	for (size_t k = 0; k < n; k++) {
		struct term *term = &terms->v[v[k].term];

		sum += v[k].weight * term->sum;
		if (add)
			term->sum += v[k].weight;
	}
	return sum;
}

/* A term that nearly every sentence has tells none from another, whatever the language.
 */
static float
title_weight(const struct terms *terms, uint32_t k)
{
	size_t n = terms->first.n, df = k < terms->n ? terms->v[k].sentences : 0;

	return 4 * df > 3 * n ? 0 : logf(1 + (float)n / (float)(df ? df : 1));
}

static void
add_title(struct terms *terms, const struct wordtypes *wordtypes,
    const struct text *title, const struct words *w)
{
	float length = 0;

	for (size_t i = 0; i < w->n; i++) {
		uint32_t k = wordtypes_term(wordtypes, title, &w->v[i]);
		float weight;

		if (!wordtypes_counts(&w->v[i]))
			continue;
		weight = title_weight(terms, k);
		length += weight * weight;
		if (k < terms->n)
			terms->v[k].sum = weight;
	}
	length = length > 0 ? 1 / sqrtf(length) : 0;
	for (size_t i = 0; i < terms->n; i++)
		terms->v[i].sum *= length;
}

void
terms_compare(struct terms *terms, const struct wordtypes *wordtypes,
    const struct text *title, const struct words *w, struct arena *scratch)
{
	size_t n = terms->first.n, lead = 0, m;

	weigh(terms, scratch);
	terms->before = arena_alloc(scratch, n * sizeof(float));
	terms->after = arena_alloc(scratch, n * sizeof(float));
	terms->lead = arena_alloc(scratch, n * sizeof(float));
	terms->title = arena_alloc(scratch, n * sizeof(float));
	no_sums(terms);
	for (size_t i = 0; i < n; i++)
		terms->before[i] = likeness(terms, i, true);
	no_sums(terms);
	for (size_t i = n; i-- > 0;)
		terms->after[i] = likeness(terms, i, true);
	while (lead < n && (terms_vector(terms, lead, &m), m == 0))
		lead++;
	no_sums(terms);
	if (lead < n)
		likeness(terms, lead, true);
	for (size_t i = lead + 1; i < n; i++)
		terms->lead[i] = likeness(terms, i, false);
	if (w->n) {
		no_sums(terms);
		add_title(terms, wordtypes, title, w);
		for (size_t i = 0; i < n; i++)
			terms->title[i] = likeness(terms, i, false);
	}
}
