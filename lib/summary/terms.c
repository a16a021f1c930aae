#include "summary/terms.h"

#include <math.h>
#include <string.h>

enum { FEW = 256 /* terms and postings there is room for from the start */ };

/* Makes room for so many terms, and for the postings of a sentence of so many words. */
static void
reserve(struct terms *terms, size_t n, size_t words, struct arena *scratch)
{
	if (!terms->cap) {
		terms->v = arena_alloc(scratch, FEW * sizeof(*terms->v));
		terms->postings.v =
		    arena_room(scratch, 2 * FEW * sizeof(*terms->postings.v));
		terms->cap = FEW;
		terms->postings.cap = 2 * FEW;
	}
	if (terms->cap < n)
		terms->v = array_more(scratch, terms->v, terms->n, n - terms->n,
		    &terms->cap, sizeof(*terms->v));
	terms->n = n;
	if (terms->postings.cap - terms->postings.n < words)
		terms->postings.v =
		    array_more(scratch, terms->postings.v, terms->postings.n, words,
			&terms->postings.cap, sizeof(struct posting));
}

void
terms_add(struct terms *terms, const struct wordtypes *wordtypes,
    const struct term_uses *uses, uint32_t position, struct arena *scratch)
{
	uint32_t sentence = (uint32_t)terms->first.n + 1;
	size_t n = terms->postings.n;
	struct posting *postings;

	reserve(terms, wordtypes->terms, uses->n, scratch);
	postings = terms->postings.v;
	*array_add(scratch, &terms->first) = n;
	for (size_t i = 0; i < uses->n; i++) {
		const struct term_use *use = &uses->v[i];
		struct term *term = &terms->v[use->term];

		term->capital |= use->capital;
		term->digits |= use->digits;
		if (term->seen == sentence) {
			postings[term->at].weight++;
			continue;
		}
		if (term->sentences++ == 0)
			term->first = position;
		term->last = position;
		term->seen = sentence;
		term->at = (uint32_t)n;
		postings[n++] = (struct posting){use->term, 1};
	}
	terms->postings.n = n;
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
			terms->v[k].title = weight;
	}
	length = length > 0 ? 1 / sqrtf(length) : 0;
	for (size_t i = 0; i < terms->n; i++)
		terms->v[i].title *= length;
}

/* Notes the weights of the first sentence that has any; returns its index. */
static size_t
note_lead(struct terms *terms)
{
	size_t lead = 0, n = 0;
	const struct posting *v = NULL;

	for (; lead < terms->first.n && !v; lead++)
		v = terms_vector(terms, lead, &n);
	for (size_t k = 0; v && k < n; k++)
		terms->v[v[k].term].lead = v[k].weight;
	return lead - (v != NULL);
}

/* The likenesses of sentence i, `before` being that to what is in the sums. */
static void
compare(struct terms *terms, size_t i)
{
	size_t n;
	const struct posting *v = terms_vector(terms, i, &n);
	float before = 0, lead = 0, title = 0;

	for (size_t k = 0; k < n; k++) {
		struct term *term = &terms->v[v[k].term];

		before += v[k].weight * term->sum;
		lead += v[k].weight * term->lead;
		title += v[k].weight * term->title;
		term->sum += v[k].weight;
	}
	terms->before[i] = before;
	terms->lead[i] = lead;
	terms->title[i] = title;
}

/* The likeness of sentence i to what is in the sums; adds it to them. */
static float
compare_again(struct terms *terms, size_t i)
{
	size_t n;
	const struct posting *v = terms_vector(terms, i, &n);
	float sum = 0;

	for (size_t k = 0; k < n; k++) {
		struct term *term = &terms->v[v[k].term];

		sum += v[k].weight * term->sum;
		term->sum += v[k].weight;
	}
	return sum;
}

void
terms_compare(struct terms *terms, const struct wordtypes *wordtypes,
    const struct text *title, const struct words *w, struct arena *scratch)
{
	size_t n = terms->first.n, lead;

	weigh(terms, scratch);
	terms->before = arena_alloc(scratch, n * sizeof(float));
	terms->after = arena_alloc(scratch, n * sizeof(float));
	terms->lead = arena_alloc(scratch, n * sizeof(float));
	terms->title = arena_alloc(scratch, n * sizeof(float));
	lead = note_lead(terms);
	if (w->n)
		add_title(terms, wordtypes, title, w);
	for (size_t i = 0; i < n; i++)
		compare(terms, i);
	if (lead < n)
		terms->lead[lead] = 0; /* which is itself */
	for (size_t i = 0; i < terms->n; i++)
		terms->v[i].sum = 0;
	for (size_t i = n; i-- > 0;)
		terms->after[i] = compare_again(terms, i);
}
