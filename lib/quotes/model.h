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
	FEATURE_TEMPLATES,
	FEATURE_NONE = FEATURE_TEMPLATES /* has no weight, and is not printed */
};

struct feature {
	uint16_t template; /* enum feature_template */
	uint16_t letter;   /* the first of the value, or what a word is about */
	uint32_t rest;     /* the other letters, or the hash of a word */
};

#define FEATURES_MOST 40

struct features {
	uint32_t n;
	uint32_t letter; /* that of all features which were added with 0 for theirs */
	uint32_t key[FEATURES_MOST]; /* one number for each of v */
	struct feature v[FEATURES_MOST];
};

struct model {
	struct cuckoo weights; /* per mille, as int32_t; most features have none */
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
features_start(struct features *f)
{
	f->n = 0;
	f->letter = 0;
}

/* What a letter makes of a key. */
static inline uint32_t
feature_letter_key(uint32_t letter)
{
	return letter * 0x9E3779B1u;
}

/*
 * One number for a feature. Two of the few thousand of a list would have to share it by
 * chance to be confused.
 */
static inline uint32_t
feature_key(const struct feature *f)
{
	uint64_t x =
	    ((uint64_t)f->template << 32 | f->rest) * UINT64_C(0x9E3779B97F4A7C15);

	return (uint32_t)(x >> 32) ^ feature_letter_key(f->letter);
}

static inline void
feature_put(struct features *f, struct feature v)
{
	if (f->n == FEATURES_MOST)
		return;
	f->key[f->n] = feature_key(&v);
	f->v[f->n++] = v;
}

/* Adds one whose value is letters. */
static inline void
feature_add(struct features *f, enum feature_template template, uint32_t value)
{
	feature_put(f, (struct feature){(uint16_t) template, value & 31, value >> 5});
}

/* Adds one whose value is a letter and the hash of a word. */
static inline void
feature_add_word(
    struct features *f, enum feature_template template, uint32_t letter, uint32_t hash)
{
	feature_put(f, (struct feature){(uint16_t) template, (uint16_t)letter, hash});
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

/* Feature i, "attach.gap ,n,", "cue.word a 1234abcd": a word is written as its hash. */
void feature_print(struct buf *out, const struct features *f, uint32_t i);

#endif
