/*
 * Any text, any sentences, any embed: every quotation is a span of the text, in order,
 * with its pieces inside it and its speaker on its own side of the embed's edges; a
 * second run finds the same. The first byte chooses the language and how long sentences
 * are, the second the place of an embed.
 */
#include <stdlib.h>
#include <string.h>

#include "quotes/quotes.h"
#include "text/chars.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool so)
{
	if (!so)
		abort();
}

static void
check_span(const struct text *t, struct span s)
{
	must(s.start < s.end && s.end <= t->n);
	must(!char_is(text_at(t, s.start), CHAR_SPACE));
	must(!char_is(text_at(t, s.end - 1), CHAR_SPACE));
}

static bool
inside(struct span s, struct span e)
{
	return s.start >= e.start && s.end <= e.end;
}

static void
check(const struct text *t, const struct embed_view *e, const struct quotes *q)
{
	for (size_t i = 0; i < q->n; i++) {
		const struct quote *v = &q->v[i];

		check_span(t, v->span);
		must(i == 0 || q->v[i - 1].span.start <= v->span.start);
		must(v->confidence >= 0 && v->confidence <= 1000);
		must(v->kind == QUOTE_DIRECT ||
		     (v->kind == QUOTE_INDIRECT) == (v->nquoted == 0));
		for (size_t k = 0; k < v->nquoted; k++) {
			check_span(t, v->quoted[k]);
			must(inside(v->quoted[k], v->span));
		}
		if (v->cue.end)
			check_span(t, v->cue);
		if (!v->name.in)
			continue;
		must(v->name.span.start < v->name.span.end &&
		     v->name.span.end <= v->name.in->n);
		check_span(t, v->speaker);
		must(inside(v->span, e->span) == inside(v->speaker, e->span));
	}
}

/* Sentences of `length` code points, less the white space at their ends. */
static void
cut(const struct text *t, uint32_t length, struct arena *scratch, struct sentences *out)
{
	for (size_t i = 0; i < t->n; i += length) {
		size_t end = i + length < t->n ? i + length : t->n;
		struct span s = text_trim(t, i, end);

		if (s.start < s.end)
			*array_add(scratch, out) = s;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const langs[] = {"en", "de", "xx"};
	static struct quote_data made;
	static struct arena memory;
	struct text t = {0};
	struct embed_view e = {0};
	struct embed_views embeds = {.v = &e, .n = 1};
	struct sentences sentences = {0};
	struct layers layers = {.sentences = &sentences, .embeds = &embeds};
	struct quote_options o = {0};
	struct arena scratch = {0};
	struct quotes found = {0}, again = {0};

	if (n < 2)
		return 0;
	if (!made.vocabularies.n)
		quote_data_make(&made, NULL, &memory);
	o.lang = langs[(data[0] & 0x0F) % 3];
	text_reset(&t, n);
	text_add_utf8(&t, data + 2, utf8_valid(data + 2, n - 2));
	cut(&t, (uint32_t)(data[0] >> 4) * 12 + 5, &scratch, &sentences);
	e.span.start = data[1] < t.n ? data[1] : (uint32_t)t.n;
	e.span.end = e.span.start + (uint32_t)(t.n - e.span.start) / 2;
	e.body.start = e.span.start;
	e.body.end = e.span.start + (e.span.end - e.span.start) / 2;
	quotes_find(&made, &t, &layers, &o, &scratch, &found);
	quotes_find(&made, &t, &layers, &o, &scratch, &again);
	check(&t, &e, &found);
	must(found.n == again.n);
	for (size_t i = 0; i < found.n; i++)
		must(found.v[i].span.start == again.v[i].span.start &&
		     found.v[i].confidence == again.v[i].confidence);
	arena_free(&scratch);
	text_free(&t);
	return 0;
}
