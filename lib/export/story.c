#include "export/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "carrier/json.h"
#include "carrier/record.h"

/* A string, decoded into the scratch memory. */
static const char *
decode(const struct story *s, const char *p, size_t *n)
{
	struct buf b = {0};
	char *copy;

	if (!p || *p != '"')
		return NULL;
	json_bytes(p, &b);
	copy = arena_alloc(s->doc->scratch, b.n + 1);
	if (b.n)
		memcpy(copy, b.p, b.n);
	*n = b.n;
	buf_free(&b);
	return copy;
}

const char *
story_string(const struct story *s, const char *key, size_t *n)
{
	bool twice;

	return decode(s, record_value(s->doc->record, key, &twice).p, n);
}

const char *
story_item_string(const struct story *s, const struct item *item, const char *key,
    const char *inner, size_t *n)
{
	return decode(s, items_get(item, key, inner), n);
}

/* A quote on its way to its speaker. */
struct claim {
	const char *name;
	size_t length;
	uint32_t quote;
};

static int
by_name(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	size_t least = x->length < y->length ? x->length : y->length;
	int order;

	if (!x->name || !y->name)
		return (x->name == NULL) - (y->name == NULL);
	order = memcmp(x->name, y->name, least);
	return order ? order : (x->length > y->length) - (x->length < y->length);
}

/* A speaker on the way to a place in the list. */
struct ranked {
	struct speaker speaker;
	uint32_t first, claim; /* its first quote and its first claim */
};

static int
by_quotes(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (!x->speaker.name != !y->speaker.name)
		return x->speaker.name ? -1 : 1;
	if (x->speaker.quotes != y->speaker.quotes)
		return x->speaker.quotes > y->speaker.quotes ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

static void
read_speakers(struct story *s)
{
	struct arena *scratch = s->doc->scratch;
	size_t n = s->quotes.n, k = 0;
	struct claim *claims = arena_alloc(scratch, n * sizeof(*claims));
	struct ranked *ranked = arena_alloc(scratch, n * sizeof(*ranked));

	for (size_t i = 0; i < n; i++) {
		claims[i].quote = (uint32_t)i;
		claims[i].name = story_item_string(
		    s, &s->quotes.v[i], "speaker", "name", &claims[i].length);
	}
	if (n)
		qsort(claims, n, sizeof(*claims), by_name);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || by_name(&claims[i - 1], &claims[i]) != 0) {
			ranked[k].speaker =
			    (struct speaker){claims[i].name, claims[i].length, 0};
			ranked[k].first = UINT32_MAX;
			ranked[k++].claim = (uint32_t)i;
		}
		ranked[k - 1].speaker.quotes++;
		if (claims[i].quote < ranked[k - 1].first)
			ranked[k - 1].first = claims[i].quote;
	}
	if (k)
		qsort(ranked, k, sizeof(*ranked), by_quotes);
	s->speaker_of = arena_alloc(scratch, n * sizeof(*s->speaker_of));
	for (size_t i = 0; i < k; i++) {
		*array_add(scratch, &s->speakers) = ranked[i].speaker;
		for (size_t c = 0; c < ranked[i].speaker.quotes; c++)
			s->speaker_of[claims[ranked[i].claim + c].quote] = (uint32_t)i;
	}
}

const char *
story_read(struct document *doc, struct story *s)
{
	struct slice line = doc->record->line;
	const char *wrong;

	*s = (struct story){.doc = doc};
	if ((wrong = items_read(doc, "sentences", &s->sentences)) ||
	    (wrong = items_read(doc, "embeds", &s->embeds)) ||
	    (wrong = items_read(doc, "quotes", &s->quotes)) ||
	    (wrong = items_read(doc, "dates", &s->dates)) ||
	    (wrong = items_read(doc, "summary", &s->summary)))
		return wrong;
	items_sort(&s->embeds);
	items_sort(&s->quotes);
	items_sort(&s->dates);
	read_speakers(s);
	snprintf(s->key, sizeof(s->key), "n%010llx",
	    (unsigned long long)hash_bytes(line.p, line.n) & 0xFFFFFFFFFFu);
	return NULL;
}
