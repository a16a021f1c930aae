#include "summary/queue.h"

void
queue_push(struct queue *q, struct queued x)
{
	size_t i = q->n++;

	for (; i && queue_before(x, q->v[(i - 1) / 2]); i = (i - 1) / 2)
		q->v[i] = q->v[(i - 1) / 2];
	q->v[i] = x;
}

struct queued
queue_pop(struct queue *q)
{
	struct queued first = q->v[0], last = q->v[--q->n];
	size_t i = 0;

	for (size_t child; (child = 2 * i + 1) < q->n; i = child) {
		if (child + 1 < q->n && queue_before(q->v[child + 1], q->v[child]))
			child++;
		if (!queue_before(q->v[child], last))
			break;
		q->v[i] = q->v[child];
	}
	q->v[i] = last;
	return first;
}
