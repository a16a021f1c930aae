/*
 * Any text, any sentences: a summary is made of these, in order, none of an embed, within
 * its budget, and comes out the same a second time. The first byte chooses the language,
 * the next ones the budget, a layer and how the text is cut.
 */
#include <stdlib.h>
#include <string.h>

#include "summary/summary.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool so)
{
	if (!so)
		abort();
}

/* Cuts at every character `at`, and trims. */
static void
cut(const struct text *t, uint32_t at, struct arena *scratch, struct sentences *out)
{
	size_t from = 0;

	for (size_t i = 0; i <= t->n; i++) {
		struct span span;

		if (i < t->n && text_at(t, i) != at)
			continue;
		span = text_trim(t, from, i);
		if (span.start < span.end)
			*array_add(scratch, out) = span;
		from = i;
	}
}

static void
check(const struct text *t, const struct layers *layers, const struct summary_options *o,
    const struct summary *s)
{
	struct span post = layers->embeds->v[0].span;
	size_t words = 0, chars = 0;

	must(!o->budget.sentences || s->n <= o->budget.sentences);
	for (size_t i = 0; i < s->n; i++) {
		const struct summary_item *x = &s->v[i];

		must(x->sentence < layers->sentences->n);
		must(!memcmp(
		    &x->span, &layers->sentences->v[x->sentence], sizeof(x->span)));
		must(i == 0 || x->sentence > s->v[i - 1].sentence);
		must(x->score >= 0 && x->score <= 1000);
		must(x->span.end <= post.start || x->span.start >= post.end);
		words += summary_words(t, x->span);
		chars += x->span.end - x->span.start + (i > 0);
	}
	must(!o->budget.words || words <= o->budget.words);
	must(!o->budget.chars || chars <= o->budget.chars);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const langs[] = {"en", "de", "xx"};
	struct text t = {0};
	struct embed_view e = {0};
	struct quote_view q = {0};
	struct embed_views embeds = {.v = &e, .n = 1};
	struct quote_views quotes = {.v = &q, .n = 1};
	struct sentences sentences = {0};
	struct layers layers = {
	    .sentences = &sentences, .embeds = &embeds, .quotes = &quotes};
	struct summary_options o = {0};
	struct summary s = {0}, again = {0};
	struct arena scratch = {0};

	if (n < 6)
		return 0;
	o.lang = langs[data[0] % 3];
	o.budget =
	    (struct summary_budget){data[1], data[2], 4 * (size_t)data[3], data[0]};
	for (size_t i = 0; i < FEATURES; i++)
		o.weights.sentence[i] = (float)((int)i % 5 - 2);
	for (size_t i = 0; i < TERM_FEATURES; i++) {
		o.weights.every[i] = (float)((int)i % 3 - 1);
		o.weights.fresh[i] = (float)((int)i % 4 - 1);
	}
	text_reset(&t, n);
	text_add_utf8(&t, data + 6, utf8_valid(data + 6, n - 6));
	cut(&t, data[4], &scratch, &sentences);
	e.span.start = data[5] < t.n ? data[5] : (uint32_t)t.n;
	e.span.end = e.span.start + (uint32_t)(t.n - e.span.start) / 4;
	q.span = (struct span){e.span.end, (uint32_t)t.n};
	q.speaker = (struct span){
	    (uint32_t)t.n - (uint32_t)(t.n - e.span.end) / 2, (uint32_t)t.n};
	summarize(&t, &t, &layers, &o, &scratch, &s);
	summarize(&t, &t, &layers, &o, &scratch, &again);
	check(&t, &layers, &o, &s);
	must(s.n == again.n && (!s.n || !memcmp(s.v, again.v, s.n * sizeof(*s.v))));
	arena_free(&scratch);
	text_free(&t);
	return 0;
}
