#include "quotes/atoms.h"

#include "text/chars.h"

/* Filling in: where we are in the text, its sentences and its pieces. */
struct filling {
	struct zone *z;
	uint64_t *open; /* a bit for each atom that may be TAG_OPEN */
	const struct words *w;
	const uint8_t *breaks;
	const struct sentences *s;
	size_t sentence; /* that of the end of the last atom */
	uint32_t next;   /* where the one behind it begins */
	bool started;
	uint32_t paragraph;
};

/* Goes on to the sentence that `offset` is in. */
static void
go_to(struct filling *f, uint32_t offset)
{
	while (f->sentence + 1 < f->s->n && f->s->v[f->sentence + 1].start <= offset)
		f->sentence++;
	f->next = f->sentence + 1 < f->s->n ? f->s->v[f->sentence + 1].start : UINT32_MAX;
}

/* Notes where the last unit ends. */
static void
end_unit(struct zone *z)
{
	struct unit *u = &z->units.v[z->units.n - 1];

	u->last = (uint32_t)z->atoms.n;
	u->span.end = z->atoms.v[z->atoms.n - 1].span.end;
}

/* Opens a new unit before an atom at `offset` if a sentence begins there. */
static void
place(struct filling *f, uint32_t offset, bool paragraph)
{
	struct zone *z = f->z;

	if (f->started && !paragraph && offset < f->next)
		return;
	if (f->started)
		end_unit(z);
	if (paragraph || !f->started)
		f->paragraph++;
	go_to(f, offset);
	f->started = true;
	*array_add(z->scratch, &z->units) = (struct unit){.first = (uint32_t)z->atoms.n,
	    .paragraph = f->paragraph,
	    .span = {offset, offset}};
}

static struct atom *
add_atom(struct filling *f, struct span span, bool paragraph)
{
	struct zone *z = f->z;
	struct atom *a;

	place(f, span.start, paragraph);
	go_to(f, span.end - 1);
	a = &z->atoms.v[z->atoms.n++];
	*a = (struct atom){
	    .span = span, .unit = (uint32_t)(z->units.n - 1), .entry = z->voc->v};
	return a;
}

/* Notes atom i if it is open. */
static inline void
note_open(const struct filling *f, size_t i)
{
	f->open[i / 64] |= (uint64_t)(f->z->atoms.v[i].tag == TAG_OPEN) << i % 64;
}

/* Takes a word into the atom before it, the last one. */
static void
lengthen(const struct filling *f, const struct word *w)
{
	size_t last = f->z->atoms.n - 1;
	struct atom *a = &f->z->atoms.v[last];

	a->span.end = w->end;
	if (a->flags & ATOM_WORD)
		a->tag = TAG_OPEN;
	note_open(f, last);
}

/* Is the mark i a hyphen or an apostrophe inside a word, or a point of an abbreviation?
 */
static bool
glues(const struct filling *f, size_t i, size_t last, const struct atom *before)
{
	const struct word *w = &f->w->v[i];
	uint16_t u = f->z->t->unit[w->start];

	if (w->kind != WORD_MARK)
		return false;
	if (u == '.') /* of an initial, a title, "U.S.", "3.5" */
		return w[-1].end - w[-1].start == 1 ||
		       (before->entry->title && f->s->v[f->sentence].end > w->end) ||
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

	return w->kind != WORD_MARK && w->kind != WORD_CLITIC &&
	       w[-1].kind != WORD_CLITIC &&
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

/* The mark of "Reeds' house"? */
static bool
is_possessive(const struct filling *f, size_t i, size_t last)
{
	const struct word *w = &f->w->v[i];
	uint16_t u = f->z->t->unit[w->start];

	return (u == '\'' || u == 0x2019) && f->started && !(w->flags & WORD_APART) &&
	       (text_before(f->z->t, w->start) | 0x20) == 's' && i + 1 < last &&
	       w[1].kind == WORD_LETTERS && (w[1].flags & WORD_APART);
}

/* Does the mark w, with the atom before it, begin a URL: "https:", "www."? */
static bool
begins_url(const struct text *t, const struct atom *before, const struct word *w)
{
	return (before->flags & ATOM_WORD) && before->span.start == w[-1].start &&
	       (w->first == ':' ? text_starts(t, before->span.start, "http")
				: w->first == '.' &&
				      text_is(t, before->span.start, w->end, "www."));
}

/* Takes word i into the atom before it, if it belongs there. */
static bool
is_joined(const struct filling *f, size_t i, size_t last)
{
	struct zone *z = f->z;
	const struct word *w = &f->w->v[i];
	struct atom *before;

	if ((w->flags & WORD_APART) || !f->started)
		return false;
	before = &z->atoms.v[z->atoms.n - 1];
	if (before->span.end != w->start || before->tag == TAG_PIECE)
		return false;
	if (begins_url(z->t, before, w)) {
		before->entry = z->voc->v;
		before->tag = TAG_BRACKET;
		before->flags = ATOM_URL;
	}
	if ((before->flags & ATOM_URL) || glues(f, i, last, before)) {
		lengthen(f, w);
		return true;
	}
	if (!goes_on(f, i, before))
		return false;
	before->hash = w->hash;
	if (w->kind == WORD_LETTERS && w->end - w->start > 1)
		before->entry = vocabulary_find(z->voc, w->hash);
	lengthen(f, w);
	return true;
}

/* The tag of a word by itself; TAG_OPEN: those beside it decide. */
static uint8_t
tag_alone(const struct text *t, const struct word *w, const struct word_entry *e)
{
	if (w->flags & WORD_CAPITAL)
		return TAG_OPEN;
	return e->tag ? e->tag : tag_of_shape(t, (struct span){w->start, w->end});
}

static void
fill_word(const struct zone *z, struct atom *a, const struct word *w)
{
	a->hash = w->hash;
	a->entry = vocabulary_find(z->voc, w->hash);
	a->tag = tag_alone(z->t, w, a->entry);
	a->flags = (uint8_t)(ATOM_WORD | (w->flags & WORD_CAPITAL ? ATOM_CAPITAL : 0) |
			     (w->flags & WORD_UPPER ? ATOM_UPPER : 0));
}

static void
add_word(struct filling *f, size_t i, size_t last)
{
	struct zone *z = f->z;
	const struct word *w = &f->w->v[i];
	struct atom *a;

	if (is_joined(f, i, last))
		return;
	if (w->kind == WORD_MARK && char_is(text_at(z->t, w->start), CHAR_QUOTE)) {
		if (is_possessive(f, i, last))
			add_atom(f, (struct span){w->start, w->end}, false)->tag =
			    TAG_CLITIC;
		return; /* one without a partner */
	}
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
		fill_word(z, a, w);
		note_open(f, z->atoms.n - 1);
	}
}

/* Adds words from i on, as long as each stands by itself inside the sentence, which most
 * do, before `end`; returns where that stops. */
static size_t
add_plain_words(struct filling *f, size_t i, size_t last, uint32_t end)
{
	struct zone *z = f->z;
	uint32_t unit = (uint32_t)(z->units.n - 1);

	if (!f->started)
		return i;
	if (end > f->next)
		end = f->next;
	for (; i < last; i++) {
		const struct word *w = &f->w->v[i];
		struct atom *a = &z->atoms.v[z->atoms.n];

		if (w->kind != WORD_LETTERS || !(w->flags & WORD_APART) || w->end > end ||
		    f->breaks[i])
			break;
		*a = (struct atom){.span = {w->start, w->end}, .unit = unit};
		fill_word(z, a, w);
		note_open(f, z->atoms.n++);
	}
	return i;
}

static bool
in_capitals(const struct atom *a)
{
	return (a->flags & ATOM_UPPER) && a->span.end - a->span.start > 1;
}

/* Is atom i in capitals, though the words beside it are not? */
static bool
is_acronym(const struct zone *z, const struct unit *u, uint32_t i)
{
	const struct atom *a = &z->atoms.v[i];

	return in_capitals(a) && !(i > u->first && in_capitals(a - 1)) &&
	       !(i + 1 < u->last && in_capitals(a + 1));
}

/* Does nothing but a dash or a bracket stand before atom i in its clause? */
static bool
is_first(const struct zone *z, const struct unit *u, uint32_t i)
{
	const struct atom *v = z->atoms.v;

	while (i > u->first && (v[i - 1].tag == TAG_BRACKET || v[i - 1].tag == TAG_DASH))
		i--;
	return i == u->first || v[i - 1].tag == TAG_COLON;
}

/* Tags an atom for which those beside it decide; those before it have their tags. */
static void
tag_open(struct zone *z, const struct unit *u, uint32_t i)
{
	struct atom *a = &z->atoms.v[i];
	struct tag_context c = {
	    .entry = a->entry,
	    .word = a->span,
	    .capital = a->flags & ATOM_CAPITAL,
	    .acronym = is_acronym(z, u, i),
	    .first = is_first(z, u, i),
	    .capital_nouns = z->voc->capital_nouns,
	    .before = i > u->first ? a[-1].tag : TAG_EDGE,
	    .before2 = i > u->first + 1 ? a[-2].tag : TAG_EDGE,
	};

	a->tag = tag_of_word(z->t, &c);
}

/* One after the other, without a look at those between. */
static void
tag_all_open(struct zone *z, const uint64_t *open)
{
	for (size_t from = 0; from < z->atoms.n; from += 64)
		for (uint64_t bits = open[from / 64]; bits; bits &= bits - 1) {
			size_t i = from + (size_t)__builtin_ctzll(bits);
			const struct atom *a = &z->atoms.v[i];

			if (a->tag == TAG_OPEN)
				tag_open(z, &z->units.v[a->unit], (uint32_t)i);
		}
}

void
atoms_add(struct zone *z, const struct words *w, const uint8_t *breaks,
    const struct sentences *s, size_t first, size_t last)
{
	struct filling f = {.z = z, .w = w, .breaks = breaks, .s = s};

	z->atoms.cap = last - first;
	z->atoms.v = arena_room(z->scratch, z->atoms.cap * sizeof(*z->atoms.v));
	f.open = arena_alloc(z->scratch, (z->atoms.cap / 64 + 1) * sizeof(*f.open));
	for (size_t i = first, k = 0; i < last;) {
		const struct piece *p = k < z->pieces.n ? &z->pieces.v[k] : NULL;
		struct atom *a;

		i = add_plain_words(&f, i, last, p ? p->whole.start : UINT32_MAX);
		if (i == last)
			break;
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
	if (f.started)
		end_unit(z);
	tag_all_open(z, f.open);
}
