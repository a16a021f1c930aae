/*
 * Any text: its embeds are in order and apart, no span begins or ends on white space,
 * what an embed is made of lies inside it, and all comes out the same a second time.
 */
#include <stdlib.h>
#include <string.h>

#include "embeds/embeds.h"
#include "text/chars.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool so)
{
	if (!so)
		abort();
}

/* Empty, or inside and trimmed. */
static void
check_span(const struct text *t, struct span outer, struct span s)
{
	if (s.start == s.end)
		return;
	must(s.start < s.end && s.start >= outer.start && s.end <= outer.end);
	must(!char_is(text_at(t, s.start), CHAR_SPACE));
	must(!char_is(text_at(t, s.end - 1), CHAR_SPACE));
}

static void
check(const struct text *t, const struct embeds *found)
{
	struct span rest = {0, (uint32_t)t->n};

	for (size_t i = 0; i < found->n; i++) {
		const struct embed *e = &found->v[i];

		must(e->span.start < e->span.end);
		check_span(t, rest, e->span);
		check_span(t, e->span, e->body);
		check_span(t, e->span, e->author_name);
		check_span(t, e->span, e->handle);
		for (size_t k = 0; k < e->nurls; k++)
			check_span(t, e->span, e->urls[k]);
		rest.start = e->span.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct text t = {0};
	struct arena scratch = {0};
	struct embeds found = {0}, again = {0};

	text_reset(&t, n);
	text_add_utf8(&t, data, utf8_valid(data, n));
	embeds_find(&t, &scratch, &found);
	embeds_find(&t, &scratch, &again);
	check(&t, &found);
	must(found.n == again.n);
	for (size_t i = 0; i < found.n; i++)
		must(!memcmp(&found.v[i].span, &again.v[i].span, sizeof(struct span)));
	arena_free(&scratch);
	text_free(&t);
	return 0;
}
