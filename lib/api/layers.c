/* layers: the layers of newsline.h, chained as a pipeline chains the filters. */
#include <string.h>

#include "api/document.h"
#include "embeds/embeds.h"
#include "segment/segment.h"
#include "summary/summary.h"
#include "text/lexicon.h"
#include "text/utf8.h"

static struct newsline_span
give(struct span s)
{
	return (struct newsline_span){s.start, s.end};
}

static struct newsline_span *
give_all(struct newsline_document *d, const struct span *v, size_t n)
{
	struct newsline_span *spans = arena_alloc(&d->arena, n * sizeof(*spans));

	for (size_t i = 0; i < n; i++)
		spans[i] = give(v[i]);
	return spans;
}

/* A copy that lives as long as the document; NULL for an empty string. */
static const char *
keep(struct newsline_document *d, const char *s)
{
	size_t n = s ? strlen(s) : 0;

	return n ? memcpy(arena_alloc(&d->arena, n + 1), s, n) : NULL;
}

/* The words of a passage as UTF-8; NULL for none. */
static const char *
keep_passage(struct newsline_document *d, struct passage p)
{
	size_t n = 0;
	char *s;

	if (!p.in)
		return NULL;
	s = arena_alloc(&d->arena, (size_t)(p.span.end - p.span.start) * 4 + 1);
	for (uint32_t i = p.span.start; i < p.span.end; i++)
		n += utf8_put((uint8_t *)s + n, text_at(p.in, i));
	return s;
}

static void
find_embeds(struct newsline_document *d)
{
	struct embeds found = {0};

	if (d->layers.embeds)
		return;
	d->layers.embeds = &d->embed_views;
	embeds_find(&d->text, &d->arena, &found);
	d->embeds = arena_alloc(&d->arena, found.n * sizeof(*d->embeds));
	for (size_t i = 0; i < found.n; i++) {
		const struct embed *e = &found.v[i];

		d->embeds[i] = (struct newsline_embed){give(e->span), give(e->body),
		    give(e->author_name), give(e->handle), e->platform.kind,
		    e->platform.type, e->platform.provider_name, e->posted,
		    give_all(d, e->urls, e->nurls), e->nurls};
		*array_add(&d->arena, &d->embed_views) =
		    (struct embed_view){.span = e->span,
			.body = e->body,
			.author_name = {&d->text, e->author_name},
			.handle = {&d->text, e->handle},
			.posted = e->posted};
	}
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

	if (d->layers.sentences)
		return;
	find_embeds(d);
	segment(&d->text, &d->embed_views, &o, &sink);
	d->layers.sentences = &d->sentences;
}

static void
find_quotes(struct newsline_document *d)
{
	struct quote_options o = {.lang = d->lang};
	struct quotes found = {0};

	if (d->layers.quotes)
		return;
	find_sentences(d);
	quotes_find(&d->shared->quotes, &d->text, &d->layers, &o, &d->arena, &found);
	d->quotes = arena_alloc(&d->arena, found.n * sizeof(*d->quotes));
	for (size_t i = 0; i < found.n; i++) {
		const struct quote *q = &found.v[i];
		struct span speaker = q->name.in ? q->speaker : (struct span){0};

		d->quotes[i] = (struct newsline_quote){give(q->span),
		    (enum newsline_quote_kind)q->kind, give_all(d, q->quoted, q->nquoted),
		    q->nquoted, give(q->cue), give(speaker), keep_passage(d, q->name),
		    q->confidence, q->nested};
		*array_add(&d->arena, &d->quote_views) =
		    (struct quote_view){q->span, speaker, q->cue, q->kind};
	}
	d->layers.quotes = &d->quote_views;
}

static void
find_dates(struct newsline_document *d)
{
	struct dates_options o = {.lang = d->lang, .published = d->date};
	struct dates found = {0};

	if (d->layers.dates)
		return;
	find_quotes(d);
	if (lexicon_get(d->lang, "date-words") == lexicon_get("en", "date-words"))
		o.vocabulary = d->shared->english; /* the one grammar there is */
	dates_find(&d->text, &d->layers, &o, &d->arena, &found);
	d->dates = arena_alloc(&d->arena, found.n * sizeof(*d->dates));
	for (size_t i = 0; i < found.n; i++) {
		const struct date *x = &found.v[i];

		d->dates[i] = (struct newsline_date){give(x->span),
		    date_type_names[x->type], keep(d, x->value), x->mod,
		    keep(d, x->quant), keep(d, x->freq), keep(d, x->from),
		    keep(d, x->until), date_anchor_names[x->anchor], x->range};
		*array_add(&d->arena, &d->date_views) =
		    (struct date_view){x->span, *x->from != '\0'};
	}
	d->layers.dates = &d->date_views;
}

const struct newsline_embed *
newsline_embeds(struct newsline_document *d, size_t *n)
{
	find_embeds(d);
	*n = d->embed_views.n;
	return *n ? d->embeds : NULL;
}

/* One struct is the other by its members; callers are not shown ours. */
_Static_assert(sizeof(struct newsline_span) == sizeof(struct span) &&
		   offsetof(struct newsline_span, end) == offsetof(struct span, end),
    "a span is a span");
_Static_assert((int)NEWSLINE_DIRECT == (int)QUOTE_DIRECT &&
		   (int)NEWSLINE_MIXED == (int)QUOTE_MIXED &&
		   (int)NEWSLINE_INDIRECT == (int)QUOTE_INDIRECT,
    "a kind is a kind");

const struct newsline_span *
newsline_sentences(struct newsline_document *d, size_t *n)
{
	find_sentences(d);
	*n = d->sentences.n;
	return *n ? (const struct newsline_span *)(const void *)d->sentences.v : NULL;
}

const struct newsline_quote *
newsline_quotes(struct newsline_document *d, size_t *n)
{
	find_quotes(d);
	*n = d->quote_views.n;
	return *n ? d->quotes : NULL;
}

const struct newsline_date *
newsline_dates(struct newsline_document *d, size_t *n)
{
	find_dates(d);
	*n = d->date_views.n;
	return *n ? d->dates : NULL;
}

static void
find_summary(struct newsline_document *d, size_t most)
{
	struct summary_options o = {.lang = d->lang,
	    .wordlists = &d->shared->wordlists,
	    .budget = {.sentences = most},
	    .weights = d->shared->weights};
	struct summary found = {0};

	find_dates(d);
	summarize(
	    &d->text, d->title.n ? &d->title : NULL, &d->layers, &o, &d->arena, &found);
	d->most = most;
	d->nsummary = found.n;
	d->summary = arena_alloc(&d->arena, found.n * sizeof(*d->summary));
	for (size_t i = 0; i < found.n; i++)
		d->summary[i] = (struct newsline_summary){
		    give(found.v[i].span), found.v[i].sentence, found.v[i].score};
}

const struct newsline_summary *
newsline_summary(struct newsline_document *d, size_t most, size_t *n)
{
	if (most != d->most)
		find_summary(d, most);
	*n = most ? d->nsummary : 0;
	return *n ? d->summary : NULL;
}
