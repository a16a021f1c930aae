/*
 * export-webannotation: layers as W3C Web Annotations
 * (www.w3.org/TR/annotation-model), one annotation a line.
 */
#include <string.h>

#include "carrier/filter.h"
#include "carrier/items.h"
#include "carrier/json.h"
#include "carrier/record.h"

enum { CONTEXT = 32 }; /* characters of prefix and suffix */

/* What a layer's items say of the text: each line one body. */
static const struct body {
	const char *layer, *purpose, *key, *inner;
} bodies[] = {
    {"embeds", "classifying", "kind", NULL},
    {"embeds", "identifying", "author_name", NULL},
    {"quotes", "classifying", "kind", NULL},
    {"quotes", "identifying", "speaker", "name"},
    {"dates", "classifying", "type", NULL},
    {"dates", "identifying", "value", NULL},
};

static const char *const layers[] = {"sentences", "embeds", "quotes", "dates", "summary"};

/* Bytes of a string as part of an IRI: what has a meaning there is escaped. */
static void
put_iri(struct buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] <= ' ' || strchr("\"<>\\^`{|}#%?", s[i]))
			buf_printf(out, "%%%02X", (unsigned char)s[i]);
		else
			buf_putc(out, s[i]);
}

/* What the annotations are of: the record's url, or its id as a URN-like name. */
static void
put_source(const struct document *doc, struct buf *out)
{
	bool twice;
	const char *url = record_value(doc->record, "url", &twice).p;
	struct buf id = {0};

	if (url && *url == '"') {
		json_bytes(url, out);
		return;
	}
	items_id(doc, &id);
	buf_puts(out, "urn:x-newsline:");
	put_iri(out, id.p, id.n);
	buf_free(&id);
}

static void
put_string(struct buf *out, const char *key, const char *value)
{
	json_put_key(out, key);
	json_put_string(out, value, strlen(value));
}

static void
put_bodies(struct buf *out, const char *layer, const struct item *item)
{
	json_put_key(out, "body");
	buf_puts(out, "[{\"type\":\"TextualBody\",\"purpose\":\"tagging\"");
	put_string(out, "value", layer);
	buf_putc(out, '}');
	for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
		const char *value = items_get(item, bodies[i].key, bodies[i].inner);

		if (!value || strcmp(bodies[i].layer, layer) != 0)
			continue;
		buf_puts(out, ",{\"type\":\"TextualBody\"");
		put_string(out, "purpose", bodies[i].purpose);
		json_put_key(out, "value");
		buf_add(out, value, (size_t)(json_end(value) - value));
		buf_putc(out, '}');
	}
	buf_putc(out, ']');
}

static void
put_target(struct document *doc, const struct buf *source, struct span s)
{
	struct buf *out = doc->out;
	uint32_t before = s.start < CONTEXT ? 0 : s.start - CONTEXT,
		 after = doc->text->n - s.end < CONTEXT ? (uint32_t)doc->text->n
							: s.end + CONTEXT;

	json_put_key(out, "target");
	buf_putc(out, '{');
	json_put_key(out, "source");
	json_put_string(out, source->p, source->n);
	json_put_key(out, "selector");
	buf_puts(out, "[{\"type\":\"TextPositionSelector\"");
	json_put_span(out, s);
	buf_puts(out, "},{\"type\":\"TextQuoteSelector\"");
	json_put_key(out, "exact");
	json_put_text(out, doc->text, s);
	json_put_key(out, "prefix");
	json_put_text(out, doc->text, (struct span){before, s.start});
	json_put_key(out, "suffix");
	json_put_text(out, doc->text, (struct span){s.end, after});
	buf_puts(out, "}]}");
}

static void
put_annotation(struct document *doc, const struct buf *source, const char *layer,
    size_t number, const struct item *item)
{
	struct buf *out = doc->out, id = {0};

	buf_add(&id, source->p, source->n);
	buf_printf(&id, "#%s-%zu", layer, number);
	buf_puts(out, "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"");
	json_put_key(out, "id");
	json_put_string(out, id.p, id.n);
	put_string(out, "type", "Annotation");
	put_string(out, "motivation", "tagging");
	put_bodies(out, layer, item);
	put_target(doc, source, item->span);
	buf_puts(out, "}\n");
	buf_free(&id);
}

static const char *
run(const void *config, struct document *doc)
{
	const char *wrong = NULL;
	struct buf source = {0};

	(void)config;
	doc->instead = true;
	put_source(doc, &source);
	for (size_t k = 0; k < sizeof(layers) / sizeof(*layers) && !wrong; k++) {
		struct items items;

		wrong = items_read(doc, layers[k], &items);
		for (size_t i = 0; i < items.n && !wrong; i++)
			put_annotation(doc, &source, layers[k], i + 1, &items.v[i]);
	}
	buf_free(&source);
	return wrong;
}

int
main(int argc, char **argv)
{
	static const struct filter exporter = {
	    .name = "export-webannotation",
	    .about = "Writes the layers as W3C Web Annotations, one a line.",
	    .run = run,
	};

	return filter_main(&exporter, argc, argv);
}
