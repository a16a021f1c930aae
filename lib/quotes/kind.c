/* kind: is a piece in quotation marks direct speech, a fragment of it, or neither. */
#include "quotes/reading.h"
#include "text/chars.h"

static const struct atom *
atom_at(const struct zone *z, uint32_t unit, int64_t i)
{
	const struct unit *u = &z->units.v[unit];

	return i >= (int64_t)u->first && i < (int64_t)u->last ? &z->atoms.v[i] : NULL;
}

#define INSIDE 30  /* words of a piece that are looked at */
#define ADDRESS 80 /* code points of one at most */

/* How words, capitals and stops make up a piece, as letters. */
struct shape {
	uint32_t capital, stop, words;
	uint32_t clause; /* how much of a clause there is */
	uint32_t title;  /* is each longer word written with a capital? */
};

/* Signs of a clause; each tells more than those before it. */
enum { SIGN_VERB = 1, SIGN_AUX = 2, SIGN_SUBJECT = 4, SIGN_SELF = 8 };

static uint32_t
clause_sign(const struct word_entry *e)
{
	switch ((enum word_class)e->class) {
	case CLASS_WE:
	case CLASS_ONE:
		return SIGN_SELF;
	case CLASS_HE:
	case CLASS_SHE:
	case CLASS_THEY:
	case CLASS_IT:
		return SIGN_SUBJECT;
	case CLASS_BE:
	case CLASS_AUX:
		return SIGN_AUX;
	case CLASS_VERB:
		return SIGN_VERB;
	default:
		return e->cue == CUE_PAST || e->cue == CUE_PRESENT ? SIGN_VERB : 0;
	}
}

static uint32_t
clause_letter(uint32_t signs)
{
	return signs & SIGN_SELF      ? TAG_WHO
	       : signs & SIGN_SUBJECT ? TAG_PRONOUN
	       : signs & SIGN_AUX     ? TAG_AUX
	       : signs & SIGN_VERB    ? TAG_VERB
				      : TAG_NAME;
}

/* Reads the first words of a piece. */
static void
look_inside(const struct reading *r, const struct piece *p, struct shape *s)
{
	const struct vocabulary *voc = r->zone.voc;
	const struct words *w = r->words;
	uint32_t signs = 0, long_words = 0, capitals = 0;

	for (size_t i = p->word, n = 0; i < w->n && n < INSIDE; i++) {
		const struct word *v = &w->v[i];

		if (v->start >= p->span.end)
			break;
		if (v->start < p->span.start)
			continue;
		s->words += s->words == 0 || (v->flags & WORD_APART);
		if (v->kind == WORD_MARK)
			continue;
		n++;
		if (v->kind == WORD_LETTERS && v->end - v->start > 3) {
			long_words++;
			capitals += (v->flags & WORD_CAPITAL) != 0;
		}
		signs |= clause_sign(&voc->v[vocabulary_find(voc, v->hash)]);
	}
	s->clause = clause_letter(signs);
	if (long_words == 0)
		s->title = TAG_OF;
	else if (capitals < long_words || voc->capital_nouns)
		s->title = TAG_NAME;
	else
		s->title = TAG_TIME;
}

static struct shape
shape_of(const struct reading *r, const struct piece *p)
{
	const struct text *t = r->zone.t;
	struct shape s = {0};
	uint32_t first = text_at(t, p->span.start), last = text_before(t, p->span.end);

	s.capital = char_is(first, CHAR_UPPER)   ? TAG_CUE_NOUN
		    : char_is(first, CHAR_LOWER) ? TAG_OF
						 : TAG_NAME;
	s.stop = last == ','                 ? TAG_COMMA
		 : char_is(last, CHAR_STOP)  ? TAG_STOP
		 : char_is(last, CHAR_PUNCT) ? TAG_BRACKET
					     : TAG_NAME;
	look_inside(r, p, &s);
	return s;
}

static uint32_t
length_letter(uint32_t words)
{
	return letter_of(words < 5    ? words
			 : words < 8  ? 5
			 : words < 12 ? 6
			 : words < 20 ? 7
				      : 8);
}

static uint32_t
cue_letter(const struct cue *c)
{
	return c->strength >= 7 ? TAG_HUMAN : c->strength >= 4 ? TAG_ING : TAG_OF;
}

/* The nearest cue of a unit on one side of an atom, or NULL. */
static const struct cue *
near_cue(const struct reading *r, uint32_t unit, uint32_t atom, bool behind)
{
	uint32_t k = cues_behind(&r->cues, unit, atom);

	if (behind ? k >= r->cues.of_unit[unit + 1] : k <= r->cues.of_unit[unit])
		return NULL;
	return &r->cues.v[behind ? k : k - 1];
}

/* Its type, strength and distance; 0: there is none. */
static uint32_t
cue_letters(const struct cue *c, uint32_t atom)
{
	uint32_t distance;

	if (!c)
		return 0;
	distance = c->first > atom ? c->first - atom - 1 : atom - c->last;
	distance = distance < 4 ? distance : distance < 8 ? 4 : distance < 16 ? 5 : 6;
	return LETTERS3(c->type, cue_letter(c), letter_of(distance));
}

/* Features that come once for each kind, which their letter tells. */
static void
add(struct features *f, enum feature_template template, uint32_t value)
{
	feature_add(f, template, value << 5);
}

static void
kind_features(
    const struct reading *r, uint32_t k, const struct shape *s, struct features *f)
{
	const struct zone *z = &r->zone;
	const struct piece *p = &z->pieces.v[k];
	uint32_t i = z->places[k].atom, unit = z->places[k].unit;
	const struct unit *u = &z->units.v[unit];
	uint32_t before = atom_tag(z, unit, (int64_t)i - 1);
	uint32_t after = atom_tag(z, unit, i + 1);
	const struct atom *left = atom_at(z, unit, (int64_t)i - 1);
	const struct atom *right = atom_at(z, unit, i + 1);
	const struct atom *lead = NULL;
	const struct cue *cue = near_cue(r, unit, i, false);
	const struct cue *next = near_cue(r, unit, i, true);
	uint32_t shape = LETTERS3(s->capital, s->stop, length_letter(s->words));
	uint32_t single = p->single && !r->single ? TAG_CUE_ING : TAG_DET;
	uint32_t place = LETTERS2(
	    i == u->first ? TAG_NAME : TAG_OF, i + 1 == u->last ? TAG_NAME : TAG_OF);

	for (int64_t b = (int64_t)i - 1; !lead; b--) {
		const struct atom *a = atom_at(z, unit, b);

		if (!a)
			break;
		if (a->tag != TAG_DET && a->tag != TAG_CLITIC && a->tag != TAG_NUMBER)
			lead = a;
	}
	features_start(f);
	add(f, KIND_BIAS, LETTERS2(single, p->goes_on ? 1 : 2));
	add(f, KIND_BEFORE, LETTERS2(before, s->capital));
	add(f, KIND_BEFORE2,
	    LETTERS3(before, atom_tag(z, unit, (int64_t)i - 2), s->capital));
	add(f, KIND_AFTER, LETTERS2(after, s->stop));
	add(f, KIND_AFTER2, LETTERS3(after, atom_tag(z, unit, i + 2), s->stop));
	add(f, KIND_AROUND, LETTERS3(before, after, length_letter(s->words)));
	add(f, KIND_SHAPE, shape);
	add(f, KIND_LENGTH, LETTERS2(length_letter(s->words), single));
	add(f, KIND_CUE, cue_letters(cue, i));
	add(f, KIND_NEXT_CUE, cue_letters(next, i));
	if (cue && i - cue->last < 8)
		feature_add_atom(f, KIND_CUE_WORD, 0, &z->atoms.v[cue->first]);
	add(f, KIND_CUE_WAY, cue ? way(z, cue->last, i) & 0xFFFFF : 0);
	add(f, KIND_FIRST, LETTERS3(s->capital, before, length_letter(s->words)));
	add(f, KIND_LAST, LETTERS3(s->stop, after, s->capital));
	add(f, KIND_PLACE, LETTERS4(place & 31, place >> 5, s->capital, single));
	add(f, KIND_INSIDE, LETTERS3(s->clause, s->stop, length_letter(s->words)));
	add(f, KIND_INSIDE, LETTERS3(s->clause, before, 31));
	if (lead)
		feature_add_atom(f, KIND_LEAD, 0, lead);
	add(f, KIND_TITLE, LETTERS3(s->title, before, s->words > 1));
	add(f, KIND_TITLE, LETTERS3(s->title, s->clause, 31));
	if (left)
		feature_add_atom(f, KIND_WORD_BEFORE, 0, left);
	if (right)
		feature_add_atom(f, KIND_WORD_AFTER, 0, right);
	if (k > 0) {
		uint32_t other = z->places[k - 1].unit;
		uint32_t where = other == unit ? TAG_CUE_ING
				 : z->units.v[other].paragraph == u->paragraph
				     ? TAG_PRONOUN
				     : TAG_OF;

		add(f, KIND_NEIGHBOUR,
		    LETTERS3(r->judged[k - 1].kind, where, s->capital));
	}
}

/* "norhaven.org": one word, with a dot between letters? */
static bool
is_address(const struct text *t, struct span s)
{
	uint32_t dots = 0;

	for (uint32_t i = s.start; i < s.end; i++) {
		uint32_t c = text_at(t, i);

		if (char_is(c, CHAR_SPACE) || i - s.start == ADDRESS)
			return false;
		dots += c == '.' && i > s.start &&
			char_is(text_at(t, i - 1), CHAR_LOWER) &&
			char_is(text_at(t, i + 1), CHAR_LOWER);
	}
	return dots > 0;
}

void
kind_judge(struct reading *r, uint32_t k)
{
	static const enum piece_kind kinds[] = {PIECE_DIRECT, PIECE_MIXED, PIECE_NONE};
	const struct piece *p = &r->zone.pieces.v[k];
	struct shape s = shape_of(r, p);
	struct judged *j = &r->judged[k];
	int32_t best = 0, second = 0;
	struct features f;

	kind_features(r, k, &s, &f);
	for (size_t i = 0; i < 3; i++) {
		int32_t score;

		f.letter = kinds[i];
		score = model_score(r->model, &f);
		if (r->sink)
			r->sink->take(r->sink->to, "kind", p->whole, p->whole,
			    (char)('`' + kinds[i]), &f);
		if (i == 0 || score > best) {
			second = i == 0 ? INT32_MIN / 2 : best;
			best = score;
			j->kind = kinds[i];
		} else if (score > second) {
			second = score;
		}
	}
	j->score = best - second;
	if (s.words == 1 && is_address(r->zone.t, p->span))
		j->kind = PIECE_NONE;
}
