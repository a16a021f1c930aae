/* queue: sentences by what they are worth, the most first, in a binary heap. */
#ifndef SUMMARY_QUEUE_H
#define SUMMARY_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queued {
	float worth;
	uint32_t sentence; /* the earlier one first, of two worth the same */
};

struct queue {
	struct queued *v; /* room for all that may be in it at a time */
	size_t n;
};

void queue_push(struct queue *q, struct queued x);

/* Takes the first off; there must be one. */
struct queued queue_pop(struct queue *q);

/* Does a come before b? */
static inline bool
queue_before(struct queued a, struct queued b)
{
	return a.worth != b.worth ? a.worth > b.worth : a.sentence < b.sentence;
}

#endif
