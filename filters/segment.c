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

/* One sentence a line, line breaks inside as spaces; a blank line behind the document. */
static void
put_plain(struct document *doc, const struct sentences *s)
{
	doc->instead = true;
	for (size_t i = 0; i < s->n; i++)
		json_put_line(doc->out, doc->text, s->v[i]);
	buf_putc(doc->out, '\n');
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct segment_options o = {.lang = doc->lang,
	    .join = c->join,
	    .uax29 = c->uax29,
	    .extra = c->has_extra ? &c->extra : NULL};
	struct sentences s = {0};

	segment(doc->text, doc->layers.embeds, &o, doc->scratch, &s);
	if (c->plain) {
		put_plain(doc, &s);
		return NULL;
	}
	buf_putc(doc->out, '[');
	for (size_t i = 0; i < s.n; i++) {
		buf_puts(doc->out, i ? ",{" : "{");
		json_put_span(doc->out, s.v[i]);
		if (c->text) {
			json_put_key(doc->out, "text");
			json_put_text(doc->out, doc->text, s.v[i]);
		}
		buf_putc(doc->out, '}');
	}
	buf_putc(doc->out, ']');
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
