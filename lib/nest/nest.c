#include "nest/nest.h"

#include <stdlib.h>

/* The elements open at a place, the outermost first: ranks never fall. */
struct open {
	const struct nest_element *v[NEST_DEPTH];
	size_t n;
};

static int
by_place(const void *a, const void *b)
{
	const struct nest_element *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

/* Where the next element ends, or `limit`. */
static uint32_t
nearest_end(const struct open *o, uint32_t limit)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->v[i]->span.end < limit)
			limit = o->v[i]->span.end;
	return limit;
}

/* How many stay open at `at`, where the lowest rank that begins is `rank`. */
static size_t
unmoved(const struct open *o, uint32_t at, unsigned rank)
{
	size_t i = 0;

	while (i < o->n && o->v[i]->span.end > at && o->v[i]->rank <= rank)
		i++;
	return i;
}

/* Puts e among those that are to be opened, behind its like. Where there are too many,
 * the innermost falls off. */
static void
add(struct open *o, size_t least, const struct nest_element *e)
{
	size_t i = o->n;

	if (i == NEST_DEPTH) {
		if (o->v[i - 1]->rank <= e->rank)
			return;
		i--;
	}
	o->n = i + 1;
	for (; i > least && o->v[i - 1]->rank > e->rank; i--)
		o->v[i] = o->v[i - 1];
	o->v[i] = e;
}

/* All that ends and begins at `at`; returns the first element that begins later. */
static const struct nest_element *
turn(struct open *o, uint32_t at, const struct nest_element *e,
    const struct nest_element *end, const struct nest_sink *sink)
{
	bool begins = e < end && e->span.start == at;
	size_t stay = unmoved(o, at, begins ? e->rank : UINT8_MAX);
	struct open before = *o;

	o->n = stay;
	for (size_t i = before.n; i > stay; i--)
		sink->close(sink->to, before.v[i - 1], before.v[i - 1]->span.end > at);
	for (size_t i = stay; i < before.n; i++)
		if (before.v[i]->span.end > at)
			add(o, stay, before.v[i]);
	for (; e < end && e->span.start == at; e++)
		add(o, stay, e);
	for (size_t i = stay; i < o->n; i++)
		sink->open(sink->to, o->v[i], o->v[i]->span.start < at);
	return e;
}

static void
drop_empty(struct nest_elements *elements)
{
	size_t n = 0;

	for (size_t i = 0; i < elements->n; i++)
		if (elements->v[i].span.start < elements->v[i].span.end)
			elements->v[n++] = elements->v[i];
	elements->n = n;
}

void
nest(struct nest_elements *elements, uint32_t n, const struct nest_sink *sink)
{
	const struct nest_element *e = elements->v, *end;
	struct open open = {0};
	uint32_t at = 0;

	drop_empty(elements);
	if (elements->n)
		qsort(elements->v, elements->n, sizeof(*elements->v), by_place);
	end = e ? e + elements->n : e;
	while (at < n) {
		uint32_t next;

		e = turn(&open, at, e, end, sink);
		next =
		    nearest_end(&open, e < end && e->span.start < n ? e->span.start : n);
		sink->text(sink->to, (struct span){at, next});
		at = next;
	}
	while (open.n)
		sink->close(sink->to, open.v[--open.n], false);
}
