#include "dates/tokens.h"

/* The longest phrase that begins with word i; false if none does. */
static bool
read_phrase(struct token *tok, const struct text *t, const struct words *w, size_t i,
    const struct dates_vocabulary *v)
{
	const struct lexeme *e;
	size_t count;

	if ((e = lexicon_longest(v->holidays, t, w, i, &count)) != NULL) {
		*tok = (struct token){.kind = TOK_HOLIDAY,
		    .len = (uint8_t)count,
		    .value = (int32_t)(e - v->holidays->v)};
		return true;
	}
	if ((e = lexicon_longest(v->phrases, t, w, i, &count)) != NULL) {
		*tok = v->meanings[e - v->phrases->v];
		tok->len = (uint8_t)count;
		return true;
	}
	return false;
}

static void
read_word(struct token *tok, const struct text *t, const struct words *w, size_t i,
    const struct dates_vocabulary *v, const struct token_word *word)
{
	if (word->phrases && read_phrase(tok, t, w, i, v))
		return;
	if (word->tok.kind)
		*tok = word->tok;
}

static void
read_digits(struct token *tok, const struct text *t, const struct words *w, size_t i,
    const struct dates_vocabulary *v)
{
	const struct word *word = &w->v[i];
	size_t n = word->end - word->start;

	tok->kind = TOK_DIGITS;
	tok->sub = (uint8_t)(n < 255 ? n : 255);
	tok->value = word_number(t, word);
	if (v && tok->value == 9 && i + 1 < w->n && w->v[i + 1].first == '/') /* 9/11 */
		read_phrase(tok, t, w, i, v);
}

/* Small words that stand so far around those are looked up. */
enum { BEFORE = TOKENS_LEAD + 3, BEHIND = 8 };

/* Reads the small words around trigger `at`, from word i on; returns the word behind. */
static size_t
read_small(struct token *tok, const struct text *t, const struct words *w,
    const struct dates_vocabulary *v, size_t i, size_t at)
{
	size_t end = at + BEHIND < w->n ? at + BEHIND : w->n;

	if (i + BEFORE < at)
		i = at - BEFORE;
	for (; i < end; i++) {
		const struct token_word *word;

		if (tok[i].kind == TOK_NONE && w->v[i].kind == WORD_LETTERS &&
		    token_word_first(v, &w->v[i]) &&
		    (word = token_word_find(v, t, &w->v[i])) != NULL)
			read_word(&tok[i], t, w, i, v, word);
	}
	return i;
}

struct token *
tokens_read(const struct text *t, const struct words *w, const struct dates_vocabulary *v,
    struct arena *scratch, struct positions *triggers)
{
	struct token *tok = arena_alloc(scratch, (w->n + 1) * sizeof(*tok));
	size_t small = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct token_word *word;

		tok[i].len = 1;
		if (w->v[i].kind == WORD_LETTERS) {
			if (!v || !(token_word_first(v, &w->v[i]) & TOKEN_TRIGGER) ||
			    !(word = token_word_find(v, t, &w->v[i])) || !word->trigger)
				continue;
			read_word(&tok[i], t, w, i, v, word);
		} else if (w->v[i].kind == WORD_DIGITS) {
			read_digits(&tok[i], t, w, i, v);
		} else {
			continue;
		}
		if (token_is_trigger(&tok[i]))
			*array_add(scratch, triggers) = (uint32_t)i;
	}
	for (size_t k = 0; v && k < triggers->n; k++)
		small = read_small(tok, t, w, v, small, triggers->v[k]);
	return tok;
}
