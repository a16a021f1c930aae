#include "summary/choose.h"

#include <stdlib.h>
#include <string.h>

/* Sentences more alike than this say the same. */
static const float repeat = 0.6F;

enum { LOOK_BACK = 32 /* chosen sentences with one term that are compared */ };

struct ranked {
	float score;
	uint32_t sentence;
};

/* A term of a chosen sentence. */
struct said {
	float weight;
	uint32_t sentence;
	uint32_t next; /* the one before with this term + 1 */
};

struct chooser {
	const struct text *t;
	const struct sketches *s;
	const struct terms *terms;
	struct arena *scratch;
	struct summary_budget left;
	size_t own; /* sentences it may still take for the ratio */
	bool *chosen, *waiting, *dropped;
	size_t n;        /* chosen */
	uint32_t *said;  /* by term: the newest + 1 */
	float *likeness; /* by sentence; 0 outside alike() */
	struct {
		struct said *v;
		size_t n, cap;
	} list;
};

static int
by_score(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

/* The greatest likeness of sentence i to one chosen before. */
static float
alike(struct chooser *c, uint32_t i)
{
	size_t n;
	const struct posting *v = terms_vector(c->terms, i, &n);
	float most = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t k = 0; k < n; k++) {
			uint32_t at = c->said[v[k].term];

			for (int m = 0; at && m < LOOK_BACK; m++) {
				const struct said *x = &c->list.v[at - 1];
				float *l = &c->likeness[x->sentence];

				*l = pass ? 0 : *l + x->weight * v[k].weight;
				most = *l > most ? *l : most;
				at = x->next;
			}
		}
	}
	return most;
}

static void
remember(struct chooser *c, uint32_t i)
{
	size_t n;
	const struct posting *v = terms_vector(c->terms, i, &n);

	for (size_t k = 0; k < n; k++) {
		*array_add(c->scratch, &c->list) =
		    (struct said){v[k].weight, i, c->said[v[k].term]};
		c->said[v[k].term] = (uint32_t)c->list.n;
	}
}

/* Takes what sentence i costs from one limit; false if that is too much. */
static bool
afford(size_t *left, bool limited, size_t cost)
{
	if (!limited)
		return true;
	if (cost > *left)
		return false;
	*left -= cost;
	return true;
}

/* Does sentence i fit into what is left of the budget? It is paid for. */
static bool
pay(struct chooser *c, const struct summary_budget *limits, uint32_t i)
{
	struct span span = c->s->v[i].span;
	struct summary_budget left = c->left;
	size_t words = limits->words ? summary_words(c->t, span) : 0;

	if (!afford(&left.sentences, limits->sentences, 1) ||
	    !afford(&left.words, limits->words, words) ||
	    !afford(&left.chars, limits->chars, span.end - span.start + (c->n > 0)) ||
	    !afford(&c->own, limits->ratio, 1))
		return false;
	c->left = left;
	return true;
}

static bool
take(struct chooser *c, const struct summary_budget *limits, uint32_t i)
{
	if (c->dropped[i] || c->chosen[i])
		return false;
	if (alike(c, i) > repeat || !pay(c, limits, i)) {
		c->dropped[i] = true;
		return false;
	}
	c->chosen[i] = true;
	c->n++;
	remember(c, i);
	return true;
}

/* The sentence of the article before or after i, or s->n. */
static size_t
neighbour(const struct sketches *s, size_t i, size_t step)
{
	for (i += step; i < s->n; i += step)
		if (s->v[i].fitness < SCRAP)
			return i;
	return s->n;
}

/* Sentences that lean on the one just taken and were passed over may stand now. */
static void
release(struct chooser *c, const struct summary_budget *limits, uint32_t i)
{
	for (;;) {
		i = (uint32_t)neighbour(c->s, i, 1);
		if (i >= c->s->n || !c->waiting[i] || !take(c, limits, i))
			return;
	}
}

static void
consider(struct chooser *c, const struct summary_budget *limits, uint32_t i,
    enum fitness worst)
{
	enum fitness fitness = c->s->v[i].fitness;

	if (fitness == LEANING && worst == FIT) {
		size_t before = neighbour(c->s, i, (size_t)-1);

		c->waiting[i] = before < c->s->n && !c->chosen[before];
		if (c->waiting[i])
			return;
	} else if (fitness > worst) {
		return;
	}
	if (take(c, limits, i))
		release(c, limits, i);
}

void
choose(const struct text *t, const struct sketches *s, const struct terms *terms,
    const float *scores, const struct summary_budget *budget, struct arena *scratch,
    bool *chosen)
{
	struct ranked *order = arena_alloc(scratch, s->n * sizeof(*order));
	struct chooser c = {t, s, terms, scratch, *budget, .chosen = chosen};
	size_t own = 0;

	c.waiting = arena_alloc(scratch, s->n);
	c.dropped = arena_alloc(scratch, s->n);
	c.said = arena_alloc(scratch, terms->n * sizeof(*c.said));
	c.likeness = arena_alloc(scratch, s->n * sizeof(*c.likeness));
	for (uint32_t i = 0; i < s->n; i++) {
		order[i] = (struct ranked){scores[i], i};
		own += s->v[i].fitness < SCRAP;
	}
	c.own = (own * budget->ratio + 999) / 1000;
	qsort(order, s->n, sizeof(*order), by_score);
	for (enum fitness worst = FIT; worst <= SCRAP; worst++)
		for (size_t i = 0; i < s->n && (worst < SCRAP || c.n == 0); i++)
			consider(&c, budget, order[i].sentence, worst);
}
