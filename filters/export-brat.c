/*
 * export-brat: all layers as brat standoff (brat.nlplab.org/standoff.html): a tar archive
 * with a .txt and an .ann file for each record, and the configuration for them.
 */
#include <string.h>

#include "carrier/filter.h"
#include "carrier/items.h"
#include "carrier/json.h"
#include "export/tar.h"
#include "text/chars.h"

/* What brat must know of the types; the names below stand in it. */
static const char annotation_conf[] =
    "[entities]\nSentence\nEmbed\nQuote\nSpeaker\nCue\nDate\nSummary\n\n"
    "[relations]\nSaidBy\tArg1:Quote, Arg2:Speaker\nCuedBy\tArg1:Quote, Arg2:Cue\n"
    "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n"
    "[events]\n\n[attributes]\n"
    "Kind\tArg:Quote, Value:direct|mixed|indirect\n"
    "Type\tArg:Date, Value:DATE|TIME|DURATION|SET\n";
static const char visual_conf[] =
    "[labels]\n\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:#eeeeee\n"
    "ARC_DEFAULT\tcolor:black\nSentence\tbgColor:#ffffff\nEmbed\tbgColor:#dddddd\n"
    "Quote\tbgColor:#cfe3ff\nSpeaker\tbgColor:#ffd9c9\nCue\tbgColor:#e4d4f4\n"
    "Date\tbgColor:#fbe7a8\nSummary\tbgColor:#d5f0d5\n";

/* The annotations of a record under way: brat numbers each sort by itself. */
struct notes {
	struct document *doc;
	struct buf *out;
	unsigned spans, relations, attributes, remarks;
};

/* Must a span be parted here? .ann files hold one annotation a line, tabs between. */
static bool
parts(uint32_t c)
{
	return c == '\t' || c == 0x1C || c == 0x1D || c == 0x1E ||
	       char_is(c, CHAR_NEWLINE);
}

/* The next fragment of a span: what stands between tabs and line breaks. */
static bool
next_fragment(const struct text *t, uint32_t *at, uint32_t end, struct span *fragment)
{
	while (*at < end && parts(text_at(t, *at)))
		++*at;
	fragment->start = *at;
	while (*at < end && !parts(text_at(t, *at)))
		++*at;
	fragment->end = *at;
	return fragment->start < fragment->end;
}

/* T1 TAB Type 0 5;6 9 TAB text; returns its number, 0 if there is nothing in it. */
static unsigned
put_span(struct notes *k, const char *type, struct span span)
{
	const struct text *t = k->doc->text;
	struct span f;
	uint32_t at = span.start;
	bool first = true;

	if (!next_fragment(t, &at, span.end, &f))
		return 0;
	buf_printf(k->out, "T%u\t%s", ++k->spans, type);
	do {
		buf_printf(k->out, "%c%u %u", first ? ' ' : ';', (unsigned)f.start,
		    (unsigned)f.end);
		first = false;
	} while (next_fragment(t, &at, span.end, &f));
	buf_putc(k->out, '\t');
	for (at = span.start, first = true; next_fragment(t, &at, span.end, &f);
	     first = false) {
		if (!first)
			buf_putc(k->out, ' ');
		json_put_plain(k->out, t, f);
	}
	buf_putc(k->out, '\n');
	return k->spans;
}

/* A value as it stands in a line: a string decoded, with spaces for what would part it.
 */
static void
put_value(struct buf *out, const char *p)
{
	struct text t = {0};

	if (*p != '"') {
		buf_add(out, p, (size_t)(json_end(p) - p));
		return;
	}
	json_text(p, &t);
	for (uint32_t i = 0; i < t.n; i++)
		if (parts(text_at(&t, i)))
			buf_putc(out, ' ');
		else
			json_put_plain(out, &t, (struct span){i, i + 1});
	text_free(&t);
}

static void
put_attribute(struct notes *k, const char *name, unsigned of, const char *value,
    const char *const allowed[])
{
	for (; value && *allowed; allowed++)
		if (json_is(value, *allowed))
			buf_printf(k->out, "A%u\t%s T%u %s\n", ++k->attributes, name, of,
			    *allowed);
}

/* #1 TAB AnnotatorNotes T1 TAB key value, key value */
static void
put_remarks(
    struct notes *k, const struct item *item, unsigned of, const char *const keys[])
{
	bool any = false;

	for (; *keys; keys++) {
		const char *value = items_get(item, *keys, NULL);

		if (!value)
			continue;
		if (any)
			buf_puts(k->out, ", ");
		else
			buf_printf(k->out, "#%u\tAnnotatorNotes T%u\t", ++k->remarks, of);
		buf_printf(k->out, "%s ", *keys);
		put_value(k->out, value);
		any = true;
	}
	if (any)
		buf_putc(k->out, '\n');
}

/* The span under a key of a quote, and how the quote relates to it. */
static void
put_relation(struct notes *k, const struct item *quote, unsigned of, const char *key,
    const char *type, const char *relation)
{
	struct span span;
	unsigned to = 0;

	if (items_span(quote, key, k->doc->text->n, &span))
		to = put_span(k, type, span);
	if (to)
		buf_printf(k->out, "R%u\t%s Arg1:T%u Arg2:T%u\n", ++k->relations,
		    relation, of, to);
}

static void
put_quote(struct notes *k, const struct item *quote, unsigned of)
{
	static const char *const kinds[] = {"direct", "mixed", "indirect", NULL};
	const char *name = items_get(quote, "speaker", "name");

	put_attribute(k, "Kind", of, items_get(quote, "kind", NULL), kinds);
	put_relation(k, quote, of, "speaker", "Speaker", "SaidBy");
	put_relation(k, quote, of, "cue", "Cue", "CuedBy");
	if (name) {
		buf_printf(k->out, "#%u\tAnnotatorNotes T%u\tspeaker ", ++k->remarks, of);
		put_value(k->out, name);
		buf_putc(k->out, '\n');
	}
}

static void
put_date(struct notes *k, const struct item *date, unsigned of)
{
	static const char *const types[] = {"DATE", "TIME", "DURATION", "SET", NULL};
	static const char *const keys[] = {
	    "value", "mod", "quant", "freq", "from", "until", "anchor", NULL};

	put_attribute(k, "Type", of, items_get(date, "type", NULL), types);
	put_remarks(k, date, of, keys);
}

static void
put_embed(struct notes *k, const struct item *embed, unsigned of)
{
	static const char *const keys[] = {
	    "kind", "author_name", "handle", "posted", "author_url", NULL};

	put_remarks(k, embed, of, keys);
}

static void
put_summary(struct notes *k, const struct item *sentence, unsigned of)
{
	static const char *const keys[] = {"score", NULL};

	put_remarks(k, sentence, of, keys);
}

static const struct layer {
	const char *name, *type;
	void (*put)(struct notes *k, const struct item *item, unsigned of);
} layers[] = {
    {"sentences", "Sentence", NULL},
    {"embeds", "Embed", put_embed},
    {"quotes", "Quote", put_quote},
    {"dates", "Date", put_date},
    {"summary", "Summary", put_summary},
};

static const char *
put_layer(struct notes *k, const struct layer *layer)
{
	struct items items;
	const char *wrong = items_read(k->doc, layer->name, &items);

	for (size_t i = 0; i < items.n && !wrong; i++) {
		unsigned of = put_span(k, layer->type, items.v[i].span);

		if (of && layer->put)
			layer->put(k, &items.v[i], of);
	}
	return wrong;
}

static void
put_file(struct buf *out, const struct buf *stem, const char *extension,
    const struct buf *file)
{
	struct buf name = {0};

	buf_add(&name, stem->p, stem->n);
	buf_puts(&name, extension);
	tar_put_file(out, name.p, name.n, file->p, file->n);
	buf_free(&name);
}

static const char *
run(const void *config, struct document *doc)
{
	struct buf ann = {0}, text = {0}, stem = {0};
	struct notes k = {.doc = doc, .out = &ann};
	const char *wrong = NULL;

	(void)config;
	doc->instead = true;
	for (size_t i = 0; i < sizeof(layers) / sizeof(*layers) && !wrong; i++)
		wrong = put_layer(&k, &layers[i]);
	if (!wrong) {
		json_put_plain(
		    &text, doc->text, (struct span){0, (uint32_t)doc->text->n});
		tar_put_name(doc, &stem);
		put_file(doc->out, &stem, ".txt", &text);
		put_file(doc->out, &stem, ".ann", &ann);
	}
	buf_free(&ann);
	buf_free(&text);
	buf_free(&stem);
	return wrong;
}

static void
put_conf(struct buf *out, const char *name, const char *conf)
{
	tar_put_file(out, name, strlen(name), conf, strlen(conf));
}

static void
head(const void *config, struct buf *out)
{
	(void)config;
	put_conf(out, "annotation.conf", annotation_conf);
	put_conf(out, "visual.conf", visual_conf);
}

static void
tail(const void *config, struct buf *out)
{
	(void)config;
	tar_put_end(out);
}

int
main(int argc, char **argv)
{
	static const struct filter exporter = {
	    .name = "export-brat",
	    .about =
		"Writes all layers as brat standoff: a tar archive of .txt and .ann.",
	    .head = head,
	    .tail = tail,
	    .run = run,
	};

	return filter_main(&exporter, argc, argv);
}
