/*
 * wordtypes: the different words of a document.
 *
 * Words are one if they are spelled the same but for case; what tells them apart is their
 * hash. What a word counts as is its term: the word cut to its first six letters, which
 * does the work of a stemmer in any language. Stop words have none. The words of the
 * lists of a language are there from the start, with what the lists say of them.
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
	WORDTYPES_KNOWN =
	    1 << 0,              /* all is known of it; else the first to have it tells */
	WORDTYPES_STOP = 1 << 1, /* a stop word, or a mark */
	WORDTYPES_SCRAP = 1 << 2,   /* boilerplate inside a sentence may begin with it */
	WORDTYPES_OPENING = 1 << 3, /* ... at the start of a sentence */
	WORDTYPES_LEANING = 1 << 4, /* leaning words may begin with it */
	WORDTYPES_PRONOUN = 1 << 5, /* what the list of leaning words says */
	WORDTYPES_INNER = 1 << 6,
	WORDTYPES_PERSON = 1 << 7, /* what the list of summary words says */
	WORDTYPES_CAPTION = 1 << 8,
	WORDTYPES_LINK = 1 << 9,           /* a link begins with it */
	WORDTYPES_OPENS_PRONOUN = 1 << 10, /* what the list of leaning words says of it */
	WORDTYPES_OPENS_LINK = 1 << 11     /* ... where no longer entry begins with it */
};

#define WORDTYPES_NO_TERM UINT32_MAX

struct wordtypes_entry {
	uint32_t hash;
	uint32_t flags;
	uint32_t term; /* of the word, or WORDTYPES_NO_TERM */
	uint32_t own;  /* of words of which it is the stem, or WORDTYPES_NO_TERM */
	uint32_t next; /* what entries of the lists that begin with it go on with */
};

struct wordtypes {
	struct summary_lists lists;
	struct wordtypes_entry *v; /* the first stands for all marks of ASCII */
	size_t n, cap;
	uint32_t *slot; /* hash table: index + 1 into v */
	uint32_t mask;
	uint32_t terms; /* so many: they are numbered as they are met */
};

/* No words at all, not even those of the lists. */
void wordtypes_empty(
    struct wordtypes *wordtypes, const struct summary_lists *lists, struct arena *memory);

/* The words of the lists, as they are in `lists`. */
void wordtypes_start(
    struct wordtypes *wordtypes, const struct wordtypes *lists, struct arena *scratch);

/* The index of a hash; where it is new, nothing is known of it. */
uint32_t wordtypes_find_or_add(
    struct wordtypes *wordtypes, uint32_t hash, struct arena *scratch);

/* The slow path of wordtypes_index(): a word that is met for the first time. */
uint32_t wordtypes_new(struct wordtypes *wordtypes, const struct text *t,
    const struct word *w, struct arena *scratch);

/* A bit for a word by its first letter. */
static inline uint32_t
wordtypes_next(const struct word *w)
{
	return 1u << (w->first >= 'a' && w->first <= 'z' ? w->first - 'a' : 31);
}

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
	uint32_t id;

	if (w->kind == WORD_MARK && w->first < 0x80)
		return 0;
	id = y->slot[wordtypes_slot(y, w->hash)];
	if (id && y->v[id - 1].flags & WORDTYPES_KNOWN)
		return id - 1;
	return wordtypes_new(y, t, w, scratch);
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
