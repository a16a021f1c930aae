/*
 * wordlists: what the lists of a language say of a single word, in one look-up.
 */
#ifndef SUMMARY_WORDLISTS_H
#define SUMMARY_WORDLISTS_H

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
	WORDLIST_SCRAP = 1 << 0,   /* boilerplate inside a sentence may begin with it */
	WORDLIST_PRONOUN = 1 << 1, /* what the list of leaning words says */
	WORDLIST_INNER = 1 << 2,
	WORDLIST_PERSON = 1 << 3, /* what the list of summary words says */
	WORDLIST_CAPTION = 1 << 4,
	WORDLIST_STOP = 1 << 5, /* a stop word; all that leans is one */
	WORDLIST_LINK = 1 << 6  /* a link begins with it */
};

struct wordlist_word {
	const uint16_t *key; /* folded */
	uint32_t hash;
	uint16_t length; /* of the key */
	uint16_t flags;
};

struct wordlist {
	struct summary_lists lists;
	struct wordlist_word *v;
	size_t n, cap;
	uint16_t *slot; /* hash table: index + 1 into v */
	uint32_t mask;
};

/* Those of all languages there are lists for. */
struct wordlists {
	struct wordlist *v;
	size_t n, cap;
};

/* The memory is the arena's, for as long as they are used. */
void wordlists_make(struct wordlists *all, struct arena *memory);

/*
 * The wordlist of a language ("en-GB", then "en"): one of `all`, or, where it is not
 * among them or all is NULL, made in the arena.
 */
const struct wordlist *wordlists_of(
    const struct wordlists *all, const char *lang, struct arena *memory);

/* What the lists say of a word: WORDLIST_*, 0 for one they do not have. */
unsigned wordlists_flags(
    const struct wordlist *v, const struct text *t, const struct word *w);

#endif
