/*
 * vocabulary: what the word lists of a language say about a word, in one look-up.
 *
 * Made once at the start from the compiled lists word-classes, cues, titles, people,
 * bodies and given-names; read from any thread afterwards.
 */
#ifndef QUOTE_VOCABULARY_H
#define QUOTE_VOCABULARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/text.h"
#include "text/words.h"

/* What a word is in a clause. */
enum word_class {
	CLASS_NONE,
	CLASS_HE,
	CLASS_SHE,
	CLASS_THEY,
	CLASS_IT,
	CLASS_ONE,
	CLASS_WE,
	CLASS_HIM,
	CLASS_WHOSE,
	CLASS_DET,
	CLASS_OF,
	CLASS_TO,
	CLASS_BY,
	CLASS_THAT,
	CLASS_PREP,
	CLASS_AS,
	CLASS_BE,
	CLASS_AUX,
	CLASS_NOT,
	CLASS_AND,
	CLASS_BUT,
	CLASS_WHO,
	CLASS_WHAT,
	CLASS_IF,
	CLASS_ADV,
	CLASS_TIME,
	CLASS_NUM,
	CLASS_VERB,
	CLASS_ACCORDING,
	CLASS_LAUT, /* "laut": according to, in one word */
	CLASS_SO    /* "so": the same behind a quotation */
};

enum cue_form { CUE_NONE, CUE_PAST, CUE_PRESENT, CUE_ING, CUE_BASE, CUE_NOUN };

/* Gender and number of people; both bits: either. */
enum { SEX_M = 1, SEX_F = 2, SEX_GROUP = 4 };

struct word_entry {
	uint32_t hash;
	uint16_t first;               /* the first unit of the word */
	uint8_t class;                /* enum word_class */
	uint8_t cue;                  /* enum cue_form */
	uint8_t strength;             /* of the cue, 0 to 9 */
	uint8_t title, person, given; /* SEX_* */
	uint8_t body, paper;          /* not 0: it is such a noun */
};

struct vocabulary {
	const char *lang;
	bool capital_nouns;   /* all nouns begin with a capital */
	uint64_t *has;        /* a bit for each hash in use: most words are in no list */
	struct word_entry *v; /* from 1 on, the words of clauses first */
	uint32_t n;
	uint16_t *slot; /* hash table of places in v; 0 is empty */
	uint32_t mask;
};

#define VOCABULARY_BITS (1u << 17)

struct vocabularies {
	struct vocabulary *v;
	size_t n, cap;
};

/* Builds one for each language that has a list of word classes. */
void vocabularies_make(struct vocabularies *all, struct arena *memory);

/* That of a language ("en-GB" is served by "en"); an empty one if it has none. */
const struct vocabulary *vocabulary_of(const struct vocabularies *all, const char *lang);

/* Fetches what vocabulary_find() will read of a word: tables are larger than caches. */
static inline void
vocabulary_fetch(const struct vocabulary *voc, const struct word *w)
{
	__builtin_prefetch(&voc->has[(w->hash & (VOCABULARY_BITS - 1)) >> 6]);
	__builtin_prefetch(&voc->slot[w->hash & voc->mask]);
}

/* What is known of a word; NULL: nothing. */
static inline const struct word_entry *
vocabulary_find(const struct vocabulary *voc, const struct word *w)
{
	uint32_t bit = w->hash & (VOCABULARY_BITS - 1);

	if (!(voc->has[bit >> 6] >> (bit & 63) & 1))
		return NULL;
	for (uint32_t s = w->hash & voc->mask; voc->slot[s]; s = (s + 1) & voc->mask) {
		const struct word_entry *e = &voc->v[voc->slot[s]];

		if (e->hash == w->hash && e->first == w->first)
			return e;
	}
	return NULL;
}

#endif
