#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	ALIGN = 16,
	CHUNK = 64 * 1024,
	KEEP = 1024 * 1024,
	LARGE = 128 * 1024 /* blocks from here up have pages of their own */
};

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

static void *
add_large(struct arena *a, size_t n)
{
	struct arena_chunk *c = mem_map(sizeof(*c) + n);

	c->size = n;
	c->older = a->large;
	a->large = c;
	return c->room;
}

static void *
grow_large(struct arena *a, const void *p, size_t have, size_t want)
{
	struct arena_chunk **at = &a->large, *c;
	size_t had;

	while ((*at)->room != p)
		at = &(*at)->older;
	had = (*at)->size;
	if (want > had) {
		c = mem_remap(*at, sizeof(*c) + had, sizeof(*c) + want);
		c->size = want;
		*at = c;
	}
	if (have < had)
		memset((*at)->room + have, 0, had - have);
	return (*at)->room;
}

void *
arena_room(struct arena *a, size_t n)
{
	void *p;

	if (n >= LARGE)
		return add_large(a, aligned(n));
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
	void *p = arena_room(a, n);

	return n < LARGE ? memset(p, 0, n) : p;
}

void *
arena_grow(struct arena *a, void *p, size_t have, size_t want)
{
	unsigned char *q = p;
	size_t old = aligned(have);

	if (q && have >= LARGE)
		return grow_large(a, q, have, want);
	if (q && a->chunk && q + old == a->chunk->room + a->used && want < LARGE &&
	    a->chunk->size - a->used >= aligned(want) - old) {
		a->used += aligned(want) - old;
	} else {
		q = arena_room(a, want);
		if (have)
			memcpy(q, p, have);
	}
	if (want < LARGE)
		memset(q + have, 0, want - have);
	return q;
}

void *
array_more(struct arena *a, void *v, size_t n, size_t least, size_t *cap, size_t size)
{
	size_t more = *cap ? *cap + *cap / (*cap < 512 ? 1 : 2) : 8;

	if (more < n + least)
		more = n + least;
	if (more > SIZE_MAX / 2 / size)
		mem_die();
	v = arena_grow(a, v, n * size, more * size);
	*cap = more;
	return v;
}

static void
free_large(struct arena *a)
{
	while (a->large) {
		struct arena_chunk *older = a->large->older;

		mem_unmap(a->large, sizeof(*older) + a->large->size);
		a->large = older;
	}
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
	free_large(a);
}

/* One chunk that would have held this record will hold the next one. */
void
arena_reset(struct arena *a)
{
	size_t size = 0;

	free_large(a);
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
