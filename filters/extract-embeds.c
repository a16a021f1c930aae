/* extract-embeds: posts and players pasted into an article. */
#include "carrier/filter.h"
#include "carrier/json.h"
#include "embeds/embeds.h"

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

/* "key":"passage", or null for an empty span. */
static void
put_passage(struct buf *out, const char *key, const struct text *t, struct span s)
{
	json_put_key(out, key);
	if (s.start == s.end)
		buf_puts(out, "null");
	else
		json_put_text(out, t, s);
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
put_posted(struct buf *out, int32_t day)
{
	struct civil c;

	json_put_key(out, "posted");
	if (day == DAY_NONE) {
		buf_puts(out, "null");
		return;
	}
	c = calendar_civil(day);
	buf_printf(out, "\"%04d-%02d-%02d\"", c.year, c.month, c.day);
}

static void
put_embed(struct buf *out, const struct text *t, const struct embed *e)
{
	buf_putc(out, '{');
	json_put_span(out, e->span);
	put_string(out, "kind", e->platform.kind);
	put_string(out, "type", e->platform.type);
	put_string(out, "provider_name", e->platform.provider_name);
	put_passage(out, "author_name", t, e->author_name);
	put_passage(out, "handle", t, e->handle);
	put_author_url(out, t, e);
	put_posted(out, e->posted);
	json_put_key(out, "urls");
	buf_putc(out, '[');
	for (size_t i = 0; i < e->nurls; i++) {
		if (i)
			buf_putc(out, ',');
		json_put_text(out, t, e->urls[i]);
	}
	buf_putc(out, ']');
	json_put_key(out, "body");
	if (e->body.start == e->body.end) {
		buf_puts(out, "null}");
		return;
	}
	buf_putc(out, '{');
	json_put_span(out, e->body);
	buf_puts(out, "}}");
}

static const char *
run(const void *config, struct document *doc)
{
	struct embeds embeds = {0};

	(void)config;
	embeds_find(doc->text, doc->scratch, &embeds);
	buf_putc(doc->out, '[');
	for (size_t i = 0; i < embeds.n; i++) {
		if (i)
			buf_putc(doc->out, ',');
		put_embed(doc->out, doc->text, &embeds.v[i]);
	}
	buf_putc(doc->out, ']');
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter embeds = {
	    .name = "extract-embeds",
	    .layer = "embeds",
	    .about =
		"Adds the social posts and players that were pasted into each document.",
	    .run = run,
	};

	return filter_main(&embeds, argc, argv);
}
