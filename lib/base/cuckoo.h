/*
 * cuckoo: a small hash table that is looked up without a branch.
 *
 * A value stands at one of two places (cuckoo hashing: Pagh and Rodler 2001). For tables
 * where it is hard to foresee whether a key is in it. Keys are hashes: places are made of
 * their bits.
 */
#ifndef CUCKOO_H
#define CUCKOO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct cuckoo_slot {
	uint32_t key, value; /* value 0: empty */
};

struct cuckoo {
	struct cuckoo_slot *slot;
	uint32_t mask;
};

/* Makes room for n values; memory is the arena's. */
void cuckoo_make(struct cuckoo *c, uint32_t n, struct arena *memory);

/* Puts in a value that is not 0, in place of the one its key has. False if there is no
 * room: then some value is lost, and a larger table is to be filled. */
bool cuckoo_put(struct cuckoo *c, uint32_t key, uint32_t value);

/* The two places of a key. */
static inline uint32_t
cuckoo_place(const struct cuckoo *c, uint32_t key)
{
	return key & c->mask;
}

static inline uint32_t
cuckoo_place2(const struct cuckoo *c, uint32_t key)
{
	return (key >> 16 | key << 16) & c->mask;
}

/* The value of a key; 0: it has none. */
static inline uint32_t
cuckoo_find(const struct cuckoo *c, uint32_t key)
{
	const struct cuckoo_slot *a = &c->slot[cuckoo_place(c, key)];
	const struct cuckoo_slot *b = &c->slot[cuckoo_place2(c, key)];

	return (a->value & -(uint32_t)(a->key == key)) |
	       (b->value & -(uint32_t)(b->key == key));
}

#endif
