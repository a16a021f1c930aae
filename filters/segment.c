/* segment: sentence boundaries. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "carrier/filter.h"
#include "carrier/json.h"
#include "segment/segment.h"

struct config {
	bool join, uax29, text, plain;
	struct lexicon extra;
	bool has_extra;
};

static const char *
read_abbreviations(struct config *c, const char *file)
{
	FILE *f = fopen(file, "re");
	long bad;

	if (!f)
		return strerror(errno);
	bad = lexicon_read(&c->extra, f);
	fclose(f);
	c->has_extra = true;
	if (bad < 0)
		return "cannot be read";
	return bad ? "not a list of words in UTF-8, one a line" : NULL;
}

/* Sets *which to whether the value is the second choice. */
static const char *
choose(bool *which, const char *value, const char *first, const char *second,
    const char *otherwise)
{
	*which = strcmp(value, second) == 0;
	return *which || strcmp(value, first) == 0 ? NULL : otherwise;
}

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	if (strcmp(name, "text") == 0)
		c->text = true;
	else if (strcmp(name, "plain") == 0)
		c->plain = true;
	else if (strcmp(name, "abbreviations") == 0)
		return read_abbreviations(c, value);
	else if (strcmp(name, "rules") == 0)
		return choose(
		    &c->uax29, value, "news", "uax29", "not one of news, uax29");
	else
		return choose(&c->join, value, "break", "join", "not one of break, join");
	return NULL;
}

/* What a sentence is written with, and where. */
struct writing {
	const struct config *config;
	struct document *doc;
};

static void
put_sentence(void *to, struct span sentence)
{
	const struct writing *w = to;
	struct buf *out = w->doc->out;

	if (w->config->plain) {
		json_put_line(out, w->doc->text, sentence);
		return;
	}
	buf_puts(out, out->n > 1 ? ",{" : "{");
	json_put_span(out, sentence);
	if (w->config->text) {
		json_put_key(out, "text");
		json_put_text(out, w->doc->text, sentence);
	}
	buf_putc(out, '}');
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct segment_options o = {.lang = doc->lang,
	    .join = c->join,
	    .uax29 = c->uax29,
	    .extra = c->has_extra ? &c->extra : NULL};
	struct writing w = {c, doc};
	struct segment_sink sink = {put_sentence, &w};

	doc->instead = c->plain;
	if (!c->plain)
		buf_putc(doc->out, '[');
	segment(doc->text, doc->layers.embeds, &o, &sink);
	buf_putc(doc->out, c->plain ? '\n' : ']'); /* a blank line behind the document */
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"text", 0, NULL, "add each sentence's text"},
	    {"plain", 0, NULL, "write one sentence a line instead of records"},
	    {"newline", 0, "WHAT", "a single line break: break (default) or join"},
	    {"rules", 0, "WHAT", "whose boundaries: news (default) or uax29, Unicode's"},
	    {"abbreviations", 0, "FILE",
		"more abbreviations, one a line, without the point"},
	    {0},
	};
	static struct config config;
	static const struct filter segmenter = {
	    .name = "segment",
	    .layer = "sentences",
	    .about = "Adds the sentences of each document.",
	    .reads = READ_EMBEDS,
	    .options = options,
	    .config = &config,
	    .option = option,
	    .run = run,
	};

	return filter_main(&segmenter, argc, argv);
}
