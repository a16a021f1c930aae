#include "carrier/layers_read.h"

#include <endian.h>
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

/* Lengths are compared first: then all that is left is a comparison of a few bytes. */
static enum member
member_of(struct slice key)
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
	const char *p = key.p;
	enum member m = OTHER;

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
	if (key.n > 7 && memchr(p, '\\', key.n))
		for (m = START; m < OTHER && !json_key_is(key, names[m]);)
			m++;
	return m;
}

/* White space is the only thing as small outside of strings. */
static inline const char *
skip_space(const char *p)
{
	while ((unsigned char)*p <= ' ')
		p++;
	return p;
}

/* The closing mark of the key at p. Most are short and have no escapes. */
static inline const char *
end_of_key(const char *p, const char *end)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	for (const char *q = p + 1; end - q >= 8; q += 8) {
		uint64_t w;

		memcpy(&w, q, 8);
		w = le64toh(w) ^ ones * '"';
		/* the lowest bit that is set is right, whatever is above it */
		w = (w - ones) & ~w & ones << 7;
		if (!w)
			continue;
		q += __builtin_ctzll(w) / 8;
		if (q[-1] == '\\')
			break;
		return q;
	}
	return json_end(p) - 1;
}

/*
 * The members of an object in one pass. *at stands behind its '{', or behind a value.
 * True: *key is the next key, *at its value. False: there is no more, and *at is behind
 * the '}'.
 */
static inline bool
next_member(const struct reader *r, const char **at, struct slice *key)
{
	const char *p = skip_space(*at), *mark;

	if (*p == ',')
		p = skip_space(p + 1);
	if (*p == '}') {
		*at = p + 1;
		return false;
	}
	mark = end_of_key(p, r->end);
	*key = (struct slice){p + 1, (size_t)(mark - p - 1)};
	p = skip_space(mark + 1); /* the colon */
	*at = skip_space(p + 1);
	return true;
}

static struct span
in_text(struct reader *r, int32_t start, int32_t end)
{
	if (start < 0 || end < start || (size_t)end > r->n) {
		fail(r, "an offset is missing or out of range");
		return (struct span){0};
	}
	return (struct span){(uint32_t)start, (uint32_t)end};
}

/*
 * Goes into the object at *at, whose offsets are -1 if it does not begin with them as
 * ours do. False: it is none.
 */
static bool
enter(struct reader *r, const char **at, int32_t *start, int32_t *end)
{
	struct span span;
	const char *behind = json_span(*at, r->end, &span);

	*start = behind ? (int32_t)span.start : -1;
	*end = behind ? (int32_t)span.end : -1;
	if (**at != '{') {
		fail(r, "a span is not an object");
		return false;
	}
	*at = behind ? behind : *at + 1;
	return true;
}

static void
read_offset(struct reader *r, const char *p, int32_t *offset)
{
	if (!json_int(p, offset))
		fail(r, "an offset is not an integer");
}

/* An object of which the span is all that is wanted; *at moves past it. */
static struct span
read_span(struct reader *r, const char **at)
{
	int32_t start, end;
	struct slice key;
	struct span span;
	const char *behind = json_span(*at, r->end, &span);

	if (behind && *behind == '}' && span.start <= span.end && span.end <= r->n) {
		*at = behind + 1;
		return span;
	}
	if (!enter(r, at, &start, &end))
		return (struct span){0};
	while (next_member(r, at, &key)) {
		enum member m = member_of(key);

		if (m == START || m == END)
			read_offset(r, *at, m == START ? &start : &end);
		*at = json_end(*at);
	}
	return in_text(r, start, end);
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

static enum quote_kind
read_kind(struct slice value)
{
	struct slice kind = {value.p + 1, value.n - 2};

	if (*value.p != '"')
		return QUOTE_DIRECT;
	return json_key_is(kind, "mixed")      ? QUOTE_MIXED
	       : json_key_is(kind, "indirect") ? QUOTE_INDIRECT
					       : QUOTE_DIRECT;
}

/* The value of a member of an item; *at moves past it. */
static void
read_member(struct reader *r, struct item *item, enum member m, const char **at)
{
	const char *value = *at;

	if ((m == BODY || m == SPEAKER || m == CUE) && *value == '{') {
		struct span span = read_span(r, at);

		*(m == BODY    ? &item->body
		    : m == CUE ? &item->cue
			       : &item->speaker) = span;
		return;
	}
	*at = json_end(value);
	switch (m) {
	case AUTHOR_NAME:
		item->author_name = read_string(r, value);
		break;
	case HANDLE:
		item->handle = read_string(r, value);
		break;
	case POSTED:
		item->posted = read_day(value);
		break;
	case FROM:
		item->from = *value == '"';
		break;
	case KIND:
		item->kind = read_kind((struct slice){value, (size_t)(*at - value)});
		break;
	default:
		break;
	}
}

/* The item with all that is known of it; *at moves past it. */
static struct item
read_item(struct reader *r, const char **at)
{
	struct item item = {.posted = DAY_NONE};
	int32_t start, end;
	struct slice key;

	if (!enter(r, at, &start, &end))
		return item;
	while (next_member(r, at, &key)) {
		enum member m = member_of(key);

		if (m == START || m == END) {
			read_offset(r, *at, m == START ? &start : &end);
			*at = json_end(*at);
		} else {
			read_member(r, &item, m, at);
		}
	}
	item.span = in_text(r, start, end);
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
