#include "summary/wordtypes.h"

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
wordtypes_start(struct wordtypes *y, const struct wordlist *wordlist,
    const struct text *t, struct arena *scratch)
{
	size_t size = FEW;

	*y = (struct wordtypes){.wordlist = wordlist};
	while (size < FEW * FEW && size * RUN < t->n)
		size *= 2;
	rehash(y, 2 * size, scratch);
	y->v = arena_alloc(scratch, size * sizeof(*y->v));
	y->cap = size;
	*array_add(scratch, y) = (struct wordtypes_entry){
	    .term = WORDTYPES_NO_TERM, .flags = WORDTYPES_KNOWN | WORDLIST_STOP};
}

/* Adds a hash that is not there, in its slot; keeps the table at most half full. */
static uint32_t
add(struct wordtypes *y, uint32_t slot, uint32_t hash, struct arena *scratch)
{
	*array_add(scratch, y) = (struct wordtypes_entry){hash, WORDTYPES_NO_TERM, 0};
	y->slot[slot] = (uint32_t)y->n;
	if (2 * y->n > y->mask)
		rehash(y, 2 * ((size_t)y->mask + 1), scratch);
	return (uint32_t)y->n - 1;
}

static uint32_t
find_or_add(struct wordtypes *y, uint32_t hash, struct arena *scratch)
{
	uint32_t slot = wordtypes_slot(y, hash);

	return y->slot[slot] ? y->slot[slot] - 1 : add(y, slot, hash, scratch);
}

/* What is known of a word. */
static uint32_t
look_up(const struct wordlist *v, const struct text *t, const struct word *w)
{
	uint32_t flags = wordlists_flags(v, t, w);

	if (!wordtypes_counts(w))
		flags = (flags & WORDLIST_SCRAP) | WORDLIST_STOP;
	return flags | WORDTYPES_KNOWN;
}

uint32_t
wordtypes_new(struct wordtypes *y, uint32_t slot, const struct text *t,
    const struct word *w, struct arena *scratch)
{
	uint32_t i = y->slot[slot] ? y->slot[slot] - 1 : add(y, slot, w->hash, scratch);
	uint32_t flags = look_up(y->wordlist, t, w), term = WORDTYPES_NO_TERM, hash;

	if (!(flags & WORDLIST_STOP)) {
		hash = stem_hash(t, w);
		term = hash == w->hash ? i : find_or_add(y, hash, scratch);
	}
	y->v[i].flags = flags;
	y->v[i].term = term;
	return i;
}

uint32_t
wordtypes_term(const struct wordtypes *y, const struct text *t, const struct word *w)
{
	uint32_t s;

	if (look_up(y->wordlist, t, w) & WORDLIST_STOP)
		return WORDTYPES_NO_TERM;
	s = wordtypes_slot(y, stem_hash(t, w));
	return y->slot[s] ? y->slot[s] - 1 : WORDTYPES_NO_TERM;
}
