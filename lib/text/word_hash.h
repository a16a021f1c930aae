/*
 * word_hash: the hash of words as lexicons and features know them, folded.
 *
 * Runs of ASCII letters are hashed eight at a time, as most words are no longer; any
 * other unit by itself, as FNV-1a does. The hash of a text can thus go on from that of
 * its beginning, if no run of letters is cut between them.
 */
#ifndef WORD_HASH_H
#define WORD_HASH_H

#include <stdbool.h>
#include <stdint.h>

#define WORD_HASH_START 2166136261u /* the hash of nothing */

/* Goes on from `hash` over one folded unit that is no letter of ASCII. */
static inline uint32_t
word_hash_unit(uint32_t hash, uint16_t folded)
{
	return (hash ^ folded) * 16777619u;
}

/* Goes on over one to eight small letters of ASCII, the first in the lowest byte. */
static inline uint32_t
word_hash_run(uint32_t hash, uint64_t run)
{
	run *= UINT64_C(0x9E3779B97F4A7C15);
	run ^= run >> 29;
	return (uint32_t)((run ^ hash) * UINT64_C(0xD6E8FEB86659FD93) >> 32);
}

/* Hashes unit by unit. */
struct word_hasher {
	uint64_t run;
	uint32_t hash;
	unsigned letters; /* in run */
};

static inline struct word_hasher
word_hasher(uint32_t hash)
{
	return (struct word_hasher){.hash = hash};
}

/* The hash of what was added so far. */
static inline uint32_t
word_hasher_sum(const struct word_hasher *h)
{
	return h->letters ? word_hash_run(h->hash, h->run) : h->hash;
}

static inline void
word_hasher_add(struct word_hasher *h, uint16_t folded)
{
	bool letter = folded >= 'a' && folded <= 'z';

	if (!letter || h->letters == 8) {
		h->hash = word_hasher_sum(h);
		h->run = 0;
		h->letters = 0;
	}
	if (letter)
		h->run |= (uint64_t)folded << 8 * h->letters++;
	else
		h->hash = word_hash_unit(h->hash, folded);
}

#endif
