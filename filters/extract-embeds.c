/* extract-embeds: posts and players pasted into an article. */
#include "carrier/filter.h"
#include "carrier/json.h"
#include "carrier/record.h"
#include "embeds/embeds.h"

#define LAYER "embeds"
#define BLANKED "blanked"

struct config {
	bool blank;
};

/* "key":"s", or null for NULL. */
static void
put_string(struct buf *out, const char *key, const char *s)
{
	json_put_key(out, key);
	if (s)
		json_put_string(out, s, strlen(s));
	else
		buf_puts(out, "null");
}

/* The author's page; the server's where the handle has one, as in Mastodon. */
static void
put_author_url(struct buf *out, const struct text *t, const struct embed *e)
{
	struct span handle = e->handle, server = handle;

	json_put_key(out, "author_url");
	while (server.start < server.end && text_at(t, server.start) != '@')
		server.start++;
	if (handle.start == handle.end ||
	    (!e->platform.author_base && server.start == server.end)) {
		buf_puts(out, "null");
		return;
	}
	buf_putc(out, '"');
	if (server.start < server.end) {
		handle.end = server.start++;
		buf_puts(out, "https://");
		json_put_plain(out, t, server);
		buf_puts(out, "/@");
	} else {
		buf_puts(out, e->platform.author_base);
	}
	json_put_plain(out, t, handle); /* letters, digits and _ . -: nothing to escape */
	buf_putc(out, '"');
}

static void
put_embed(struct buf *out, const struct text *t, const struct embed *e)
{
	buf_putc(out, '{');
	json_put_span(out, e->span);
	put_string(out, "kind", e->platform.kind);
	put_string(out, "type", e->platform.type);
	put_string(out, "provider_name", e->platform.provider_name);
	json_put_passage(out, "author_name", t, e->author_name);
	json_put_passage(out, "handle", t, e->handle);
	put_author_url(out, t, e);
	json_put_day(out, "posted", e->posted);
	json_put_key(out, "urls");
	buf_putc(out, '[');
	for (size_t i = 0; i < e->nurls; i++) {
		if (i)
			buf_putc(out, ',');
		json_put_text(out, t, e->urls[i]);
	}
	buf_putc(out, ']');
	json_put_span_of(out, "body", e->body);
	buf_putc(out, '}');
}

static void
put_embeds(struct buf *out, const struct text *t, const struct embeds *embeds)
{
	buf_putc(out, '[');
	for (size_t i = 0; i < embeds->n; i++) {
		if (i)
			buf_putc(out, ',');
		put_embed(out, t, &embeds->v[i]);
	}
	buf_putc(out, ']');
}

/* The text with a space for each character of an embed. */
static void
put_blanked(struct document *doc, const struct embeds *embeds)
{
	struct text copy = *doc->text;

	copy.unit = arena_alloc(doc->scratch, (copy.n + 1) * sizeof(*copy.unit));
	memcpy(copy.unit, doc->text->unit, copy.n * sizeof(*copy.unit));
	for (size_t i = 0; i < embeds->n; i++)
		for (uint32_t k = embeds->v[i].span.start; k < embeds->v[i].span.end; k++)
			copy.unit[k] = ' ';
	json_put_text(doc->out, &copy, (struct span){0, (uint32_t)copy.n});
}

/* The record with both keys: each where it stands already, or behind the others. */
static const char *
put_record(struct document *doc, const struct embeds *embeds)
{
	const struct record *r = doc->record;
	struct buf *out = doc->out;
	struct record_cut layer = record_cut(r, LAYER), blanked = record_cut(r, BLANKED);
	bool layer_next = layer.head <= blanked.head, twice = false;
	size_t at = 0;

	record_value(r, BLANKED, &twice);
	if (twice)
		return "\"" BLANKED "\" stands twice in the record";
	for (int i = 0; i < 2; i++, layer_next = !layer_next) {
		const struct record_cut *cut = layer_next ? &layer : &blanked;

		buf_add(out, r->line.p + at, cut->head - at);
		if (cut->fresh)
			json_put_key(out, layer_next ? LAYER : BLANKED);
		if (layer_next)
			put_embeds(out, doc->text, embeds);
		else
			put_blanked(doc, embeds);
		at = cut->tail;
	}
	buf_add(out, r->line.p + at, r->line.n - at);
	buf_putc(out, '\n');
	doc->instead = true;
	return NULL;
}

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	(void)name;
	(void)value;
	c->blank = true;
	return NULL;
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct embeds embeds = {0};

	embeds_find(doc->text, doc->scratch, &embeds);
	if (c->blank)
		return put_record(doc, &embeds);
	put_embeds(doc->out, doc->text, &embeds);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"blank", 0, NULL, "add the text with its embeds blanked, too"},
	    {0},
	};
	static struct config config;
	static const struct filter embeds = {
	    .name = "extract-embeds",
	    .layer = LAYER,
	    .about =
		"Adds the social posts and players that were pasted into each document.",
	    .options = options,
	    .config = &config,
	    .option = option,
	    .run = run,
	};

	return filter_main(&embeds, argc, argv);
}
