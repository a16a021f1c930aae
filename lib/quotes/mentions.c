#include "quotes/mentions.h"

#define LONGEST 30 /* atoms of a mention */

static inline struct mention *
add(const struct zone *z, struct mentions *out, uint32_t first, uint32_t last,
    enum mention_type type)
{
	struct mention *m = array_add(z->scratch, out);

	*m = (struct mention){.first = first,
	    .last = last,
	    .head = last - 1,
	    .core = first,
	    .unit = z->atoms.v[first].unit,
	    .type = (uint8_t)type};
	return m;
}

#define PARTICLE 3 /* code points of "de", "van", inside a name */

/*
 * What a name at atom i of a noun phrase tells as a given one: nothing if other words
 * than names follow, and as a surname no gender: "Ada Townsend".
 */
static uint8_t
sex_of_given(const struct zone *z, uint32_t first, uint32_t last, uint32_t i)
{
	const struct atom *v = z->atoms.v;

	for (uint32_t k = i + 1; k < last; k++)
		if (v[k].tag != TAG_NAME &&
		    (v[k].tag != TAG_WORD || v[k].span.end - v[k].span.start > PARTICLE))
			return 0;
	return i + 1 == last && i > first && tag_is_nominal(v[i - 1].tag) &&
		       !v[i - 1].entry->title && !v[i - 1].entry->person
		   ? SEX_M | SEX_F
		   : v[i].entry->given;
}

/* What the words of a noun phrase tell of gender and number. */
static uint8_t
sex_of(const struct zone *z, uint32_t first, uint32_t last)
{
	uint8_t sex = 0;
	const struct atom *head = &z->atoms.v[last - 1];

	if (head->entry->person && head->tag == TAG_HUMAN)
		return head->entry->person;
	for (uint32_t i = first; i < last; i++) {
		const struct atom *a = &z->atoms.v[i];
		const struct word_entry *e = a->entry;
		uint8_t here;

		if (a->tag == TAG_CLITIC)
			sex = 0;
		if ((a->tag != TAG_NAME && a->tag != TAG_HUMAN) ||
		    !(e->title | e->person | e->given))
			continue;
		here = e->title    ? e->title
		       : e->person ? e->person
				   : sex_of_given(z, first, last, i);
		if (sex_is_one(here))
			return here;
		if (!sex)
			sex = here;
	}
	return sex;
}

/*
 * The first atom of the name that ends a mention: of the last run, less titles; but the
 * people in "Norhaven Police Department", and the owner in "the Sheriff's Office", belong
 * to the name of a body.
 */
static uint32_t
core_of(const struct zone *z, uint32_t first, uint32_t last)
{
	const struct atom *v = z->atoms.v;
	bool body = v[last - 1].entry->body;
	uint32_t i = last;

	while (i > first && v[i - 1].tag == TAG_NAME) {
		const struct word_entry *e = v[i - 1].entry;

		if (i < last && (e->title || e->person) && !e->given &&
		    !(body && e->person))
			break;
		i--;
	}
	if (body && i + 1 == last && i > first && v[i - 1].tag == TAG_CLITIC)
		return first + (v[first].tag == TAG_DET);
	return i < last ? i : first;
}

static enum mention_type
type_of(const struct atom *head)
{
	static const uint8_t types[32] = {[TAG_NAME] = MENTION_NAME,
	    [TAG_HUMAN] = MENTION_HUMAN,
	    [TAG_BODY] = MENTION_BODY};

	return types[head->tag & 31] ? types[head->tag & 31] : MENTION_OTHER;
}

/* Adds the noun phrase [first, last), with what its words, of these tags, tell of it. */
static struct mention *
add_phrase(const struct zone *z, struct mentions *out, uint32_t first, uint32_t last,
    uint32_t tags)
{
	const struct atom *head = &z->atoms.v[last - 1];
	struct mention *m = add(z, out, first, last, type_of(head));

	if (!(tags & (TAG_BIT(TAG_NAME) | TAG_BIT(TAG_HUMAN))))
		return m; /* as many are: nothing */
	m->sex = sex_of(z, first, last);
	if (m->type == MENTION_NAME)
		m->core = core_of(z, first, last);
	return m;
}

/* Of "him", "her", "his", "their". */
static uint8_t
sex_of_pronoun(const struct zone *z, uint32_t i)
{
	switch (text_at(z->t, z->atoms.v[i].span.start) | 0x20) {
	case 'h':
		return (text_at(z->t, z->atoms.v[i].span.start + 1) | 0x20) == 'e'
			   ? SEX_F
			   : SEX_M;
	case 't':
		return SEX_GROUP;
	default:
		return 0;
	}
}

static void
add_pronoun(const struct zone *z, struct mentions *out, uint32_t i)
{
	static const struct {
		uint8_t type, sex;
	} kinds[] = {
	    [CLASS_HE] = {MENTION_PRONOUN, SEX_M},
	    [CLASS_SHE] = {MENTION_PRONOUN, SEX_F},
	    [CLASS_THEY] = {MENTION_PRONOUN, SEX_GROUP},
	    [CLASS_IT] = {MENTION_IT, 0},
	    [CLASS_ONE] = {MENTION_SELF, SEX_M | SEX_F},
	    [CLASS_WE] = {MENTION_SELF, SEX_GROUP},
	    [CLASS_HIM] = {MENTION_OBJECT, 0},
	};
	enum word_class class = atom_class(&z->atoms.v[i]);

	add(z, out, i, i + 1, (enum mention_type)kinds[class].type)->sex =
	    kinds[class].sex ? kinds[class].sex : sex_of_pronoun(z, i);
}

/*
 * "Governor of Norhaven Ada Quill": behind an office, what it is of and a name that
 * begins with a given one are the same mention. Returns the atom behind it.
 */
static uint32_t
through_office(const struct zone *z, struct mention *m, uint32_t end)
{
	const struct atom *v = z->atoms.v;
	const struct word_entry *office = v[m->last - 1].entry;
	uint32_t i = m->last, first;

	if (!(office->title | office->person)) /* as most are none */
		return m->last;
	if (i >= end ||
	    (v[i].tag != TAG_OF && v[i].tag != TAG_TO && v[i].tag != TAG_PREP))
		return m->last;
	i++;
	if (i < end && v[i].tag == TAG_DET)
		i++;
	for (first = i++; i + 1 < end && v[i].tag == TAG_NAME; i++)
		if (v[i].entry->given && v[i + 1].tag == TAG_NAME)
			break;
	if (v[first].tag != TAG_NAME || i + 1 >= end || v[i].tag != TAG_NAME ||
	    v[i + 1].tag != TAG_NAME)
		return m->last;
	m->core = i;
	while (i < end && v[i].tag == TAG_NAME)
		i++;
	m->last = i;
	m->head = i - 1;
	m->type = MENTION_NAME;
	m->sex = sex_of(z, m->core, m->last);
	return i;
}

static bool
is_noun(const struct atom *a)
{
	return tag_is_nominal(a->tag) || a->tag == TAG_CUE_NOUN;
}

/*
 * The noun phrase that begins at atom i of a unit that ends at `end`: articles and
 * adjectives, then nouns and names; the last of these is its head. What owns something
 * ("Ada Quill's office") is a mention too. Returns the atom behind it.
 */
static uint32_t
noun_phrase(const struct zone *z, struct mentions *out, uint32_t i, uint32_t end)
{
	const struct atom *v = z->atoms.v;
	uint32_t first = i, last = i, tags = 0;

	if (end > first + LONGEST)
		end = first + LONGEST;
	for (; i < end; i++) {
		uint8_t tag = v[i].tag;

		if (is_noun(&v[i])) {
			if (tag == TAG_WORD && last > first && v[i - 1].tag == TAG_NAME &&
			    i > first && text_at(z->t, v[i].span.end - 1) == 's')
				break; /* "Quill slams" */
			last = i + 1;
			tags |= TAG_BIT(tag);
			continue;
		}
		if (tag == TAG_CLITIC && last == i && last > first) {
			add_phrase(z, out, first, last, tags)->owner = true;
			continue;
		}
		if (tag == TAG_DET && i == first)
			continue;
		if (i > first && (last == first || v[i - 1].tag == TAG_CLITIC) &&
		    (tag == TAG_VERB || tag == TAG_ING || tag == TAG_ADVERB) &&
		    i + 1 < end && is_noun(&v[i + 1]))
			continue; /* "a newly released report" */
		break;
	}
	if (last == first)
		return first + 1;
	return through_office(z, add_phrase(z, out, first, last, tags), end);
}

void
mentions_find(const struct zone *z, struct mentions *out)
{
	out->of_unit = arena_alloc(z->scratch, (z->units.n + 1) * sizeof(*out->of_unit));
	for (size_t u = 0; u < z->units.n; u++) {
		const struct unit *unit = &z->units.v[u];

		out->of_unit[u] = (uint32_t)out->n;
		for (uint32_t i = unit->first; i < unit->last;) {
			const struct atom *a = &z->atoms.v[i];

			if (a->tag == TAG_PRONOUN) {
				add_pronoun(z, out, i++);
				continue;
			}
			if (a->tag == TAG_DET && atom_class(a) == CLASS_WHOSE)
				add(z, out, i, i + 1, MENTION_WHOSE)->sex =
				    sex_of_pronoun(z, i);
			if (a->tag == TAG_DET || is_noun(a))
				i = noun_phrase(z, out, i, unit->last);
			else
				i++;
		}
	}
	out->of_unit[z->units.n] = (uint32_t)out->n;
}

struct span
mention_span(const struct zone *z, const struct mention *m)
{
	return (struct span){
	    z->atoms.v[m->first].span.start, z->atoms.v[m->last - 1].span.end};
}
