/*
 * lexicon: word lists looked up by spans of text.
 *
 * A list is a file of lines `key TAB value`; '#' opens a comment line. Keys match folded
 * (lower case, typographic apostrophes as '), several words are parted by one space,
 * which any run of white space in the text matches. The lists under lexicons/ are
 * compiled into the program; a user's own is read at run time with the same code.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "text/text.h"
#include "text/words.h"

struct lexeme {
	uint32_t key, value; /* where they stand in the pools */
	uint32_t hash;
	int32_t number;  /* the value read as a decimal number; 0 if it is none */
	uint16_t length; /* of the key, in units */
	uint8_t entry;   /* 0: only the first words of a longer key */
	uint8_t more;    /* longer keys begin with this one */
};

struct lexicon {
	const uint16_t *keys; /* folded */
	const char *values;   /* NUL-terminated */
	const struct lexeme *v;
	const uint32_t *slot; /* hash table: index + 1 into v, 0 is empty */
	uint32_t n, mask;
};

/*
 * A compiled list by language and name ("en", "months"). For "en-GB" that folder is asked
 * first, then "en". NULL if there is none; every look-up below takes NULL for the empty
 * list.
 */
const struct lexicon *lexicon_get(const char *lang, const char *name);

/* The entry a span of text spells, or NULL. */
const struct lexeme *lexicon_find(
    const struct lexicon *lx, const struct text *t, size_t start, size_t end);

/*
 * The same, but what a longer key of more words begins with is found, too: it has not
 * `entry` set. Where `more` is not set either, no longer key does.
 */
const struct lexeme *lexicon_prefix(
    const struct lexicon *lx, const struct text *t, size_t start, size_t end);

/* The same as lexicon_find() for one word, whose hash is already known. */
const struct lexeme *lexicon_word(
    const struct lexicon *lx, const struct text *t, const struct word *w);

/* Does an entry, of one word or more, begin with this word? */
bool lexicon_begins(const struct lexicon *lx, const struct text *t, const struct word *w);

/*
 * The longest entry that begins with word i and covers whole words of w; how many words
 * in *count. Words that stand apart by anything but white space are not joined, but that
 * a key may hold marks as words of their own ("u . s .": the key "u.s." matches, being
 * scanned alike).
 */
const struct lexeme *lexicon_longest(const struct lexicon *lx, const struct text *t,
    const struct words *w, size_t i, size_t *count);

/* The entry of an ASCII key in lower case, or NULL: for lists that programs look into. */
const struct lexeme *lexicon_ascii(const struct lexicon *lx, const char *key);

static inline const char *
lexicon_value(const struct lexicon *lx, const struct lexeme *e)
{
	return lx->values + e->value;
}

/* Reads a list from a file; on a bad line returns its number, or -1 if reading fails. */
long lexicon_read(struct lexicon *lx, FILE *f);
void lexicon_free(struct lexicon *lx);

/* The compiled lists, for lexicon_get(). */
struct lexicon_entry {
	const char *lang, *name;
	const struct lexicon *list;
};
extern const struct lexicon_entry lexicon_list[];

#endif
