/*
 * quote-features: what tag-speakers decides by, for tools/train-quotes.py: every
 * candidate of every decision, with its features. `weights` is read in place of the list
 * compiled in.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "carrier/filter.h"
#include "carrier/json.h"
#include "quotes/quotes.h"

struct config {
	struct quote_data data;
	struct lexicon weights;
	struct arena memory;
};

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;
	FILE *f = fopen(value, "re");
	long bad;

	(void)name;
	if (!f)
		return strerror(errno);
	bad = lexicon_read(&c->weights, f);
	fclose(f);
	if (bad)
		return "is no list of weights";
	quote_data_make(&c->data, &c->weights, &c->memory);
	return NULL;
}

static void
put_pair(struct buf *out, struct span s)
{
	buf_printf(out, "[%u,%u],", s.start, s.end);
}

static void
take(void *to, const char *decision, struct span anchor, struct span candidate,
    char choice, const struct features *f)
{
	struct buf *out = to;

	buf_printf(out, "%s[\"%s\",", out->n > 1 ? "," : "", decision);
	put_pair(out, anchor);
	put_pair(out, candidate);
	buf_printf(out, "\"%c\",[", choice);
	for (uint32_t i = 0; i < f->n; i++) {
		if (f->v[i].template == FEATURE_NONE) /* the first never is */
			continue;
		buf_puts(out, i ? ",\"" : "\"");
		feature_print(out, f, i);
		buf_putc(out, '"');
	}
	buf_puts(out, "]]");
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct decision_sink sink = {take, doc->out};
	struct quote_options o = {.lang = doc->lang, .sink = &sink};
	struct quotes quotes = {0};

	buf_putc(doc->out, '[');
	quotes_find(&c->data, doc->text, &doc->layers, &o, doc->scratch, &quotes);
	buf_putc(doc->out, ']');
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"weights", 0, "FILE", "a list of weights, per mille"},
	    {0},
	};
	static struct config config;
	static const struct filter dumper = {
	    .name = "quote-features",
	    .layer = "decisions",
	    .about = "Adds every candidate of every decision of tag-speakers.",
	    .reads = READ_SENTENCES | READ_EMBEDS,
	    .needs = READ_SENTENCES,
	    .options = options,
	    .config = &config,
	    .option = option,
	    .run = run,
	};

	quote_data_make(&config.data, NULL, &config.memory);
	return filter_main(&dumper, argc, argv);
}
