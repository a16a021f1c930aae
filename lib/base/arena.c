#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { ALIGN = 16, CHUNK = 64 * 1024, KEEP = 1024 * 1024 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size; /* bytes of room */
	_Alignas(16) unsigned char room[];
};

static size_t
aligned(size_t n)
{
	if (n > SIZE_MAX / 2)
		mem_die();
	return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static void
add_chunk(struct arena *a, size_t n)
{
	size_t size = n > CHUNK ? n : CHUNK;
	struct arena_chunk *c = mem_alloc(sizeof(*c) + size);

	c->size = size;
	c->older = a->chunk;
	a->chunk = c;
	a->used = 0;
}

void *
arena_room(struct arena *a, size_t n)
{
	void *p;

	n = aligned(n);
	if (!a->chunk || a->chunk->size - a->used < n)
		add_chunk(a, n);
	p = a->chunk->room + a->used;
	a->used += n;
	return p;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return memset(arena_room(a, n), 0, n);
}

void *
arena_grow(struct arena *a, void *p, size_t have, size_t want)
{
	unsigned char *q = p;
	size_t old = aligned(have);

	if (q && a->chunk && q + old == a->chunk->room + a->used &&
	    a->chunk->size - a->used >= aligned(want) - old) {
		a->used += aligned(want) - old;
	} else {
		q = arena_room(a, want);
		if (have)
			memcpy(q, p, have);
	}
	memset(q + have, 0, want - have);
	return q;
}

void *
array_more(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	size_t more = *cap ? *cap + *cap / 2 + 1 : 8;

	if (more > SIZE_MAX / 2 / size)
		mem_die();
	v = arena_grow(a, v, n * size, more * size);
	*cap = more;
	return v;
}

void
arena_free(struct arena *a)
{
	while (a->chunk) {
		struct arena_chunk *older = a->chunk->older;

		free(a->chunk);
		a->chunk = older;
	}
	a->used = 0;
}

/* One chunk that would have held this record will hold the next one. */
void
arena_reset(struct arena *a)
{
	size_t size = 0;

	for (const struct arena_chunk *c = a->chunk; c; c = c->older)
		size += c->size;
	if (size > KEEP)
		size = KEEP;
	if (a->chunk && (a->chunk->older || a->chunk->size > size)) {
		arena_free(a);
		add_chunk(a, size);
	}
	a->used = 0;
}
