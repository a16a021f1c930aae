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

/* Flags of words, which are those of atoms. */
enum {
	ATOM_CAPITAL = 1 << 0,
	ATOM_UPPER = 1 << 1,
	ATOM_WORD = 1 << 2,   /* it begins with a word */
	ATOM_BROKEN = 1 << 3, /* a semicolon */
	ATOM_PLAIN = 1 << 4,  /* an atom by itself, inside a paragraph */
	ATOM_URL = 1 << 5,
	ATOM_TELLING = 1 << 6, /* a title, a noun for people or a given name */
	ATOM_CLOSING = 1 << 7  /* a mark that closes a clause: , . ! ? */
};

struct word_entry {
	uint8_t class;                /* enum word_class */
	uint8_t cue;                  /* enum cue_form */
	uint8_t strength;             /* of the cue, 0 to 9 */
	uint8_t title, person, given; /* SEX_* */
	uint8_t body, paper;          /* not 0: it is such a noun */
	uint8_t subjunctive;          /* not 0: a verb in the mood of reports */
};

/* What a look-up gives: the index in v, the tag and ATOM_* flags. */
#define WORD_INFO(entry, tag, flags)                                                     \
	((uint32_t)(entry) | (uint32_t)(tag) << 16 | (uint32_t)(flags) << 24)

struct vocabulary {
	const char *lang;
	bool capital_nouns;   /* all nouns begin with a capital */
	bool comma_clauses;   /* a comma parts what is said from the cue */
	struct word_entry *v; /* from 1 on; that at 0 tells nothing */
	uint32_t n;
	struct cuckoo words; /* by hash: WORD_INFO of each */
};

struct vocabularies {
	struct vocabulary *v;
	size_t n, cap;
};

/* Builds one for each language that has a list of word classes. */
void vocabularies_make(struct vocabularies *all, struct arena *memory);

/* That of a language ("en-GB" is served by "en"); an empty one if it has none. */
const struct vocabulary *vocabulary_of(const struct vocabularies *all, const char *lang);

/* The index in v of what is known of a word; 0 for most. */
static inline uint16_t
vocabulary_find(const struct vocabulary *voc, uint32_t hash)
{
	return (uint16_t)cuckoo_find(&voc->words, hash);
}

#endif
