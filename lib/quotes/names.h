/*
 * names: which mentions are the same person or body, and what the document calls it.
 *
 * A surname, a first name, a title, a description the document itself links to a name
 * ("the Russian president") and a pronoun are resolved to the fullest name there is.
 * First all zones of a part of the document are read for full names, then each is
 * resolved in the order of its mentions.
 */
#ifndef QUOTE_NAMES_H
#define QUOTE_NAMES_H

#include "quotes/mentions.h"

#define NO_ENTITY UINT32_MAX
#define ROLES_MOST 12

struct entity {
	struct span name;
	uint32_t key;   /* hash of all words of the name */
	uint32_t first; /* hash of its first word */
	uint32_t last;  /* hash of the last, if it may stand for the name */
	uint32_t next;  /* the next with the same last word */
	uint32_t seen;  /* number of its last mention, 1 is the first */
	uint32_t times; /* how many mentions it had */
	uint32_t *role; /* hashes of words that describe it; NULL: none yet */
	uint8_t roles, words;
	uint8_t sex; /* SEX_*; 0: unknown */
	bool person; /* rather than a body or a place */
	bool speaks; /* it was the speaker of something */
};

struct names {
	struct entity *v;
	size_t n, cap;
	struct arena *scratch;
	uint32_t *by_key, *by_word; /* hash tables: index + 1 of the first entity */
	uint32_t mask;
	uint32_t seen;
};

/* What is kept of names is the arena's. */
void names_begin(struct names *names, struct arena *scratch);

/* Notes the full names of a zone. */
void names_read(struct names *names, const struct zone *z, const struct mentions *m);

/*
 * The names of mentions of a zone, as an array of m->n spans of the text, of which those
 * are set whose byte of `asked` is not 0. Memory is the zone's.
 */
struct span *names_resolve(struct names *names, const struct zone *z,
    const struct mentions *m, const uint8_t *asked);

/* The full name that ends in a word, by its hash; empty: there is none. */
struct span names_of_word(const struct names *names, uint32_t word);

#endif
