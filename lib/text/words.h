/*
 * words: a stretch of text cut into words, numbers and marks.
 *
 * A word is a run of letters with apostrophes and soft hyphens inside ("don't",
 * "O'Brien");
 * "'s" behind a word is a word of its own, and so is each side of a hyphen. A number is a
 * run of digits alone; any other character that is not white space is a mark by itself.
 * Letters and digits that touch are two words, the second not `apart` ("25th": 25, th).
 * In scripts without spaces every letter is a word.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/text.h"
#include "text/word_hash.h"

enum word_kind { WORD_LETTERS, WORD_DIGITS, WORD_MARK, WORD_CLITIC };

enum {
	WORD_APART = 1 << 0,   /* white space, or the start of the stretch, before it */
	WORD_CAPITAL = 1 << 1, /* the first letter is upper case */
	WORD_UPPER = 1 << 2,   /* so are all of them */
	WORD_LINE = 1 << 3     /* a line break, or the start of the stretch, before it */
};

struct word {
	uint32_t start, end; /* code points of the text */
	uint32_t hash;       /* of the folded units: see word_hash.h */
	uint8_t kind, flags;
	uint16_t first; /* the first unit, folded: marks are told apart by it */
};

struct words {
	struct word *v;
	size_t n, cap;
};

/* Appends the words of [start, end) to w. */
void words_scan(struct words *w, const struct text *t, size_t start, size_t end,
    struct arena *scratch);

/* Lower case; ’ and ‘ become '. What lexicon keys and hashes are made of. */
uint16_t word_fold_other(uint16_t unit);

static inline uint16_t
word_fold(uint16_t unit)
{
	if (unit >= 0x80)
		return word_fold_other(unit);
	return unit >= 'A' && unit <= 'Z' ? (uint16_t)(unit + 32) : unit;
}

/* The hash of [start, end) folded, soft hyphens left out. */
uint32_t word_hash(const struct text *t, size_t start, size_t end);

/* The value of a number word; -1 if it has more than 9 digits or is not one. */
int32_t word_number(const struct text *t, const struct word *w);

#endif
