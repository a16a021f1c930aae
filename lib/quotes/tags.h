/*
 * tags: a rough part of speech for every atom, from the word lists, its shape and its
 * neighbours.
 */
#ifndef QUOTE_TAGS_H
#define QUOTE_TAGS_H

#include "quotes/vocabulary.h"

/* Each is a letter of feature values: see model.h. */
enum tag {
	TAG_EDGE = 0,     /* beyond the unit */
	TAG_AUX = 1,      /* a */
	TAG_BUT = 2,      /* b */
	TAG_CUE_NOUN = 3, /* c */
	TAG_DET = 4,      /* d */
	TAG_VERB = 5,     /* e: another finite verb, or a word in -ed */
	TAG_OF = 6,       /* f */
	TAG_NOT = 7,      /* g */
	TAG_HUMAN = 8,    /* h: a noun for people */
	TAG_PREP = 9,     /* i */
	TAG_AND = 10,     /* j */
	TAG_NUMBER = 11,  /* k */
	TAG_CLITIC = 12,  /* l: 's */
	TAG_ING = 13,     /* m */
	TAG_NAME = 14,    /* n */
	TAG_BODY = 15,    /* o: a noun for bodies and papers */
	TAG_PRONOUN = 16, /* p */
	TAG_THAT = 17,    /* q */
	TAG_ADVERB = 18,  /* r */
	TAG_CUE_ING = 19, /* s */
	TAG_TO = 20,      /* t */
	TAG_IF = 21,      /* u: subordinators and question words */
	TAG_CUE = 22,     /* v: a finite verb of saying */
	TAG_WHO = 23,     /* w */
	TAG_WORD = 24,    /* x: any other word */
	TAG_TIME = 25,    /* y */
	TAG_PIECE = 26,   /* z */
	TAG_COMMA = 27,   /* , */
	TAG_COLON = 28,   /* : and ; */
	TAG_DASH = 29,    /* - */
	TAG_STOP = 30,    /* . */
	TAG_BRACKET = 31, /* ( and any other mark */

	TAG_OPEN = 255 /* no tag: the words beside it decide */
};

/*
 * The tag that an entry gives a word in small letters: TAG_EDGE if only the shape of the
 * word tells, TAG_OPEN if the words beside it do.
 */
uint8_t tag_of_entry(const struct word_entry *e);

/* Endings of words in small letters that tell their tag, by the low bits of the last
 * letter: the last units of the word, which of them count, and how many it must have. */
struct ending {
	uint64_t units, mask;
	uint8_t tag, least;
};

extern const struct ending endings[4];

/* The tag that its ending gives a word in small letters; without a branch, as endings
 * cannot be foreseen. */
static inline uint8_t
tag_of_shape(const struct text *t, struct span word)
{
	uint32_t n = word.end - word.start;
	const uint16_t *u =
	    t->unit + ((word.end - 4) & -(uint32_t)(n > 3)); /* the last four */
	uint64_t units = (uint64_t)u[0] | (uint64_t)u[1] << 16 | (uint64_t)u[2] << 32 |
			 (uint64_t)u[3] << 48;
	const struct ending *e = &endings[u[3] & 3];
	bool has = ((units | UINT64_C(0x0020002000200020)) & e->mask) == e->units;

	return (uint8_t)(TAG_WORD ^ ((TAG_WORD ^ e->tag) & -(has & (n >= e->least))));
}

/* The word an atom that was left TAG_OPEN ends in, and where. */
struct tag_context {
	const struct word_entry *entry;
	struct span word;
	bool capital;            /* it begins with one */
	bool acronym;            /* in capitals where its neighbours are not: US, WHO */
	bool first;              /* in its clause */
	bool capital_nouns;      /* all nouns of the language do */
	uint8_t before, before2; /* the tags before it */
};

uint8_t tag_of_word(const struct text *t, const struct tag_context *c);

/* Tags as a set: to ask for one of several takes no branch. */
#define TAG_BIT(tag) (UINT32_C(1) << ((tag)&31))

#define TAGS_NOMINAL                                                                     \
	(TAG_BIT(TAG_NAME) | TAG_BIT(TAG_WORD) | TAG_BIT(TAG_HUMAN) |                    \
	    TAG_BIT(TAG_BODY) | TAG_BIT(TAG_NUMBER))

/* Part of a noun phrase? */
static inline bool
tag_is_nominal(uint8_t tag)
{
	return TAG_BIT(tag) & TAGS_NOMINAL;
}

#endif
