/*
 * wordtypes: the different words of a document, each looked up in the lists only once.
 *
 * Words are one if they are spelled the same but for case. What a word counts as is its
 * term: the word cut to its first six letters, which does the work of a stemmer in any
 * language. Stop words have none.
 */
#ifndef SUMMARY_WORDTYPES_H
#define SUMMARY_WORDTYPES_H

#include "base/arena.h"
#include "summary/wordlists.h"
#include "text/text.h"
#include "text/words.h"

/* Beside WORDLIST_*: looked up; without, it is only a term. */
#define WORDTYPES_KNOWN (1u << 31)

#define WORDTYPES_NO_TERM UINT32_MAX

struct wordtypes_entry {
	uint32_t hash;
	uint32_t term; /* an index into the word types, or WORDTYPES_NO_TERM */
	uint32_t flags;
};

struct wordtypes {
	const struct wordlist *wordlist;
	struct wordtypes_entry *v; /* the first stands for all marks of ASCII */
	size_t n, cap;
	uint32_t *slot; /* hash table: index + 1 into v */
	uint32_t mask;
};

/* No word types yet, for a text; it grows beyond what is expected of its length. */
void wordtypes_start(struct wordtypes *wordtypes, const struct wordlist *wordlist,
    const struct text *t, struct arena *scratch);

/* The slow path of wordtypes_index(): a word that is met for the first time. */
uint32_t wordtypes_new(struct wordtypes *wordtypes, uint32_t slot, const struct text *t,
    const struct word *w, struct arena *scratch);

/* The slot of a hash: its own, or the empty one where it would be. */
static inline uint32_t
wordtypes_slot(const struct wordtypes *y, uint32_t hash)
{
	uint32_t s = hash & y->mask;

	while (y->slot[s] && y->v[y->slot[s] - 1].hash != hash)
		s = (s + 1) & y->mask;
	return s;
}

/* The index of a word among the word types; one that is new is added. */
static inline uint32_t
wordtypes_index(struct wordtypes *y, const struct text *t, const struct word *w,
    struct arena *scratch)
{
	uint32_t s;

	if (w->kind == WORD_MARK && w->first < 0x80)
		return 0;
	s = wordtypes_slot(y, w->hash);
	if (y->slot[s] && y->v[y->slot[s] - 1].flags)
		return y->slot[s] - 1;
	return wordtypes_new(y, s, t, w, scratch);
}

/* The term of a word of any text, or WORDTYPES_NO_TERM if the document has not got it.
 */
uint32_t wordtypes_term(
    const struct wordtypes *wordtypes, const struct text *t, const struct word *w);

/* Is a word letters or digits, and no mark? */
static inline bool
wordtypes_counts(const struct word *w)
{
	return w->kind == WORD_LETTERS || w->kind == WORD_DIGITS;
}

#endif
