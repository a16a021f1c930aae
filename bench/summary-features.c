/* summary-features: what summarize scores sentences by, for tools/train-summary.py. */
#include "carrier/filter.h"
#include "carrier/json.h"
#include "summary/summary.h"

static void
put_sentence(struct buf *out, const struct summary_reading *r, size_t i)
{
	const struct sketch *s = &r->sketches.v[i];
	const struct posting *v;
	size_t n;

	v = terms_vector(&r->terms, i, &n);
	json_put_span(out, s->span);
	json_put_int(out, "fitness", s->fitness);
	json_put_key(out, "features");
	for (size_t k = 0; k < FEATURES; k++)
		buf_printf(
		    out, "%s%.6g", k ? "," : "[", (double)r->features[i * FEATURES + k]);
	buf_putc(out, ']');
	json_put_key(out, "terms");
	buf_putc(out, '[');
	for (size_t k = 0; k < n; k++)
		buf_printf(
		    out, "%s[%u,%.6g]", k ? "," : "", v[k].term, (double)v[k].weight);
	buf_putc(out, ']');
}

static const char *
run(const void *config, struct document *doc)
{
	struct summary_reading r = {0};

	(void)config;
	summary_read(doc->text, doc->title, &doc->layers, doc->lang, doc->scratch, &r);
	buf_putc(doc->out, '[');
	for (size_t i = 0; i < r.sketches.n; i++) {
		buf_puts(doc->out, i ? ",{" : "{");
		put_sentence(doc->out, &r, i);
		buf_putc(doc->out, '}');
	}
	buf_putc(doc->out, ']');
	return NULL;
}

static void
put_names(const void *config, struct buf *out)
{
	(void)config;
	buf_puts(out, "{\"names\":[");
	for (int k = 0; k < FEATURES; k++)
		buf_printf(
		    out, "%s\"%s\"", k ? "," : "", feature_name((enum summary_feature)k));
	buf_puts(out, "]}\n");
}

int
main(int argc, char **argv)
{
	static const struct filter dumper = {.name = "summary-features",
	    .layer = "features",
	    .about = "Adds the features of each sentence; their names stand first.",
	    .reads = READ_SENTENCES | READ_EMBEDS | READ_QUOTES | READ_DATES | READ_TITLE,
	    .needs = READ_SENTENCES,
	    .head = put_names,
	    .run = run};

	return filter_main(&dumper, argc, argv);
}
