#include "summary/terms.h"

#include <math.h>
#include <string.h>

enum { STEM = 6, FEW = 256 };

static uint32_t
stem_hash(const struct text *t, const struct word *w)
{
	uint32_t hash = WORD_HASH_START;

	if (w->end - w->start <= STEM)
		return w->hash;
	for (uint32_t i = w->start; i < w->start + STEM; i++)
		hash = word_hash(hash, word_fold(t->unit[i]));
	return hash;
}

/* Keeps the table at most half full. */
static void
rehash(struct terms *terms, struct arena *scratch)
{
	size_t size = terms->mask ? 2 * ((size_t)terms->mask + 1) : FEW;

	terms->slot = arena_alloc(scratch, size * sizeof(*terms->slot));
	terms->mask = (uint32_t)(size - 1);
	for (size_t i = 0; i < terms->n; i++) {
		uint32_t s = terms->v[i].hash & terms->mask;

		while (terms->slot[s])
			s = (s + 1) & terms->mask;
		terms->slot[s] = (uint32_t)i + 1;
	}
}

/* The index of a term; made if it is new and `scratch` is given, else -1. */
static int64_t
term_of(struct terms *terms, uint32_t hash, struct arena *scratch)
{
	uint32_t s;

	if (scratch && 2 * (terms->n + 1) > terms->mask)
		rehash(terms, scratch);
	if (!terms->slot)
		return -1;
	for (s = hash & terms->mask; terms->slot[s]; s = (s + 1) & terms->mask)
		if (terms->v[terms->slot[s] - 1].hash == hash)
			return terms->slot[s] - 1;
	if (!scratch)
		return -1;
	*array_add(scratch, terms) = (struct term){.hash = hash};
	terms->slot[s] = (uint32_t)terms->n;
	return (int64_t)terms->n - 1;
}

static bool
is_term(const struct word *w)
{
	return w->kind == WORD_LETTERS || w->kind == WORD_DIGITS;
}

void
terms_add(struct terms *terms, const struct text *t, const struct words *w,
    struct arena *scratch)
{
	uint32_t sentence = (uint32_t)terms->first.n + 1;

	*array_add(scratch, &terms->first) = terms->postings.n;
	for (size_t i = 0; i < w->n; i++) {
		struct term *term;
		int64_t k;

		if (!is_term(&w->v[i]))
			continue;
		k = term_of(terms, stem_hash(t, &w->v[i]), scratch);
		term = &terms->v[k];
		if (term->seen == sentence) {
			terms->postings.v[term->at].weight++;
			continue;
		}
		term->seen = sentence;
		term->sentences++;
		term->at = (uint32_t)terms->postings.n;
		*array_add(scratch, &terms->postings) = (struct posting){(uint32_t)k, 1};
	}
}

const struct posting *
terms_vector(const struct terms *terms, size_t sentence, size_t *n)
{
	size_t from = terms->first.v[sentence], to = sentence + 1 < terms->first.n
							 ? terms->first.v[sentence + 1]
							 : terms->postings.n;

	*n = to - from;
	return terms->postings.v + from;
}

/* Frequencies to weights, vectors to length 1. */
static void
weigh(struct terms *terms, struct arena *scratch)
{
	size_t n = terms->first.n;
	float *rarity = arena_alloc(scratch, (n + 1) * sizeof(*rarity));

	for (size_t i = 0; i < n; i++) {
		size_t m;
		struct posting *v =
		    terms->postings.v + (terms_vector(terms, i, &m) - terms->postings.v);
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
title_weight(const struct terms *terms, int64_t k)
{
	size_t n = terms->first.n, df = k < 0 ? 1 : terms->v[k].sentences;

	return 4 * df > 3 * n ? 0 : logf(1 + (float)n / (float)df);
}

static void
add_title(struct terms *terms, const struct text *title, const struct words *w)
{
	float length = 0;

	for (size_t i = 0; i < w->n; i++) {
		float weight;
		int64_t k;

		if (!is_term(&w->v[i]))
			continue;
		k = term_of(terms, stem_hash(title, &w->v[i]), NULL);
		weight = title_weight(terms, k);
		length += weight * weight;
		if (k >= 0)
			terms->v[k].sum = weight;
	}
	length = length > 0 ? 1 / sqrtf(length) : 0;
	for (size_t i = 0; i < terms->n; i++)
		terms->v[i].sum *= length;
}

void
terms_compare(struct terms *terms, const struct text *title, const struct words *w,
    struct arena *scratch)
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
		add_title(terms, title, w);
		for (size_t i = 0; i < n; i++)
			terms->title[i] = likeness(terms, i, false);
	}
}
