/*
 * Any elements: what is opened is closed in turn, ranks inside are no lower, and each
 * character stands in the elements whose spans hold it, up to the depth there may be.
 */
#include <stdlib.h>
#include <string.h>

#include "nest/nest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { LENGTH = 64, MOST = 128 };

static void
must(bool so)
{
	if (!so)
		abort();
}

struct walk {
	const struct nest_element *open[NEST_DEPTH];
	size_t depth, shallow; /* elements that hold a character, one by one */
	uint32_t at;
	bool begun[MOST];
	const struct nest_elements *elements;
};

static void
opened(void *to, const struct nest_element *e, bool again)
{
	struct walk *w = to;

	must(w->depth < NEST_DEPTH);
	must(!w->depth || w->open[w->depth - 1]->rank <= e->rank);
	must(w->begun[e->item] == again);
	w->begun[e->item] = true;
	w->open[w->depth++] = e;
}

static void
closed(void *to, const struct nest_element *e, bool cut)
{
	struct walk *w = to;

	must(w->depth && w->open[--w->depth] == e);
	must(cut == (e->span.end > w->at));
}

static void
texted(void *to, struct span s)
{
	struct walk *w = to;

	must(s.start == w->at && s.start < s.end);
	w->at = s.end;
	for (uint32_t i = s.start; i < s.end; i++) {
		size_t hold = 0;

		for (size_t k = 0; k < w->elements->n; k++)
			hold += w->elements->v[k].span.start <= i &&
				i < w->elements->v[k].span.end;
		must(w->elements->n > NEST_DEPTH ? w->depth <= hold : w->depth == hold);
		for (size_t k = 0; k < w->depth; k++)
			must(w->open[k]->span.start <= i && i < w->open[k]->span.end);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct nest_element v[MOST];
	struct nest_elements elements = {.v = v};
	struct walk w = {.elements = &elements};
	struct nest_sink sink = {opened, closed, texted, &w};

	for (; n >= 3 && elements.n < MOST; data += 3, n -= 3) {
		uint32_t start = data[0] % LENGTH, end = start + data[1] % LENGTH;

		v[elements.n] = (struct nest_element){
		    {start, end < LENGTH ? end : LENGTH}, (uint32_t)elements.n, data[2]};
		elements.n++;
	}
	nest(&elements, LENGTH, &sink);
	must(w.at == LENGTH && w.depth == 0);
	return 0;
}
