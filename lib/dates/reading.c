#include "dates/reading.h"

#include "dates/ranges.h"
#include "text/chars.h"

#define POST_LENGTH 280 /* a text no longer is a post or a note */

const struct embed_view *
reading_embed(const struct embed_views *e, size_t *at, uint32_t position)
{
	if (!e)
		return NULL;
	while (*at < e->n && e->v[*at].span.end <= position)
		++*at;
	return *at < e->n && e->v[*at].span.start <= position ? &e->v[*at] : NULL;
}

/* Counts sentences up to a position, where there is a layer of them. */
static void
note_sentence(struct reading *r, uint32_t position)
{
	const struct sentences *l = r->layers->sentences;

	while (l && r->sentence < l->n && l->v[r->sentence].start <= position)
		r->sentence++;
}

/* Is word i part of an address, a handle, a file's name? */
static bool
glued(const struct parse *p, size_t i)
{
	uint16_t c;

	if (!i || !touches(p, i))
		return false;
	c = p->w->v[i - 1].first;
	if (p->w->v[i - 1].kind != WORD_MARK)
		return false;
	return c == '/' || c == '@' || c == '_' || c == '&' || c == '=' || c == '\\' ||
	       c == '#' || (c == '.' && i > 1 && touches(p, i - 1));
}

static void
add(struct reading *r, const struct expr *x)
{
	struct expr *e = array_add(r->scratch, &r->exprs);

	note_sentence(r, r->words.v[x->first].start);
	*e = *x;
	e->sentence = r->sentence;
}

/* Reads the days that the last `days` expressions, which end before word e, begin a list
 * of; returns the word behind. */
static size_t
read_days(struct reading *r, size_t e, size_t days)
{
	struct expr more[DAYS_MORE];
	const struct expr *last;
	size_t n;

	e = ranges_more_days(&r->p, e, &r->exprs.v[r->exprs.n - 1], more, &n);
	for (size_t i = 0; i < n; i++)
		add(r, &more[i]);
	last = &r->exprs.v[r->exprs.n - 1];
	for (size_t i = 0; n && last->given & GIVEN_YEAR && i < n + days; i++) {
		r->exprs.v[r->exprs.n - 1 - i].w.year = last->w.year;
		r->exprs.v[r->exprs.n - 1 - i].given |= GIVEN_YEAR;
	}
	return e;
}

/* Reads what begins at word i, if anything does; returns the word behind it, or i. */
static size_t
read_at(struct reading *r, size_t i)
{
	grammar_rule *rule = r->p.v ? grammar_en : numeric_date;
	struct expr a, b;
	size_t e;

	r->p.post = r->short_text || reading_embed(r->layers->embeds, &r->embed_at,
					 r->p.w->v[i].start) != NULL;
	e = ranges_pair(&r->p, rule, i, &a, &b);
	if (e) {
		add(r, &a);
		add(r, &b);
		r->p.bc |= b.given & GIVEN_YEAR && b.w.year <= 0;
		return r->p.v ? read_days(r, e, 2) : e;
	}
	expr_clear(&a);
	e = rule(&r->p, i, &a);
	if (!e)
		return i;
	a.first = (uint32_t)i;
	a.end = (uint32_t)e;
	r->p.bc |= a.given & GIVEN_YEAR && a.w.year <= 0;
	if (a.impossible)
		return e;
	add(r, &a);
	return r->p.v ? read_days(r, e, 1) : e;
}

/* Is word k a determiner, or a number that only words beside it make a date or time,
 * before a word that tells nothing? "24 difficult years" has one between. */
static bool
leads_nowhere(const struct parse *p, size_t k)
{
	const struct word *w = p->w->v;
	unsigned kind = p->tok[k].kind, digits = p->tok[k].sub;

	if (k + 1 >= p->w->n || p->tok[k + 1].kind != TOK_NONE ||
	    w[k + 1].kind != WORD_LETTERS || !(w[k + 1].flags & WORD_APART) ||
	    w[k + 1].end - w[k + 1].start == 1)
		return false;
	if (kind != TOK_DIGITS)
		return grammar_en_leads[kind];
	return digits != 4 && digits != 8 && !p->bc && !is(p, k + 2, TOK_UNIT);
}

/* With which of words [i, end), at most 64, an expression may begin, those of one unit
 * that tell nothing among them: found without a branch for each, as which do is hard to
 * foresee. */
static uint64_t
beginnings(const struct parse *p, size_t i, size_t end)
{
	static const uint32_t digits[TOK_KINDS] = {[TOK_DIGITS] = 1};
	const uint32_t *begins = p->v ? grammar_en_begins : digits;
	const struct word *w = p->w->v;
	uint64_t found = 0;

	for (size_t k = i; k < end; k++) {
		unsigned kind = p->tok[k].kind;
		bool plain = (kind == TOK_NONE) & (w[k].end - w[k].start != 1);

		found |= (uint64_t)((begins[kind] != 0) & !plain) << (k - i);
	}
	return found;
}

/* Reads what begins at word i or behind, up to word `at`; returns the word behind. */
static size_t
read_from(struct reading *r, size_t i, size_t at)
{
	uint64_t bits = i <= at ? beginnings(&r->p, i, at + 1) : 0;
	size_t first = i;

	for (; bits; bits &= bits - 1) {
		size_t k = first + (size_t)__builtin_ctzll(bits), e;

		if (k < i ||
		    (r->p.tok[k].kind == TOK_NONE && !grammar_en_begins_at(&r->p, k)) ||
		    glued(&r->p, k) || leads_nowhere(&r->p, k))
			continue;
		e = read_at(r, k);
		i = e > k ? e : i;
	}
	return i > at ? i : at + 1;
}

/* Reads what begins at `from` or behind; where the stretch is cut off, up to its last
 * trigger, as the numbers behind that are the next one's. */
static void
read_triggers(struct reading *r)
{
	const struct words *w = r->p.w;
	uint32_t last = r->may.v[r->may.n - 1];
	size_t i = 0;

	_Static_assert(TOKENS_LEAD < 64, "a bit for each");
	while (i < w->n && w->v[i].start < r->from)
		i++;
	for (size_t k = 0; k < r->triggers.n; k++) {
		size_t at = r->triggers.v[k];

		if (r->stretches.cut && w->v[at].start > last)
			break;
		i = i + TOKENS_LEAD < at ? at - TOKENS_LEAD : i;
		if (i <= at)
			i = read_from(r, i, at);
	}
	r->from = i < w->n ? w->v[i].start : r->end;
}

/* Appends the words from where `first` begins, which is one of them. */
static void
add_words(struct reading *r, const struct word *first)
{
	enum { BEFORE_IT = WORD_APART | WORD_LINE };
	size_t n = r->words.n;

	words_scan(&r->words, r->p.t, first->start, r->end, r->scratch);
	r->words.v[n].flags =
	    (uint8_t)((r->words.v[n].flags & ~BEFORE_IT) | (first->flags & BEFORE_IT));
}

/* Takes in more of the text, until n words are there if it has so many. */
static void
read_on(struct reading *r, size_t n)
{
	enum { MORE = 48, MOST = 1024 };
	const struct text *t = r->p.t;
	size_t limit = t->n - r->end < MOST ? t->n : r->end + MOST;

	while (r->words.n < n && r->end < limit) {
		struct word last;

		/* the last word may go on; how it begins is known */
		do
			last = r->words.v[--r->words.n];
		while (r->words.n && last.kind == WORD_CLITIC);
		n = n > r->words.n ? n : r->words.n + 1;
		r->end = limit - r->end < MORE ? limit : r->end + MORE;
		add_words(r, &last);
	}
}

/* Does it take a year, or a week, by what the verbs beside it tell? */
static bool
asks_tense(const struct expr *x)
{
	return x->form == FORM_POINT && !(x->given & GIVEN_YEAR) &&
	       x->direction == DIRECTION_NONE;
}

/* What of the stretch is to be known of an expression when its words are gone. */
static void
keep(struct reading *r, struct expr *x)
{
	x->at.start = r->words.v[x->first].start;
	x->at.end = r->words.v[x->end - 1].end;
	if (!asks_tense(x))
		return;
	read_on(r, x->end + TENSE_REACH + 1);
	x->tense = (int8_t)tense(&r->p, x->first, x->end);
}

bool
reading_next(struct reading *r)
{
	struct span stretch;
	size_t have = r->exprs.n;

	if (!stretches_next(&r->stretches, r->scratch, &stretch, &r->may))
		return false;
	r->words.n = 0;
	r->end = stretch.end;
	words_scan(&r->words, r->p.t, stretch.start, r->end, r->scratch);
	tokens_read(
	    r->p.t, &r->words, r->p.v, &r->may, r->scratch, &r->tokens, &r->triggers);
	r->p.tok = r->tokens.v;
	read_triggers(r);
	ranges_join(&r->p, &r->exprs, have, &r->range);
	for (size_t i = have; i < r->exprs.n; i++)
		keep(r, &r->exprs.v[i]);
	return true;
}

/* Does the day come first in 3/4/2021? In English it does not, but for some regions. */
static bool
day_first(const struct dates_options *o)
{
	static const char *const regions[] = {"GB", "IE", "AU", "NZ", "IN", "ZA"};
	const char *region = o->lang + strcspn(o->lang, "-_");

	if (o->order != ORDER_BY_LANGUAGE || !o->vocabulary)
		return o->order != ORDER_MDY;
	for (size_t i = 0; *region && i < sizeof(regions) / sizeof(*regions); i++)
		if (strcmp(region + 1, regions[i]) == 0)
			return true;
	return false;
}

void
reading_start(struct reading *r, const struct text *t, const struct layers *layers,
    const struct dates_options *o, struct arena *scratch)
{
	*r = (struct reading){.p = {.t = t, .v = o->vocabulary, .dmy = day_first(o)},
	    .layers = layers,
	    .scratch = scratch,
	    .stretches = {.t = t, .v = o->vocabulary},
	    .short_text = t->n <= POST_LENGTH};
	r->p.w = &r->words;
	r->p.depth = &r->depth;
	if (o->published.day != DAY_NONE)
		r->p.year = calendar_civil(o->published.day).year;
}
