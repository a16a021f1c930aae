#include "base/cuckoo.h"
#include "check.h"

#define KEYS 5000u

static uint32_t
key_of(uint32_t i)
{
	return i * 2654435761u;
}

static bool
fill(struct cuckoo *c, uint32_t room, struct arena *memory)
{
	cuckoo_make(c, room, memory);
	for (uint32_t i = 1; i <= KEYS; i++)
		if (!cuckoo_put(c, key_of(i), (uint16_t)i))
			return false;
	return true;
}

/* Thousands of keys are all found again; others are not. */
static void
cuckoo_keeps_what_is_put_in(void)
{
	struct arena memory = {0};
	struct cuckoo c;
	uint32_t wrong = 0, strange = 0;

	CHECK(fill(&c, KEYS, &memory));
	for (uint32_t i = 1; i <= KEYS; i++)
		wrong += cuckoo_find(&c, key_of(i)) != i;
	for (uint32_t i = KEYS + 1; i <= 20 * KEYS; i++)
		strange += cuckoo_find(&c, key_of(i)) != 0;
	CHECK(wrong == 0);
	CHECK(strange < 20); /* about 2 in 2^16 */
	CHECK(cuckoo_put(&c, key_of(7), 700));
	CHECK(cuckoo_find(&c, key_of(7)) == 700);
	arena_free(&memory);
}

static void
cuckoo_tells_that_it_is_full(void)
{
	struct arena memory = {0};
	struct cuckoo c;

	CHECK(!fill(&c, KEYS / 10, &memory));
	arena_free(&memory);
}

int
main(void)
{
	cuckoo_keeps_what_is_put_in();
	cuckoo_tells_that_it_is_full();
	return check_done();
}
