/*
 * Any text, any embeds: the sentences partition what is not white space, cross no embed's
 * edge and come out the same a second time. The first byte chooses language and layout,
 * the second the place of an embed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "segment/segment.h"
#include "text/chars.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool so)
{
	if (!so)
		abort();
}

struct found {
	struct sentences all;
	struct arena *scratch;
};

static void
take(void *to, struct span sentence)
{
	struct found *f = to;

	*array_add(f->scratch, &f->all) = sentence;
}

static void
check_partition(
    const struct text *t, const struct embed_view *e, const struct sentences *s)
{
	size_t at = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct span v = s->v[i];

		must(v.start < v.end && v.end <= t->n && v.start >= at);
		must(!char_is(text_at(t, v.start), CHAR_SPACE));
		must(!char_is(text_at(t, v.end - 1), CHAR_SPACE));
		for (; at < v.start; at++)
			must(char_is(text_at(t, at), CHAR_SPACE));
		at = v.end;
		must(v.end <= e->span.start || v.start >= e->span.start);
		must(v.end <= e->span.end || v.start >= e->span.end);
	}
	for (; at < t->n; at++)
		must(char_is(text_at(t, at), CHAR_SPACE));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const langs[] = {
	    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "zh", "xx"};
	struct text t = {0};
	struct embed_view e = {0};
	struct embed_views embeds = {.v = &e, .n = 1};
	struct segment_options o = {0};
	struct arena scratch = {0};
	struct found s = {.scratch = &scratch}, again = s;
	const struct segment_sink sink = {take, &s}, sink_again = {take, &again};

	if (n < 2)
		return 0;
	o.lang = langs[(data[0] & 0x3F) % (sizeof(langs) / sizeof(*langs))];
	o.join = data[0] & 0x80;
	o.uax29 = data[0] & 0x40;
	text_reset(&t, n);
	text_add_utf8(&t, data + 2, utf8_valid(data + 2, n - 2));
	e.span.start = data[1] < t.n ? data[1] : (uint32_t)t.n;
	e.span.end = e.span.start + (uint32_t)(t.n - e.span.start) / 2;
	e.body.start = e.span.start;
	e.body.end = e.span.start + (e.span.end - e.span.start) / 2;
	segment(&t, &embeds, &o, &sink);
	segment(&t, &embeds, &o, &sink_again);
	check_partition(&t, &e, &s.all);
	must(s.all.n == again.all.n &&
	     (!s.all.n || !memcmp(s.all.v, again.all.v, s.all.n * sizeof(*s.all.v))));
	arena_free(&scratch);
	text_free(&t);
	return 0;
}
