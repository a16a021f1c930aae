#include "base/cuckoo.h"

enum { MOVES = 100 }; /* until a table counts as full */

void
cuckoo_make(struct cuckoo *c, uint32_t n, struct arena *memory)
{
	c->mask = 15;
	while (c->mask < 2 * n)
		c->mask = 2 * c->mask + 1;
	c->slot = arena_alloc(memory, (c->mask + 1) * sizeof(*c->slot));
}

bool
cuckoo_put(struct cuckoo *c, uint32_t key, uint32_t value)
{
	struct cuckoo_slot carried = {key, value};
	uint32_t place = cuckoo_place2(c, key);

	if (c->slot[place].key != key)
		place = cuckoo_place(c, key);
	if (c->slot[place].key == key) {
		c->slot[place].value = value;
		return true;
	}
	/* what stood at a place goes to its other one, and so on */
	for (int moves = 0; carried.value; moves++) {
		struct cuckoo_slot there = c->slot[place];

		if (moves == MOVES)
			return false;
		c->slot[place] = carried;
		carried = there;
		place ^= cuckoo_place(c, there.key) ^ cuckoo_place2(c, there.key);
	}
	return true;
}
