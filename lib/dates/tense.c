/* tense: whether what a day's name stands with is told as past or as to come. */
#include "dates/resolve.h"
#include "text/chars.h"

/* Does a sentence end before word i? */
static bool
sentence_starts(const struct parse *p, size_t i)
{
	const struct word *w = &p->w->v[i];
	uint16_t before;

	if (i == 0 || w->flags & WORD_LINE)
		return true;
	before = p->w->v[i - 1].first;
	return p->w->v[i - 1].kind == WORD_MARK && w->flags & WORD_APART &&
	       w->flags & WORD_CAPITAL &&
	       (before == '.' || before == '!' || before == '?');
}

static bool
regular_past(const struct parse *p, const struct word *w)
{
	const uint16_t *u = p->t->unit;

	return w->kind == WORD_LETTERS && w->end - w->start > 4 &&
	       !(w->flags & WORD_CAPITAL) && u[w->end - 1] == 'd' &&
	       u[w->end - 2] == 'e' && u[w->end - 3] != 'e';
}

/* What word i says; `near`: it stands right before the expression. */
static int
signal(const struct parse *p, size_t i, bool near)
{
	const struct word *w = &p->w->v[i];
	const struct lexeme *e;
	size_t count;

	if (w->kind != WORD_LETTERS)
		return 0;
	e = lexicon_longest(p->v->tense, p->t, p->w, i, &count);
	if (e && (e->number == 1 || e->number == -1))
		return e->number;
	if (e)
		return near ? e->number / 2 : 0;
	if (regular_past(
		p, w)) /* "be", which stands before it, decides in "to be released" */
		return i && lexicon_word(p->v->tense, p->t, &p->w->v[i - 1]) &&
			       text_is_folded(
				   p->t, p->w->v[i - 1].start, p->w->v[i - 1].end, "be")
			   ? 0
			   : -1;
	return 0;
}

/* A signal behind a comma belongs to another clause: so much farther it counts. */
#define CLAUSE 4

static size_t
comma(const struct parse *p, size_t i)
{
	return is_mark(p, i, ',') ? CLAUSE : 0;
}

int
tense(const struct parse *p, size_t first, size_t end)
{
	int before = 0, after = 0;
	size_t before_at = 0, after_at = 0, i;

	if (!p->v || !p->v->tense)
		return 0;
	for (i = first;
	     i > 0 && first - i < TENSE_REACH && !sentence_starts(p, i) && !before; i--) {
		before = signal(p, i - 1, first - i < 3);
		before_at += 1 + comma(p, i - 1);
	}
	for (i = end;
	     i < p->w->n && i - end < TENSE_REACH && !sentence_starts(p, i) && !after;
	     i++) {
		after = signal(p, i, false);
		after_at += 1 + comma(p, i);
	}
	if (!before || !after)
		return before ? before : after;
	return before_at <= after_at + 1 ? before : after;
}
