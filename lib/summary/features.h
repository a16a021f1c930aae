/*
 * features: what the worth of a sentence is made of, and what each part of it weighs.
 *
 * A summary is worth the features of its sentences, and the terms it brings: a term is
 * worth something in every sentence, and more the first time it is brought, which is what
 * keeps sentences that say the same apart.
 */
#ifndef SUMMARY_FEATURES_H
#define SUMMARY_FEATURES_H

#include "base/arena.h"
#include "summary/sketch.h"
#include "summary/terms.h"
#include "text/lexicon.h"

enum summary_feature {
	CONSTANT, /* 1 */
	POSITION, /* 1 / (1 + sentences before it) */
	EARLY,    /* 8 / (8 + sentences before it) */
	OPENING,  /* the first sentence */
	PLACE,    /* how far down it stands, 0 to 1 */
	AFTER,    /* likeness to all sentences after it */
	BEFORE,   /* ... before it */
	LEAD,     /* ... to the first sentence */
	TITLE,    /* ... to the title */
	LENGTH,   /* words, up to 30 */
	LONG,     /* words beyond 30 */
	SHORT,    /* words short of 10 */
	QUOTED,   /* share in quotation marks */
	INSIDE,   /* begins inside a quotation */
	SPEAKER,  /* a quotation and who said it */
	NAMES,    /* share of capital words */
	NUMBERS,  /* words in digits, up to 3 */
	DATED,    /* a resolved date */
	PRONOUN,  /* opens with a pronoun */
	LINK,     /* opens with a linking word */
	PERSON,   /* share of words of the first and second person */
	QUESTION, /* is a question */
	LABEL,    /* opens with a label and a colon */
	APART,    /* no stop of its own */
	CAPTION,  /* words of captions */
	FEATURES
};

enum term_feature {
	TERM,         /* 1 */
	TERM_OFTEN,   /* log of the sentences that have it */
	TERM_ONCE,    /* in one sentence only, of 20; less if there are fewer */
	TERM_THREE,   /* in three or more */
	TERM_FIVE,    /* in five or more */
	TERM_OPENING, /* in the first sentence */
	TERM_LEAD,    /* new in the second or third */
	TERM_EARLY,   /* 1 / (1 + sentences before its first) */
	TERM_GOES_ON, /* in the first three: log of the sentences that have it */
	TERM_SPREAD,  /* from its first to its last sentence, as a share of the text */
	TERM_CAPITAL, /* a name */
	TERM_DIGITS,  /* a number */
	TERM_FEATURES
};

struct feature_weights {
	float sentence[FEATURES];
	float every[TERM_FEATURES]; /* of a term, in every sentence that has it */
	float fresh[TERM_FEATURES]; /* ... once in a summary; what comes out is >= 0 */
};

/* The names of features, as the list of weights spells them. */
const char *feature_name(enum summary_feature f);
const char *term_feature_name(enum term_feature f);

/*
 * Reads weights in hundred-thousandths from a list: "position", "every once", "fresh
 * once". What is not in it weighs nothing.
 */
void feature_weights(struct feature_weights *w, const struct lexicon *list);

/*
 * The features of sentence i, FEATURES floats, of so many that are the article's own;
 * those of one that is SCRAP or EMBEDDED are 0.
 */
void features(float *f, const struct sketches *s, const struct terms *terms, uint32_t own,
    size_t i);

/* The features of a term, TERM_FEATURES floats, in a text of so many sentences. */
void term_features(float *f, const struct term *t, uint32_t sentences);

#endif
