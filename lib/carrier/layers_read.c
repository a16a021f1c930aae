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

/* The layer at hand. */
struct reader {
	struct json_scan *scan;
	struct text *strings;
	uint32_t most; /* the last of its offsets */
	const char *error;
};

static void
fail(struct reader *r, const char *error)
{
	if (!r->error)
		r->error = error;
}

/* What an item may have that somebody here reads. */
enum member {
	START,
	END,
	KIND,
	BODY,
	SPEAKER,
	CUE,
	AUTHOR_NAME,
	HANDLE,
	POSTED,
	FROM,
	OTHER
};

/* The member whose key is spelled with escapes. */
static __attribute__((noinline)) enum member
spelled_member(struct slice key)
{
	static const char *const names[OTHER] = {[START] = "start",
	    [END] = "end",
	    [KIND] = "kind",
	    [BODY] = "body",
	    [SPEAKER] = "speaker",
	    [CUE] = "cue",
	    [AUTHOR_NAME] = "author_name",
	    [HANDLE] = "handle",
	    [POSTED] = "posted",
	    [FROM] = "from"};
	enum member m = START;

	while (m < OTHER && !json_key_is(key, names[m]))
		m++;
	return m;
}

/* Lengths are compared first: then all that is left is a comparison of a few bytes. */
static inline enum member
member_of(struct slice key)
{
	const char *p = key.p;

	switch (key.n) {
	case 3:
		return memcmp(p, "end", 3) == 0   ? END
		       : memcmp(p, "cue", 3) == 0 ? CUE
						  : OTHER;
	case 4:
		return memcmp(p, "kind", 4) == 0   ? KIND
		       : memcmp(p, "body", 4) == 0 ? BODY
		       : memcmp(p, "from", 4) == 0 ? FROM
						   : OTHER;
	case 5:
		return memcmp(p, "start", 5) == 0 ? START : OTHER;
	case 6:
		return memcmp(p, "handle", 6) == 0   ? HANDLE
		       : memcmp(p, "posted", 6) == 0 ? POSTED
						     : OTHER;
	case 7:
		return memcmp(p, "speaker", 7) == 0 ? SPEAKER : OTHER;
	}
	if (key.n == 11 && memcmp(p, "author_name", 11) == 0)
		return AUTHOR_NAME;
	/* one of these letters as an escape makes it longer by five */
	return key.n > 7 && memchr(p, '\\', key.n) ? spelled_member(key) : OTHER;
}

/* In range as far as can be told without the text. */
static struct span
checked(struct reader *r, int32_t start, int32_t end)
{
	if (start < 0 || end < start) {
		fail(r, "an offset is missing or out of range");
		return (struct span){0};
	}
	if ((uint32_t)end > r->most)
		r->most = (uint32_t)end;
	return (struct span){(uint32_t)start, (uint32_t)end};
}

/* Passes both offsets behind the mark, a brace or a comma, if they are spelled as ours
 * are. */
static inline bool
pass_offsets(struct reader *r, char mark, int32_t *start, int32_t *end)
{
	struct json_scan *s = r->scan;
	struct span span;
	const char *behind;

	if (s->error || s->p == s->end || *s->p != mark)
		return false;
	behind = json_span((const char *)s->p, (const char *)s->end, &span);
	if (!behind)
		return false;
	*start = (int32_t)span.start;
	*end = (int32_t)span.end;
	s->p = (const uint8_t *)behind;
	return true;
}

/*
 * Goes into an object, past its offsets if it begins with them; they are -1 if not.
 * False: it is none, and has been passed.
 */
static bool
enter(struct reader *r, int32_t *start, int32_t *end)
{
	struct json_scan *s = r->scan;

	*start = *end = -1;
	if (*s->p != '{') {
		fail(r, "a span is not an object");
		json_scan_value(s);
		return false;
	}
	if (pass_offsets(r, '{', start, end)) {
		s->depth++;
		s->fresh = false;
	} else {
		json_scan_enter(s);
	}
	return true;
}

/* At a value: moves past it. It is {NULL, 0} if there is an error in it, or nothing
 * behind it, where there must be. */
static struct slice
pass(struct reader *r)
{
	const char *from = (const char *)r->scan->p;

	if (!json_scan_value(r->scan) || r->scan->p == r->scan->end)
		return (struct slice){0};
	return (struct slice){from, (size_t)((const char *)r->scan->p - from)};
}

static void
read_offset(struct reader *r, int32_t *offset)
{
	struct slice value = pass(r);

	if (value.p && !json_int(value.p, offset))
		fail(r, "an offset is not an integer");
}

/* An object of which the span is all that is wanted; most have nothing else. */
static inline struct span
read_span(struct reader *r)
{
	int32_t start, end;
	struct slice key;

	if (!enter(r, &start, &end))
		return (struct span){0};
	for (;;) {
		enum member m;

		if (start < 0 && !r->scan->fresh && pass_offsets(r, ',', &start, &end))
			continue;
		if (!json_scan_member(r->scan, &key))
			break;
		m = member_of(key);
		if (m == START || m == END)
			read_offset(r, m == START ? &start : &end);
		else
			json_scan_value(r->scan);
	}
	return checked(r, start, end);
}

static struct passage
read_string(struct reader *r, struct slice value)
{
	struct passage s = {0};

	if (!value.p || *value.p != '"')
		return s; /* null, or not what we know */
	s.span.start = (uint32_t)r->strings->n;
	json_text_of(value, r->strings);
	s.span.end = (uint32_t)r->strings->n;
	s.in = r->strings;
	return s;
}

static int32_t
read_day(struct slice value)
{
	struct moment m;

	if (!value.p || *value.p != '"' || !calendar_parse(value.p + 1, value.n - 2, &m))
		return DAY_NONE;
	return m.day;
}

static enum quote_kind
read_kind(struct slice value)
{
	struct slice kind;

	if (!value.p || *value.p != '"')
		return QUOTE_DIRECT;
	kind = (struct slice){value.p + 1, value.n - 2};
	return json_key_is(kind, "mixed")      ? QUOTE_MIXED
	       : json_key_is(kind, "indirect") ? QUOTE_INDIRECT
					       : QUOTE_DIRECT;
}

/* The value of a member of an item. */
static void
read_member(struct reader *r, struct item *item, enum member m)
{
	switch (m) {
	case AUTHOR_NAME:
		item->author_name = read_string(r, pass(r));
		return;
	case HANDLE:
		item->handle = read_string(r, pass(r));
		return;
	case POSTED:
		item->posted = read_day(pass(r));
		return;
	case FROM:
		item->from = *r->scan->p == '"';
		break;
	case KIND:
		item->kind = read_kind(pass(r));
		return;
	case BODY:
	case SPEAKER:
	case CUE:
		if (*r->scan->p != '{')
			break;
		*(m == BODY    ? &item->body
		    : m == CUE ? &item->cue
			       : &item->speaker) = read_span(r);
		return;
	default:
		break;
	}
	json_scan_value(r->scan);
}

/* The item with all that is known of it. */
static struct item
read_item(struct reader *r)
{
	struct item item = {.posted = DAY_NONE};
	int32_t start, end;
	struct slice key;

	if (!enter(r, &start, &end))
		return item;
	while (json_scan_member(r->scan, &key)) {
		enum member m = member_of(key);

		if (m == START || m == END)
			read_offset(r, m == START ? &start : &end);
		else
			read_member(r, &item, m);
	}
	item.span = checked(r, start, end);
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

static const struct sentences *
read_sentences(struct reader *r, struct arena *scratch)
{
	struct sentences *out = arena_alloc(scratch, sizeof(*out));

	while (json_scan_element(r->scan))
		*array_add(scratch, out) = read_span(r);
	sort(out->v, out->n, sizeof(*out->v));
	for (size_t i = 1; i < out->n; i++)
		if (out->v[i].start < out->v[i - 1].end)
			fail(r, "sentences overlap");
	return out;
}

static const struct embed_views *
read_embeds(struct reader *r, struct arena *scratch)
{
	struct embed_views *out = arena_alloc(scratch, sizeof(*out));

	while (json_scan_element(r->scan)) {
		struct item item = read_item(r);

		*array_add(scratch, out) = (struct embed_view){
		    item.span, item.body, item.author_name, item.handle, item.posted};
	}
	sort(out->v, out->n, sizeof(*out->v));
	for (size_t i = 1; i < out->n; i++)
		if (out->v[i].span.start < out->v[i - 1].span.end)
			fail(r, "embeds overlap");
	return out;
}

static const struct quote_views *
read_quotes(struct reader *r, struct arena *scratch)
{
	struct quote_views *out = arena_alloc(scratch, sizeof(*out));

	while (json_scan_element(r->scan)) {
		struct item item = read_item(r);

		*array_add(scratch, out) =
		    (struct quote_view){item.span, item.speaker, item.cue, item.kind};
	}
	sort(out->v, out->n, sizeof(*out->v));
	return out;
}

static const struct date_views *
read_dates(struct reader *r, struct arena *scratch)
{
	struct date_views *out = arena_alloc(scratch, sizeof(*out));

	while (json_scan_element(r->scan)) {
		struct item item = read_item(r);

		*array_add(scratch, out) = (struct date_view){item.span, item.from};
	}
	sort(out->v, out->n, sizeof(*out->v));
	return out;
}

const char *const layer_keys[LAYERS] = {"sentences", "embeds", "quotes", "dates"};

bool
layers_read(void *to, struct slice key, struct json_scan *s)
{
	struct layers_reading *l = to;
	struct reader r = {.scan = s, .strings = l->strings};
	size_t k = 0;

	while (k < LAYERS && !(l->which >> k & 1 && json_key_is(key, layer_keys[k])))
		k++;
	if (k == LAYERS || *s->p == 'n')
		return false;
	if (*s->p != '[') {
		l->found[k].error = "is not an array";
		return false;
	}
	json_scan_enter(s);
	switch ((enum layer_index)k) {
	case LAYER_SENTENCES:
		l->layers.sentences = read_sentences(&r, l->scratch);
		break;
	case LAYER_EMBEDS:
		l->layers.embeds = read_embeds(&r, l->scratch);
		break;
	case LAYER_QUOTES:
		l->layers.quotes = read_quotes(&r, l->scratch);
		break;
	default:
		l->layers.dates = read_dates(&r, l->scratch);
	}
	l->found[k] = (struct layer_found){true, r.most, r.error};
	return true;
}

const char *
layers_error(const struct layers_reading *l, enum layer_index which, size_t n)
{
	const struct layer_found *found = &l->found[which];

	return found->most > n ? "an offset is missing or out of range" : found->error;
}
