#include "quotes/atoms.h"

#include "text/chars.h"

#define AHEAD 8 /* words looked up ahead of use */

/* Filling in: where we are in the text, its sentences and its pieces. */
struct filling {
	struct zone *z;
	const struct words *w;
	const uint8_t *breaks;
	const struct sentences *s;
	size_t sentence; /* that of the end of the last atom */
	bool started;
	uint32_t paragraph;
};

static size_t
sentence_at(const struct sentences *s, size_t from, uint32_t offset)
{
	while (from + 1 < s->n && s->v[from + 1].start <= offset)
		from++;
	return from;
}

/* Opens a new unit before an atom at `offset` if a sentence begins there. */
static void
place(struct filling *f, uint32_t offset, bool paragraph)
{
	size_t sentence = sentence_at(f->s, f->sentence, offset);
	struct zone *z = f->z;
	struct unit *u;

	if (f->started && !paragraph && sentence == f->sentence)
		return;
	if (paragraph || !f->started)
		f->paragraph++;
	f->sentence = sentence;
	f->started = true;
	u = array_add(z->scratch, &z->units);
	*u = (struct unit){.first = (uint32_t)z->atoms.n,
	    .last = (uint32_t)z->atoms.n,
	    .paragraph = f->paragraph,
	    .span = {offset, offset}};
}

static struct atom *
add_atom(struct filling *f, struct span span, bool paragraph)
{
	struct zone *z = f->z;
	struct unit *u;
	struct atom *a;

	place(f, span.start, paragraph);
	f->sentence = sentence_at(f->s, f->sentence, span.end - 1);
	u = &z->units.v[z->units.n - 1];
	a = array_add(z->scratch, &z->atoms);
	*a = (struct atom){.span = span, .unit = (uint32_t)(z->units.n - 1)};
	u->last = (uint32_t)z->atoms.n;
	u->span.end = span.end;
	return a;
}

/* Is the mark i a hyphen or an apostrophe inside a word, or a point of an abbreviation?
 */
static bool
glues(const struct filling *f, size_t i, size_t last, const struct atom *before)
{
	const struct word *w = &f->w->v[i];
	uint16_t u = f->z->t->unit[w->start];

	if ((w->flags & WORD_APART) || w->kind != WORD_MARK || !before ||
	    before->tag == TAG_PIECE || before->span.end != w->start)
		return false;
	if (u == '.') /* of an initial, a title, "U.S.", "3.5" */
		return w[-1].end - w[-1].start == 1 ||
		       (before->entry && before->entry->title &&
			   f->s->v[f->sentence].end > w->end) ||
		       (w[-1].kind == WORD_DIGITS && i + 1 < last &&
			   w[1].kind == WORD_DIGITS && !(w[1].flags & WORD_APART));
	if (i + 1 >= last || (w[1].flags & WORD_APART) || w[1].kind == WORD_MARK)
		return false;
	return u == '-' || u == 0x2010 || u == 0x2011 || u == '/' || u == '&' ||
	       u == '\'' || u == 0x2019 ||
	       (u == ',' && w[-1].kind == WORD_DIGITS && w[1].kind == WORD_DIGITS);
}

/* Does word i go on the atom before it? */
static bool
goes_on(const struct filling *f, size_t i, const struct atom *before)
{
	const struct word *w = &f->w->v[i];

	return !(w->flags & WORD_APART) && before && before->tag != TAG_PIECE &&
	       before->span.end == w->start && w->kind != WORD_MARK &&
	       w->kind != WORD_CLITIC && w[-1].kind != WORD_CLITIC &&
	       (w[-1].kind != WORD_MARK || before->span.end > w[-1].start) &&
	       before->tag != TAG_COMMA && before->tag != TAG_COLON &&
	       before->tag != TAG_STOP && before->tag != TAG_DASH &&
	       before->tag != TAG_BRACKET;
}

static uint8_t
tag_of_mark(const struct text *t, const struct word *w, uint8_t *flags)
{
	uint32_t c = text_at(t, w->start);

	if (c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x60C)
		return TAG_COMMA;
	if (c == ':' || c == 0xFF1A)
		return TAG_COLON;
	if (c == ';') {
		*flags |= ATOM_BROKEN;
		return TAG_COLON;
	}
	if (char_is(c, CHAR_DASH))
		return TAG_DASH;
	if (char_is(c, CHAR_STOP) || c == 0x2026)
		return TAG_STOP;
	return TAG_BRACKET;
}

/* The first mark of "@ada" or "#norhaven"? */
static bool
is_handle(const struct filling *f, size_t i, size_t last)
{
	uint16_t u = f->z->t->unit[f->w->v[i].start];

	return (u == '@' || u == '#') && i + 1 < last &&
	       f->w->v[i + 1].kind == WORD_LETTERS &&
	       !(f->w->v[i + 1].flags & WORD_APART);
}

/* "https:" or "www.", and more */
static bool
begins_url(const struct filling *f, size_t i, size_t last)
{
	const struct word *w = &f->w->v[i];

	if ((w->first != 'h' && w->first != 'w') || i + 1 >= last ||
	    w[1].kind != WORD_MARK || (w[1].flags & WORD_APART))
		return false;
	return w[1].first == ':' ? text_starts(f->z->t, w->start, "http")
				 : text_is(f->z->t, w->start, w[1].end, "www.");
}

static void
add_word(struct filling *f, size_t i, size_t last)
{
	struct zone *z = f->z;
	const struct word *w = &f->w->v[i];
	struct atom *before =
	    z->atoms.n && f->started ? &z->atoms.v[z->atoms.n - 1] : NULL;
	struct atom *a;

	if (before && (before->flags & ATOM_URL) && !(w->flags & WORD_APART)) {
		before->span.end = w->end;
		z->units.v[z->units.n - 1].span.end = w->end;
		return;
	}
	if (glues(f, i, last, before)) {
		before->span.end = w->end;
		z->units.v[z->units.n - 1].span.end = w->end;
		return;
	}
	if (goes_on(f, i, before)) {
		const struct word_entry *e = vocabulary_find(z->voc, w);

		before->span.end = w->end;
		z->units.v[z->units.n - 1].span.end = w->end;
		before->hash = w->hash;
		if (w->kind == WORD_LETTERS && w->end - w->start > 1)
			before->entry = e;
		return;
	}
	if (w->kind == WORD_MARK && char_is(text_at(z->t, w->start), CHAR_QUOTE))
		return; /* one without a partner */
	a = add_atom(f, (struct span){w->start, w->end}, f->breaks[i]);
	a->hash = w->hash;
	switch ((enum word_kind)w->kind) {
	case WORD_MARK:
		a->tag =
		    is_handle(f, i, last) ? TAG_NAME : tag_of_mark(z->t, w, &a->flags);
		break;
	case WORD_CLITIC:
		a->tag = TAG_CLITIC;
		break;
	case WORD_DIGITS:
		a->tag = TAG_NUMBER;
		break;
	case WORD_LETTERS:
		if (begins_url(f, i, last)) {
			a->tag = TAG_BRACKET;
			a->flags |= ATOM_URL;
			break;
		}
		a->entry = vocabulary_find(z->voc, w);
		a->flags |= (uint8_t)((w->flags & WORD_CAPITAL ? ATOM_CAPITAL : 0) |
				      (w->flags & WORD_UPPER ? ATOM_UPPER : 0));
	}
}

void
atoms_add(struct zone *z, const struct words *w, const uint8_t *breaks,
    const struct sentences *s, size_t first, size_t last)
{
	struct filling f = {.z = z, .w = w, .breaks = breaks, .s = s};

	if (z->units.n)
		f.paragraph = z->units.v[z->units.n - 1].paragraph;
	for (size_t i = first, k = 0; i < last;) {
		const struct piece *p = k < z->pieces.n ? &z->pieces.v[k] : NULL;
		struct atom *a;

		if (i + AHEAD < last)
			vocabulary_fetch(z->voc, &w->v[i + AHEAD]);
		if (!p || w->v[i].start < p->whole.start) {
			add_word(&f, i++, last);
			continue;
		}
		a = add_atom(&f, p->whole, breaks[i]);
		a->tag = TAG_PIECE;
		a->piece = (uint32_t)k;
		z->atom_of_piece[k] = (uint32_t)(z->atoms.n - 1);
		while (i < last && w->v[i].start < p->whole.end)
			i++;
		k++;
	}
}

static const uint8_t class_tags[] = {
    [CLASS_HE] = TAG_PRONOUN,
    [CLASS_SHE] = TAG_PRONOUN,
    [CLASS_THEY] = TAG_PRONOUN,
    [CLASS_IT] = TAG_PRONOUN,
    [CLASS_ONE] = TAG_PRONOUN,
    [CLASS_WE] = TAG_PRONOUN,
    [CLASS_HIM] = TAG_PRONOUN,
    [CLASS_WHOSE] = TAG_DET,
    [CLASS_DET] = TAG_DET,
    [CLASS_OF] = TAG_OF,
    [CLASS_TO] = TAG_TO,
    [CLASS_BY] = TAG_PREP,
    [CLASS_THAT] = TAG_THAT,
    [CLASS_PREP] = TAG_PREP,
    [CLASS_AS] = TAG_PREP,
    [CLASS_BE] = TAG_AUX,
    [CLASS_AUX] = TAG_AUX,
    [CLASS_NOT] = TAG_NOT,
    [CLASS_AND] = TAG_AND,
    [CLASS_BUT] = TAG_BUT,
    [CLASS_WHO] = TAG_WHO,
    [CLASS_WHAT] = TAG_IF,
    [CLASS_IF] = TAG_IF,
    [CLASS_ADV] = TAG_ADVERB,
    [CLASS_TIME] = TAG_TIME,
    [CLASS_NUM] = TAG_NUMBER,
    [CLASS_VERB] = TAG_VERB,
    [CLASS_ACCORDING] = TAG_CUE,
    [CLASS_LAUT] = TAG_CUE,
    [CLASS_SO] = TAG_ADVERB,
};

/* Does a noun most likely follow a word of this tag? */
static bool
noun_follows(uint8_t tag)
{
	return tag == TAG_DET || tag == TAG_CLITIC || tag == TAG_OF || tag == TAG_PREP ||
	       tag == TAG_WORD || tag == TAG_NUMBER || tag == TAG_ING;
}

static uint8_t
tag_of_cue(const struct word_entry *e, uint8_t before, uint8_t before2)
{
	switch ((enum cue_form)e->cue) {
	case CUE_PAST:
		return before == TAG_DET ? TAG_VERB : TAG_CUE;
	case CUE_PRESENT:
		return (noun_follows(before) || before == TAG_TO) && e->strength < 8
			   ? TAG_CUE_NOUN
			   : TAG_CUE;
	case CUE_ING: /* "her warning", "Ada's latest warning" */
		if (before == TAG_WORD)
			before = before2;
		return before == TAG_DET || before == TAG_CLITIC ? TAG_CUE_NOUN
								 : TAG_CUE_ING;
	case CUE_BASE:
		if (e->strength >= 4)
			return TAG_CUE;
		return before == TAG_TO || before == TAG_AUX || before == TAG_NOT ||
			       before == TAG_PRONOUN || before == TAG_ADVERB ||
			       before == TAG_HUMAN || before == TAG_WHO
			   ? TAG_CUE
			   : TAG_CUE_NOUN;
	case CUE_NOUN:
		return TAG_CUE_NOUN;
	case CUE_NONE:
		break;
	}
	return TAG_WORD;
}

/* The tag its ending gives a word in small letters. */
static uint8_t
tag_of_shape(const struct text *t, struct span s)
{
	uint32_t n = s.end - s.start;

	if (n > 3 && text_is_folded(t, s.end - 2, s.end, "ed"))
		return TAG_VERB;
	if (n > 4 && text_is_folded(t, s.end - 3, s.end, "ing"))
		return TAG_ING;
	if (n > 3 && text_is_folded(t, s.end - 2, s.end, "ly"))
		return TAG_ADVERB;
	return TAG_WORD;
}

static uint8_t
tag_of_word(const struct zone *z, const struct atom *a, uint8_t before, uint8_t before2,
    bool first)
{
	const struct word_entry *e = a->entry;
	uint8_t class = e ? class_tags[e->class] : 0;
	bool capital = a->flags & ATOM_CAPITAL;

	if (capital && z->voc->capital_nouns && !class && e && !first &&
	    (e->person || e->body || e->paper || e->cue == CUE_NOUN))
		return e->person && before != TAG_NAME ? TAG_HUMAN
		       : e->person                     ? TAG_NAME
		       : e->cue == CUE_NOUN            ? TAG_CUE_NOUN
						       : TAG_BODY;
	if (capital && !first) {
		if (!class || class == TAG_VERB || class == TAG_AUX ||
		    (class == TAG_TIME && before == TAG_NAME))
			return TAG_NAME;
		return class;
	}
	if (class)
		return class;
	if (capital && e && e->given)
		return TAG_NAME;
	if (e && e->person && !(e->cue == CUE_BASE && before == TAG_TO))
		return TAG_HUMAN;
	if (e && e->cue) {
		uint8_t tag = tag_of_cue(e, before, before2);

		if (tag == TAG_CUE_NOUN && (e->body || e->paper) && !e->strength)
			return TAG_BODY;
		return tag;
	}
	if (e && (e->body || e->paper))
		return TAG_BODY;
	if (e && e->title)
		return capital ? TAG_NAME : TAG_HUMAN;
	if (!capital || first) {
		uint8_t tag = tag_of_shape(z->t, a->span);

		if (!capital || tag != TAG_WORD)
			return tag;
	}
	return TAG_NAME;
}

void
atoms_tag(struct zone *z)
{
	for (size_t u = 0; u < z->units.n; u++) {
		const struct unit *unit = &z->units.v[u];
		bool first = true;
		uint8_t before = TAG_EDGE, before2 = TAG_EDGE;

		for (uint32_t i = unit->first; i < unit->last; i++) {
			struct atom *a = &z->atoms.v[i];

			if (!a->tag)
				a->tag = tag_of_word(z, a, before, before2, first);
			if (atom_class(a) == CLASS_SO &&
			    (before == TAG_COMMA || before == TAG_PIECE))
				a->tag = TAG_CUE;
			first = a->tag == TAG_COLON ||
				(first && (a->tag == TAG_BRACKET || a->tag == TAG_DASH));
			before2 = before;
			before = a->tag;
		}
	}
}
