#include "base/arena.h"
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
		if (!cuckoo_put(c, key_of(i), i))
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
	CHECK(strange == 0);
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

/* Two arrays that grow side by side, from small to large, beside blocks that stay small.
 */
static void
arrays_keep_what_is_in_them_as_they_grow(void)
{
	enum { MANY = 300 * 1000 };
	struct arena a = {0};

	for (int round = 0; round < 3; round++) {
		struct {
			uint32_t *v;
			size_t n, cap;
		} one = {0}, other = {0};
		uint32_t *small = NULL, wrong = 0;
		unsigned char *zeros;

		for (uint32_t i = 0; i < MANY; i++) {
			uint32_t *fresh = array_add(&a, &one);

			wrong += *fresh != 0;
			*fresh = i;
			*array_add(&a, &other) = ~i;
			if (i % 1000 == 0) {
				wrong += small && *small != i - 1000;
				small = arena_alloc(&a, sizeof(*small));
				wrong += *small != 0;
				*small = i;
			}
		}
		for (uint32_t i = 0; i < MANY; i++)
			wrong += one.v[i] != i || other.v[i] != ~i;
		one.n = MANY / 2;
		one.v = array_more(&a, one.v, one.n, 1, &one.cap, sizeof(*one.v));
		for (uint32_t i = 0; i < one.n; i++)
			wrong += one.v[i] != i;
		zeros = arena_alloc(&a, 1 << 20);
		for (size_t i = 0; i < 1 << 20; i++) {
			wrong += zeros[i] != 0;
			zeros[i] = 1;
		}
		CHECK(wrong == 0);
		arena_reset(&a);
	}
	arena_free(&a);
}

int
main(void)
{
	arrays_keep_what_is_in_them_as_they_grow();
	cuckoo_keeps_what_is_put_in();
	cuckoo_tells_that_it_is_full();
	return check_done();
}
