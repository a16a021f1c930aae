/*
 * tokens: what the words of a text are to a grammar of dates.
 *
 * One token stands for each word, with the meaning the language's lexicons give it; one
 * of several words ("new year's eve") stands at the first and says how many it covers.
 */
#ifndef TOKENS_H
#define TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/lexicon.h"
#include "text/text.h"
#include "text/words.h"

enum token_kind {
	TOK_NONE,
	TOK_DIGITS,   /* value; sub: how many digits */
	TOK_CARDINAL, /* value */
	TOK_ORDINAL,  /* value; 0: an ending ("th") */
	TOK_MONTH,    /* value 1 to 12; sub 1: abbreviated */
	TOK_WEEKDAY,  /* value 1 to 7; sub 1: abbreviated */
	TOK_WEEKDAYS, /* the same in the plural */
	TOK_HOLIDAY,  /* value: index into the list of holidays */
	TOK_UNIT,     /* value: enum unit; sub 1: plural */
	TOK_SEASON,   /* value: enum season */
	TOK_PART,     /* value: enum part; sub 1: plural */
	TOK_DECADE,   /* value: 20 to 90 */
	TOK_RELDAY,   /* value: days from today */
	TOK_REF,      /* value: index into token_refs */
	TOK_SET,      /* sub: enum unit; value: how many */
	TOK_TIMES,    /* value: how many times; 0: "times" */
	TOK_MOD,      /* value: enum mod */
	TOK_AMPM,     /* value: 0 or 1 */
	TOK_ZONE,     /* value: minutes east of UTC */
	/* words that mean themselves */
	TOK_TONIGHT,
	TOK_NOON,
	TOK_MIDNIGHT,
	TOK_OCLOCK,
	TOK_THE,
	TOK_A,
	TOK_THIS,
	TOK_CURRENT,
	TOK_LAST,
	TOK_PAST,
	TOK_NEXT,
	TOK_COMING,
	TOK_PREVIOUS,
	TOK_FOLLOWING,
	TOK_SAME,
	TOK_THAT,
	TOK_LATTER,
	TOK_AGO,
	TOK_LATER,
	TOK_EARLIER,
	TOK_BEFORE,
	TOK_AFTER,
	TOK_HENCE,
	TOK_OF,
	TOK_IN,
	TOK_ON,
	TOK_AT,
	TOK_BY,
	TOK_SINCE,
	TOK_UNTIL,
	TOK_DURING,
	TOK_FOR,
	TOK_FROM,
	TOK_TO,
	TOK_THROUGH,
	TOK_BETWEEN,
	TOK_AND,
	TOK_OR,
	TOK_ABOUT,
	TOK_SOME,
	TOK_EARLY,
	TOK_LATE,
	TOK_MID,
	TOK_START,
	TOK_MIDDLE,
	TOK_END,
	TOK_REST,
	TOK_WHOLE,
	TOK_HALF,
	TOK_EVERY,
	TOK_OTHER,
	TOK_PER,
	TOK_VAGUE,
	TOK_RECENT,
	TOK_COUPLE,
	TOK_DOZEN,
	TOK_ANOTHER,
	TOK_MORE,
	TOK_CONSECUTIVE,
	TOK_LONG,
	TOK_OLD,
	TOK_FISCAL,
	TOK_FISCALYEAR,
	TOK_BC,
	TOK_AD,
	TOK_FUTURE,
	TOK_KINDS
};

enum mod {
	MOD_NONE,
	MOD_START,
	MOD_MID,
	MOD_END,
	MOD_APPROX,
	MOD_BEFORE,
	MOD_AFTER,
	MOD_EARLY,
	MOD_LATE,
	MOD_LESS_THAN,
	MOD_MORE_THAN,
	MOD_EQUAL_OR_MORE,
	MOD_EQUAL_OR_LESS,
	MODS
};

struct token {
	uint8_t kind, sub;
	uint8_t len; /* words it covers, at least 1 */
	int32_t value;
};

extern const char *const token_mods[MODS]; /* NULL for MOD_NONE */
extern const char *const token_refs[3];

/* A word that an entry of some list begins with. */
struct token_word {
	uint32_t hash;
	const uint16_t *key; /* folded; `length` units. 0: an empty slot */
	uint16_t length;
	bool phrases;     /* entries of more words begin with it */
	bool trigger;     /* an expression can be about it */
	struct token tok; /* what it is alone */
};

#define TOKEN_FIRST 0x1FFFu

enum { TOKEN_ANY = 1, TOKEN_TRIGGER = 2 };

struct dates_vocabulary {
	const struct lexicon *phrases, *holidays;
	const struct lexicon *tense; /* verb forms and signals: see tense.c */
	const struct lexicon *kinds; /* what may not stand around a year, a month ... */
	struct token *meanings;      /* of the entries of `phrases` */
	struct token_word *words;    /* a hash table */
	uint8_t first[TOKEN_FIRST + 1]; /* by the low bits of a hash: is there any? */
};

/* What a word may begin: TOKEN_ANY, TOKEN_TRIGGER of it and of all that share the low
 * bits of its hash. */
static inline unsigned
token_word_first(const struct dates_vocabulary *v, const struct word *w)
{
	return v->first[w->hash & TOKEN_FIRST];
}

/* What a word begins, or NULL. */
const struct token_word *token_word_find(
    const struct dates_vocabulary *v, const struct text *t, const struct word *w);

/* Is it a token of which every expression has one? All others are small words. */
bool token_is_trigger(const struct token *tok);

/* Small words begin an expression no farther than this before the one it is about. */
#define TOKENS_LEAD 12

struct positions {
	uint32_t *v;
	size_t n, cap;
};

/*
 * The tokens of w, as many as it has words, and where those stand of which every
 * expression has one: all others are small words. Memory is the arena's.
 */
struct token *tokens_read(const struct text *t, const struct words *w,
    const struct dates_vocabulary *v, struct arena *scratch, struct positions *triggers);

#endif
