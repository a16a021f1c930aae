#include "summary/choose.h"

#include "summary/queue.h"

/* Sentences more alike than this say the same. */
static const float repeat = 0.6F;

enum { LOOK_BACK = 32 /* chosen sentences with one term that are compared */ };

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
	const struct worth *worth;
	const struct summary_budget *limits;
	struct arena *scratch;
	struct summary_budget left;
	size_t own; /* sentences it may still take for the ratio */
	struct queue queue;
	bool *chosen, *waiting;
	bool full;       /* a sentence did not fit in */
	size_t n;        /* chosen */
	uint32_t *said;  /* by term: the newest + 1 */
	float *likeness; /* by sentence; 0 outside alike() */
	struct {
		struct said *v;
		size_t n, cap;
	} list;
};

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
pay(struct chooser *c, uint32_t i)
{
	const struct summary_budget *limits = c->limits;
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

/* The sentence of the article before or after i, or s->n. */
static size_t
neighbour(const struct sketches *s, size_t i, size_t step)
{
	for (i += step; i < s->n; i += step)
		if (s->v[i].fitness < SCRAP)
			return i;
	return s->n;
}

/* What sentence i adds to those chosen. */
static float
adds(const struct chooser *c, size_t i)
{
	size_t n;
	const struct posting *v = terms_vector(c->terms, i, &n);
	float sum = c->worth->sentence[i];

	for (size_t k = 0; k < n; k++)
		if (!c->said[v[k].term])
			sum += c->worth->term[v[k].term];
	return sum;
}

static void
enqueue(struct chooser *c, size_t i)
{
	queue_push(&c->queue, (struct queued){adds(c, i), (uint32_t)i});
}

/* Takes sentence i, if it is no repeat and fits in. */
static void
take(struct chooser *c, uint32_t i)
{
	size_t after = neighbour(c->s, i, 1);

	if (alike(c, i) > repeat)
		return;
	if (!pay(c, i)) {
		c->full = true;
		return;
	}
	c->chosen[i] = true;
	c->n++;
	remember(c, i);
	if (after < c->s->n && c->waiting[after]) {
		c->waiting[after] = false; /* what it leans on is there now */
		enqueue(c, after);
	}
}

/* Is sentence i in want of the one before it? */
static bool
leans(const struct chooser *c, size_t i)
{
	size_t before = neighbour(c->s, i, (size_t)-1);

	return c->s->v[i].fitness == LEANING && before < c->s->n && !c->chosen[before];
}

/* Is it the turn of sentence i? Of those that lean, it is with the fit ones. */
static bool
is_next(struct chooser *c, size_t i, enum fitness worst)
{
	bool waited = c->waiting[i];

	c->waiting[i] = false;
	if (c->s->v[i].fitness == LEANING)
		return worst == FIT || (worst == LEANING && waited);
	return c->s->v[i].fitness == worst;
}

/* Takes from the queue the best of what is left, over and over. */
static void
take_best(struct chooser *c, enum fitness worst)
{
	while (c->queue.n && (!c->limits->sentences || c->left.sentences) &&
	       (worst < SCRAP || c->n == 0)) {
		uint32_t i = queue_pop(&c->queue).sentence;
		struct queued x = {adds(c, i), i};

		if (c->queue.n && queue_before(c->queue.v[0], x))
			queue_push(&c->queue, x);
		else if (worst == FIT && leans(c, i))
			c->waiting[i] = true;
		else
			take(c, i);
	}
}

void
choose(const struct text *t, const struct sketches *s, const struct terms *terms,
    const struct worth *worth, const struct summary_budget *budget, struct arena *scratch,
    bool *chosen)
{
	struct chooser c = {
	    t, s, terms, worth, budget, scratch, *budget, .chosen = chosen};
	size_t own = 0;

	c.waiting = arena_alloc(scratch, s->n);
	c.said = arena_alloc(scratch, terms->n * sizeof(*c.said));
	c.likeness = arena_alloc(scratch, s->n * sizeof(*c.likeness));
	c.queue.v = arena_alloc(scratch, s->n * sizeof(*c.queue.v));
	for (size_t i = 0; i < s->n; i++)
		own += s->v[i].fitness < SCRAP;
	c.own = (own * budget->ratio + 999) / 1000;
	for (enum fitness worst = FIT; worst <= SCRAP; worst++) {
		if (c.n && (c.full || worst == SCRAP))
			return; /* something better is left, or was */
		for (size_t i = 0; i < s->n; i++)
			if (is_next(&c, i, worst))
				enqueue(&c, i);
		take_best(&c, worst);
	}
}

float
choose_worth(const struct terms *terms, const struct worth *worth, size_t sentence)
{
	size_t n;
	const struct posting *v = terms_vector(terms, sentence, &n);
	float sum = worth->sentence[sentence];

	for (size_t k = 0; k < n; k++)
		sum += worth->term[v[k].term];
	return sum;
}
