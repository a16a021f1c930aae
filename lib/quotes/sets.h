/*
 * sets: which atoms have the tags that some step looks for, a bit each.
 *
 * The next one of a set, and how long a run of them is, are found without a branch for
 * each atom: nobody can foresee the tags of a text.
 */
#ifndef QUOTE_SETS_H
#define QUOTE_SETS_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

enum tag_set {
	SET_NOUN,    /* nominal or a noun of saying: part of a noun phrase */
	SET_MENTION, /* what a mention begins with */
	SET_NAME,
	SET_TELLING, /* names and nouns for people that the word lists know as such */
	SET_WORD,
	SET_CUE, /* what may be a cue */
	TAG_SETS
};

struct sets {
	const uint8_t *set[TAG_SETS];
};

struct atom;

/* Enters n atoms that have their tags; memory is the arena's. */
void sets_make(struct sets *out, const struct atom *v, size_t n, struct arena *scratch);

#define SET_WINDOW 57 /* bits at least */

/* The bits from atom i on, the lowest first. */
static inline uint64_t
set_window(const uint8_t *set, uint32_t i)
{
	uint64_t bits;

	memcpy(&bits, set + i / 8, sizeof(bits));
	return le64toh(bits) >> i % 8;
}

/* Is one of the atoms [first, last) in the set? They are SET_WINDOW at most. */
static inline bool
set_any(const uint8_t *set, uint32_t first, uint32_t last)
{
	return set_window(set, first) & ((UINT64_C(1) << (last - first)) - 1);
}

/* The first atom in the set from i on; `end` if there is none before it. */
static inline uint32_t
set_next(const uint8_t *set, uint32_t i, uint32_t end)
{
	for (; i < end; i += SET_WINDOW) {
		uint64_t bits = set_window(set, i);

		if (bits) {
			i += (uint32_t)__builtin_ctzll(bits);
			return i < end ? i : end;
		}
	}
	return end;
}

/* How many atoms before `last` are in the set, back to `first`: SET_WINDOW at most. */
static inline uint32_t
set_run_before(const uint8_t *set, uint32_t first, uint32_t last)
{
	uint64_t others = ~set_window(set, first) & ((UINT64_C(1) << (last - first)) - 1);

	return others ? last - first - 64 + (uint32_t)__builtin_clzll(others)
		      : last - first;
}

/* How many atoms from i on are in the set: SET_WINDOW at most. */
static inline uint32_t
set_run(const uint8_t *set, uint32_t i)
{
	return (uint32_t)__builtin_ctzll(~set_window(set, i) | UINT64_C(1) << SET_WINDOW);
}

#endif
