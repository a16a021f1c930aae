/*
 * wordlists: what the lists of a language say of single words, as the word types that
 * every document begins with: none of its words is looked up in a list.
 */
#ifndef SUMMARY_WORDLISTS_H
#define SUMMARY_WORDLISTS_H

#include "base/arena.h"
#include "summary/wordtypes.h"

/* Those of all languages there are lists for. */
struct wordlists {
	struct wordlist {
		const char *lang;
		struct wordtypes words;
	} * v;
	size_t n, cap;
};

/* The memory is the arena's, for as long as they are used. */
void wordlists_make(struct wordlists *all, struct arena *memory);

/*
 * The words of a language ("en-GB", then "en"): one of `all`, or, where it is not among
 * them or all is NULL, made in the arena.
 */
const struct wordtypes *wordlists_of(
    const struct wordlists *all, const char *lang, struct arena *memory);

#endif
