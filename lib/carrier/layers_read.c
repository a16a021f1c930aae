#include "carrier/layers_read.h"

#include <stdlib.h>

/* One item of any layer; each layer takes from it what it knows. */
struct item {
	struct span span, body, speaker, cue;
	struct passage author_name, handle;
	int32_t posted;
	enum quote_kind kind;
	bool from;
};

struct reader {
	size_t n;        /* code points of the text */
	const char *end; /* of the layer's value */
	struct text *strings;
	const char *error;
};

static void
fail(struct reader *r, const char *error)
{
	if (!r->error)
		r->error = error;
}

/* The start and the end of the object at p, in whatever order and spelling. */
static void
read_offsets(struct reader *r, const char *p, int32_t *start, int32_t *end)
{
	if (*p != '{') {
		fail(r, "a span is not an object");
		return;
	}
	for (p = json_first(p); p; p = json_next(p)) {
		bool is_start = json_is(p, "start"),
		     is_end = !is_start && json_is(p, "end");

		p = json_value(p);
		if ((is_start && !json_int(p, start)) || (is_end && !json_int(p, end)))
			fail(r, "an offset is not an integer");
	}
}

/* A span's object, or any object with a span: {"start":S,"end":E,...}; *at moves past it.
 */
static struct span
read_span(struct reader *r, const char **at)
{
	struct span span;
	const char *behind = json_span(*at, r->end, &span);
	int32_t start = -1, end = -1;

	if (behind) {
		start = (int32_t)span.start;
		end = (int32_t)span.end;
	} else {
		read_offsets(r, *at, &start, &end);
	}
	*at = behind && *behind == '}' ? behind + 1 : json_end(*at);
	if (start < 0 || end < start || (size_t)end > r->n) {
		fail(r, "an offset is missing or out of range");
		return (struct span){0};
	}
	return (struct span){(uint32_t)start, (uint32_t)end};
}

static struct passage
read_string(struct reader *r, const char *p)
{
	struct passage s = {0};

	if (*p != '"')
		return s; /* null, or not what we know */
	s.span.start = (uint32_t)r->strings->n;
	json_text(p, r->strings);
	s.span.end = (uint32_t)r->strings->n;
	s.in = r->strings;
	return s;
}

static int32_t
read_day(const char *p)
{
	struct moment m;

	if (*p != '"' || !calendar_parse(p + 1, (size_t)(json_end(p) - p - 2), &m))
		return DAY_NONE;
	return m.day;
}

static void
read_member(struct reader *r, struct item *item, const char *key)
{
	const char *value = json_value(key);

	if (json_is(key, "body") && *value == '{')
		item->body = read_span(r, &value);
	else if (json_is(key, "speaker") && *value == '{')
		item->speaker = read_span(r, &value);
	else if (json_is(key, "cue") && *value == '{')
		item->cue = read_span(r, &value);
	else if (json_is(key, "author_name"))
		item->author_name = read_string(r, value);
	else if (json_is(key, "handle"))
		item->handle = read_string(r, value);
	else if (json_is(key, "posted"))
		item->posted = read_day(value);
	else if (json_is(key, "from"))
		item->from = *value == '"';
	else if (json_is(key, "kind"))
		item->kind = json_is(value, "mixed")      ? QUOTE_MIXED
			     : json_is(value, "indirect") ? QUOTE_INDIRECT
							  : QUOTE_DIRECT;
}

/* The item with all that is known of it; *at moves past it. */
static struct item
read_item(struct reader *r, const char **at)
{
	struct item item = {.posted = DAY_NONE};
	const char *p = *at;

	item.span = read_span(r, at);
	if (!r->error)
		for (p = json_first(p); p; p = json_next(json_value(p)))
			read_member(r, &item, p);
	return item;
}

static int
by_span(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

/* Every view begins with its span, so one order serves all. */
static void
sort(void *v, size_t n, size_t size)
{
	const char *p = v;

	for (size_t i = 1; i < n; i++)
		if (by_span(p + (i - 1) * size, p + i * size) > 0) {
			qsort(v, n, size, by_span);
			return;
		}
}

static bool
is_array(struct slice value, const char **error)
{
	if (*value.p == 'n')
		return false;
	if (*value.p != '[') {
		*error = "is not an array";
		return false;
	}
	return true;
}

struct sentences *
layers_sentences(struct slice value, size_t n, struct arena *scratch, const char **error)
{
	struct reader r = {.n = n, .end = value.p + value.n};
	struct sentences *out;

	if (!is_array(value, error))
		return NULL;
	out = arena_alloc(scratch, sizeof(*out));
	for (const char *p = json_first(value.p); p && !r.error; p = json_after(p))
		*array_add(scratch, out) = read_span(&r, &p);
	sort(out->v, out->n, sizeof(*out->v));
	for (size_t i = 1; i < out->n; i++)
		if (out->v[i].start < out->v[i - 1].end)
			fail(&r, "sentences overlap");
	if (r.error)
		*error = r.error;
	return out;
}

struct embed_views *
layers_embeds(struct slice value, size_t n, struct arena *scratch, struct text *strings,
    const char **error)
{
	struct reader r = {.n = n, .end = value.p + value.n, .strings = strings};
	struct embed_views *out;

	if (!is_array(value, error))
		return NULL;
	out = arena_alloc(scratch, sizeof(*out));
	for (const char *p = json_first(value.p); p && !r.error; p = json_after(p)) {
		struct item item = read_item(&r, &p);

		*array_add(scratch, out) = (struct embed_view){
		    item.span, item.body, item.author_name, item.handle, item.posted};
	}
	sort(out->v, out->n, sizeof(*out->v));
	for (size_t i = 1; i < out->n; i++)
		if (out->v[i].span.start < out->v[i - 1].span.end)
			fail(&r, "embeds overlap");
	if (r.error)
		*error = r.error;
	return out;
}

struct quote_views *
layers_quotes(struct slice value, size_t n, struct arena *scratch, const char **error)
{
	struct text unused = {0};
	struct reader r = {.n = n, .end = value.p + value.n, .strings = &unused};
	struct quote_views *out;

	if (!is_array(value, error))
		return NULL;
	out = arena_alloc(scratch, sizeof(*out));
	for (const char *p = json_first(value.p); p && !r.error; p = json_after(p)) {
		struct item item = read_item(&r, &p);

		*array_add(scratch, out) =
		    (struct quote_view){item.span, item.speaker, item.cue, item.kind};
	}
	text_free(&unused);
	sort(out->v, out->n, sizeof(*out->v));
	if (r.error)
		*error = r.error;
	return out;
}

struct date_views *
layers_dates(struct slice value, size_t n, struct arena *scratch, const char **error)
{
	struct text unused = {0};
	struct reader r = {.n = n, .end = value.p + value.n, .strings = &unused};
	struct date_views *out;

	if (!is_array(value, error))
		return NULL;
	out = arena_alloc(scratch, sizeof(*out));
	for (const char *p = json_first(value.p); p && !r.error; p = json_after(p)) {
		struct item item = read_item(&r, &p);

		*array_add(scratch, out) = (struct date_view){item.span, item.from};
	}
	text_free(&unused);
	sort(out->v, out->n, sizeof(*out->v));
	if (r.error)
		*error = r.error;
	return out;
}
