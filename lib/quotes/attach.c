#include "quotes/attach.h"

#define REACH_BEFORE 8 /* mentions tried on each side of a cue */
#define REACH_AFTER 4

/* Tags of noun phrases. */
#define PHRASE                                                                           \
	(TAGS_NOMINAL | TAG_BIT(TAG_DET) | TAG_BIT(TAG_CUE_NOUN) | TAG_BIT(TAG_CLITIC))

uint32_t
way(const struct zone *z, uint32_t from, uint32_t to)
{
	uint32_t value = 0, n = 0, last = 0;

	for (uint32_t i = from; i < to; i++) { /* no branch: tags cannot be foreseen */
		uint32_t tag = z->atoms.v[i].tag, more;

		tag ^= (tag ^ TAG_NAME) & -(PHRASE >> tag & 1);
		more = !((tag == TAG_NAME) & (last == TAG_NAME));
		last = tag;
		if (more & (n == 4))
			return value | (uint32_t)TAG_BRACKET << 20;
		value |= (tag & -more) << 5 * n;
		n += more;
	}
	return value;
}

static uint8_t
type_of(const struct zone *z, const struct atom *a)
{
	enum word_class class = atom_class(z, a);

	if (class == CLASS_ACCORDING || class == CLASS_LAUT || class == CLASS_SO)
		return CUE_IS_ACCORDING;
	if (a->tag == TAG_COLON)
		return CUE_IS_COLON;
	if (a->tag == TAG_CUE_ING)
		return CUE_IS_ING;
	if (a->tag == TAG_CUE_NOUN)
		return CUE_IS_NOUN;
	if (atom_entry(z, a)->cue == CUE_BASE)
		return CUE_IS_BASE;
	if (atom_entry(z, a)->cue == CUE_PRESENT)
		return CUE_IS_PRESENT;
	return CUE_IS_PAST;
}

/* Does a form of "be" stand before atom i, adverbs between? */
static bool
is_passive(const struct zone *z, const struct unit *u, uint32_t i)
{
	while (i-- > u->first) {
		const struct atom *a = &z->atoms.v[i];

		if (a->tag == TAG_ADVERB || a->tag == TAG_NOT)
			continue;
		return atom_class(z, a) == CLASS_BE;
	}
	return false;
}

/* "Her warning that", "a statement: ": does more than the noun tell of speech? */
static bool
speaks(const struct zone *z, const struct unit *u, uint32_t i)
{
	uint8_t next = i + 1 < u->last ? z->atoms.v[i + 1].tag : TAG_EDGE;

	return next == TAG_THAT || next == TAG_PIECE || next == TAG_COLON ||
	       (next == TAG_OF && i > u->first && z->atoms.v[i - 1].tag != TAG_DET);
}

/* "so Ada Quill", "so der Minister", but not "so dass", "so wie"? */
static bool
names_source(const struct zone *z, const struct unit *u, uint32_t i)
{
	uint8_t tag = i < u->last ? z->atoms.v[i].tag : TAG_EDGE;

	return tag == TAG_NAME || tag == TAG_DET || tag == TAG_HUMAN || tag == TAG_BODY ||
	       tag == TAG_PRONOUN;
}

/* "laut Ada Quill", "dem Bericht zufolge", but not "wurde laut", "dachte laut nach"? */
static bool
is_source_beside(const struct zone *z, uint32_t unit, uint32_t i)
{
	uint8_t before = atom_tag(z, unit, (int64_t)i - 1);
	uint8_t behind = atom_tag(z, unit, (int64_t)i + 1);

	return tag_is_nominal(before) || before == TAG_CUE_NOUN ||
	       !(TAG_BIT(behind) &
		   (TAG_BIT(TAG_EDGE) | TAG_BIT(TAG_PREP) | TAG_BIT(TAG_AUX) |
		       TAG_BIT(TAG_STOP) | TAG_BIT(TAG_COMMA)));
}

/* Is the atom i, one of SET_CUE, a cue? */
static bool
is_cue(const struct zone *z, const struct unit *u, uint32_t i)
{
	const struct atom *a = &z->atoms.v[i];

	switch ((enum tag)a->tag) {
	case TAG_CUE:
		if (atom_class(z, a) == CLASS_ACCORDING)
			return i + 1 < u->last && z->atoms.v[i + 1].tag == TAG_TO;
		if (atom_class(z, a) == CLASS_LAUT)
			return is_source_beside(z, (uint32_t)(u - z->units.v), i);
		return atom_class(z, a) != CLASS_SO || names_source(z, u, i + 1);
	case TAG_CUE_ING:
		return true;
	case TAG_CUE_NOUN:
		return speaks(z, u, i);
	case TAG_COLON:
		return !(a->flags & ATOM_BROKEN) && i > u->first;
	default:
		return false;
	}
}

/* The tag, all of verbs being one. */
static uint32_t
verbal(uint8_t tag)
{
	return tag == TAG_VERB || tag == TAG_ING || tag == TAG_CUE_ING ? TAG_CUE : tag;
}

/* The first tag behind a mention that is no adverb. */
static uint32_t
verb_behind(const struct zone *z, const struct mention *m)
{
	uint8_t tag = TAG_EDGE;

	for (uint32_t i = m->last; i < m->last + 3; i++) {
		tag = atom_tag(z, m->unit, i);
		if (tag != TAG_ADVERB && tag != TAG_NOT)
			break;
	}
	return tag;
}

static void
features_of(const struct zone *z, const struct cue *c, const struct mention *m,
    uint32_t rank, struct features *f)
{
	const struct atom *head = &z->atoms.v[m->head];
	bool after = m->first >= c->last;
	uint32_t side = after ? TAG_AUX : TAG_BUT; /* a: after, b: before */
	uint32_t gap = after ? way(z, c->last, m->first) : way(z, m->last, c->first);
	uint8_t before = atom_tag(z, m->unit, (int64_t)m->first - 1);
	uint8_t behind = atom_tag(z, m->unit, m->last);
	uint32_t number = m->sex == SEX_GROUP ? 16 : m->sex ? 19 : 24;
	uint32_t form = c->passive ? TAG_NOT : c->type;

	features_start(f);
	feature_add(f, ATTACH_GAP, gap << 5 | side);
	feature_add(f, ATTACH_GAP_TYPE, (gap & 0x7FFF) << 10 | LETTERS2(side, form));
	feature_add(f, ATTACH_ORDER, LETTERS3(side, form, m->type));
	feature_add(f, ATTACH_TYPE, LETTERS2(m->type, m->owner ? TAG_CLITIC : TAG_NAME));
	feature_add(f, ATTACH_BEFORE, LETTERS4(side, verbal(before), m->type, form));
	feature_add(f, ATTACH_SUBJECT,
	    LETTERS4(side, form, verb_behind(z, m), before == 0 ? 1 : 2));
	feature_add(f, ATTACH_AFTER, LETTERS3(side, behind, form));
	feature_add(f, ATTACH_FORM,
	    LETTERS4(side, form, atom_tag(z, c->unit, (int64_t)c->first - 1),
		atom_tag(z, c->unit, c->last)));
	feature_add(f, ATTACH_NEAR, LETTERS3(side, letter_of(rank), form));
	feature_add_atom(f, ATTACH_WORD, side, head);
	feature_add_atom(f, ATTACH_FIRST, side, &z->atoms.v[m->first]);
	feature_add(f, ATTACH_NUMBER, LETTERS2(number, c->type));
	feature_add(f, ATTACH_QUOTE, LETTERS3(side, before == 0, behind == 0));
}

struct best {
	uint32_t mention;
	int32_t score, second;
};

static void
try_mention(const struct zone *z, const struct mentions *mentions,
    const struct model *model, const struct decision_sink *sink, const struct cue *c,
    uint32_t k, uint32_t rank, struct best *best)
{
	const struct mention *m = &mentions->v[k];
	struct features f;
	int32_t score;

	features_of(z, c, m, rank, &f);
	score = model_score(model, &f);
	if (sink)
		sink->take(sink->to, "attach", cue_span(z, c), mention_span(z, m),
		    (char)('`' + m->type), &f);
	if (best->mention == NO_MENTION || score > best->score) {
		best->second = best->mention == NO_MENTION ? score - 4000 : best->score;
		best->score = score;
		best->mention = k;
	} else if (score > best->second) {
		best->second = score;
	}
}

/* "Ada Quill's latest warning", "her warning" */
static bool
is_owner(const struct zone *z, const struct mention *m, const struct cue *c)
{
	if (m->type != MENTION_WHOSE && !m->owner)
		return false;
	for (uint32_t i = m->last + m->owner; i < c->first; i++)
		if (z->atoms.v[i].tag != TAG_WORD && z->atoms.v[i].tag != TAG_VERB &&
		    z->atoms.v[i].tag != TAG_ING)
			return false;
	return true;
}

/* "Ada Quill met the mayor, " without the comma: is m the object of the verb of s? */
static bool
is_object(const struct zone *z, const struct mention *s, const struct mention *m,
    const struct cue *c)
{
	uint32_t i = s->last;

	while (i < m->first &&
	       (z->atoms.v[i].tag == TAG_ADVERB || z->atoms.v[i].tag == TAG_AUX))
		i++;
	return m->last == c->first && i + 1 == m->first &&
	       (z->atoms.v[i].tag == TAG_CUE || z->atoms.v[i].tag == TAG_VERB);
}

#define SAYS 9 /* strength of a cue whose object is no person */

bool
cue_is_inverted(const struct zone *z, const struct cue *c, const struct mention *m)
{
	uint8_t behind = atom_tag(z, c->unit, m->last);

	return c->strength >= SAYS && m->first == c->last && m->type != MENTION_OTHER &&
	       m->type != MENTION_OBJECT &&
	       atom_tag(z, c->unit, (int64_t)c->first - 1) == TAG_COMMA &&
	       (behind == TAG_EDGE || behind == TAG_STOP || behind == TAG_COMMA ||
		   behind == TAG_PREP || behind == TAG_TIME || behind == TAG_OF);
}

/*
 * The speaker where it is as plain as "Ada Quill said", a subject right before a finite
 * cue, nothing that could be one right behind, no preposition before; as "her warning"
 * or "was asked by reporters". Mention a is the first behind the cue.
 */
static uint32_t
plain_speaker(const struct zone *z, const struct mentions *mentions, const struct cue *c,
    uint32_t a, uint32_t low, uint32_t high)
{
	const struct mention *m = a > low ? &mentions->v[a - 1] : NULL;
	uint8_t before;

	if (c->type == CUE_IS_NOUN)
		return m && is_owner(z, m, c) ? a - 1 : NO_MENTION;
	if (c->passive)
		return a < high && mentions->v[a].first == c->last + 1 &&
			       atom_class(z, &z->atoms.v[c->last]) == CLASS_BY
			   ? a
			   : NO_MENTION;
	if (c->type == CUE_IS_ING)
		return a > low + 1 && is_object(z, m - 1, m, c) ? a - 2 : NO_MENTION;
	if (c->type != CUE_IS_PAST && c->type != CUE_IS_PRESENT)
		return NO_MENTION;
	if (a < high && cue_is_inverted(z, c, &mentions->v[a]))
		return a;
	if (!m || (a < high && mentions->v[a].first == c->last))
		return NO_MENTION;
	before = atom_tag(z, m->unit, (int64_t)m->first - 1);
	return m->last == c->first && m->type != MENTION_OTHER &&
		       m->type != MENTION_OBJECT && before != TAG_PREP &&
		       before != TAG_OF && before != TAG_TO && before != TAG_CLITIC &&
		       before != TAG_AND
		   ? a - 1
		   : NO_MENTION;
}

/* Of "said Ada Quill's agent", the agent, if it was Ada Quill who seemed to speak. */
static uint32_t
whole_of(const struct mentions *mentions, uint32_t high, const struct cue *c, uint32_t k)
{
	const struct mention *v = mentions->v;

	if (k == NO_MENTION || c->type == CUE_IS_NOUN)
		return k;
	while (v[k].owner && k + 1 < high && v[k + 1].first == v[k].first &&
	       v[k + 1].type != MENTION_OTHER &&
	       (v[k + 1].first >= c->last || v[k + 1].last <= c->first))
		k++;
	return k;
}

void
cue_attach(const struct zone *z, const struct mentions *mentions,
    const struct model *model, const struct decision_sink *sink, struct cue *c)
{
	uint32_t low = mentions->of_unit[c->unit], high = mentions->of_unit[c->unit + 1];
	uint32_t a = low, b = high, middle;
	struct best best = {.mention = NO_MENTION};

	if (c->attached)
		return;
	c->attached = true;
	while (a < b) { /* the first mention behind the cue */
		middle = a + (b - a) / 2;
		if (mentions->v[middle].first >= c->first)
			b = middle;
		else
			a = middle + 1;
	}
	while (a > low && mentions->v[a - 1].last > c->first)
		a--; /* the cue is a part of it */
	c->speaker = sink ? NO_MENTION
			  : whole_of(mentions, high, c,
				plain_speaker(z, mentions, c, a, low, high));
	if (c->speaker != NO_MENTION) {
		c->score = 4000;
		return;
	}
	for (uint32_t k = a, rank = 0; k-- > low && rank < REACH_BEFORE; rank++)
		if (mentions->v[k].last <= c->first)
			try_mention(z, mentions, model, sink, c, k, rank, &best);
	for (uint32_t k = a, rank = 0; k < high && rank < REACH_AFTER; k++, rank++)
		if (mentions->v[k].first >= c->last)
			try_mention(z, mentions, model, sink, c, k, rank, &best);
	c->speaker = whole_of(mentions, high, c, best.mention);
	c->score = best.mention == NO_MENTION ? 0 : best.score - best.second;
}

void
cues_find(const struct zone *z, struct cues *out)
{
	out->of_unit = arena_alloc(z->scratch, (z->units.n + 1) * sizeof(*out->of_unit));
	for (uint32_t u = 0; u < z->units.n; u++) {
		const struct unit *unit = &z->units.v[u];

		out->of_unit[u] = (uint32_t)out->n;
		for (uint32_t i = unit->first;
		     (i = set_next(z->sets.set[SET_CUE], i, unit->last)) < unit->last;
		     i++) {
			const struct atom *a = &z->atoms.v[i];
			struct cue *c;

			if (!is_cue(z, unit, i))
				continue;
			c = array_add(z->scratch, out);
			*c = (struct cue){.first = i,
			    .last = i + 1,
			    .unit = u,
			    .speaker = NO_MENTION,
			    .type = type_of(z, a),
			    .strength = atom_entry(z, a)->strength};
			if (atom_class(z, a) == CLASS_ACCORDING)
				c->last++;
			c->passive = (c->type == CUE_IS_PAST || c->type == CUE_IS_ING) &&
				     is_passive(z, unit, i);
		}
	}
	out->of_unit[z->units.n] = (uint32_t)out->n;
}

struct span
cue_span(const struct zone *z, const struct cue *c)
{
	return (struct span){
	    z->atoms.v[c->first].span.start, z->atoms.v[c->last - 1].span.end};
}

uint32_t
cues_behind(const struct cues *cues, uint32_t unit, uint32_t atom)
{
	uint32_t a = cues->of_unit[unit], b = cues->of_unit[unit + 1];

	while (a < b) {
		uint32_t middle = a + (b - a) / 2;

		if (cues->v[middle].first >= atom)
			b = middle;
		else
			a = middle + 1;
	}
	return a;
}
