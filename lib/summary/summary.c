#include "summary/summary.h"

#include "summary/choose.h"
#include "text/chars.h"

enum { LOOKED_AT = 5000 /* code points of a sentence that are read */ };

size_t
summary_words(const struct text *t, struct span span)
{
	size_t n = 0;
	bool word = false;

	for (uint32_t i = span.start; i < span.end; i++) {
		unsigned class = char_class(text_at(t, i));

		if (class & CHAR_DENSE)
			n++;
		else if (!word && !(class & CHAR_SPACE))
			n++;
		word = !(class & (CHAR_SPACE | CHAR_DENSE));
	}
	return n;
}

/* Reads the sentences one by one; the words of only one are kept at a time. */
static void
read_sentences(const struct text *t, const struct layers *layers, struct arena *scratch,
    struct summary_reading *out)
{
	struct sketch_state state = {0};
	struct words w = {0};
	struct term_uses uses = {0};

	for (size_t i = 0; i < layers->sentences->n; i++) {
		struct span span = layers->sentences->v[i];
		struct sketch *k;
		size_t end =
		    span.end - span.start < LOOKED_AT ? span.end : span.start + LOOKED_AT;

		w.n = 0;
		words_scan(&w, t, span.start, end, scratch);
		k = array_add(scratch, &out->sketches);
		*k = sketch(t, &w, span, layers, &out->wordtypes, &state, &uses, scratch);
		k->position = out->own;
		if (k->fitness >= SCRAP) {
			uses.n = 0;
		} else if (out->own++ == 0 && k->fitness == LEANING) {
			k->fitness = FIT; /* there is nothing before it */
		}
		terms_add(&out->terms, &out->wordtypes, &uses, k->position, scratch);
	}
}

void
summary_read(const struct text *t, const struct text *title, const struct layers *layers,
    const struct wordtypes *lists, struct arena *scratch, struct summary_reading *out)
{
	struct words words = {0};

	wordtypes_start(&out->wordtypes, lists, scratch);
	read_sentences(t, layers, scratch, out);
	if (title)
		words_scan(&words, title, 0, title->n < LOOKED_AT ? title->n : LOOKED_AT,
		    scratch);
	terms_compare(&out->terms, &out->wordtypes, title, &words, scratch);
}

/* The sum of weights[i] * features[i], as four sums that the machine can add at once. */
static inline float
weighted(const float *weights, const float *features, size_t n)
{
	float sum[4] = {0};

	for (size_t i = 0; i < n / 4 * 4; i += 4)
		for (size_t k = 0; k < 4; k++)
			sum[k] += weights[i + k] * features[i + k];
	for (size_t i = n / 4 * 4; i < n; i++)
		sum[0] += weights[i] * features[i];
	return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/* What a term is worth in every sentence, and the first time. */
struct term_worth {
	uint32_t first;
	bool known;
	float every, fresh;
};

static struct term_worth
weigh_term(const struct term *t, uint32_t sentences, const struct feature_weights *w)
{
	float f[TERM_FEATURES], fresh;

	term_features(f, t, sentences);
	fresh = weighted(w->fresh, f, TERM_FEATURES);
	return (struct term_worth){
	    t->first, true, weighted(w->every, f, TERM_FEATURES), fresh > 0 ? fresh : 0};
}

/* Most terms stand in one sentence only, and many of that sentence are worth the same. */
static void
weigh_terms(const struct summary_reading *r, const struct feature_weights *w,
    float *every, float *fresh)
{
	struct term_worth once[4] = {0};

	for (size_t k = 0; k < r->terms.n; k++) {
		const struct term *t = &r->terms.v[k];
		struct term_worth worth, *known = &once[2 * t->capital + t->digits];

		if (t->sentences == 0)
			continue;
		if (t->sentences > 1)
			worth = weigh_term(t, r->own, w);
		else if (known->known && known->first == t->first)
			worth = *known;
		else
			worth = *known = weigh_term(t, r->own, w);
		every[k] = worth.every;
		fresh[k] = worth.fresh;
	}
}

static struct worth
weigh(const struct summary_reading *r, const struct feature_weights *w,
    struct arena *scratch)
{
	size_t n = r->sketches.n, terms = r->terms.n;
	struct worth worth = {arena_alloc(scratch, n * sizeof(float)),
	    arena_alloc(scratch, terms * sizeof(float))};
	float *every = arena_alloc(scratch, terms * sizeof(float));

	weigh_terms(r, w, every, worth.term);
	for (size_t i = 0; i < n; i++) {
		size_t m;
		const struct posting *v = terms_vector(&r->terms, i, &m);
		float f[FEATURES], sum;

		features(f, &r->sketches, &r->terms, r->own, i);
		sum = weighted(w->sentence, f, FEATURES);

		for (size_t k = 0; k < m; k++)
			sum += every[v[k].term];
		worth.sentence[i] = sum;
	}
	return worth;
}

/* Any number to 0 to 1000, 0 to 500. */
static int
per_mille(float score)
{
	return (int)(500.5F + 500 * score / (1 + (score < 0 ? -score : score)));
}

void
summarize(const struct text *t, const struct text *title, const struct layers *layers,
    const struct summary_options *o, struct arena *scratch, struct summary *out)
{
	struct summary_reading r = {0};
	const struct sketch *s;
	struct worth worth;
	bool *chosen;

	summary_read(
	    t, title, layers, wordlists_of(o->wordlists, o->lang, scratch), scratch, &r);
	worth = weigh(&r, &o->weights, scratch);
	s = r.sketches.v;
	chosen = arena_alloc(scratch, r.sketches.n);
	if (!o->all)
		choose(t, &r.sketches, &r.terms, &worth, &o->budget, scratch, chosen);
	for (size_t i = 0; i < r.sketches.n; i++) {
		int score = 0;

		if (!o->all && !chosen[i])
			continue;
		if (s[i].fitness < SCRAP)
			score = per_mille(choose_worth(&r.terms, &worth, i));
		*array_add(scratch, out) =
		    (struct summary_item){s[i].span, (uint32_t)i, score};
	}
}
