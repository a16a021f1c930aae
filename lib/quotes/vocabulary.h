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
#include "base/cuckoo.h"
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

/* Is it one gender, of one person? */
static inline bool
sex_is_one(uint8_t sex)
{
	return sex == SEX_M || sex == SEX_F;
}

struct word_entry {
	uint32_t hash;
	uint8_t class;                /* enum word_class */
	uint8_t cue;                  /* enum cue_form */
	uint8_t strength;             /* of the cue, 0 to 9 */
	uint8_t title, person, given; /* SEX_* */
	uint8_t body, paper;          /* not 0: it is such a noun */
	uint8_t subjunctive;          /* not 0: a verb in the mood of reports */
	uint8_t tag;                  /* see tag_of_entry() */
};

struct vocabulary {
	const char *lang;
	bool capital_nouns;   /* all nouns begin with a capital */
	bool comma_clauses;   /* a comma parts what is said from the cue */
	struct word_entry *v; /* from 1 on; that at 0 tells nothing */
	uint32_t n;
	struct cuckoo places; /* of words in v, by hash */
};

struct vocabularies {
	struct vocabulary *v;
	size_t n, cap;
};

/* Builds one for each language that has a list of word classes. */
void vocabularies_make(struct vocabularies *all, struct arena *memory);

/* That of a language ("en-GB" is served by "en"); an empty one if it has none. */
const struct vocabulary *vocabulary_of(const struct vocabularies *all, const char *lang);

/* What is known of a word; of most words, nothing: never NULL. */
static inline const struct word_entry *
vocabulary_find(const struct vocabulary *voc, uint32_t hash)
{
	const struct word_entry *e = &voc->v[cuckoo_find(&voc->places, hash)];

	return e->hash == hash ? e : voc->v;
}

#endif
