#include "quotes/names.h"

#include "quotes/grammar.h"

#define LOOK_BACK 40 /* mentions tried for a pronoun */
#define UNITS_BACK 8 /* units they may stand before it */
/* What makes a mention the likelier antecedent of a pronoun: it is a subject, or speaks;
 * it begins its sentence; it is of the pronoun's gender; it is a pronoun, too. */
#define SUBJECT 12
#define FIRST 6
#define SAME_SEX 12
#define AGAIN 8
#define MOST (SUBJECT + FIRST + SAME_SEX + AGAIN)
#define OWNER 4     /* how much less a mention that owns something is worth */
#define UNPROVEN 70 /* how much less a name that may be a body's scores */

/* What a mention tells of the gender of e: "Ashley" alone, as a surname, nothing, and
 * "Mrs. Ashley" by the title. */
static uint8_t
sex_told(const struct zone *z, const struct mention *m, const struct entity *e)
{
	const struct atom *v = z->atoms.v;

	if (m->last - m->core > 1 || e->words < 2 || v[m->core].hash != e->last)
		return m->sex;
	return m->core > m->first ? atom_entry(z, &v[m->core - 1])->title : 0;
}

/* Takes what a mention of e tells about it. */
static void
learn(const struct entities *names, struct entity *e, const struct zone *z,
    const struct mentions *all, uint32_t k)
{
	const struct mention *m = &all->v[k], *next;
	uint32_t first = m->core;
	uint8_t sex = sex_told(z, m, e);

	if (sex && (!e->sex || e->sex == (SEX_M | SEX_F)))
		e->sex = sex;
	e->person = e->person || m->sex || mention_is_person(z, m);
	entity_describe(names, e, z, m->first, first);
	if (k + 1 >= all->n)
		return;
	next = &all->v[k + 1]; /* "Ada Quill, the chief engineer," */
	if (next->first == m->last + 1 && z->atoms.v[m->last].tag == TAG_COMMA &&
	    mention_is_definite(z, next) && next->type == MENTION_HUMAN &&
	    !mention_is_subject(z, next)) {
		entity_describe(names, e, z, next->first, next->last);
		if (sex_is_one(next->sex))
			e->sex = next->sex;
		e->person = true;
	}
}

/* "Mrs Reed", where one name only ends in it, tells whom that is: Shaya Reed. */
static void
learn_title(const struct entities *names, const struct zone *z, const struct mention *m)
{
	struct entity *e;
	uint8_t sex;

	if ((m->last - m->core != 1) | (m->core == m->first) || /* as most do */
	    atom_entry(z, &z->atoms.v[m->core])->body)
		return; /* "Duke University" */
	sex = atom_entry(z, &z->atoms.v[m->core - 1])->title;
	if (!sex_is_one(sex))
		return;
	e = entity_alone(names, z->atoms.v[m->core].hash);
	if (!e || (e->sex && e->sex != (SEX_M | SEX_F)))
		return;
	e->sex = sex;
	e->person = true;
}

/* Those of the first n mentions that are of one of the types; where they are. */
struct chosen {
	uint32_t *v;
	size_t n;
};

#define TYPE_BIT(type) (UINT32_C(1) << (type))

static struct chosen
choose(const struct mentions *m, size_t n, uint32_t types, struct arena *scratch)
{
	struct chosen c = {arena_room(scratch, (n + 1) * sizeof(*c.v)), 0};

	for (size_t k = 0; k < n; k++) {
		c.v[c.n] = (uint32_t)k;
		c.n += types >> m->v[k].type & 1;
	}
	return c;
}

void
names_read(struct entities *names, const struct zone *z, const struct mentions *m)
{
	struct chosen c =
	    choose(m, m->n, TYPE_BIT(MENTION_NAME) | TYPE_BIT(MENTION_HUMAN), z->scratch);

	for (size_t i = 0; i < c.n; i++) {
		uint32_t k = c.v[i], first;
		const struct mention *v = &m->v[k];
		struct entity *e;

		if (v->type != MENTION_NAME)
			continue;
		first = v->core;
		if (v->last - first < 2)
			continue;
		e = entity_named(names, z, first, v->last);
		if (!e)
			e = entity_add(
			    names, z, first, v->last, z->atoms.v[v->last - 1].hash);
		learn(names, e, z, m, k);
	}
	for (size_t i = 0; i < c.n; i++) {
		uint32_t k = c.v[i];
		const struct mention *name;
		struct entity *e;

		if (m->v[k].type == MENTION_NAME) {
			learn_title(names, z, &m->v[k]);
			continue;
		}
		name = mention_apposed(z, m, k);
		e = name ? entity_named(names, z, name->core, name->last) : NULL;
		if (!e)
			continue;
		entity_describe(names, e, z, m->v[k].first, m->v[k].last);
		e->person = true;
	}
}

/* The entity of a name, NULL if it is new. */
static struct entity *
named(const struct entities *names, const struct zone *z, const struct mention *m)
{
	const struct atom *head = &z->atoms.v[m->last - 1];
	struct entity *e;

	if (m->last - m->core > 1)
		return entity_named(names, z, m->core, m->last);
	/* alone, a surname that is a given name too tells no gender */
	e = entity_of_word(names, head->hash, m->core > m->first ? m->sex : 0);
	if ((!e || e->words < 2) && atom_entry(z, head)->given) {
		struct entity *full = entity_of_first_name(names, head->hash);

		e = full ? full : e;
	}
	return e;
}

/* A mention of an entity. */
struct sight {
	uint32_t mention, entity;
	bool subject;
	int8_t salience; /* what it is worth to a pronoun behind it, wherever that is */
};

/* Who resolves: what was seen so far. */
struct resolving {
	struct entities *names;
	const struct zone *z;
	const struct mentions *m;
	const uint8_t *asked; /* a byte a mention: it speaks */
	struct sight *seen;
	size_t n;
	struct span *of;
};

/* Notes mention k, a subject or not, as one of e. */
static void
see(struct resolving *r, uint32_t k, bool subject, struct entity *e)
{
	const struct mention *m = &r->m->v[k];
	int salience = subject || r->asked[k] ? SUBJECT : 0;

	if (m->first == r->z->units.v[m->unit].first)
		salience += FIRST;
	if (m->type == MENTION_PRONOUN)
		salience += AGAIN;
	if (m->owner || m->type == MENTION_WHOSE)
		salience -= OWNER;
	e->seen = ++r->names->seen;
	e->times++;
	r->seen[r->n++] =
	    (struct sight){k, (uint32_t)(e - r->names->v), subject, (int8_t)salience};
	r->of[k] = e->name;
}

static struct entity *
resolve_name(const struct resolving *r, uint32_t k)
{
	const struct mention *m = &r->m->v[k];
	struct entity *e = named(r->names, r->z, m);

	if (!e)
		e = entity_add(
		    r->names, r->z, m->core, m->last, r->z->atoms.v[m->last - 1].hash);
	learn(r->names, e, r->z, r->m, k);
	e->speaks |= r->asked[k] != 0;
	return e;
}

/* Are all words of a description, less its article, roles of e? */
static bool
describes(const struct zone *z, const struct mention *m, const struct entity *e)
{
	for (uint32_t i = m->last; i-- > m->first;) {
		uint8_t tag = z->atoms.v[i].tag;

		if (tag == TAG_DET)
			continue;
		if (!entity_has_role(e, z->atoms.v[i].hash))
			return false;
	}
	return true;
}

/* "the president", "the embassy": an entity seen before that this describes, else a new
 * one. */
static struct entity *
resolve_description(const struct resolving *r, uint32_t k)
{
	const struct mention *m = &r->m->v[k];
	const struct mention *name = mention_apposed(r->z, r->m, k);
	struct entity *best = NULL;
	size_t from = r->names->n > 100 ? r->names->n - 100 : 0;
	uint32_t seen = 0; /* the last mention of the best */

	if (name)
		best = named(r->names, r->z, name);
	if (best || !mention_is_definite(r->z, m))
		from = r->names->n;
	for (size_t i = r->names->n; i-- > from;) {
		struct entity *e = &r->names->v[i];

		if ((e->roles != 0) & (e->seen > seen) && describes(r->z, m, e)) {
			best = e;
			seen = e->seen;
		}
	}
	if (!best) {
		uint32_t first = m->first;

		while (first + 1 < m->last && r->z->atoms.v[first].tag == TAG_DET)
			first++;
		best = entity_add(r->names, r->z, first, m->last, 0);
		entity_describe(r->names, best, r->z, first, m->last);
		best->person = m->type == MENTION_HUMAN;
		best->sex = m->sex;
	}
	return best;
}

static bool
could_be(const struct entity *e, const struct mention *m, uint8_t sex)
{
	if (sex == SEX_GROUP)
		return e->sex == SEX_GROUP || m->type == MENTION_BODY;
	if (!sex)
		return m->type == MENTION_BODY || (!e->person && !e->sex);
	return e->sex != SEX_GROUP && sexes_agree(e->sex, sex) &&
	       m->type != MENTION_BODY && (e->person || e->sex || e->speaks);
}

/* Whom a pronoun stands for, or NULL. */
static struct entity *
resolve_pronoun(const struct resolving *r, uint32_t k)
{
	const struct mention *m = &r->m->v[k];
	struct entity *best = NULL;
	int best_score = 0;

	for (const struct sight *s = r->seen + r->n; s-- > r->seen;) {
		const struct mention *o = &r->m->v[s->mention];
		struct entity *e = &r->names->v[s->entity];
		uint32_t n = k - 1 - s->mention;
		int score;

		score = 100 - 10 * (int)(m->unit - o->unit) - (int)n;
		if (n >= LOOK_BACK || m->unit - o->unit > UNITS_BACK ||
		    score + MOST <= best_score)
			break;
		if (!could_be(e, o, m->sex))
			continue;
		if (sex_is_one(m->sex) && !e->person && !e->sex) {
			/* where all nouns begin with a capital, it may be no name */
			if (!s->subject || r->z->voc->capital_nouns)
				continue;
			score -= UNPROVEN;
		}
		score += s->salience;
		if (e->sex == m->sex && m->sex)
			score += SAME_SEX;
		if (score > best_score) {
			best_score = score;
			best = e;
		}
	}
	if (best && sex_is_one(m->sex) && best->person && !best->sex)
		best->sex = m->sex;
	return best;
}

/* All but those that refer to nobody, or whoever speaks. */
#define REFERRING                                                                        \
	(TYPE_BIT(MENTION_NAME) | TYPE_BIT(MENTION_HUMAN) | TYPE_BIT(MENTION_BODY) |     \
	    TYPE_BIT(MENTION_PRONOUN) | TYPE_BIT(MENTION_IT) |                           \
	    TYPE_BIT(MENTION_OBJECT) | TYPE_BIT(MENTION_WHOSE))

static void
resolve(struct resolving *r, uint32_t k)
{
	const struct mention *v = &r->m->v[k];
	bool subject = mention_is_subject(r->z, v);
	struct entity *e;

	if (v->type == MENTION_NAME)
		e = resolve_name(r, k);
	else if (!r->asked[k] && !subject)
		return;
	else if (v->type == MENTION_HUMAN || v->type == MENTION_BODY)
		e = resolve_description(r, k);
	else
		e = resolve_pronoun(r, k);
	if (e)
		see(r, k, subject, e);
}

/* What a mention is called where nothing else is known of it. */
static struct span
own_words(const struct zone *z, const struct mention *m)
{
	struct span s = mention_span(z, m);

	if (m->type == MENTION_OTHER && m->last > m->first + 1 &&
	    z->atoms.v[m->first].tag == TAG_DET)
		s.start = z->atoms.v[m->first + 1].span.start;
	return s;
}

struct span *
names_resolve(struct entities *names, const struct zone *z, const struct mentions *m,
    const uint8_t *asked)
{
	struct resolving r = {names, z, m, asked, .n = 0};
	struct chosen c;
	size_t n = m->n;

	while (n > 0 && !asked[n - 1])
		n--; /* no one asks for those behind */
	c = choose(m, n, REFERRING, z->scratch);
	r.seen = arena_room(z->scratch, (c.n + 1) * sizeof(*r.seen));
	r.of = arena_room(z->scratch, (n + 1) * sizeof(*r.of));
	for (uint32_t k = 0; k < n; k++)
		if (asked[k])
			r.of[k] = own_words(z, &m->v[k]);
	for (size_t i = 0; i < c.n; i++)
		resolve(&r, c.v[i]);
	return r.of;
}

struct span
names_of_word(const struct entities *names, uint32_t word)
{
	const struct entity *e = entity_of_word(names, word, 0);

	return e && e->words > 1 ? e->name : (struct span){0};
}
