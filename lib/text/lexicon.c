#include "text/lexicon.h"

#include <string.h>

#include "text/chars.h"

const struct lexicon *
lexicon_get(const char *lang, const char *name)
{
	size_t n = strcspn(lang, "-_");
	const struct lexicon *found = NULL;

	for (const struct lexicon_entry *e = lexicon_list; e->lang; e++) {
		/* asked for each record: most differ in the first letter */
		if (*e->name != *name || strcmp(e->name, name) != 0)
			continue;
		if (strcmp(e->lang, lang) == 0)
			return e->list;
		if (strlen(e->lang) == n && strncmp(e->lang, lang, n) == 0)
			found = e->list;
	}
	return found;
}

/* Hashes [start, end) folded, white space runs as one ' ', going on from `hash`. */
static uint32_t
hash_span(uint32_t hash, const struct text *t, size_t start, size_t end)
{
	struct word_hasher h = word_hasher(hash);

	for (size_t i = start; i < end; i++) {
		uint16_t u = t->unit[i];

		if (u == 0xAD)
			continue;
		if (char_is(u, CHAR_SPACE)) {
			if (i > start && char_is(t->unit[i - 1], CHAR_SPACE))
				continue;
			u = ' ';
		}
		word_hasher_add(&h, word_fold(u));
	}
	return word_hasher_sum(&h);
}

static bool
spells(const struct lexicon *lx, const struct lexeme *e, const struct text *t,
    size_t start, size_t end)
{
	const uint16_t *key = lx->keys + e->key, *stop = key + e->length;

	for (size_t i = start; i < end; i++) {
		uint16_t u = t->unit[i];

		if (u == 0xAD)
			continue;
		if (char_is(u, CHAR_SPACE)) {
			if (i > start && char_is(t->unit[i - 1], CHAR_SPACE))
				continue;
			u = ' ';
		}
		if (key == stop || *key++ != word_fold(u))
			return false;
	}
	return key == stop;
}

static const struct lexeme *
look_up(const struct lexicon *lx, uint32_t hash, const struct text *t, size_t start,
    size_t end)
{
	for (uint32_t s = hash & lx->mask; lx->slot[s]; s = (s + 1) & lx->mask) {
		const struct lexeme *e = &lx->v[lx->slot[s] - 1];

		if (e->hash == hash && spells(lx, e, t, start, end))
			return e;
	}
	return NULL;
}

const struct lexeme *
lexicon_prefix(const struct lexicon *lx, const struct text *t, size_t start, size_t end)
{
	return lx ? look_up(lx, hash_span(WORD_HASH_START, t, start, end), t, start, end)
		  : NULL;
}

const struct lexeme *
lexicon_find(const struct lexicon *lx, const struct text *t, size_t start, size_t end)
{
	const struct lexeme *e = lexicon_prefix(lx, t, start, end);

	return e && e->entry ? e : NULL;
}

const struct lexeme *
lexicon_word(const struct lexicon *lx, const struct text *t, const struct word *w)
{
	const struct lexeme *e;

	if (!lx)
		return NULL;
	e = look_up(lx, w->hash, t, w->start, w->end);
	return e && e->entry ? e : NULL;
}

bool
lexicon_begins(const struct lexicon *lx, const struct text *t, const struct word *w)
{
	return lx && look_up(lx, w->hash, t, w->start, w->end);
}

const struct lexeme *
lexicon_longest(const struct lexicon *lx, const struct text *t, const struct words *w,
    size_t i, size_t *count)
{
	const struct lexeme *e, *best = NULL;
	uint32_t hash;

	*count = 0;
	if (!lx || i >= w->n)
		return NULL;
	hash = w->v[i].hash;
	for (size_t k = i;;) {
		e = look_up(lx, hash, t, w->v[i].start, w->v[k].end);
		if (e && e->entry) {
			best = e;
			*count = k - i + 1;
		}
		if (!e || !e->more || ++k >= w->n)
			return best;
		hash = hash_span(hash, t, w->v[k - 1].end, w->v[k].end);
	}
}

const struct lexeme *
lexicon_ascii(const struct lexicon *lx, const char *key)
{
	size_t n = strlen(key), k = 0;
	struct word_hasher h = word_hasher(WORD_HASH_START);
	uint32_t hash;

	if (!lx)
		return NULL;
	for (size_t i = 0; i < n; i++)
		word_hasher_add(&h, (unsigned char)key[i]);
	hash = word_hasher_sum(&h);
	for (uint32_t s = hash & lx->mask; lx->slot[s]; s = (s + 1) & lx->mask) {
		const struct lexeme *e = &lx->v[lx->slot[s] - 1];

		if (e->hash != hash || e->length != n || !e->entry)
			continue;
		for (k = 0; k < n && lx->keys[e->key + k] == (unsigned char)key[k];)
			k++;
		if (k == n)
			return e;
	}
	return NULL;
}
