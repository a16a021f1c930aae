#include "quotes/names.h"

/* The atoms of a mention that are its name: the last run of names, less titles. */
static uint32_t
core_first(const struct zone *z, const struct mention *m)
{
	uint32_t i = m->last;

	while (i > m->first && z->atoms.v[i - 1].tag == TAG_NAME) {
		const struct word_entry *e = z->atoms.v[i - 1].entry;

		if (i < m->last && e && (e->title || e->person) && !e->given)
			break;
		i--;
	}
	return i;
}

static bool
same_word(const struct zone *z, uint32_t a, uint32_t b)
{
	return z->atoms.v[a].hash == z->atoms.v[b].hash;
}

void
names_resolve(const struct zone *z, const struct mentions *m, struct names *out)
{
	out->of = arena_alloc(z->scratch, (m->n + 1) * sizeof(*out->of));
	for (uint32_t k = 0; k < m->n; k++) {
		const struct mention *v = &m->v[k];
		uint32_t first = v->first;

		if (v->type == MENTION_NAME)
			first = core_first(z, v);
		else if (first + 1 < v->last && z->atoms.v[first].tag == TAG_DET)
			first++;
		if (first >= v->last)
			first = v->first;
		out->of[k] = (struct span){
		    z->atoms.v[first].span.start, z->atoms.v[v->last - 1].span.end};
		if (v->type != MENTION_NAME || v->last - first > 1)
			continue;
		for (uint32_t j = k, n = 0; j-- > 0 && n < 200; n++) {
			const struct mention *o = &m->v[j];

			if (o->type == MENTION_NAME && o->last - core_first(z, o) > 1 &&
			    same_word(z, o->head, v->head)) {
				out->of[k] = out->of[j];
				break;
			}
		}
	}
}
