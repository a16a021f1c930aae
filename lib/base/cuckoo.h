/*
 * cuckoo: a small hash table that is looked up without a branch.
 *
 * A value stands at one of two places (cuckoo hashing: Pagh and Rodler 2001; with partial
 * keys: Fan et al. 2014). For tables where it is hard to foresee whether a key is in it.
 * Keys are hashes; of their 32 bits, about 30 tell them apart, so that who must know
 * compares what the value stands for.
 */
#ifndef CUCKOO_H
#define CUCKOO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct cuckoo_slot {
	uint16_t print; /* what the key has beside its place */
	uint16_t value; /* 0: empty */
};

struct cuckoo {
	struct cuckoo_slot *slot;
	uint32_t mask;
};

/* Makes room for n values; memory is the arena's. */
void cuckoo_make(struct cuckoo *c, uint32_t n, struct arena *memory);

/* Puts in a value that is not 0, in place of the one its key has. False if there is no
 * room: then some value is lost, and a larger table is to be filled. */
bool cuckoo_put(struct cuckoo *c, uint32_t key, uint16_t value);

static inline uint16_t
cuckoo_print(uint32_t key)
{
	return (uint16_t)(key >> 16);
}

/* The other of the two places. */
static inline uint32_t
cuckoo_other(const struct cuckoo *c, uint32_t place, uint16_t print)
{
	return place ^ ((print * 0x5BD1u | 1) & c->mask);
}

/* The value of a key; 0: it has none. */
static inline uint16_t
cuckoo_find(const struct cuckoo *c, uint32_t key)
{
	uint16_t print = cuckoo_print(key);
	uint32_t place = key & c->mask;
	struct cuckoo_slot a = c->slot[place];
	struct cuckoo_slot b = c->slot[cuckoo_other(c, place, print)];

	return (
	    uint16_t)((a.value & -(a.print == print)) | (b.value & -(b.print == print)));
}

#endif
