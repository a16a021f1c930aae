/* features: what the score of a sentence is made of, and what each is worth. */
#ifndef SUMMARY_FEATURES_H
#define SUMMARY_FEATURES_H

#include "base/arena.h"
#include "summary/sketch.h"
#include "summary/terms.h"
#include "text/lexicon.h"

enum summary_feature {
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

struct feature_weights {
	float v[FEATURES];
};

/* The name of a feature, as the list of weights spells it. */
const char *feature_name(enum summary_feature f);

/* Reads weights in thousandths from a list; a feature that is not in it weighs nothing.
 */
void feature_weights(struct feature_weights *w, const struct lexicon *list);

/*
 * The features of all sentences, FEATURES floats each; those of sentences that are SCRAP
 * or EMBEDDED are 0.
 */
float *features(
    const struct sketches *s, const struct terms *terms, struct arena *scratch);

#endif
