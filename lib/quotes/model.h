/*
 * model: linear models over named features, their weights read from a word list.
 *
 * A feature is a template and a value, written "attach.gap ,n,". A value is up to six
 * letters of five bits each, or a letter and the hash of a word. A candidate's score is
 * the sum of the weights of its features. Who wants to fit the weights sees every
 * candidate of every decision through a sink.
 */
#ifndef QUOTE_MODEL_H
#define QUOTE_MODEL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cuckoo.h"
#include "text/lexicon.h"
#include "text/text.h"

enum feature_template {
	/* attach: which mention is the subject of a cue */
	ATTACH_GAP,
	ATTACH_GAP_TYPE,
	ATTACH_ORDER,
	ATTACH_TYPE,
	ATTACH_BEFORE,
	ATTACH_SUBJECT,
	ATTACH_AFTER,
	ATTACH_FORM,
	ATTACH_NEAR,
	ATTACH_WORD,
	ATTACH_FIRST,
	ATTACH_NUMBER,
	ATTACH_QUOTE,
	/* kind: is a piece direct speech, a fragment of reported speech or neither */
	KIND_BIAS,
	KIND_BEFORE,
	KIND_BEFORE2,
	KIND_AFTER,
	KIND_AFTER2,
	KIND_AROUND,
	KIND_SHAPE,
	KIND_LENGTH,
	KIND_CUE,
	KIND_NEXT_CUE,
	KIND_CUE_WORD,
	KIND_CUE_WAY,
	KIND_WORD_BEFORE,
	KIND_WORD_AFTER,
	KIND_FIRST,
	KIND_LAST,
	KIND_PLACE,
	KIND_NEIGHBOUR,
	KIND_INSIDE,
	KIND_TITLE,
	KIND_LEAD,
	/* cue: which cue, if any, is that of a quotation */
	CUE_SIDE,
	CUE_GAP,
	CUE_FORM_SIDE,
	CUE_STRENGTH,
	CUE_WORD,
	CUE_DISTANCE,
	CUE_RANK,
	CUE_EDGE,
	CUE_SUBJECT,
	CUE_LEAD,
	CUE_NONE_LEAD,
	CUE_NONE_PLACE,
	CUE_NONE_BEFORE,
	/* likely: is a cue worth a closer look */
	LIKELY_WORD,
	LIKELY_STRENGTH,
	LIKELY_AFTER,
	LIKELY_AROUND,
	/* speech: does a cue report speech, and on which side */
	SPEECH_BIAS,
	SPEECH_WORD,
	SPEECH_FORM,
	SPEECH_STRENGTH,
	SPEECH_AFTER,
	SPEECH_AFTER2,
	SPEECH_BEFORE,
	SPEECH_SUBJECT,
	SPEECH_GAP,
	SPEECH_NEXT_WORD,
	SPEECH_PLACE,
	SPEECH_PIECE,
	/* start and end: where the content begins and ends */
	START_AT,
	START_BEFORE,
	START_WORD,
	START_DISTANCE,
	START_SKIP,
	END_AT,
	END_AFTER,
	END_WORD,
	END_BEFORE,
	END_RANK,
	END_REST,
	END_LENGTH,
	FEATURE_TEMPLATES
};

struct feature {
	uint16_t template; /* enum feature_template */
	uint8_t letter;    /* beside a word, what it is about */
	uint8_t factor;    /* FEATURE_WORD: the value is the hash of a word; or 1 */
	uint32_t value;
};

#define FEATURE_WORD 33 /* more than there are letters */

#define FEATURES_MOST 40

struct features {
	struct feature v[FEATURES_MOST];
	uint32_t n;
};

struct model {
	struct cuckoo weights; /* per mille, as int16_t; most features have none */
};

/* Values: letters are 'a' to 'z' as 1 to 26, then , : - . ( as 27 to 31. */
#define LETTERS2(a, b) ((uint32_t)(a) | (uint32_t)(b) << 5)
#define LETTERS3(a, b, c) (LETTERS2(a, b) | (uint32_t)(c) << 10)
#define LETTERS4(a, b, c, d) (LETTERS3(a, b, c) | (uint32_t)(d) << 15)

/* A small number as a letter: 0 is 'a'; all from 25 up are 'z'. */
static inline uint32_t
letter_of(uint32_t n)
{
	return n < 25 ? n + 1 : 26;
}

static inline void
feature_add(struct features *f, enum feature_template template, uint32_t value)
{
	if (f->n < FEATURES_MOST)
		f->v[f->n++] = (struct feature){(uint16_t) template, 0, 1, value};
}

static inline void
feature_add_word(
    struct features *f, enum feature_template template, uint32_t letter, uint32_t hash)
{
	if (f->n < FEATURES_MOST)
		f->v[f->n++] = (struct feature){
		    (uint16_t) template, (uint8_t)letter, FEATURE_WORD, hash};
}

/* Gives features that were added with a first letter of 0 another one. */
static inline void
features_letter(struct features *f, uint32_t letter)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (f->v[i].factor == 1)
			f->v[i].value = (f->v[i].value & ~31u) | letter;
		else
			f->v[i].letter = (uint8_t)letter;
}

/*
 * Fills m from a list of weights per mille, and adds those of a second one, a language's
 * own; either may be NULL.
 */
void model_make(struct model *m, const struct lexicon *list, const struct lexicon *own,
    struct arena *memory);

int32_t model_score(const struct model *m, const struct features *f);

/* 1000 / (1 + exp(-score / 1000)), rounded. */
int model_per_mille(int32_t score);

/* Sees the candidates of decisions; those of one decision come one after the other. */
struct decision_sink {
	/* `choice` tells apart what has no span of its own */
	void (*take)(void *to, const char *decision, struct span anchor,
	    struct span candidate, char choice, const struct features *f);
	void *to;
};

/* "attach.gap ,n,", "cue.word a 1234abcd": a word is written as its hash. */
void feature_print(struct buf *out, const struct feature *f);

#endif
