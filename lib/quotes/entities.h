/*
 * entities: the persons, bodies and things a document names or describes, found by all
 * words of a name, by its last and by its first.
 */
#ifndef QUOTE_ENTITIES_H
#define QUOTE_ENTITIES_H

#include "quotes/atoms.h"

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

struct entities {
	struct entity *v;
	size_t n, cap;
	struct arena *scratch;
	uint32_t *by_key, *by_word; /* hash tables: index + 1 of the first entity */
	uint32_t mask;
	uint32_t seen;
};

/* May it be the same person, as far as the genders are known? */
static inline bool
sexes_agree(uint8_t a, uint8_t b)
{
	return !a || !b || (a & b);
}

/* None; memory is the arena's. */
void entities_begin(struct entities *all, struct arena *scratch);

/* The entity that the atoms [first, last) name, new; `word` is what it may be called
 * alone, 0 for nothing. Valid until the next is added, as all pointers to one. */
struct entity *entity_add(struct entities *all, const struct zone *z, uint32_t first,
    uint32_t last, uint32_t word);

/* Takes the words of the atoms [first, last) as a description of e. */
void entity_describe(const struct entities *all, struct entity *e, const struct zone *z,
    uint32_t first, uint32_t last);

/* Is a word of that hash part of a description of e? */
bool entity_has_role(const struct entity *e, uint32_t hash);

/* The entity with the name that the atoms [first, last) are, or NULL. */
struct entity *entity_named(
    const struct entities *all, const struct zone *z, uint32_t first, uint32_t last);

/* The entity that a name's last word alone stands for: of those whose gender may be `sex`
 * the one the text is about, or the one seen last, else the first; or NULL. */
struct entity *entity_of_word(const struct entities *all, uint32_t word, uint8_t sex);

/* The only entity whose name ends in a word; NULL if there is none, or more. */
struct entity *entity_alone(const struct entities *all, uint32_t word);

/* The entity seen last whose name begins with a word, or NULL. */
struct entity *entity_of_first_name(const struct entities *all, uint32_t word);

#endif
