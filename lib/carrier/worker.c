#include "carrier/worker.h"

#include <stdlib.h>
#include <string.h>

#include "carrier/input.h"
#include "carrier/refusal.h"

/* Why a record is refused; built up piece by piece, so that no reason needs memory of its
 * own. */
struct reason {
	const char *what, *key; /* `what`, or "KEY" what */
	bool has_at;
	size_t at; /* the offending byte */
};

static void
put_reason(struct buf *b, const struct reason *r)
{
	if (r->key)
		buf_printf(b, "\"%s\" ", r->key);
	buf_puts(b, r->what);
	if (r->has_at)
		buf_printf(b, " (byte %zu)", r->at + 1);
}

/* The place of a refused line, kept for later filters: nothing is lost. */
static void
wrap(struct worker *w, struct batch *b, struct slice line, unsigned long long number,
    const struct reason *reason)
{
	size_t from = b->out.n;

	w->layer.n = 0;
	put_reason(&w->layer, reason);
	refusal_put(&b->out, &(struct refusal){w->filter->name, b->file, number,
				 {w->layer.p, w->layer.n}, line});
	batch_put_out(b, from);
	batch_end_record(b);
}

static void
refuse(struct worker *w, struct batch *b, struct slice line, unsigned long long number,
    const struct reason *reason)
{
	b->refused++;
	buf_printf(&b->messages, "%s: %s:%llu: ", w->filter->name, b->file, number);
	put_reason(&b->messages, reason);
	buf_putc(&b->messages, '\n');
	if (w->settings->on_error == ON_ERROR_FAIL)
		b->stop = true;
	else if (w->settings->on_error == ON_ERROR_WRAP)
		wrap(w, b, line, number, reason);
}

/* A key the filter reads; false (and a reason) if the record has it twice. */
static bool
value_of(struct worker *w, const char *key, struct slice *value, struct reason *why)
{
	bool twice = false;

	*value = record_value(&w->record, key, &twice);
	if (twice)
		*why = (struct reason){.what = "stands twice in the record", .key = key};
	return !twice;
}

static bool
check_layer(struct worker *w, enum layer_index which, struct reason *why)
{
	static const char *const makers[LAYERS] = {
	    "segment", "extract-embeds", "tag-speakers", "extract-dates"};
	const char *key = layer_keys[which], *error;
	struct slice value;

	if (!(w->layers.which >> which & 1))
		return true;
	if (!value_of(w, key, &value, why))
		return false;
	error = layers_error(&w->layers, which, w->text.n);
	if (error) {
		*why = (struct reason){.what = error, .key = key};
		return false;
	}
	if (!w->layers.found[which].there && w->filter->needs >> which & 1) {
		w->layer.n = 0;
		buf_printf(&w->layer, "no \"%s\": run %s first", key, makers[which]);
		buf_putc(&w->layer, '\0');
		*why = (struct reason){.what = w->layer.p};
		return false;
	}
	return true;
}

/* What a filter reads in place of text; false (and a reason) if it is no string. */
static bool
read_bytes(struct worker *w, struct document *doc, struct reason *why)
{
	const char *key = *w->filter->bytes_key;
	struct slice value;

	if (!value_of(w, key, &value, why))
		return false;
	if (!value.p || *value.p != '"') {
		*why = (struct reason){
		    .what = value.p ? "is not a string" : "is missing", .key = key};
		return !value.p;
	}
	w->bytes.n = 0;
	buf_reserve(&w->bytes, value.n);
	json_bytes(value.p, &w->bytes);
	doc->bytes = w->bytes.p;
	doc->nbytes = w->bytes.n;
	return true;
}

/* The text, and all else the analysis may see. */
static bool
read_document(struct worker *w, struct document *doc, struct batch *b, char lang[64],
    struct reason *why)
{
	const struct settings *s = w->settings;
	struct slice value;

	if (w->filter->bytes_key && !read_bytes(w, doc, why))
		return false;
	if (doc->bytes)
		return true;
	if (!value_of(w, s->text_key, &value, why))
		return false;
	if (why->what && !value.p) /* neither text nor what is read in its place */
		return false;
	*why = (struct reason){0};
	if (!value.p || *value.p != '"') {
		*why = (struct reason){.what = value.p ? "is not a string" : "is missing",
		    .key = s->text_key};
		return false;
	}
	doc->text = &w->text;

	if (!value_of(w, "lang", &value, why))
		return false;
	if (s->lang) {
		doc->lang = s->lang;
	} else if (value.p && *value.p == '"' && value.n > 2 && value.n < 64) {
		memcpy(lang, value.p + 1, value.n - 2);
		lang[value.n - 2] = '\0';
		doc->lang = lang;
	}
	if (w->filter->reads & READ_TITLE) {
		if (!value_of(w, "title", &value, why))
			return false;
		if (value.p && *value.p == '"') {
			text_reset(&w->title, value.n);
			json_text_of(value, &w->title);
			doc->title = &w->title;
		}
	}
	if (w->filter->reads & READ_DATE) {
		if (!value_of(w, s->date_key, &value, why))
			return false;
		if (value.p && *value.p != 'n' &&
		    (*value.p != '"' ||
			!calendar_parse(value.p + 1, value.n - 2, &doc->date)))
			b->bad_date = true;
	}
	for (enum layer_index k = 0; k < LAYERS; k++)
		if (!check_layer(w, k, why))
			return false;
	doc->layers = w->layers.layers;
	return true;
}

/* The layer behind what the batch has put out; a long one changes places with it. */
static void
put_layer(struct worker *w, struct batch *b)
{
	enum { LONG = 1024 * 1024 };
	struct buf *layer = &w->layer, had = b->out;

	if (layer->n < LONG || had.n > LONG / 16) {
		buf_add(&b->out, layer->p, layer->n);
		return;
	}
	buf_reserve(layer, had.n);
	memmove(layer->p + had.n, layer->p, layer->n);
	if (had.n)
		memcpy(layer->p, had.p, had.n);
	layer->n += had.n;
	b->out = *layer;
	*layer = (struct buf){0};
	buf_free(&had);
}

/* The record with its layer: spliced in, or alone with the id. */
static void
put_record(struct worker *w, struct batch *b, struct slice line)
{
	const char *key = w->filter->layer;
	size_t from = b->out.n;
	struct record_cut cut;
	struct slice id;
	bool twice;

	if (w->settings->layer_only) {
		buf_putc(&b->out, '{');
		id = record_value(&w->record, "id", &twice);
		if (id.p) {
			json_put_key(&b->out, "id");
			buf_add(&b->out, id.p, id.n);
		}
		json_put_key(&b->out, key);
		put_layer(w, b);
		buf_puts(&b->out, "}\n");
		batch_put_out(b, from);
		batch_end_record(b);
		return;
	}
	cut = record_cut(&w->record, key);
	batch_put_in(b, line.p, cut.head);
	from = b->out.n;
	if (cut.fresh) {
		buf_puts(&b->out, ",\"");
		buf_puts(&b->out, key);
		buf_puts(&b->out, "\":");
	}
	put_layer(w, b);
	batch_put_out(b, from);
	batch_put_in(b, line.p + cut.tail, line.n - cut.tail);
	batch_put_in(b, "\n", 1);
	batch_end_record(b);
}

/* What the filter wrote in place of the record. */
static void
put_instead(struct worker *w, struct batch *b)
{
	size_t from = b->out.n;

	put_layer(w, b);
	batch_put_out(b, from);
	batch_end_record(b);
}

/* A document nothing is known of. */
static struct document
new_document(struct worker *w)
{
	arena_reset(&w->scratch);
	text_reset(&w->strings, 0);
	w->layers = (struct layers_reading){
	    .which = (w->filter->reads | w->filter->needs) & READ_LAYERS,
	    .scratch = &w->scratch,
	    .strings = &w->strings};
	w->layer.n = 0;
	return (struct document){.lang = "en",
	    .date = {DAY_NONE, -1},
	    .settings = w->settings,
	    .scratch = &w->scratch,
	    .out = &w->layer};
}

/* What is read as the line is checked: the text and the layers. */
static bool
read_member(void *to, struct slice key, struct json_scan *s)
{
	struct worker *w = to;

	if (*s->p != '"' || !json_key_is(key, w->settings->text_key))
		return layers_read(&w->layers, key, s);
	json_scan_text(s, &w->text);
	return true;
}

/* One line that is not blank, with or without CRs at its end. */
static void
run_line(struct worker *w, struct batch *b, struct slice line, unsigned long long number)
{
	const struct json_reader reader = {read_member, w};
	struct document doc = new_document(w);
	struct reason why = {0};
	struct slice own;
	char lang[64];

	b->records++;
	while (line.p[line.n - 1] == '\r')
		line.n--;
	why.what = record_read(&w->record, line, &reader, &why.at);
	if (why.what) {
		why.has_at = true;
		refuse(w, b, line, number, &why);
		return;
	}
	if (w->filter->layer && record_is_wrapped(&w->record)) {
		batch_put_in(b, line.p, line.n);
		batch_put_in(b, "\n", 1);
		batch_end_record(b);
		return;
	}
	doc.record = &w->record;
	if ((w->filter->layer && !value_of(w, w->filter->layer, &own, &why)) ||
	    !read_document(w, &doc, b, lang, &why)) {
		refuse(w, b, line, number, &why);
		return;
	}
	w->layer.n = 0;
	why.what = w->filter->run(w->filter->config, &doc);
	if (why.what) {
		refuse(w, b, line, number, &why);
	} else if (doc.instead) {
		put_instead(w, b);
	} else {
		put_record(w, b, line);
	}
}

/* A file that came whole. */
static void
run_whole(struct worker *w, struct batch *b)
{
	struct document doc = new_document(w);
	struct reason why = {0};

	b->records++;
	doc.bytes = b->in.p;
	doc.nbytes = b->used;
	doc.file = b->file == input_stdin ? NULL : b->file;
	why.what = w->filter->run(w->filter->config, &doc);
	if (why.what)
		refuse(w, b, (struct slice){b->in.p, b->used}, b->first_line, &why);
	else
		put_instead(w, b);
}

/* Not kept, and so not wrapped either: the input may not have kept it in the first place.
 */
static void
refuse_overlong(struct worker *w, struct batch *b, unsigned long long number)
{
	b->records++;
	refuse(w, b, (struct slice){0}, number,
	    &(struct reason){.what = "longer than --max-record"});
}

static bool
blank(struct slice line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] != ' ' && line.p[i] != '\t' && line.p[i] != '\r')
			return false;
	return true;
}

void
worker_run(struct worker *w, struct batch *b)
{
	const char *p, *end;

	if (b->overlong)
		refuse_overlong(w, b, b->first_line);
	if (b->whole)
		run_whole(w, b);
	if (!b->used || b->whole)
		return;
	p = b->in.p;
	end = p + b->used;
	while (p < end && !b->stop) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		struct slice line = {p, (size_t)((stop ? stop : end) - p)};

		p = stop ? stop + 1 : end;
		if (line.n > w->settings->max_record)
			refuse_overlong(w, b, b->first_line + b->lines);
		else if (!blank(line))
			run_line(w, b, line, b->first_line + b->lines);
		b->lines++;
	}
}

void
worker_free(struct worker *w)
{
	free(w->record.members.v);
	text_free(&w->text);
	text_free(&w->title);
	text_free(&w->strings);
	arena_free(&w->scratch);
	buf_free(&w->layer);
	buf_free(&w->bytes);
}
