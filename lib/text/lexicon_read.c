#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "text/chars.h"
#include "text/lexicon.h"
#include "text/utf8.h"

/* A lexicon under construction; the arrays become its own. */
struct builder {
	struct arena scratch;
	struct text key;
	uint16_t *keys;
	size_t nkeys, capkeys;
	struct buf values;
	struct lexeme *v;
	size_t n, cap;
	uint32_t *slot;
	uint32_t mask;
};

static void
insert(uint32_t *slot, uint32_t mask, uint32_t hash, uint32_t index)
{
	uint32_t s = hash & mask;

	while (slot[s])
		s = (s + 1) & mask;
	slot[s] = index + 1;
}

/* Keeps the table at most a quarter full: most look-ups find nothing, and should soon. */
static void
rehash(struct builder *b)
{
	size_t size = b->mask ? 2 * ((size_t)b->mask + 1) : 16;

	b->slot = mem_realloc(b->slot, size * sizeof(*b->slot));
	memset(b->slot, 0, size * sizeof(*b->slot));
	b->mask = (uint32_t)(size - 1);
	for (size_t i = 0; i < b->n; i++)
		insert(b->slot, b->mask, b->v[i].hash, (uint32_t)i);
}

/* The lexeme of the first n units of b->key, which are folded already; made if it is new.
 */
static struct lexeme *
lexeme(struct builder *b, uint16_t n)
{
	uint32_t hash = word_hash(&b->key, 0, n);
	struct lexeme *e;

	for (uint32_t s = hash & b->mask; b->slot[s]; s = (s + 1) & b->mask) {
		e = &b->v[b->slot[s] - 1];
		if (e->hash == hash && e->length == n &&
		    memcmp(b->keys + e->key, b->key.unit, n * sizeof(*b->keys)) == 0)
			return e;
	}
	if (b->n == b->cap) {
		b->cap = b->cap ? 2 * b->cap : 64;
		b->v = mem_realloc(b->v, b->cap * sizeof(*b->v));
	}
	if (b->nkeys + n > b->capkeys) {
		b->capkeys = 2 * (b->nkeys + n);
		b->keys = mem_realloc(b->keys, b->capkeys * sizeof(*b->keys));
	}
	memcpy(b->keys + b->nkeys, b->key.unit, n * sizeof(*b->keys));
	e = &b->v[b->n];
	*e = (struct lexeme){.key = (uint32_t)b->nkeys, .hash = hash, .length = n};
	b->nkeys += n;
	insert(b->slot, b->mask, hash, (uint32_t)b->n++);
	if (b->n * 4 > b->mask)
		rehash(b);
	return e;
}

/* Adds one line; false if it has no key or is not UTF-8. */
static bool
add_line(struct builder *b, const char *line, size_t n)
{
	const char *tab = memchr(line, '\t', n);
	size_t key = tab ? (size_t)(tab - line) : n;
	struct words words = {0};
	struct lexeme *e;

	if (!key || key > 1000 || utf8_valid((const uint8_t *)line, n) != n)
		return false;
	text_reset(&b->key, key);
	text_add_utf8(&b->key, (const uint8_t *)line, key);
	arena_reset(&b->scratch);
	words_scan(&words, &b->key, 0, b->key.n, &b->scratch);
	for (size_t i = 0; i < b->key.n; i++)
		b->key.unit[i] = word_fold(b->key.unit[i]);
	for (size_t i = 0; i + 1 < words.n; i++)
		lexeme(b, (uint16_t)words.v[i].end)->more = 1;
	e = lexeme(b, (uint16_t)b->key.n);
	e->entry = 1;
	e->value = (uint32_t)b->values.n;
	if (tab)
		buf_add(&b->values, tab + 1, (size_t)(line + n - tab - 1));
	buf_putc(&b->values, '\0');
	e->number = (int32_t)strtol(b->values.p + e->value, NULL, 10);
	return true;
}

long
lexicon_read(struct lexicon *lx, FILE *f)
{
	struct builder b = {0};
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	long number = 0, bad = 0;

	rehash(&b);
	buf_putc(&b.values, '\0'); /* the value of what is no entry */
	errno = 0;
	while (!bad && (n = getline(&line, &cap, f)) >= 0) {
		number++;
		while (n && (line[n - 1] == '\n' || line[n - 1] == '\r'))
			n--;
		if (n && line[0] != '#' && !add_line(&b, line, (size_t)n))
			bad = number;
	}
	if (!bad && ferror(f))
		bad = -1;
	free(line);
	text_free(&b.key);
	arena_free(&b.scratch);
	*lx = (struct lexicon){.keys = b.keys,
	    .values = b.values.p,
	    .v = b.v,
	    .slot = b.slot,
	    .n = (uint32_t)b.n,
	    .mask = b.mask};
	if (bad)
		lexicon_free(lx);
	return bad;
}

void
lexicon_free(struct lexicon *lx)
{
	free((void *)(uintptr_t)lx->keys);
	free((void *)(uintptr_t)lx->values);
	free((void *)(uintptr_t)lx->v);
	free((void *)(uintptr_t)lx->slot);
	*lx = (struct lexicon){0};
}
