/* arena: scratch memory for one record, given back all at once. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena {
	struct arena_chunk *chunk; /* the newest; older ones are linked behind it */
	size_t used;               /* bytes of the newest chunk */
	struct arena_chunk *large; /* each is one block */
};

/* Returns n zeroed bytes, aligned for any object, valid until arena_reset(). */
void *arena_alloc(struct arena *a, size_t n);

/* The same, not zeroed: for what is filled in at once. */
void *arena_room(struct arena *a, size_t n);

/*
 * Returns a block of `want` bytes that begins with the `have` bytes at p, the rest
 * zeroed. Grows in place where p was the last block handed out; a large block is never
 * copied, and takes no more memory than has been written to.
 */
void *arena_grow(struct arena *a, void *p, size_t have, size_t want);

/* Takes everything back; keeps one chunk for the next record. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

/*
 * Growing arrays: any struct with the members `T *v; size_t n, cap;`. array_add() returns
 * a pointer to a new last element, zeroed unless the array was cut (n lowered) before; it
 * is valid until the next array_add on the same array.
 */
#define array_add(arena, array)                                                          \
	((array)->n == (array)->cap                                                      \
		? (void)((array)->v = array_more((arena), (array)->v, (array)->n, 1,     \
			     &(array)->cap, sizeof(*(array)->v)))                        \
		: (void)0,                                                               \
	    &(array)->v[(array)->n++])

/* The slow path of array_add(): room for at least `least` more elements of `size` bytes.
 */
void *array_more(
    struct arena *a, void *v, size_t n, size_t least, size_t *cap, size_t size);

#endif
