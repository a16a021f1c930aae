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
read_sentences(const struct text *t, const struct layers *layers, const char *lang,
    struct arena *scratch, struct sketches *s, struct terms *terms)
{
	struct sketch_lists lists = sketch_lists(lang);
	struct sketch_state state = {0};
	struct words w = {0};
	uint32_t position = 0;

	for (size_t i = 0; i < layers->sentences->n; i++) {
		struct span span = layers->sentences->v[i];
		struct sketch *k;
		size_t end =
		    span.end - span.start < LOOKED_AT ? span.end : span.start + LOOKED_AT;

		w.n = 0;
		words_scan(&w, t, span.start, end, scratch);
		k = array_add(scratch, s);
		*k = sketch(t, &w, span, layers, &lists, &state);
		k->position = position;
		if (k->fitness >= SCRAP) {
			w.n = 0;
		} else if (position++ == 0 && k->fitness == LEANING) {
			k->fitness = FIT; /* there is nothing before it */
		}
		terms_add(terms, t, &w, scratch);
	}
}

void
summary_read(const struct text *t, const struct text *title, const struct layers *layers,
    const char *lang, struct arena *scratch, struct summary_reading *out)
{
	struct words words = {0};

	read_sentences(t, layers, lang, scratch, &out->sketches, &out->terms);
	if (title)
		words_scan(&words, title, 0, title->n < LOOKED_AT ? title->n : LOOKED_AT,
		    scratch);
	terms_compare(&out->terms, title, &words, scratch);
	out->features = features(&out->sketches, &out->terms, scratch);
}

static float *
score(const struct summary_reading *r, const struct feature_weights *weights,
    struct arena *scratch)
{
	float *scores = arena_alloc(scratch, r->sketches.n * sizeof(*scores));

	for (size_t i = 0; i < r->sketches.n; i++)
		for (size_t k = 0; k < FEATURES; k++)
			scores[i] += weights->v[k] * r->features[i * FEATURES + k];
	return scores;
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
	float *scores;
	bool *chosen;

	summary_read(t, title, layers, o->lang, scratch, &r);
	scores = score(&r, &o->weights, scratch);
	chosen = arena_alloc(scratch, r.sketches.n);
	if (!o->all)
		choose(t, &r.sketches, &r.terms, scores, &o->budget, scratch, chosen);
	s = r.sketches.v;
	for (size_t i = 0; i < r.sketches.n; i++)
		if (o->all || chosen[i])
			*array_add(scratch, out) = (struct summary_item){s[i].span,
			    (uint32_t)i, s[i].fitness < SCRAP ? per_mille(scores[i]) : 0};
}
