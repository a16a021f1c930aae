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
#include "text/lexicon.h"
#include "text/text.h"
#include "text/words.h"

/* Lists by language; any may be NULL. */
struct summary_lists {
	const struct lexicon *openings, *anywhere; /* of boilerplate */
	const struct lexicon *leaning, *words;
};

enum {
	WORDTYPES_KNOWN = 1 << 0,   /* looked up; else only a term */
	WORDTYPES_SCRAP = 1 << 1,   /* boilerplate inside a sentence may begin with it */
	WORDTYPES_PRONOUN = 1 << 2, /* what the list of leaning words says */
	WORDTYPES_INNER = 1 << 3,
	WORDTYPES_PERSON = 1 << 4, /* what the list of summary words says */
	WORDTYPES_CAPTION = 1 << 5,
	WORDTYPES_STOP = 1 << 6, /* a stop word, or a mark */
	WORDTYPES_LINK = 1 << 7  /* a link begins with it */
};

#define WORDTYPES_NO_TERM UINT32_MAX

struct wordtypes_entry {
	uint32_t hash;
	uint32_t term; /* an index into the word types, or WORDTYPES_NO_TERM */
	uint32_t flags;
};

struct wordtypes {
	struct summary_lists lists;
	struct wordtypes_entry *v; /* the first stands for all marks of ASCII */
	size_t n, cap;
	uint32_t *slot; /* hash table: index + 1 into v */
	uint32_t mask;
};

/* Words by their indices among word types. */
struct wordtypes_ids {
	uint32_t *v;
	size_t n, cap;
};

/* No word types yet, for a text; it grows beyond what is expected of its length. */
void wordtypes_start(struct wordtypes *wordtypes, const char *lang, const struct text *t,
    struct arena *scratch);

/* Sets ids to the indices of the words w; those that are new are added. */
void wordtypes_add(struct wordtypes *wordtypes, const struct text *t,
    const struct words *w, struct wordtypes_ids *ids, struct arena *scratch);

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
