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
cuckoo_put(struct cuckoo *c, uint32_t key, uint16_t value)
{
	struct cuckoo_slot carried = {cuckoo_print(key), value};
	uint32_t place = key & c->mask;
	uint32_t other = cuckoo_other(c, place, carried.print);

	if (c->slot[other].value && c->slot[other].print == carried.print)
		place = other;
	if (c->slot[place].value && c->slot[place].print == carried.print) {
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
		place = cuckoo_other(c, place, carried.print);
	}
	return true;
}
