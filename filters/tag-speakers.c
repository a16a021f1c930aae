/* tag-speakers: who said what. */
#include <string.h>

#include "carrier/filter.h"
#include "carrier/json.h"
#include "quotes/quotes.h"

struct config {
	struct quote_data data;
	unsigned kinds; /* bits 1 << enum quote_kind; 0: all */
};

static const char *const kind_names[] = {"direct", "mixed", "indirect"};

/* "direct,mixed" as bits. */
static const char *
read_kinds(unsigned *kinds, const char *value)
{
	*kinds = 0;
	for (;; value++) {
		size_t n = strcspn(value, ","), k = 0;

		while (k < 3 && (strlen(kind_names[k]) != n ||
				    memcmp(kind_names[k], value, n) != 0))
			k++;
		if (k == 3)
			return "not a list of direct, mixed, indirect";
		*kinds |= 1u << k;
		value += n;
		if (!*value)
			return NULL;
	}
}

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	(void)name;
	return read_kinds(&c->kinds, value);
}

static void
put_passage(struct document *doc, const char *key, struct span span)
{
	json_put_key(doc->out, key);
	if (span.start >= span.end) {
		buf_puts(doc->out, "null");
		return;
	}
	buf_putc(doc->out, '{');
	json_put_span(doc->out, span);
	json_put_key(doc->out, "text");
	json_put_text(doc->out, doc->text, span);
	buf_putc(doc->out, '}');
}

static void
put_speaker(struct document *doc, const struct quote *q)
{
	json_put_key(doc->out, "speaker");
	if (!q->name.in) {
		buf_puts(doc->out, "null");
		return;
	}
	buf_putc(doc->out, '{');
	json_put_key(doc->out, "name");
	json_put_text(doc->out, q->name.in, q->name.span);
	json_put_span(doc->out, q->speaker);
	json_put_key(doc->out, "text");
	json_put_text(doc->out, doc->text, q->speaker);
	buf_putc(doc->out, '}');
}

static void
put_quote(struct document *doc, const struct quote *q)
{
	json_put_span(doc->out, q->span);
	json_put_key(doc->out, "kind");
	json_put_string(doc->out, kind_names[q->kind], strlen(kind_names[q->kind]));
	json_put_key(doc->out, "text");
	json_put_text(doc->out, doc->text, q->span);
	json_put_key(doc->out, "quoted");
	buf_putc(doc->out, '[');
	for (size_t i = 0; i < q->nquoted; i++) {
		buf_puts(doc->out, i ? ",{" : "{");
		json_put_span(doc->out, q->quoted[i]);
		buf_putc(doc->out, '}');
	}
	buf_putc(doc->out, ']');
	put_speaker(doc, q);
	put_passage(doc, "cue", q->cue);
	json_put_int(doc->out, "confidence", q->confidence);
	if (q->nested) {
		json_put_key(doc->out, "nested");
		buf_puts(doc->out, "true");
	}
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct quote_options o = {.lang = doc->lang};
	struct quotes quotes = {0};
	bool any = false;

	quotes_find(&c->data, doc->text, &doc->layers, &o, doc->scratch, &quotes);
	buf_putc(doc->out, '[');
	for (size_t i = 0; i < quotes.n; i++) {
		if (c->kinds && !(c->kinds & 1u << quotes.v[i].kind))
			continue;
		buf_puts(doc->out, any ? ",{" : "{");
		put_quote(doc, &quotes.v[i]);
		buf_putc(doc->out, '}');
		any = true;
	}
	buf_putc(doc->out, ']');
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"kinds", 0, "LIST", "of direct, mixed, indirect: these only"},
	    {0},
	};
	static struct config config;
	static const struct filter tagger = {
	    .name = "tag-speakers",
	    .layer = "quotes",
	    .about = "Adds who said what to each document.",
	    .reads = READ_SENTENCES | READ_EMBEDS,
	    .needs = READ_SENTENCES,
	    .options = options,
	    .config = &config,
	    .option = option,
	    .run = run,
	};
	struct arena memory = {0};
	int status;

	quote_data_make(&config.data, NULL, &memory);
	status = filter_main(&tagger, argc, argv);
	arena_free(&memory);
	return status;
}
