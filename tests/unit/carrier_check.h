/*
 * carrier_check: the carrier beside jansson, for one line. Used by the unit test on
 * generated lines and by the fuzz target on any.
 */
#ifndef CARRIER_CHECK_H
#define CARRIER_CHECK_H

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "carrier/json.h"
#include "carrier/worker.h"
#include "text/utf8.h"

/*
 * Our depth; what of jansson is narrower than RFC 8259; and what is wider: jansson 2.14
 * overlooks a NUL byte behind a number.
 */
static inline bool
known_difference(const char *ours, const json_error_t *theirs, const char *line, size_t n)
{
	if (ours)
		return strstr(ours, "nesting") || memchr(line, '\0', n);
	return strstr(
		   theirs->text, "overflow") || /* numbers are kept as they are written */
	       strstr(theirs->text, "too big") ||
	       strstr(theirs->text, "too large") ||
	       strstr(theirs->text, "NUL byte in object key");
}

/* Is the decoded string the one jansson has? */
static inline bool
same_string(const char *raw, const json_t *theirs)
{
	struct text t = {0};
	struct buf b = {0};
	bool same;

	text_reset(&t, 0);
	json_text(raw, &t);
	json_put_plain(&b, &t, (struct span){0, (uint32_t)t.n});
	same = b.n == json_string_length(theirs) &&
	       (!b.n || memcmp(b.p, json_string_value(theirs), b.n) == 0);
	text_free(&t);
	buf_free(&b);
	return same;
}

/* The member jansson would keep: the last one of its name. */
static inline bool
same_members(const struct json_members *m, const json_t *theirs)
{
	struct text t = {0};
	bool same = true;

	for (size_t i = 0; i < m->n && same; i++) {
		struct buf key = {0};
		const json_t *value;

		text_reset(&t, 0);
		json_text(m->v[i].key.p - 1, &t);
		json_put_plain(&key, &t, (struct span){0, (uint32_t)t.n});
		buf_putc(&key, '\0');
		value = json_object_get(theirs, key.p);
		if (!value)
			same = false;
		else if (*m->v[i].value.p == '"' && json_is_string(value)) {
			bool last = true;

			for (size_t k = i + 1; k < m->n; k++)
				last &= !json_key_is(m->v[k].key, key.p);
			if (last)
				same = same_string(m->v[i].value.p, value);
		}
		buf_free(&key);
	}
	text_free(&t);
	return same;
}

/* NULL, or how the carrier and jansson differ about the line. */
static inline const char *
differs_from_jansson(const char *line, size_t n)
{
	struct json_members m = {0};
	const char *ours, *how = NULL;
	json_error_t error = {0};
	json_t *theirs =
	    json_loadb(line, n, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
	size_t at;

	ours = json_scan(line, n, &m, &at);
	if (theirs && !json_is_object(theirs)) {
		how = ours ? NULL : "took what is not an object";
	} else if ((ours == NULL) != (theirs != NULL)) {
		if (!known_difference(ours, &error, line, n))
			how = ours ? ours : error.text;
	} else if (theirs && !same_members(&m, theirs)) {
		how = "members differ";
	}
	if (how) {
		static char said[256];

		snprintf(said, sizeof(said), "%s", how);
		how = said;
	}
	json_decref(theirs);
	free(m.v);
	return how;
}

struct parts {
	struct text text;
	struct layers_reading layers;
};

static bool
read_part(void *to, struct slice key, struct json_scan *s)
{
	struct parts *parts = to;

	if (*s->p != '"' || !json_key_is(key, "text"))
		return layers_read(&parts->layers, key, s);
	json_scan_text(s, &parts->text);
	return true;
}

/* NULL, or how a line that is read as it is checked differs from one that is only
 * checked. */
static inline const char *
reads_otherwise(const char *line, size_t n)
{
	struct arena scratch = {0};
	struct text strings = {0}, text = {0};
	struct parts parts = {
	    .layers = {.which = READ_LAYERS, .scratch = &scratch, .strings = &strings}};
	struct json_reader reader = {read_part, &parts};
	struct json_members checked = {0}, read = {0};
	const char *how = NULL, *error, *other;
	size_t at, read_at;

	error = json_scan(line, n, &checked, &at);
	other = json_scan_line(line, n, &read, &reader, &read_at);
	if (!error != !other || read_at != at || (error && strcmp(error, other) != 0))
		how = "another error";
	if (read.n != checked.n)
		how = "other members";
	for (size_t i = 0; i < read.n && !how; i++) {
		const struct json_member *a = &checked.v[i], *b = &read.v[i];

		if (a->key.p != b->key.p || a->key.n != b->key.n ||
		    a->value.p != b->value.p || a->value.n != b->value.n)
			how = "another member";
		if (!error && json_key_is(a->key, "text") && *a->value.p == '"') {
			text_reset(&text, 0);
			json_text_of(a->value, &text);
		}
	}
	if (!how && !error &&
	    (parts.text.n != text.n || parts.text.nastral != text.nastral ||
		!text_same(&parts.text, (struct span){0, (uint32_t)text.n}, &text,
		    (struct span){0, (uint32_t)text.n})))
		how = "another text";
	text_free(&parts.text);
	text_free(&text);
	text_free(&strings);
	arena_free(&scratch);
	free(checked.v);
	free(read.v);
	return how;
}

static inline void
must(bool so)
{
	if (!so)
		abort();
}

static inline void
must_lie_in(const struct text *t, struct span span)
{
	must(span.start <= span.end && span.end <= t->n);
}

/* Items that begin with their span: in the text, sorted, one behind the other if `apart`.
 */
static inline void
must_be_spans(const struct text *t, const void *items, size_t n, size_t size, bool apart)
{
	struct span last = {0}, span;

	for (size_t i = 0; i < n; i++, last = span) {
		memcpy(&span, (const char *)items + i * size, sizeof(span));
		must_lie_in(t, span);
		must(span.start >= (apart ? last.end : last.start));
	}
}

#define MUST_BE_SPANS(t, list, apart)                                                    \
	do {                                                                             \
		if (list)                                                                \
			must_be_spans(                                                   \
			    (t), (list)->v, (list)->n, sizeof(*(list)->v), (apart));     \
	} while (0)

/* Whatever the record says, an analysis is given what layers.h promises. */
static inline void
must_be_sound(const struct text *t, const struct layers *l)
{
	MUST_BE_SPANS(t, l->sentences, true);
	MUST_BE_SPANS(t, l->embeds, true);
	MUST_BE_SPANS(t, l->quotes, false);
	MUST_BE_SPANS(t, l->dates, false);
	for (size_t i = 0; l->embeds && i < l->embeds->n; i++) {
		const struct embed_view *e = &l->embeds->v[i];

		must_lie_in(t, e->body);
		if (e->author_name.in)
			must_lie_in(e->author_name.in, e->author_name.span);
		if (e->handle.in)
			must_lie_in(e->handle.in, e->handle.span);
	}
	for (size_t i = 0; l->quotes && i < l->quotes->n; i++) {
		must_lie_in(t, l->quotes->v[i].speaker);
		must_lie_in(t, l->quotes->v[i].cue);
	}
}

static const char *
put_probe(const void *config, struct document *doc)
{
	(void)config;
	must_be_sound(doc->text, &doc->layers);
	buf_puts(doc->out, "[\"probe\"]");
	return NULL;
}

static const struct filter probe = {.name = "probe",
    .layer = "probe",
    .reads =
	READ_SENTENCES | READ_EMBEDS | READ_QUOTES | READ_DATES | READ_TITLE | READ_DATE,
    .run = put_probe};

/* What the batch would write: its pieces, one behind the other. */
static inline void
put_pieces(struct buf *to, const struct batch *b)
{
	for (size_t i = 0; i < b->npieces; i++) {
		const struct piece *p = &b->pieces[i];

		buf_add(to, (p->of_in ? b->in.p : b->out.p) + p->at, p->n);
	}
}

/*
 * NULL, or what is wrong with what a filter makes of the line: a record that is taken
 * comes out as it came in, but for the layer; taking it again changes nothing.
 */
static inline const char *
not_verbatim(const char *line, size_t n)
{
	static const char fresh[] = ",\"probe\":[\"probe\"]";
	struct settings settings = {
	    .text_key = "text", .date_key = "date", .max_record = 1 << 20};
	struct worker w = {.filter = &probe, .settings = &settings};
	struct batch b = {.file = "line", .first_line = 1}, again = {.file = "line"};
	struct buf first = {0}, second = {0};
	const char *wrong = NULL;
	size_t head = 0, tail;

	buf_add(&b.in, line, n);
	b.used = n;
	worker_run(&w, &b);
	put_pieces(&first, &b);
	if (b.records - b.refused == 1 && first.n) {
		const char *out = first.p;
		size_t out_n = first.n - 1;

		while (n && line[n - 1] == '\r')
			n--;
		if (out[out_n] != '\n')
			wrong = "no line end";
		while (head < n && head < out_n && line[head] == out[head])
			head++;
		for (tail = 0; tail < n - head && tail < out_n - head &&
			       line[n - 1 - tail] == out[out_n - 1 - tail];)
			tail++;
		if (out_n == n + sizeof(fresh) - 1 && head + tail != n)
			wrong = "bytes beside the layer changed";
		buf_add(&again.in, first.p, first.n);
		again.used = first.n;
		worker_run(&w, &again);
		put_pieces(&second, &again);
		if (!wrong && record_is_wrapped(&w.record) == 0 &&
		    (second.n != first.n || memcmp(second.p, first.p, first.n) != 0))
			wrong = "a second run is not the same";
	}
	buf_free(&first);
	buf_free(&second);
	batch_free(&b);
	batch_free(&again);
	worker_free(&w);
	return wrong;
}

#endif
