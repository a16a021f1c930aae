/* summary-features: what summarize scores sentences by, for tools/train-summary.py. */
#include "carrier/filter.h"
#include "carrier/json.h"
#include "summary/summary.h"

static void
put_floats(struct buf *out, const float *v, size_t n)
{
	for (size_t k = 0; k < n; k++)
		buf_printf(out, "%s%.6g", k ? "," : "[", (double)v[k]);
	buf_putc(out, ']');
}

static void
put_sentence(struct buf *out, const struct summary_reading *r, size_t i)
{
	const struct sketch *s = &r->sketches.v[i];
	const struct posting *v;
	float f[FEATURES];
	size_t n;

	v = terms_vector(&r->terms, i, &n);
	json_put_span(out, s->span);
	json_put_int(out, "fitness", s->fitness);
	json_put_key(out, "features");
	features(f, &r->sketches, &r->terms, r->own, i);
	put_floats(out, f, FEATURES);
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
	summary_read(doc->text, doc->title, &doc->layers,
	    wordlists_of(NULL, doc->lang, doc->scratch), doc->scratch, &r);
	buf_puts(doc->out, "{\"sentences\":[");
	for (size_t i = 0; i < r.sketches.n; i++) {
		buf_puts(doc->out, i ? ",{" : "{");
		put_sentence(doc->out, &r, i);
		buf_putc(doc->out, '}');
	}
	buf_puts(doc->out, "],\"terms\":[");
	for (size_t i = 0; i < r.terms.n; i++) {
		float f[TERM_FEATURES] = {0};

		if (r.terms.v[i].sentences)
			term_features(f, &r.terms.v[i], r.own);
		buf_puts(doc->out, i ? "," : "");
		put_floats(doc->out, f, TERM_FEATURES);
	}
	buf_puts(doc->out, "]}");
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
	buf_puts(out, "],\"terms\":[");
	for (int k = 0; k < TERM_FEATURES; k++)
		buf_printf(out, "%s\"%s\"", k ? "," : "",
		    term_feature_name((enum term_feature)k));
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
