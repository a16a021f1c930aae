#include "quotes/grammar.h"

#define APPOSITION 20 /* atoms between a name and its verb */
#define COMPLEMENT 12 /* atoms of what an office is of */

bool
mention_is_definite(const struct zone *z, const struct mention *m)
{
	if (z->atoms.v[m->first].tag == TAG_DET)
		return true;
	for (uint32_t i = m->first; i < m->last; i++)
		if (z->atoms.v[i].tag == TAG_CLITIC)
			return true;
	return false;
}

static bool
is_finite(uint8_t tag)
{
	return tag == TAG_CUE || tag == TAG_VERB || tag == TAG_AUX;
}

/* "Ada Quill, one of the engineers, warned": does the verb of a mention that a comma
 * follows come behind another one? */
static bool
is_subject_apart(const struct zone *z, const struct mention *m)
{
	uint8_t before = atom_tag(z, m->unit, (int64_t)m->first - 1);
	uint8_t first = atom_tag(z, m->unit, (int64_t)m->last + 1);

	if (before != TAG_EDGE && before != TAG_COMMA && before != TAG_BUT)
		return false;
	if (m->type != MENTION_NAME && first == TAG_NAME)
		return false; /* "one engineer, Ada Quill, warned": it is she */
	for (uint32_t i = m->last + 1; i < m->last + APPOSITION; i++) {
		uint8_t tag = atom_tag(z, m->unit, i);

		if (tag == TAG_COMMA)
			return is_finite(atom_tag(z, m->unit, (int64_t)i + 1));
		if (tag == TAG_EDGE || tag == TAG_COLON || tag == TAG_PIECE ||
		    (tag == TAG_CUE && first != TAG_WHO))
			break; /* "the dam, Ada Quill said, is safe" */
	}
	return false;
}

bool
mention_is_subject(const struct zone *z, const struct mention *m)
{
	uint8_t behind = atom_tag(z, m->unit, m->last);

	if (behind == TAG_COMMA)
		return is_subject_apart(z, m);
	return is_finite(behind) && atom_tag(z, m->unit, (int64_t)m->first - 1) != TAG_OF;
}

bool
mention_is_person(const struct zone *z, const struct mention *m)
{
	uint32_t i = m->last;

	i += atom_tag(z, m->unit, i) == TAG_COMMA;
	switch (atom_tag(z, m->unit, i)) {
	case TAG_WHO: /* not "which" */
		return (text_at(z->t, z->atoms.v[i].span.start + 2) | 0x20) == 'o';
	case TAG_NUMBER:
		return i > m->last && atom_tag(z, m->unit, (int64_t)i + 1) == TAG_COMMA;
	default:
		return false;
	}
}

/* The comma behind mention m and what it is of: "the mayor of Norhaven, "; or 0. */
static uint32_t
comma_behind(const struct zone *z, const struct mention *m)
{
	for (uint32_t i = m->last; i < m->last + COMPLEMENT; i++) {
		uint8_t tag = atom_tag(z, m->unit, i);

		if (tag == TAG_COMMA)
			return i;
		if (tag == TAG_HUMAN ||
		    (!tag_is_nominal(tag) && tag != TAG_OF && tag != TAG_TO &&
			tag != TAG_PREP && tag != TAG_DET && tag != TAG_BRACKET))
			return 0;
	}
	return 0;
}

const struct mention *
mention_apposed(const struct zone *z, const struct mentions *all, uint32_t k)
{
	const struct mention *m = &all->v[k], *name = NULL;
	uint32_t comma;
	uint8_t behind;

	if (m->type != MENTION_HUMAN || (m->sex & SEX_GROUP) ||
	    !(comma = comma_behind(z, m)))
		return NULL;
	for (uint32_t i = k + 1; i < all->n && all->v[i].first <= comma + 1; i++)
		name = &all->v[i];
	if (!name || name->first != comma + 1 || name->unit != m->unit ||
	    name->type != MENTION_NAME || name->owner)
		return NULL;
	behind = atom_tag(z, m->unit, name->last);
	if (behind == TAG_COMMA) /* not one of several: the mayor, Tomas Reed, and */
		return atom_tag(z, m->unit, (int64_t)name->last + 1) != TAG_AND ? name
										: NULL;
	return behind == TAG_EDGE || behind == TAG_STOP || behind == TAG_PIECE ? name
									       : NULL;
}
