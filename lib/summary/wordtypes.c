#include "summary/wordtypes.h"

#include <string.h>

enum {
	STEM = 6,
	FEW = 64, /* slots at least */
	RUN = 8   /* code points of text a slot is made for */
};

static uint32_t
stem_hash(const struct text *t, const struct word *w)
{
	uint32_t end = w->start;

	if (w->end - w->start <= STEM)
		return w->hash;
	for (uint32_t n = 0; end < w->end && n < STEM; end++)
		n += t->unit[end] != 0xAD; /* soft hyphen: no part of a hash */
	return word_hash(t, w->start, end);
}

/* Makes a new table, of a power of two. */
static void
rehash(struct wordtypes *y, size_t size, struct arena *scratch)
{
	y->slot = arena_alloc(scratch, size * sizeof(*y->slot));
	y->mask = (uint32_t)(size - 1);
	for (size_t i = 0; i < y->n; i++) {
		uint32_t s = y->v[i].hash & y->mask;

		while (y->slot[s])
			s = (s + 1) & y->mask;
		y->slot[s] = (uint32_t)i + 1;
	}
}

void
wordtypes_start(
    struct wordtypes *y, const char *lang, const struct text *t, struct arena *scratch)
{
	size_t size = FEW;

	*y = (struct wordtypes){
	    .lists = {lexicon_get(lang, "boilerplate"),
		lexicon_get(lang, "boilerplate-anywhere"), lexicon_get(lang, "leaning"),
		lexicon_get(lang, "summary-words")}};
	while (size < FEW * FEW && size * RUN < t->n)
		size *= 2;
	rehash(y, 2 * size, scratch);
	y->v = arena_alloc(scratch, size * sizeof(*y->v));
	y->cap = size;
	*array_add(scratch, y) = (struct wordtypes_entry){
	    .term = WORDTYPES_NO_TERM, .flags = WORDTYPES_KNOWN | WORDTYPES_STOP};
}

/* The slot of a hash: its own, or the empty one where it would be. */
static inline uint32_t
slot_of(const struct wordtypes *y, uint32_t hash)
{
	uint32_t s = hash & y->mask;

	while (y->slot[s] && y->v[y->slot[s] - 1].hash != hash)
		s = (s + 1) & y->mask;
	return s;
}

/* Keeps the table at most half full. */
static uint32_t
find_or_add(struct wordtypes *y, uint32_t hash, struct arena *scratch)
{
	uint32_t s = slot_of(y, hash);

	if (y->slot[s])
		return y->slot[s] - 1;
	*array_add(scratch, y) = (struct wordtypes_entry){hash, WORDTYPES_NO_TERM, 0};
	y->slot[s] = (uint32_t)y->n;
	if (2 * y->n > y->mask)
		rehash(y, 2 * ((size_t)y->mask + 1), scratch);
	return (uint32_t)y->n - 1;
}

static bool
value_is(const struct lexicon *list, const struct lexeme *e, const char *value)
{
	return e && strcmp(lexicon_value(list, e), value) == 0;
}

static bool
link(const struct text *t, const struct word *w)
{
	return (w->first == 'h' || w->first == 'w') &&
	       (text_is_folded(t, w->start, w->end, "http") ||
		   text_is_folded(t, w->start, w->end, "https") ||
		   text_is_folded(t, w->start, w->end, "www"));
}

/* What the lists say about a word; all that leans is a stop word. */
static uint32_t
look_up(const struct summary_lists *lists, const struct text *t, const struct word *w)
{
	uint32_t flags = WORDTYPES_KNOWN;
	const struct lexeme *e;

	if (lexicon_begins(lists->anywhere, t, w))
		flags |= WORDTYPES_SCRAP;
	if (!wordtypes_counts(w))
		return flags | WORDTYPES_STOP;
	if (link(t, w))
		flags |= WORDTYPES_LINK;
	e = lexicon_word(lists->words, t, w);
	if (!e)
		return flags;
	if (value_is(lists->words, e, "caption"))
		return flags | WORDTYPES_CAPTION;
	flags |= WORDTYPES_STOP;
	if (value_is(lists->words, e, "person"))
		flags |= WORDTYPES_PERSON;
	e = lexicon_word(lists->leaning, t, w);
	if (value_is(lists->leaning, e, "pronoun"))
		flags |= WORDTYPES_PRONOUN;
	if (value_is(lists->leaning, e, "inner"))
		flags |= WORDTYPES_INNER;
	return flags;
}

/* Looks up a word that is met for the first time. */
static void
define(struct wordtypes *y, uint32_t i, const struct text *t, const struct word *w,
    struct arena *scratch)
{
	uint32_t flags = look_up(&y->lists, t, w), term = WORDTYPES_NO_TERM;

	if (!(flags & WORDTYPES_STOP))
		term = find_or_add(y, stem_hash(t, w), scratch);
	y->v[i].flags = flags;
	y->v[i].term = term;
}

void
wordtypes_add(struct wordtypes *y, const struct text *t, const struct words *w,
    struct wordtypes_ids *ids, struct arena *scratch)
{
	if (ids->cap < w->n) {
		ids->v = arena_alloc(scratch, w->cap * sizeof(*ids->v));
		ids->cap = w->cap;
	}
	ids->n = w->n;
	for (size_t i = 0; i < w->n; i++) {
		const struct word *v = &w->v[i];
		uint32_t k = 0;

		if (v->kind != WORD_MARK || v->first >= 0x80) {
			k = y->slot[slot_of(y, v->hash)] - 1;
			if (k == UINT32_MAX)
				k = find_or_add(y, v->hash, scratch);
			if (!y->v[k].flags)
				define(y, k, t, v, scratch);
		}
		ids->v[i] = k;
	}
}

uint32_t
wordtypes_term(const struct wordtypes *y, const struct text *t, const struct word *w)
{
	uint32_t s;

	if (look_up(&y->lists, t, w) & WORDTYPES_STOP)
		return WORDTYPES_NO_TERM;
	s = slot_of(y, stem_hash(t, w));
	return y->slot[s] ? y->slot[s] - 1 : WORDTYPES_NO_TERM;
}
