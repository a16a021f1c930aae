/* api: the analyses behind newsline.h, chained as a pipeline chains the filters. */
#include "newsline.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "embeds/embeds.h"
#include "segment/segment.h"
#include "summary/summary.h"
#include "text/lexicon.h"
#include "text/utf8.h"

enum { STRIDE = 256 }; /* code points between two known bytes */

struct newsline_document {
	struct text text, title;
	char *lang;
	struct arena arena;
	size_t *byte; /* of every STRIDEth code point */
	size_t bytes;

	struct embed_views views;     /* what other analyses see of the embeds */
	struct newsline_embed *embed; /* as the caller sees them */
	struct sentences sentences;
	struct {
		struct newsline_summary *v;
		size_t n, most;
	} summary;
	bool has_embeds, has_sentences;
};

static struct newsline_span
give(struct span s)
{
	return (struct newsline_span){s.start, s.end};
}

/* How many bytes a code point takes. */
static size_t
width(uint32_t c)
{
	return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

static void
index_bytes(struct newsline_document *d)
{
	size_t at = 0;

	d->byte = mem_alloc((d->text.n / STRIDE + 1) * sizeof(*d->byte));
	for (size_t i = 0; i < d->text.n; i++) {
		if (i % STRIDE == 0)
			d->byte[i / STRIDE] = at;
		at += width(text_at(&d->text, i));
	}
	d->bytes = at;
}

static bool
read_utf8(struct text *t, const char *s, size_t n)
{
	if (n > INT32_MAX || utf8_valid((const uint8_t *)s, n) < n)
		return false;
	text_reset(t, n);
	text_add_utf8(t, (const uint8_t *)s, n);
	return true;
}

struct newsline_document *
newsline_open(const struct newsline_input *input)
{
	const char *lang = input->lang ? input->lang : "en";
	struct newsline_document *d = mem_alloc(sizeof(*d));

	*d = (struct newsline_document){0};
	if (!read_utf8(&d->text, input->text, input->length) ||
	    (input->title && !read_utf8(&d->title, input->title, strlen(input->title)))) {
		newsline_close(d);
		return NULL;
	}
	d->lang = arena_alloc(&d->arena, strlen(lang) + 1);
	memcpy(d->lang, lang, strlen(lang));
	index_bytes(d);
	return d;
}

void
newsline_close(struct newsline_document *d)
{
	if (!d)
		return;
	text_free(&d->text);
	text_free(&d->title);
	arena_free(&d->arena);
	free(d->byte);
	free(d);
}

size_t
newsline_length(const struct newsline_document *d)
{
	return d->text.n;
}

size_t
newsline_offset(const struct newsline_document *d, uint32_t code_point)
{
	size_t at;

	if (code_point >= d->text.n)
		return d->bytes;
	at = d->byte[code_point / STRIDE];
	for (size_t i = code_point / STRIDE * STRIDE; i < code_point; i++)
		at += width(text_at(&d->text, i));
	return at;
}

static void
find_embeds(struct newsline_document *d)
{
	struct embeds found = {0};

	if (d->has_embeds)
		return;
	d->has_embeds = true;
	embeds_find(&d->text, &d->arena, &found);
	d->embed = arena_alloc(&d->arena, found.n * sizeof(*d->embed));
	for (size_t i = 0; i < found.n; i++) {
		const struct embed *e = &found.v[i];
		struct newsline_span *urls =
		    arena_alloc(&d->arena, e->nurls * sizeof(*urls));

		for (size_t k = 0; k < e->nurls; k++)
			urls[k] = give(e->urls[k]);
		d->embed[i] = (struct newsline_embed){give(e->span), give(e->body),
		    give(e->author_name), give(e->handle), e->platform.kind,
		    e->platform.type, e->platform.provider_name, e->platform.author_base,
		    e->posted, urls, e->nurls};
		*array_add(&d->arena, &d->views) = (struct embed_view){.span = e->span,
		    .body = e->body,
		    .author_name = {&d->text, e->author_name},
		    .handle = {&d->text, e->handle},
		    .posted = e->posted};
	}
}

const struct newsline_embed *
newsline_embeds(struct newsline_document *d, size_t *n)
{
	find_embeds(d);
	*n = d->views.n;
	return *n ? d->embed : NULL;
}

static void
add_sentence(void *to, struct span sentence)
{
	struct newsline_document *d = to;

	*array_add(&d->arena, &d->sentences) = sentence;
}

static void
find_sentences(struct newsline_document *d)
{
	struct segment_options o = {.lang = d->lang};
	struct segment_sink sink = {add_sentence, d};

	if (d->has_sentences)
		return;
	d->has_sentences = true;
	find_embeds(d);
	segment(&d->text, &d->views, &o, &sink);
}

/* One struct is the other by its members; callers are not shown ours. */
_Static_assert(sizeof(struct newsline_span) == sizeof(struct span) &&
		   offsetof(struct newsline_span, end) == offsetof(struct span, end),
    "a span is a span");

const struct newsline_span *
newsline_sentences(struct newsline_document *d, size_t *n)
{
	find_sentences(d);
	*n = d->sentences.n;
	return *n ? (const struct newsline_span *)(const void *)d->sentences.v : NULL;
}

const struct newsline_summary *
newsline_summary(struct newsline_document *d, size_t most, size_t *n)
{
	struct layers layers = {.sentences = &d->sentences, .embeds = &d->views};
	struct summary_options o = {.lang = d->lang, .budget = {.sentences = most}};
	struct summary found = {0};

	*n = 0;
	if (!most)
		return NULL;
	if (most != d->summary.most) {
		find_sentences(d);
		feature_weights(&o.weights, lexicon_get("und", "summary-weights"));
		summarize(&d->text, d->title.n ? &d->title : NULL, &layers, &o, &d->arena,
		    &found);
		d->summary.most = most;
		d->summary.n = found.n;
		d->summary.v = arena_alloc(&d->arena, found.n * sizeof(*d->summary.v));
		for (size_t i = 0; i < found.n; i++)
			d->summary.v[i] = (struct newsline_summary){
			    give(found.v[i].span), found.v[i].sentence, found.v[i].score};
	}
	*n = d->summary.n;
	return *n ? d->summary.v : NULL;
}

const char *
newsline_version(void)
{
	return VERSION;
}
