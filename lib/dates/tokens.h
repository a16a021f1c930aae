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

/* The empty value says nothing. */
struct token {
	uint8_t kind, sub;
	uint8_t more; /* words it covers behind the first */
	int32_t value;
};

extern const char *const token_mods[MODS]; /* NULL for MOD_NONE */
extern const char *const token_refs[3];

/* A word that an entry of some list begins with. */
struct token_word {
	uint16_t start[8]; /* the key's first units, the rest 0 */
	uint32_t hash;
	const uint16_t *key; /* folded; `length` units */
	uint16_t length;
	bool phrases;  /* entries of more words begin with it */
	bool holidays; /* ... or those of holidays, of however many */
	bool trigger;  /* an expression can be about it */
	bool alone;    /* ... without more words; or it tells what a number is */
	/* The letters the second words of phrases begin with, by token_letter(): of those
	 * an expression can be about; of those with a full stop between the two; of all.
	 */
	uint32_t seconds, dotted, follow;
	struct token tok; /* what it is alone */
};

#define TOKEN_SLOTS 8192
#define TOKEN_LOOKS 16384 /* bits */

struct dates_vocabulary {
	const struct lexicon *phrases, *holidays;
	const struct lexicon *tense; /* verb forms and signals: see tense.c */
	const struct lexicon *kinds; /* what may not stand around a year, a month ... */
	struct token *meanings;      /* of the entries of `phrases` */
	struct token_word *words;
	uint32_t nwords;
	uint16_t slot[TOKEN_SLOTS]; /* a hash table: a word's place and one; 0: empty */
	/* Sets of what words look like that may be triggers, and that are alone or before
	 * some letter. */
	uint8_t looks[TOKEN_LOOKS]; /* not 0: in the set */
	uint64_t pairs[TOKEN_LOOKS / 64];
};

#define TOKEN_NO_LETTER 31
#define TOKEN_ALONE 30 /* in place of a letter: whatever comes next */
#define TOKEN_DOT 32

/* The place of a letter of ASCII in a set of 32; all else has one place. */
static inline unsigned
token_letter(uint16_t u)
{
	u |= 0x20;
	return u >= 'a' && u <= 'z' ? (unsigned)(u - 'a') : TOKEN_NO_LETTER;
}

#define TOKEN_LONG 15 /* longer words count as so long */

/* What a word looks like that begins with these letters (at most four, folded, the first
 * in the lowest byte; none behind what is no letter of ASCII) and has so many, up to
 * TOKEN_LONG. */
static inline uint32_t
token_look(uint32_t prefix, unsigned length)
{
	return (prefix ^ length << 28) * 0x9E3779B1u;
}

/* The places in the sets of struct dates_vocabulary: of such a word, and of one that goes
 * on so; by token_letter(), with TOKEN_DOT for a full stop between the two words. */
static inline unsigned
token_look_bit(uint32_t look)
{
	return look >> 18;
}

static inline unsigned
token_pair_bit(uint32_t look, unsigned second)
{
	return (look + second * 0x8088405u) >> 18;
}

static inline bool
token_bit(const uint64_t *set, unsigned i)
{
	return set[i / 64] >> i % 64 & 1;
}

/* The slot of a word: if it is 0 it begins nothing. */
static inline unsigned
token_word_slot(const struct dates_vocabulary *v, const struct word *w)
{
	return v->slot[w->hash % TOKEN_SLOTS];
}

/* What a word begins, or NULL. */
const struct token_word *token_word_find(
    const struct dates_vocabulary *v, const struct text *t, const struct word *w);

/* Is it a token of which every expression has one? All others are small words. */
bool token_is_trigger(const struct token *tok);

/* Small words begin an expression no farther than this before the one it is about. */
#define TOKENS_LEAD 8

struct positions {
	uint32_t *v;
	size_t n, cap;
};

struct tokens {
	struct token *v;
	size_t n, cap;
};

/*
 * Sets out to the tokens of w, one for each word, and triggers to which of them are such
 * as every expression has one of: numbers, and words that begin at one of the places in
 * `may`; all others are small words. Memory is the arena's, or what they have already.
 */
void tokens_read(const struct text *t, const struct words *w,
    const struct dates_vocabulary *v, const struct positions *may, struct arena *scratch,
    struct tokens *out, struct positions *triggers);

#endif
