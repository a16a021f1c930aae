/* grammar_en_words: what English words beside a date tell. */
#include "dates/grammar_en.h"

#include <string.h>

#include "text/chars.h"

/* Is word i the ASCII word s (in lower case)? */
bool
en_spells(const struct parse *p, size_t i, const char *s)
{
	return i < p->w->n && text_is_folded(p->t, p->w->v[i].start, p->w->v[i].end, s);
}

/* May an expression begin at word i: behind a space, a bracket, a quotation mark, a dash?
 */
bool
en_opens(const struct parse *p, size_t i)
{
	uint32_t c;

	if (!i || !touches(p, i))
		return true;
	c = text_before(p->t, p->w->v[i].start);
	return char_is(c, CHAR_OPEN | CHAR_QUOTE) || c == '`' || c == 0x2014 ||
	       c == 0x2013 || c == '*' || c == '>' || c == '|';
}

bool
en_hyphen(const struct parse *p, size_t i)
{
	return is_mark(p, i, '-') || is_mark(p, i, 0x2010) || is_mark(p, i, 0x2011);
}

/* Do a word and the next stand together with a hyphen between them? The word behind it.
 */
size_t
en_hyphened(const struct parse *p, size_t i)
{
	return en_hyphen(p, i) && touches(p, i) && touches(p, i + 1) ? i + 1 : i;
}

bool
en_neighbour(const struct parse *p, size_t i, const char *kind)
{
	const struct lexeme *e = i < p->w->n && p->w->v[i].kind == WORD_LETTERS
				     ? lexicon_word(p->v->kinds, p->t, &p->w->v[i])
				     : NULL;

	return e && strcmp(lexicon_value(p->v->kinds, e), kind) == 0;
}

/* Words a date commonly follows. */
bool
en_leads(const struct parse *p, size_t i)
{
	switch (p->tok[i].kind) {
	case TOK_IN:
	case TOK_ON:
	case TOK_BY:
	case TOK_SINCE:
	case TOK_UNTIL:
	case TOK_DURING:
	case TOK_FROM:
	case TOK_TO:
	case TOK_THROUGH:
	case TOK_BETWEEN:
	case TOK_OF:
	case TOK_LAST:
	case TOK_NEXT:
	case TOK_PAST:
	case TOK_COMING:
	case TOK_THIS:
	case TOK_THAT:
	case TOK_PREVIOUS:
	case TOK_FOLLOWING:
	case TOK_EARLY:
	case TOK_LATE:
	case TOK_MID:
	case TOK_BEFORE:
	case TOK_AFTER:
	case TOK_EVERY:
	case TOK_MONTH:
	case TOK_ABOUT:
		return true;
	default:
		return false;
	}
}

/* Do words of a headline, which all have capitals, stand around word i? */
static bool
in_headline(const struct parse *p, size_t i)
{
	size_t capitals = 0;

	for (size_t k = i; k > 0 && k + 3 > i && capital(p, k - 1); k--)
		capitals++;
	for (size_t k = i + 1; k < i + 4 && capital(p, k); k++)
		capitals++;
	return capitals >= 5;
}

/* Is word i a part of a name: CBS Evening News, Day Street? */
bool
en_in_name(const struct parse *p, size_t i)
{
	if (!capital(p, i) || p->w->v[i].flags & (WORD_LINE | WORD_UPPER) ||
	    in_headline(p, i))
		return false;
	return (i && capital(p, i - 1) && p->tok[i - 1].kind == TOK_NONE &&
		   !touches(p, i)) ||
	       (capital(p, i + 1) && p->tok[i + 1].kind == TOK_NONE &&
		   !touches(p, i + 1));
}

bool
en_preceded(const struct parse *p, size_t i)
{
	if (i && en_hyphen(p, i - 1) && touches(p, i - 1))
		return i > 1 && is(p, i - 2, TOK_MID);
	return i && en_leads(p, i - 1);
}
