#include "summary/wordtypes.h"

#include <string.h>

#include "text/word_hash.h"

enum {
	STEM = 6,
	SLOTS = 4096 /* at first: enough for the lists of a language and a news article */
};

/* The hash of six letters of ASCII; false if any is none. */
static bool
plain_stem_hash(const uint16_t *unit, uint32_t *hash)
{
	uint64_t run = 0;
	bool other = false;

	for (unsigned k = 0; k < STEM; k++) {
		uint32_t small = unit[k] | 0x20u;

		other |= small - 'a' > 'z' - 'a';
		run |= (uint64_t)small << 8 * k;
	}
	*hash = word_hash_run(WORD_HASH_START, run);
	return !other;
}

static uint32_t
stem_hash(const struct text *t, const struct word *w)
{
	uint32_t end = w->start, hash;

	if (w->end - w->start <= STEM)
		return w->hash;
	if (plain_stem_hash(t->unit + w->start, &hash))
		return hash;
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
	for (size_t i = 1; i < y->n; i++) {
		uint32_t s = y->v[i].hash & y->mask;

		while (y->slot[s])
			s = (s + 1) & y->mask;
		y->slot[s] = (uint32_t)i + 1;
	}
}

void
wordtypes_empty(
    struct wordtypes *y, const struct summary_lists *lists, struct arena *memory)
{
	*y = (struct wordtypes){.lists = *lists};
	rehash(y, SLOTS, memory);
	*array_add(memory, y) = (struct wordtypes_entry){
	    0, WORDTYPES_KNOWN | WORDTYPES_STOP, WORDTYPES_NO_TERM, WORDTYPES_NO_TERM, 0};
}

void
wordtypes_start(struct wordtypes *y, const struct wordtypes *lists, struct arena *scratch)
{
	size_t slots = ((size_t)lists->mask + 1) * sizeof(*y->slot);

	*y = *lists;
	y->cap = (y->mask + 1) / 2 + 1;
	y->v = arena_room(scratch, y->cap * sizeof(*y->v));
	y->slot = arena_room(scratch, slots);
	memcpy(y->v, lists->v, y->n * sizeof(*y->v));
	memcpy(y->slot, lists->slot, slots);
}

/* Keeps the table at most half full. */
uint32_t
wordtypes_find_or_add(struct wordtypes *y, uint32_t hash, struct arena *scratch)
{
	uint32_t s = wordtypes_slot(y, hash);

	if (y->slot[s])
		return y->slot[s] - 1;
	*array_add(scratch, y) =
	    (struct wordtypes_entry){hash, 0, WORDTYPES_NO_TERM, WORDTYPES_NO_TERM, 0};
	y->slot[s] = (uint32_t)y->n;
	if (2 * y->n > y->mask)
		rehash(y, 2 * ((size_t)y->mask + 1), scratch);
	return (uint32_t)y->n - 1;
}

uint32_t
wordtypes_new(struct wordtypes *y, const struct text *t, const struct word *w,
    struct arena *scratch)
{
	uint32_t i = wordtypes_find_or_add(y, w->hash, scratch), hash, stem = i;

	y->v[i].flags |= WORDTYPES_KNOWN;
	if (!wordtypes_counts(w)) {
		y->v[i].flags |= WORDTYPES_STOP;
		return i;
	}
	hash = stem_hash(t, w);
	if (hash != w->hash)
		stem = wordtypes_find_or_add(y, hash, scratch);
	if (y->v[stem].own == WORDTYPES_NO_TERM)
		y->v[stem].own = y->terms++;
	y->v[i].term = y->v[stem].own;
	return i;
}

uint32_t
wordtypes_term(const struct wordtypes *y, const struct text *t, const struct word *w)
{
	uint32_t id = y->slot[wordtypes_slot(y, w->hash)], stem;

	if (!wordtypes_counts(w) || (id && y->v[id - 1].flags & WORDTYPES_STOP))
		return WORDTYPES_NO_TERM;
	stem = y->slot[wordtypes_slot(y, stem_hash(t, w))];
	return stem ? y->v[stem - 1].own : WORDTYPES_NO_TERM;
}
