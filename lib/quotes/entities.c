#include "quotes/entities.h"

#define SAME_LAST_WORD 8 /* entities tried for a surname */
#define MAIN 2           /* times as often is one spoken of all the time */

static void
make_tables(struct entities *all, uint32_t mask)
{
	all->mask = mask;
	all->by_key = arena_alloc(all->scratch, (mask + 1) * sizeof(*all->by_key));
	all->by_word = arena_alloc(all->scratch, (mask + 1) * sizeof(*all->by_word));
}

void
entities_begin(struct entities *all, struct arena *scratch)
{
	*all = (struct entities){.scratch = scratch};
	make_tables(all, 63);
}

static uint32_t
entity_key(const struct zone *z, uint32_t first, uint32_t last)
{
	uint32_t key = 0;

	for (uint32_t i = first; i < last; i++)
		key = key * 0x01000193u + z->atoms.v[i].hash;
	return key ? key : 1;
}

struct entity *
entity_named(
    const struct entities *all, const struct zone *z, uint32_t first, uint32_t last)
{
	uint32_t key = entity_key(z, first, last);

	for (uint32_t s = key & all->mask; all->by_key[s]; s = (s + 1) & all->mask)
		if (all->v[all->by_key[s] - 1].key == key)
			return &all->v[all->by_key[s] - 1];
	return NULL;
}

/* Where the chain of entities that end in a word begins. */
static uint32_t *
chain_of(const struct entities *all, uint32_t word)
{
	uint32_t s = word & all->mask;

	while (all->by_word[s] && all->v[all->by_word[s] - 1].last != word)
		s = (s + 1) & all->mask;
	return &all->by_word[s];
}

/* Enters the entity at `index` in the tables. */
static void
enter(struct entities *all, uint32_t index)
{
	struct entity *e = &all->v[index];
	uint32_t s = e->key & all->mask, *chain;

	while (all->by_key[s])
		s = (s + 1) & all->mask;
	all->by_key[s] = index + 1;
	if (!e->last)
		return;
	chain = chain_of(all, e->last);
	e->next = *chain;
	*chain = index + 1;
}

struct entity *
entity_add(struct entities *all, const struct zone *z, uint32_t first, uint32_t last,
    uint32_t word)
{
	struct entity *e = array_add(all->scratch, all);

	*e = (struct entity){
	    .name = {z->atoms.v[first].span.start, z->atoms.v[last - 1].span.end},
	    .key = entity_key(z, first, last),
	    .first = z->atoms.v[first].hash,
	    .last = word,
	    .words = (uint8_t)(last - first < 255 ? last - first : 255)};
	if (2 * all->n > all->mask) {
		make_tables(all, 2 * all->mask + 1);
		for (uint32_t i = 0; i + 1 < all->n; i++)
			enter(all, i);
	}
	enter(all, (uint32_t)all->n - 1);
	return e;
}

void
entity_describe(const struct entities *all, struct entity *e, const struct zone *z,
    uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i < last && e->roles < ROLES_MOST; i++) {
		uint8_t tag = z->atoms.v[i].tag;
		bool known = false;

		if (!tag_is_nominal(tag) && tag != TAG_CUE_NOUN)
			continue;
		for (uint8_t k = 0; k < e->roles; k++)
			known |= e->role[k] == z->atoms.v[i].hash;
		if (known)
			continue;
		if (!e->role)
			e->role = arena_room(all->scratch, ROLES_MOST * sizeof(*e->role));
		e->role[e->roles++] = z->atoms.v[i].hash;
	}
}

bool
entity_has_role(const struct entity *e, uint32_t hash)
{
	for (uint8_t k = 0; k < e->roles; k++)
		if (e->role[k] == hash)
			return true;
	return false;
}

/* Is a the likelier of two entities that end in the same word to be called by it alone?
 * One that the text speaks of all the time, or the one seen last, or a person. */
static bool
is_likelier(const struct entity *a, const struct entity *b)
{
	if (a->times > MAIN * b->times + 1 || b->times > MAIN * a->times + 1)
		return a->times > b->times;
	return a->seen > b->seen || (a->seen == b->seen && a->person >= b->person);
}

struct entity *
entity_alone(const struct entities *all, uint32_t word)
{
	uint32_t at = *chain_of(all, word);

	return at && !all->v[at - 1].next ? &all->v[at - 1] : NULL;
}

struct entity *
entity_of_word(const struct entities *all, uint32_t word, uint8_t sex)
{
	struct entity *best = NULL;
	uint32_t at = *chain_of(all, word);

	for (uint32_t n = 0; at && n < SAME_LAST_WORD; n++) {
		struct entity *e = &all->v[at - 1];

		at = e->next;
		if (!sexes_agree(e->sex, sex))
			continue;
		/* the chain is from the last to the first */
		if (!best || is_likelier(e, best))
			best = e;
	}
	return best;
}

struct entity *
entity_of_first_name(const struct entities *all, uint32_t word)
{
	struct entity *best = NULL;
	size_t n = all->n < 200 ? all->n : 200;

	for (size_t i = 0; i < n; i++) {
		struct entity *e = &all->v[i];

		if (e->first == word && e->words > 1 && (!best || e->seen > best->seen))
			best = e;
	}
	return best;
}
