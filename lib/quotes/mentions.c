#include "quotes/mentions.h"

#define LONGEST 30 /* atoms of a mention */

/* Finding: where we are. */
struct finding {
	const struct zone *z;
	struct mentions *out;
	uint32_t unit, end; /* the unit, and the atom behind it */
};

static inline struct mention *
add(const struct finding *f, uint32_t first, uint32_t last, enum mention_type type)
{
	struct mention *m = array_add(f->z->scratch, f->out);

	*m = (struct mention){.first = first,
	    .last = last,
	    .head = last - 1,
	    .core = first,
	    .unit = f->unit,
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
		       !atom_entry(z, &v[i - 1])->title &&
		       !atom_entry(z, &v[i - 1])->person
		   ? SEX_M | SEX_F
		   : atom_entry(z, &v[i])->given;
}

/* What the words of a noun phrase tell of gender and number. */
static uint8_t
sex_of(const struct zone *z, uint32_t first, uint32_t last)
{
	uint8_t sex = 0;
	const struct atom *head = &z->atoms.v[last - 1];

	if (atom_entry(z, head)->person && head->tag == TAG_HUMAN)
		return atom_entry(z, head)->person;
	for (uint32_t i = first; i < last; i++) {
		const struct atom *a = &z->atoms.v[i];
		const struct word_entry *e = atom_entry(z, a);
		uint8_t here;

		if (a->tag == TAG_CLITIC)
			sex = 0;
		if (!set_any(z->sets.set[SET_TELLING], i, i + 1))
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

/* Less the titles and roles before it, where the name that ends at `last` begins; its
 * words, with them, begin at `first`. */
static uint32_t
behind_titles(const struct zone *z, uint32_t first, uint32_t last, bool body)
{
	uint32_t i = last - 1;

	for (; i > first; i--) {
		const struct word_entry *e = atom_entry(z, &z->atoms.v[i - 1]);

		if ((e->title || e->person) && !e->given && !(body && e->person))
			break;
	}
	return i;
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
	bool body = atom_entry(z, &v[last - 1])->body;
	uint32_t i = last - set_run_before(z->sets.set[SET_NAME], first, last);

	if (set_any(
		z->sets.set[SET_TELLING], i, last - 1)) /* in most names no word does */
		i = behind_titles(z, i, last, body);
	if (body && i + 1 == last && i > first && v[i - 1].tag == TAG_CLITIC)
		return first + (v[first].tag == TAG_DET);
	return i;
}

static enum mention_type
type_of(const struct atom *head)
{
	static const uint8_t types[32] = {[TAG_NAME] = MENTION_NAME,
	    [TAG_HUMAN] = MENTION_HUMAN,
	    [TAG_BODY] = MENTION_BODY};

	return types[head->tag & 31] ? types[head->tag & 31] : MENTION_OTHER;
}

/* "The General Assembly", "Ada Quill Foundation", but not "Mr. House": does what ends in
 * a noun for a body tell nothing of people? */
static bool
is_body(const struct zone *z, uint32_t first, uint32_t last)
{
	const struct atom *v = z->atoms.v;
	const struct word_entry *head = atom_entry(z, &v[last - 1]);

	return head->body && !head->person && /* as "police" is */
	       !(last - first > 1 && v[last - 1].tag == TAG_NAME &&
		   sex_is_one(atom_entry(z, &v[last - 2])->title));
}

/* Adds the noun phrase [first, last), with what its words tell of it. */
static struct mention *
add_phrase(const struct finding *f, uint32_t first, uint32_t last)
{
	const struct zone *z = f->z;
	struct mention *m = add(f, first, last, type_of(&z->atoms.v[last - 1]));

	if (set_any(z->sets.set[SET_TELLING], first, last) && /* most words do not */
	    !is_body(z, first, last))
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
add_pronoun(const struct finding *f, uint32_t i)
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
	enum word_class class = atom_class(f->z, &f->z->atoms.v[i]);

	add(f, i, i + 1, (enum mention_type)kinds[class].type)->sex =
	    kinds[class].sex ? kinds[class].sex : sex_of_pronoun(f->z, i);
}

/*
 * "Governor of Norhaven Ada Quill": behind an office, what it is of and a name that
 * begins with a given one are the same mention. Returns the atom behind it.
 */
static uint32_t
through_office(const struct zone *z, struct mention *m, uint32_t end)
{
	const struct atom *v = z->atoms.v;
	const struct word_entry *office = atom_entry(z, &v[m->last - 1]);
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
		if (atom_entry(z, &v[i])->given && v[i + 1].tag == TAG_NAME)
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

/*
 * Where the run of nouns from atom i on ends, before `end`: "Quill slams" is a name and a
 * verb.
 */
static uint32_t
run_end(const struct zone *z, uint32_t i, uint32_t end)
{
	uint32_t run = set_run(z->sets.set[SET_NOUN], i), last;
	uint64_t in;

	last = run < end - i ? i + run : end;
	in = ((UINT64_C(1) << (last - i)) - 1) &
	     set_window(z->sets.set[SET_NAME], i) << 1 &
	     set_window(z->sets.set[SET_WORD], i);
	for (; in; in &= in - 1) {
		uint32_t k = i + (uint32_t)__builtin_ctzll(in);

		if (text_at(z->t, z->atoms.v[k].span.end - 1) == 's')
			return k;
	}
	return last;
}

/* "a newly released report": does a word that is no noun at atom i go on to one? */
static bool
leads_on(const struct zone *z, uint32_t i, uint32_t end)
{
	uint32_t tag = TAG_BIT(z->atoms.v[i].tag);

	return (tag & (TAG_BIT(TAG_VERB) | TAG_BIT(TAG_ING) | TAG_BIT(TAG_ADVERB))) &&
	       i + 1 < end && set_run(z->sets.set[SET_NOUN], i + 1);
}

/*
 * The noun phrase that begins at atom `first`: articles and adjectives, then nouns and
 * names; the last of these is its head. What owns something ("Ada Quill's office") is a
 * mention too. Returns the atom behind it.
 */
static uint32_t
noun_phrase(const struct finding *f, uint32_t first)
{
	const struct zone *z = f->z;
	const struct atom *v = z->atoms.v;
	uint32_t end = f->end < first + LONGEST ? f->end : first + LONGEST;
	uint32_t i = first + (v[first].tag == TAG_DET), last = first;

	while (i < end) {
		uint32_t behind = run_end(z, i, end);

		if (behind > i) {
			i = last = behind;
			if (i == end || v[i].tag != TAG_CLITIC)
				break;
			add_phrase(f, first, last)->owner = true;
			i++;
		} else if (i > first && leads_on(z, i, end)) {
			i++;
		} else {
			break;
		}
	}
	if (last == first)
		return first + 1;
	return through_office(z, add_phrase(f, first, last), f->end);
}

static void
find_in_unit(const struct finding *f, uint32_t first)
{
	const struct zone *z = f->z;
	const uint8_t *begins = z->sets.set[SET_MENTION];

	for (uint32_t i = first; (i = set_next(begins, i, f->end)) < f->end;) {
		const struct atom *a = &z->atoms.v[i];

		if (a->tag == TAG_PRONOUN) {
			add_pronoun(f, i++);
			continue;
		}
		if ((a->tag == TAG_DET) & (atom_class(z, a) == CLASS_WHOSE))
			add(f, i, i + 1, MENTION_WHOSE)->sex = sex_of_pronoun(z, i);
		i = noun_phrase(f, i);
	}
}

void
mentions_find(const struct zone *z, struct mentions *out)
{
	struct finding f = {.z = z, .out = out};

	out->of_unit = arena_alloc(z->scratch, (z->units.n + 1) * sizeof(*out->of_unit));
	for (; f.unit < z->units.n; f.unit++) {
		out->of_unit[f.unit] = (uint32_t)out->n;
		f.end = z->units.v[f.unit].last;
		find_in_unit(&f, z->units.v[f.unit].first);
	}
	out->of_unit[z->units.n] = (uint32_t)out->n;
}

struct span
mention_span(const struct zone *z, const struct mention *m)
{
	return (struct span){
	    z->atoms.v[m->first].span.start, z->atoms.v[m->last - 1].span.end};
}
