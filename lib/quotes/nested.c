/*
 * nested: quotations inside a quotation: “‘We won,’ Tarn told me,” Quill said. What
 * stands in the outer marks is read as a text of its own.
 */
#include "quotes/reading.h"
#include "text/chars.h"

#define FOUNDED 500 /* score of an inner quotation that is kept */

bool
nested_words(const struct reading *r, size_t i, size_t *first, size_t *last)
{
	const struct found *f = &r->founds.v[i];
	const struct words *w = r->words;
	const struct piece *p;
	size_t marks = 0, k;

	if (f->kind != QUOTE_DIRECT || f->pieces != 1)
		return false;
	p = &r->zone.pieces.v[f->piece];
	for (k = p->word; k < w->n && w->v[k].start < p->span.end; k++)
		marks += w->v[k].kind == WORD_MARK &&
			 char_is(text_at(r->zone.t, w->v[k].start), CHAR_QUOTE);
	*first = p->word;
	*last = k;
	return marks > 1;
}

/* A fragment is the speaker's own; so is what has no cue and no speaker inside. */
static bool
is_founded(const struct found *f)
{
	return f->kind == QUOTE_DIRECT && f->pieces == 1 && f->cue != NO_CUE &&
	       f->speaker != NO_MENTION && f->score >= FOUNDED;
}

void
nested_keep(struct reading *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->founds.n; i++)
		if (is_founded(&r->founds.v[i]))
			r->founds.v[n++] = r->founds.v[i];
	r->founds.n = n;
}
