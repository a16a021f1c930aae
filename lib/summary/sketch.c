#include "summary/sketch.h"

#include <string.h>

#include "text/chars.h"

enum {
	OPENERS = 5,      /* words in which a label or a word like "also" may stand */
	HEADING = 8,      /* words of a heading or a name line at most */
	FRAGMENT = 3,     /* words a sentence has at least */
	QUOTATION = 2000, /* code points no quotation goes on for */
	ATTRIBUTION = 4 /* words beside a quotation that may be no more than "he said" */
};

/* What count_flags() counts. */
#define COUNTED                                                                          \
	(WORDTYPES_LINK | WORDTYPES_PERSON | WORDTYPES_CAPTION | WORDTYPES_INNER |       \
	    WORDTYPES_PRONOUN)

/* What one pass over the words of a sentence counts, beside what the sketch keeps. */
struct tally {
	size_t outside;  /* words not in quotation marks */
	size_t pronouns; /* of these, those that may lean */
	size_t capitals, cased, links, bars;
	bool scrap, inner;
};

/* The mark that closes a quotation opened by u, or 0. */
static uint16_t
closer(uint16_t u)
{
	switch (u) {
	case '"':
	case '\'':
		return u;
	case 0x201C:
		return 0x201D;
	case 0x2018:
		return 0x2019;
	case 0x201E:
		return 0x201C;
	case 0xAB:
		return 0xBB;
	case 0xBB:
		return 0xAB;
	case 0x300C:
		return 0x300D;
	default:
		return 0;
	}
}

static bool
closes(uint32_t open, uint16_t u)
{
	return u == open || (open == 0x201C && u == 0x201D);
}

/* Follows the quotation marks of a sentence. */
static void
quotation(struct sketch *s, const struct text *t, const struct word *w,
    struct sketch_state *state)
{
	uint16_t u = t->unit[w->start];
	uint32_t next = text_at(t, w->end);
	bool before = (w->flags & WORD_APART) ||
		      char_is(text_before(t, w->start), CHAR_OPEN | CHAR_DASH);
	bool opens =
	    before && w->end < s->span.end && (u == 0xAB || !char_is(next, CHAR_SPACE));

	if (state->open && closes(state->open, u) && !(u < 0x80 && opens)) {
		uint32_t from =
		    state->opened > s->span.start ? state->opened : s->span.start;

		s->quoted += w->end - from;
		state->open = 0;
	} else if (closer(u) && opens &&
		   (char_is(next, CHAR_LETTER) || (u != '\'' && u != 0x2018)) &&
		   (!state->open || state->open == closer(u))) {
		state->open = closer(u);
		state->opened = w->start;
	}
}

/* A sentence as its words are gone through. */
struct reading {
	const struct text *t;
	const struct words *w;
	struct wordtypes *wordtypes;
	struct term_uses *uses;
	struct arena *scratch;
};

static bool
value_is(const struct lexicon *lx, const struct lexeme *e, const char *value)
{
	return e && strcmp(lexicon_value(lx, e), value) == 0;
}

/* Is the mark the sign of an address? */
static bool
address(const struct text *t, const struct word *w)
{
	return w->first == '@' && char_is(text_at(t, w->end), CHAR_LETTER) &&
	       char_is(text_before(t, w->start), CHAR_LETTER | CHAR_DIGIT);
}

static size_t
words_in(const struct words *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		n += wordtypes_counts(&w->v[i]);
	return n;
}

/* Boilerplate by its words, at word i. */
static bool
scrap_words(const struct reading *r, const struct lexicon *list, size_t i)
{
	size_t n;
	const struct lexeme *e = lexicon_longest(list, r->t, r->w, i, &n);

	return e && words_in(r->w) <= (size_t)e->number;
}

/* May an entry of the lists begin at word i, that word i alone does not tell of? */
static bool
goes_on(const struct reading *r, size_t i, const struct wordtypes_entry *type)
{
	return type->next == UINT32_MAX ||
	       (i + 1 < r->w->n && (type->next & wordtypes_next(&r->w->v[i + 1])));
}

/* At word i, before which there are but marks. */
static void
opening(struct sketch *s, struct tally *n, const struct reading *r, size_t i,
    const struct wordtypes_entry *type, bool open)
{
	const struct summary_lists *lists = &r->wordtypes->lists;
	const struct lexeme *e;
	size_t count;
	bool more = goes_on(r, i, type);

	if ((type->flags & WORDTYPES_OPENING) && more)
		n->scrap |= scrap_words(r, lists->openings, i);
	if (!wordtypes_counts(&r->w->v[i]) || open)
		return;
	s->pronoun = (type->flags & WORDTYPES_OPENS_PRONOUN) != 0;
	s->link = (type->flags & WORDTYPES_OPENS_LINK) != 0;
	if (!(type->flags & WORDTYPES_LEANING) || !more)
		return;
	e = lexicon_longest(lists->leaning, r->t, r->w, i, &count);
	s->pronoun = value_is(lists->leaning, e, "pronoun");
	s->link = value_is(lists->leaning, e, "link");
}

/* What the lists say of a word. */
static void
count_flags(struct sketch *s, struct tally *n, uint32_t flags, bool open)
{
	n->links += (flags & WORDTYPES_LINK) != 0;
	s->persons += !open && (flags & WORDTYPES_PERSON);
	s->captions += (flags & WORDTYPES_CAPTION) != 0;
	if (open || s->words > OPENERS)
		return;
	n->inner |= s->words > 1 && (flags & WORDTYPES_INNER);
	n->pronouns += (flags & WORDTYPES_PRONOUN) != 0;
}

/* Is the first letter lower case? One of ASCII is that if it is not a capital. */
static inline bool
small_letter(const struct text *t, const struct word *w)
{
	return w->first < 0x80 || char_is(text_at(t, w->start), CHAR_LOWER);
}

static void
count_letters(struct sketch *s, struct tally *n, const struct text *t,
    const struct word *w, uint32_t flags, bool open)
{
	bool capital = w->flags & WORD_CAPITAL;

	n->capitals += capital;
	n->cased += capital || small_letter(t, w);
	s->names += capital && s->words > 1 && w->end - w->start > 1;
	if (flags & COUNTED)
		count_flags(s, n, flags, open);
}

/* Is it one of the marks count_mark() looks for? All beyond ASCII may be. */
static bool
telling_mark(const struct word *w)
{
	switch (w->first) {
	case '"':
	case '\'':
	case ':':
	case '@':
	case '|':
		return true;
	default:
		return w->first >= 0x80;
	}
}

static void
count_mark(struct sketch *s, struct tally *n, const struct reading *r, size_t i,
    struct sketch_state *state)
{
	const struct word *v = &r->w->v[i];

	if (!telling_mark(v))
		return;
	quotation(s, r->t, v, state);
	n->links += address(r->t, v);
	n->bars += v->first == '|' || v->first == 0x2022;
	s->label |= v->first == ':' && s->words && s->words <= OPENERS &&
		    i + 1 < r->w->n && (r->w->v[i + 1].flags & WORD_APART);
}

/* Counts word i, and notes its term. */
static void
count_one(struct sketch *s, struct tally *n, const struct reading *r, size_t i,
    struct sketch_state *state)
{
	struct wordtypes *y = r->wordtypes;
	const struct word *w = &r->w->v[i];
	uint32_t id = wordtypes_index(y, r->t, w, r->scratch);
	const struct wordtypes_entry *type = &y->v[id];

	if (s->words == 0)
		opening(s, n, r, i, type, state->open != 0);
	if ((type->flags & WORDTYPES_SCRAP) && goes_on(r, i, type))
		n->scrap |= scrap_words(r, y->lists.anywhere, i);
	if (w->kind == WORD_MARK)
		count_mark(s, n, r, i, state);
	if (!wordtypes_counts(w))
		return;
	s->words++;
	n->outside += !state->open;
	if (w->kind == WORD_DIGITS)
		s->numbers += (w->flags & WORD_APART) != 0;
	else
		count_letters(s, n, r->t, w, type->flags, state->open != 0);
	if (type->term != WORDTYPES_NO_TERM)
		r->uses->v[r->uses->n++] = (struct term_use){type->term,
		    s->words > 1 && (w->flags & WORD_CAPITAL), w->kind == WORD_DIGITS};
}

/* What the lists say of a word that matters behind so many others. */
static uint32_t
matters(const struct sketch *s, bool open)
{
	uint32_t flags = WORDTYPES_SCRAP | WORDTYPES_LINK | WORDTYPES_CAPTION;

	if (!open)
		flags |= WORDTYPES_PERSON;
	if (!open && s->words < OPENERS)
		flags |= WORDTYPES_INNER | WORDTYPES_PRONOUN;
	return flags;
}

/*
 * Counts words from i on as long as they are letters of which the lists say nothing that
 * matters, as most are that stand inside a sentence; returns where that ends.
 */
static size_t
count_plain(
    struct sketch *s, struct tally *n, const struct reading *r, size_t i, bool open)
{
	struct wordtypes *y = r->wordtypes;
	struct term_use *use = r->uses->v + r->uses->n;
	uint32_t words = 0, capitals = 0, cased = 0, names = 0;
	const uint32_t flags = matters(s, open);

	for (; i < r->w->n; i++) {
		const struct word *w = &r->w->v[i];
		const struct wordtypes_entry *type;
		bool capital = w->flags & WORD_CAPITAL;
		uint32_t id;

		if (w->kind == WORD_MARK && !telling_mark(w))
			continue;
		if (w->kind != WORD_LETTERS)
			break;
		id = wordtypes_index(y, r->t, w, r->scratch);
		type = &y->v[id];
		if (type->flags & flags)
			break;
		words++;
		capitals += capital;
		cased += capital | small_letter(r->t, w);
		names += capital & (w->end - w->start > 1);
		/* a branch would be foreseen half of the time */
		*use = (struct term_use){type->term, capital, false};
		use += type->term != WORDTYPES_NO_TERM;
	}
	s->words += words;
	s->names += names;
	n->outside += open ? 0 : words;
	n->capitals += capitals;
	n->cased += cased;
	r->uses->n = (size_t)(use - r->uses->v);
	return i;
}

static void
count(struct sketch *s, struct tally *n, const struct reading *r,
    struct sketch_state *state)
{
	for (size_t i = 0; i < r->w->n;) {
		count_one(s, n, r, i++, state);
		if (s->words)
			i = count_plain(s, n, r, i, state->open != 0);
	}
}

/* How the sentence ends. */
static void
ending(struct sketch *s, const struct text *t, const struct words *w)
{
	size_t i = w->n;

	while (
	    i && w->v[i - 1].kind == WORD_MARK && !char_is(w->v[i - 1].first, CHAR_STOP))
		i--;
	if (i && w->v[i - 1].kind == WORD_MARK) {
		s->question = w->v[i - 1].first == '?';
		s->apart = char_is(text_before(t, w->v[i - 1].start), CHAR_SPACE);
	} else {
		s->apart = true;
	}
}

static bool
embedded(const struct embed_views *embeds, struct span span, struct sketch_state *state)
{
	if (!embeds)
		return false;
	while (state->embed < embeds->n && embeds->v[state->embed].span.end <= span.start)
		state->embed++;
	return state->embed < embeds->n && embeds->v[state->embed].span.start < span.end;
}

static bool
within(struct span inner, struct span outer)
{
	return inner.start < inner.end && inner.start >= outer.start &&
	       inner.end <= outer.end;
}

/* What the other layers know of the sentence. */
static void
use_layers(struct sketch *s, const struct layers *layers, struct sketch_state *state)
{
	const struct quote_views *quotes = layers->quotes;
	const struct date_views *dates = layers->dates;

	for (; quotes && state->quote < quotes->n; state->quote++) {
		const struct quote_view *q = &quotes->v[state->quote];

		if (q->span.start >= s->span.end)
			break;
		s->speaker |= within(q->speaker, s->span);
	}
	for (; dates && state->date < dates->n; state->date++) {
		const struct date_view *d = &dates->v[state->date];

		if (d->span.start >= s->span.end)
			break;
		s->dated |= d->anchored && within(d->span, s->span);
	}
}

/* A quotation does not go on over a line break or for ever. */
static void
start(const struct text *t, struct span span, struct sketch_state *state)
{
	if (span.start - state->opened > QUOTATION)
		state->open = 0;
	for (uint32_t i = state->end; i < span.start && state->open; i++)
		if (char_is(t->unit[i], CHAR_NEWLINE))
			state->open = 0;
	state->end = span.end;
}

static enum fitness
fitness(const struct sketch *s, const struct tally *n)
{
	bool names = n->cased == n->capitals && s->words <= HEADING;

	if (n->scrap || s->words < FRAGMENT || n->bars > 1 || n->links > 1)
		return SCRAP;
	if ((n->links && s->words < 12) || (names && n->cased))
		return SCRAP;
	if (n->cased == 0 && s->numbers * 2 > s->words)
		return SCRAP;
	if (s->quoted && !s->speaker && n->outside == 0)
		return BARE_QUOTE;
	if (s->pronoun || s->link || n->inner)
		return LEANING;
	if (s->quoted && n->outside < ATTRIBUTION && n->pronouns)
		return LEANING;
	return FIT;
}

struct sketch
sketch(const struct text *t, const struct words *w, struct span span,
    const struct layers *layers, struct wordtypes *wordtypes, struct sketch_state *state,
    struct term_uses *uses, struct arena *scratch)
{
	struct sketch s = {.span = span};
	struct reading r = {t, w, wordtypes, uses, scratch};
	struct tally n = {0};

	if (uses->cap < w->n) {
		uses->v = arena_alloc(scratch, w->cap * sizeof(*uses->v));
		uses->cap = w->cap;
	}
	uses->n = 0;
	start(t, span, state);
	s.inside = state->open != 0;
	count(&s, &n, &r, state);
	if (state->open)
		s.quoted +=
		    span.end - (state->opened > span.start ? state->opened : span.start);
	ending(&s, t, w);
	use_layers(&s, layers, state);
	s.fitness = (uint8_t)fitness(&s, &n);
	if (embedded(layers->embeds, span, state))
		s.fitness = EMBEDDED;
	return s;
}
