/*
 * blocks: a paragraph without marks behind one that ends "The mayor added:" is what was
 * said.
 */
#include <string.h>

#include "quotes/reading.h"

#define SPEAKS 7   /* strength of a cue that leads to one */
#define NEAR 5     /* atoms between the cue and the colon */
#define SENTENCE 5 /* atoms of a paragraph that is no item of a list */

/* The cue that leads from the end of a paragraph, at unit u, to the next one, or NULL. */
static struct cue *
leading_cue(struct reading *r, uint32_t u)
{
	const struct zone *z = &r->zone;
	uint32_t last = z->units.v[u].last - 1, k = r->cues.of_unit[u + 1];
	struct cue *c;

	if (z->atoms.v[last].tag != TAG_COLON || (z->atoms.v[last].flags & ATOM_BROKEN))
		return NULL;
	while (k > r->cues.of_unit[u] && r->cues.v[k - 1].type == CUE_IS_COLON)
		k--;
	if (k == r->cues.of_unit[u])
		return NULL;
	c = &r->cues.v[k - 1];
	if (c->passive || c->strength < SPEAKS || last - c->last > NEAR ||
	    (c->type != CUE_IS_PAST && c->type != CUE_IS_PRESENT &&
		c->type != CUE_IS_ING))
		return NULL;
	for (uint32_t i = c->last; i < last; i++) {
		uint8_t tag = z->atoms.v[i].tag;

		if (tag == TAG_VERB || tag == TAG_AUX || tag == TAG_PIECE)
			return NULL;
	}
	return c;
}

/* Are the units [u, end) of a paragraph whole sentences without marks? */
static bool
is_block(const struct reading *r, uint32_t u, uint32_t end)
{
	const struct zone *z = &r->zone;
	uint32_t first = z->units.v[u].first, last = z->units.v[end - 1].last - 1;

	if (r->spoken[u] || last - first < SENTENCE || z->atoms.v[last].tag != TAG_STOP ||
	    !(z->atoms.v[first].flags & ATOM_CAPITAL))
		return false;
	for (uint32_t i = first; i < last; i++)
		if (z->atoms.v[i].tag == TAG_PIECE)
			return false;
	return true;
}

void
blocks_find(struct reading *r)
{
	const struct zone *z = &r->zone;
	uint32_t n = (uint32_t)z->units.n;

	for (uint32_t u = n ? paragraph_end(z, 0) : 0, end; u < n; u = end) {
		struct cue *c = leading_cue(r, u - 1);

		end = paragraph_end(z, u);
		if (!c || !is_block(r, u, end))
			continue;
		cue_attach(z, &r->mentions, r->model, r->sink, c);
		if (c->speaker == NO_MENTION)
			continue;
		c->used = true;
		*array_add(z->scratch, &r->founds) = (struct found){
		    .span = {z->units.v[u].span.start, z->units.v[end - 1].span.end},
		    .cue = (uint32_t)(c - r->cues.v),
		    .speaker = c->speaker,
		    .kind = QUOTE_INDIRECT,
		    .score = c->score};
		memset(r->spoken + u, 1, end - u);
	}
}
