/*
 * Any text, any embed and quotation: the expressions lie in the text, in order, apart
 * from one another, with no white space at their ends; what has a beginning has an end; a
 * second run gives the same. The first byte chooses the language and the record's date,
 * the second the place of an embed and a quotation.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "dates/dates.h"
#include "text/chars.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool so)
{
	if (!so)
		abort();
}

static void
check_dates(const struct text *t, const struct dates *d)
{
	uint32_t at = 0;

	for (size_t i = 0; i < d->n; i++) {
		const struct date *x = &d->v[i];

		must(x->span.start < x->span.end && x->span.end <= t->n &&
		     x->span.start >= at);
		must(!char_is(text_at(t, x->span.start), CHAR_SPACE));
		must(!char_is(text_at(t, x->span.end - 1), CHAR_SPACE));
		must(x->value[0] && (x->from[0] != '\0') == (x->until[0] != '\0'));
		must(!x->from[0] || x->from[0] == '-' || strcmp(x->from, x->until) < 0 ||
		     strlen(x->until) > strlen(x->from));
		at = x->span.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct dates_vocabulary *english;
	static const int32_t days[] = {DAY_NONE, 18705, 0, -700000};
	struct text t = {0};
	struct embed_view e = {0};
	struct quote_view q = {0};
	struct span sentence = {0};
	struct embed_views embeds = {.v = &e, .n = 1};
	struct quote_views quotes = {.v = &q, .n = 1};
	struct sentences sentences = {.v = &sentence, .n = 1};
	struct layers layers = {0};
	struct dates_options o = {0};
	struct arena scratch = {0};
	struct dates found = {0}, again = {0};

	if (n < 2)
		return 0;
	if (!english)
		english = dates_vocabulary("en");
	o.lang = data[0] & 1 ? "en" : data[0] & 2 ? "en-GB" : "fr";
	o.vocabulary = data[0] & 3 ? english : NULL;
	o.published.day = days[data[0] >> 2 & 3];
	o.published.second = data[0] & 16 ? 3600 : -1;
	o.edtf = data[0] & 128;
	text_reset(&t, n);
	text_add_utf8(&t, data + 2, utf8_valid(data + 2, n - 2));
	sentence.end = (uint32_t)t.n;
	e.span.start = data[1] < t.n ? data[1] : (uint32_t)t.n;
	e.span.end = e.span.start + (uint32_t)(t.n - e.span.start) / 2;
	e.posted = days[data[0] >> 5 & 3];
	q.span.start = (uint32_t)t.n / 4;
	q.span.end = (uint32_t)t.n / 2;
	layers.embeds = data[1] & 1 ? &embeds : NULL;
	layers.quotes = data[1] & 2 ? &quotes : NULL;
	layers.sentences = data[1] & 4 ? &sentences : NULL;
	dates_find(&t, &layers, &o, &scratch, &found);
	dates_find(&t, &layers, &o, &scratch, &again);
	check_dates(&t, &found);
	must(found.n == again.n);
	for (size_t i = 0; i < found.n; i++)
		must(strcmp(found.v[i].value, again.v[i].value) == 0);
	arena_free(&scratch);
	text_free(&t);
	return 0;
}
