#include "quotes/names.h"

#define LOOK_BACK 40     /* mentions tried for a pronoun */
#define UNITS_BACK 8     /* units they may stand before it */
#define SAME_LAST_WORD 8 /* entities tried for a surname */
#define MAIN 2           /* times as often is one spoken of all the time */
/* What makes a mention the likelier antecedent of a pronoun: it is a subject, or speaks;
 * it begins its sentence; it is of the pronoun's gender; it is a pronoun, too. */
#define SUBJECT 12
#define FIRST 6
#define SAME_SEX 12
#define AGAIN 8
#define MOST (SUBJECT + FIRST + SAME_SEX + AGAIN)
#define OWNER 4       /* how much less a mention that owns something is worth */
#define UNPROVEN 70   /* how much less a name that may be a body's scores */
#define APPOSITION 20 /* atoms between a name and its verb */
#define COMPLEMENT 12 /* atoms of what an office is of */

static void
make_tables(struct names *names, uint32_t mask)
{
	names->mask = mask;
	names->by_key = arena_alloc(names->scratch, (mask + 1) * sizeof(*names->by_key));
	names->by_word =
	    arena_alloc(names->scratch, (mask + 1) * sizeof(*names->by_word));
}

void
names_begin(struct names *names, struct arena *scratch)
{
	*names = (struct names){.scratch = scratch};
	make_tables(names, 63);
}

static uint32_t
key_of(const struct zone *z, uint32_t first, uint32_t last)
{
	uint32_t key = 0;

	for (uint32_t i = first; i < last; i++)
		key = key * 0x01000193u + z->atoms.v[i].hash;
	return key ? key : 1;
}

static struct entity *
entity_of_key(const struct names *names, uint32_t key)
{
	for (uint32_t s = key & names->mask; names->by_key[s]; s = (s + 1) & names->mask)
		if (names->v[names->by_key[s] - 1].key == key)
			return &names->v[names->by_key[s] - 1];
	return NULL;
}

/* Where the chain of entities that end in a word begins. */
static uint32_t *
chain_of(const struct names *names, uint32_t word)
{
	uint32_t s = word & names->mask;

	while (names->by_word[s] && names->v[names->by_word[s] - 1].last != word)
		s = (s + 1) & names->mask;
	return &names->by_word[s];
}

/* Enters the entity at `index` in the tables. */
static void
enter(struct names *names, uint32_t index)
{
	struct entity *e = &names->v[index];
	uint32_t s = e->key & names->mask, *chain;

	while (names->by_key[s])
		s = (s + 1) & names->mask;
	names->by_key[s] = index + 1;
	if (!e->last)
		return;
	chain = chain_of(names, e->last);
	e->next = *chain;
	*chain = index + 1;
}

/* The entity that the words [first, last) name, new; `word` is what it may be called
 * alone, 0 for nothing. */
static struct entity *
add_entity(struct names *names, const struct zone *z, uint32_t first, uint32_t last,
    uint32_t word)
{
	struct entity *e = array_add(names->scratch, names);

	*e = (struct entity){
	    .name = {z->atoms.v[first].span.start, z->atoms.v[last - 1].span.end},
	    .key = key_of(z, first, last),
	    .first = z->atoms.v[first].hash,
	    .last = word,
	    .words = (uint8_t)(last - first < 255 ? last - first : 255)};
	if (2 * names->n > names->mask) {
		make_tables(names, 2 * names->mask + 1);
		for (uint32_t i = 0; i + 1 < names->n; i++)
			enter(names, i);
	}
	enter(names, (uint32_t)names->n - 1);
	return e;
}

/* Takes the words [first, last) as a description of e. */
static void
add_roles(const struct names *names, struct entity *e, const struct zone *z,
    uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i < last && e->roles < ROLES_MOST; i++) {
		uint8_t tag = z->atoms.v[i].tag;
		bool known = false;

		if (!tag_is_nominal(tag) && tag != TAG_CUE_NOUN)
			continue;
		for (uint8_t k = 0; k < e->roles; k++)
			known |= e->role[k] == z->atoms.v[i].hash;
		if (known)
			continue;
		if (!e->role)
			e->role =
			    arena_room(names->scratch, ROLES_MOST * sizeof(*e->role));
		e->role[e->roles++] = z->atoms.v[i].hash;
	}
}

static bool
has_role(const struct entity *e, uint32_t hash)
{
	for (uint8_t k = 0; k < e->roles; k++)
		if (e->role[k] == hash)
			return true;
	return false;
}

/* "The mayor", "Norhaven's mayor" */
static bool
is_definite(const struct zone *z, const struct mention *m)
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

/* Is a mention the subject of its clause, by what stands beside it? */
static bool
is_subject(const struct zone *z, const struct mention *m)
{
	uint8_t behind = atom_tag(z, m->unit, m->last);

	if (behind == TAG_COMMA)
		return is_subject_apart(z, m);
	return is_finite(behind) && atom_tag(z, m->unit, (int64_t)m->first - 1) != TAG_OF;
}

/* "Ada Quill, who", "Ada Quill, 43,": does what follows a name tell that it is a person?
 */
static bool
is_person_behind(const struct zone *z, const struct mention *m)
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
learn(const struct names *names, struct entity *e, const struct zone *z,
    const struct mentions *all, uint32_t k)
{
	const struct mention *m = &all->v[k], *next;
	uint32_t first = m->core;
	uint8_t sex = sex_told(z, m, e);

	if (sex && (!e->sex || e->sex == (SEX_M | SEX_F)))
		e->sex = sex;
	e->person = e->person || m->sex || is_person_behind(z, m);
	add_roles(names, e, z, m->first, first);
	if (k + 1 >= all->n)
		return;
	next = &all->v[k + 1]; /* "Ada Quill, the chief engineer," */
	if (next->first == m->last + 1 && z->atoms.v[m->last].tag == TAG_COMMA &&
	    is_definite(z, next) && next->type == MENTION_HUMAN && !is_subject(z, next)) {
		add_roles(names, e, z, next->first, next->last);
		if (sex_is_one(next->sex))
			e->sex = next->sex;
		e->person = true;
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

/* "The mayor, Tomas Reed, said": the name beside description k, or NULL. */
static const struct mention *
apposed_name(const struct zone *z, const struct mentions *all, uint32_t k)
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

/* "Mrs Reed", where one name only ends in it, tells whom that is: Shaya Reed. */
static void
learn_title(const struct names *names, const struct zone *z, const struct mention *m)
{
	uint32_t at;
	struct entity *e;
	uint8_t sex;

	if ((m->last - m->core != 1) | (m->core == m->first) || /* as most do */
	    atom_entry(z, &z->atoms.v[m->core])->body)
		return; /* "Duke University" */
	sex = atom_entry(z, &z->atoms.v[m->core - 1])->title;
	if (!sex_is_one(sex))
		return;
	at = *chain_of(names, z->atoms.v[m->core].hash);
	if (!at)
		return;
	e = &names->v[at - 1];
	if (e->next || (e->sex && e->sex != (SEX_M | SEX_F)))
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
names_read(struct names *names, const struct zone *z, const struct mentions *m)
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
		e = entity_of_key(names, key_of(z, first, v->last));
		if (!e)
			e = add_entity(
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
		name = apposed_name(z, m, k);
		e = name ? entity_of_key(names, key_of(z, name->core, name->last)) : NULL;
		if (!e)
			continue;
		add_roles(names, e, z, m->v[k].first, m->v[k].last);
		e->person = true;
	}
}

static bool
sexes_agree(uint8_t a, uint8_t b)
{
	return !a || !b || (a & b);
}

/* Is a the likelier of two entities that end in the same word to be called by it alone?
 * One that the text speaks of all the time, or the one seen last, or a person. */
static bool
is_likelier(const struct entity *a, const struct entity *b)
{
	if (a->times > MAIN * b->times + 1 || b->times > MAIN * a->times + 1)
		return a->times > b->times;
	return a->seen > b->seen || (a->seen == b->seen && a->person >= b->person);
}

/* The entity a single name stands for; else the first. */
static struct entity *
entity_of_word(const struct names *names, uint32_t word, uint8_t sex)
{
	struct entity *best = NULL;
	uint32_t at = *chain_of(names, word);

	for (uint32_t n = 0; at && n < SAME_LAST_WORD; n++) {
		struct entity *e = &names->v[at - 1];

		at = e->next;
		if (!sexes_agree(e->sex, sex))
			continue;
		/* the chain is from the last to the first */
		if (!best || is_likelier(e, best))
			best = e;
	}
	return best;
}

static struct entity *
entity_of_first_name(const struct names *names, uint32_t word)
{
	struct entity *best = NULL;
	size_t n = names->n < 200 ? names->n : 200;

	for (size_t i = 0; i < n; i++) {
		struct entity *e = &names->v[i];

		if (e->first == word && e->words > 1 && (!best || e->seen > best->seen))
			best = e;
	}
	return best;
}

/* The entity of a name, NULL if it is new. */
static struct entity *
named(const struct names *names, const struct zone *z, const struct mention *m)
{
	const struct atom *head = &z->atoms.v[m->last - 1];
	struct entity *e;

	if (m->last - m->core > 1)
		return entity_of_key(names, key_of(z, m->core, m->last));
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
	struct names *names;
	const struct zone *z;
	const struct mentions *m;
	const uint8_t *asked; /* a byte a mention: it speaks */
	struct sight *seen;
	size_t n;
	struct span *of;
};

static void
see(struct resolving *r, uint32_t k, struct entity *e)
{
	const struct mention *m = &r->m->v[k];
	bool subject = is_subject(r->z, m);
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

static void
resolve_name(struct resolving *r, uint32_t k, bool speaks)
{
	const struct mention *m = &r->m->v[k];
	struct entity *e = named(r->names, r->z, m);

	if (!e)
		e = add_entity(
		    r->names, r->z, m->core, m->last, r->z->atoms.v[m->last - 1].hash);
	learn(r->names, e, r->z, r->m, k);
	e->speaks |= speaks;
	see(r, k, e);
}

/* Are all words of a description, less its article, roles of e? */
static bool
describes(const struct zone *z, const struct mention *m, const struct entity *e)
{
	for (uint32_t i = m->last; i-- > m->first;) {
		uint8_t tag = z->atoms.v[i].tag;

		if (tag == TAG_DET)
			continue;
		if (!has_role(e, z->atoms.v[i].hash))
			return false;
	}
	return true;
}

/* "the president", "the embassy": an entity seen before that this describes. */
static void
resolve_description(struct resolving *r, uint32_t k)
{
	const struct mention *m = &r->m->v[k];
	const struct mention *name = apposed_name(r->z, r->m, k);
	struct entity *best = NULL;
	size_t from = r->names->n > 100 ? r->names->n - 100 : 0;
	uint32_t seen = 0; /* the last mention of the best */

	if (name)
		best = named(r->names, r->z, name);
	if (best)
		from = r->names->n;
	else if (!is_definite(r->z, m))
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
		best = add_entity(r->names, r->z, first, m->last, 0);
		add_roles(r->names, best, r->z, first, m->last);
		best->person = m->type == MENTION_HUMAN;
		best->sex = m->sex;
	}
	see(r, k, best);
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

static void
resolve_pronoun(struct resolving *r, uint32_t k)
{
	const struct mention *m = &r->m->v[k];
	uint32_t best = NO_ENTITY;
	int best_score = 0;

	for (const struct sight *s = r->seen + r->n; s-- > r->seen;) {
		const struct mention *o = &r->m->v[s->mention];
		const struct entity *e = &r->names->v[s->entity];
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
			best = s->entity;
		}
	}
	if (best == NO_ENTITY)
		return;
	if (sex_is_one(m->sex) && r->names->v[best].person && !r->names->v[best].sex)
		r->names->v[best].sex = m->sex;
	see(r, k, &r->names->v[best]);
}

/* All but those that refer to nobody, or whoever speaks. */
#define REFERRING                                                                        \
	(TYPE_BIT(MENTION_NAME) | TYPE_BIT(MENTION_HUMAN) | TYPE_BIT(MENTION_BODY) |     \
	    TYPE_BIT(MENTION_PRONOUN) | TYPE_BIT(MENTION_IT) |                           \
	    TYPE_BIT(MENTION_OBJECT) | TYPE_BIT(MENTION_WHOSE))

static void
resolve(struct resolving *r, uint32_t k, bool asked)
{
	const struct mention *v = &r->m->v[k];

	if (v->type == MENTION_NAME)
		resolve_name(r, k, asked);
	else if (!asked && !is_subject(r->z, v))
		return;
	else if (v->type == MENTION_HUMAN || v->type == MENTION_BODY)
		resolve_description(r, k);
	else
		resolve_pronoun(r, k);
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
names_resolve(struct names *names, const struct zone *z, const struct mentions *m,
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
		resolve(&r, c.v[i], asked[c.v[i]]);
	return r.of;
}

struct span
names_of_word(const struct names *names, uint32_t word)
{
	const struct entity *e = entity_of_word(names, word, 0);

	return e && e->words > 1 ? e->name : (struct span){0};
}
