#include "dates/tokens.h"

#include <string.h>

/* The longest holiday, or else phrase, that begins with word i; false if none does. */
static bool
read_phrase(struct token *tok, const struct text *t, const struct words *w, size_t i,
    const struct dates_vocabulary *v, bool holidays, bool phrases)
{
	const struct lexeme *e;
	size_t count;

	if (holidays && (e = lexicon_longest(v->holidays, t, w, i, &count)) != NULL) {
		*tok = (struct token){.kind = TOK_HOLIDAY,
		    .more = (uint8_t)(count - 1),
		    .value = (int32_t)(e - v->holidays->v)};
		return true;
	}
	if (phrases && (e = lexicon_longest(v->phrases, t, w, i, &count)) != NULL) {
		*tok = v->meanings[e - v->phrases->v];
		tok->more = (uint8_t)(count - 1);
		return true;
	}
	return false;
}

/* Do the letters behind word i go on like some phrase that begins with it? */
static bool
goes_on(const struct text *t, const struct word *w, const struct token_word *word)
{
	size_t i = w->end;

	if (word->follow == UINT32_MAX)
		return true;
	while (i < t->n && i - w->end < 8 && token_letter(t->unit[i]) == TOKEN_NO_LETTER)
		i++;
	return word->follow >> token_letter(i < t->n ? t->unit[i] : 0) & 1;
}

static void
read_word(struct token *tok, const struct text *t, const struct words *w, size_t i,
    const struct dates_vocabulary *v, const struct token_word *word)
{
	if ((word->phrases || word->holidays) && goes_on(t, &w->v[i], word) &&
	    read_phrase(tok, t, w, i, v, word->holidays, word->phrases))
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
		read_phrase(tok, t, w, i, v, true, false);
}

/* Small words that stand so far around those are looked up. */
enum { BEFORE = TOKENS_LEAD + 3, BEHIND = 8 };

/* Which of words [i, end), at most 64, have no token yet and may begin an entry: found
 * without a branch for each, as which do is hard to foresee. */
static uint64_t
unread(const struct token *tok, const struct words *w, const struct dates_vocabulary *v,
    size_t i, size_t end)
{
	uint64_t found = 0;

	for (size_t k = i; k < end; k++)
		found |= (uint64_t)((tok[k].kind == TOK_NONE) &
				    (w->v[k].kind == WORD_LETTERS) &
				    (token_word_slot(v, &w->v[k]) != 0))
			 << (k - i);
	return found;
}

/* Reads the small words around trigger `at`, from word i on; returns the word behind. */
static size_t
read_small(struct token *tok, const struct text *t, const struct words *w,
    const struct dates_vocabulary *v, size_t i, size_t at)
{
	size_t end = at + BEHIND < w->n ? at + BEHIND : w->n;
	uint64_t small;

	_Static_assert(BEFORE + BEHIND <= 64, "a bit for each");
	if (i + BEFORE < at)
		i = at - BEFORE;
	for (small = i < end ? unread(tok, w, v, i, end) : 0; small; small &= small - 1) {
		size_t k = i + (size_t)__builtin_ctzll(small);
		const struct token_word *word = token_word_find(v, t, &w->v[k]);

		if (word)
			read_word(&tok[k], t, w, k, v, word);
	}
	return i < end ? end : i;
}

/* Makes a token of each word that says nothing. */
static void
no_tokens(struct arena *scratch, struct tokens *out, size_t n)
{
	if (out->cap < n) {
		out->cap = n + n / 2 + 64;
		out->v = arena_room(scratch, out->cap * sizeof(*out->v));
	}
	memset(out->v, 0, n * sizeof(*out->v));
	out->n = n;
}

void
tokens_read(const struct text *t, const struct words *w, const struct dates_vocabulary *v,
    const struct positions *may, struct arena *scratch, struct tokens *out,
    struct positions *triggers)
{
	uint32_t next = may->n ? may->v[0] : UINT32_MAX;
	struct token *tok;
	size_t small = 0, k = 0;

	no_tokens(scratch, out, w->n);
	tok = out->v;
	triggers->n = 0;
	for (const struct word *word = w->v, *end = word + w->n; word < end; word++) {
		const struct token_word *found;
		size_t i;

		if (word->start < next && word->kind != WORD_DIGITS)
			continue;
		i = (size_t)(word - w->v);
		while (next < word->start)
			next = ++k < may->n ? may->v[k] : UINT32_MAX;
		if (word->kind == WORD_DIGITS)
			read_digits(&tok[i], t, w, i, v);
		else if (!v || next != word->start)
			continue;
		else if ((found = token_word_find(v, t, word)) != NULL && found->trigger)
			read_word(&tok[i], t, w, i, v, found);
		if (token_is_trigger(&tok[i]))
			*array_add(scratch, triggers) = (uint32_t)i;
	}
	for (k = 0; v && k < triggers->n; k++)
		small = read_small(tok, t, w, v, small, triggers->v[k]);
}
