#include "quotes/atoms.h"

#include "text/chars.h"

/* Filling in: where we are in the text, its sentences and its pieces. */
struct filling {
	struct zone *z;
	uint32_t *open; /* the atoms that are or were TAG_OPEN */
	size_t nopen;
	const struct words *w;
	const struct lexicals *lexical;
	const uint32_t *odd; /* the next odd word */
	const struct sentences *s;
	size_t sentence; /* that of the end of the last atom */
	uint32_t next;   /* where the one behind it begins */
	bool started;
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
		*array_add(z->scratch, &z->paragraphs) = (uint32_t)z->units.n;
	go_to(f, offset);
	f->started = true;
	*array_add(z->scratch, &z->units) = (struct unit){.first = (uint32_t)z->atoms.n,
	    .paragraph = (uint32_t)(z->paragraphs.n - 1),
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
	*a = (struct atom){.span = span};
	return a;
}

/* Takes a word into the atom before it, the last one. */
static void
lengthen(struct filling *f, const struct word *w)
{
	uint32_t last = (uint32_t)(f->z->atoms.n - 1);
	struct atom *a = &f->z->atoms.v[last];

	a->span.end = w->end;
	if (!(a->flags & ATOM_WORD))
		return;
	a->tag = TAG_OPEN;
	if (!f->nopen || f->open[f->nopen - 1] != last)
		f->open[f->nopen++] = last;
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
		       (atom_entry(f->z, before)->title &&
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
	if ((w->first != ':' && w->first != '.') || !(before->flags & ATOM_WORD) ||
	    before->span.start != w[-1].start)
		return false;
	return w->first == ':' ? text_starts(t, before->span.start, "http")
			       : text_is(t, before->span.start, w->end, "www.");
}

/* Takes word i into the atom before it, if it belongs there. */
static bool
is_joined(struct filling *f, size_t i, size_t last)
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
		before->entry = 0;
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
	if (w->kind == WORD_LETTERS && w->end - w->start > 1) {
		const struct lexical *l = &f->lexical->v[i - f->lexical->first];

		before->entry = l->entry;
		before->flags = (uint8_t)((before->flags & ~ATOM_TELLING) |
					  (l->flags & ATOM_TELLING));
	}
	lengthen(f, w);
	return true;
}

/* Makes an atom of a word as it is by itself. */
static inline void
fill(struct atom *a, const struct word *w, const struct lexical *l)
{
	*a = (struct atom){.span = {w->start, w->end},
	    .hash = w->hash,
	    .entry = l->entry,
	    .tag = l->tag,
	    .flags = l->flags};
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
	a = add_atom(f, (struct span){w->start, w->end}, w->flags & WORD_LINE);
	fill(a, w, &f->lexical->v[i - f->lexical->first]);
	if (a->tag == TAG_OPEN)
		f->open[f->nopen++] = (uint32_t)(z->atoms.n - 1);
	if (w->kind == WORD_MARK)
		a->tag =
		    is_handle(f, i, last) ? TAG_NAME : tag_of_mark(z->t, w, &a->flags);
}

/* Adds words from i on, as long as each is plain and inside the sentence, which most are,
 * before `end`; returns where that stops. */
static size_t
add_plain_words(struct filling *f, size_t i, uint32_t end)
{
	struct atoms *atoms = &f->z->atoms;
	const struct word *w = &f->w->v[i], *from = w, *behind;
	const struct lexical *l = &f->lexical->v[i - f->lexical->first];
	struct atom *v = atoms->v;
	uint32_t *open = f->open, n = (uint32_t)atoms->n;
	size_t nopen = f->nopen;

	if (!f->started || (v[n - 1].flags & ATOM_URL))
		return i;
	if (end > f->next)
		end = f->next;
	while (*f->odd < i)
		f->odd++;
	for (behind = &f->w->v[*f->odd]; w < behind && w->end <= end; w++, l++) {
		fill(&v[n], w, l);
		open[nopen] = n++;
		nopen += l->tag == TAG_OPEN;
	}
	atoms->n = n;
	f->nopen = nopen;
	return i + (size_t)(w - from);
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
	    .entry = atom_entry(z, a),
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

/* In the order of the text: a tag depends on those before it. */
static void
tag_all_open(struct zone *z, const uint32_t *open, size_t n)
{
	const struct unit *u = z->units.v;

	for (size_t k = 0; k < n; k++) {
		if (z->atoms.v[open[k]].tag != TAG_OPEN)
			continue;
		while (u->last <= open[k])
			u++;
		tag_open(z, u, open[k]);
	}
}

void
atoms_add(struct zone *z, const struct words *w, const struct lexicals *l,
    const struct sentences *s)
{
	struct filling f = {.z = z, .w = w, .lexical = l, .odd = l->odd, .s = s};
	size_t last = l->last;

	z->atoms.cap = last - l->first;
	z->atoms.v = arena_room(z->scratch, z->atoms.cap * sizeof(*z->atoms.v));
	f.open = arena_room(z->scratch, (z->atoms.cap + 1) * sizeof(*f.open));
	for (size_t i = l->first, k = 0; i < last;) {
		const struct piece *p = k < z->pieces.n ? &z->pieces.v[k] : NULL;

		i = add_plain_words(&f, i, p ? p->whole.start : UINT32_MAX);
		if (i == last)
			break;
		if (!p || w->v[i].start < p->whole.start) {
			add_word(&f, i++, last);
			continue;
		}
		add_atom(&f, p->whole, w->v[i].flags & WORD_LINE)->tag = TAG_PIECE;
		z->places[k] = (struct piece_place){
		    (uint32_t)(z->atoms.n - 1), (uint32_t)(z->units.n - 1)};
		while (i < last && w->v[i].start < p->whole.end)
			i++;
		k++;
	}
	if (f.started)
		end_unit(z);
	tag_all_open(z, f.open, f.nopen);
	sets_make(&z->sets, z->atoms.v, z->atoms.n, z->scratch);
}

uint32_t
atom_piece(const struct zone *z, uint32_t i)
{
	uint32_t a = 0, b = (uint32_t)z->pieces.n;

	while (b - a > 1) {
		uint32_t middle = a + (b - a) / 2;

		if (z->places[middle].atom <= i)
			a = middle;
		else
			b = middle;
	}
	return a;
}
