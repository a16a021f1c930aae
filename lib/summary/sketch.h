/*
 * sketch: a sentence as the other modules of the summary see it: how it opens, how it
 * ends, what stands in quotation marks, how many names and numbers it holds, and whether
 * it may stand alone.
 */
#ifndef SUMMARY_SKETCH_H
#define SUMMARY_SKETCH_H

#include <stdbool.h>

#include "base/arena.h"
#include "layers/layers.h"
#include "summary/terms.h"
#include "summary/wordtypes.h"
#include "text/text.h"
#include "text/words.h"

/* From the best to what never stands in a summary. */
enum fitness {
	FIT,
	LEANING,    /* opens with a word that points to the sentence before */
	BARE_QUOTE, /* somebody's words, and it does not say whose */
	SCRAP,      /* byline, credit, "Read more", heading, a list of links */
	EMBEDDED    /* of a post, not of the article */
};

struct sketch {
	struct span span;
	uint32_t position; /* among the sentences that are neither SCRAP nor EMBEDDED */
	uint32_t words;    /* letters and digits, no marks */
	uint32_t names;    /* capital words behind the first */
	uint32_t numbers, persons, captions;
	uint32_t quoted; /* code points in quotation marks */
	uint8_t fitness;
	bool inside;   /* a quotation was open at its start */
	bool pronoun;  /* opens with a pronoun */
	bool link;     /* opens with a word that ties it to the sentence before */
	bool question; /* ends with a question mark */
	bool label;    /* a colon within the first words */
	bool apart;    /* the stop stands apart, or there is none */
	bool speaker;  /* a quotation whose speaker is named in it */
	bool dated;    /* a date that is resolved */
};

struct sketches {
	struct sketch *v;
	size_t n, cap;
};

/* What a reader of the text carries from one sentence to the next. */
struct sketch_state {
	size_t embed, quote, date; /* the first of each that may still touch a sentence */
	uint32_t open;   /* the mark that would close the open quotation, or 0 */
	uint32_t opened; /* where it was opened */
	uint32_t end;    /* of the sentence before */
};

/*
 * The sketch of the next sentence, whose words are w; `uses` is set to those that have a
 * term, and new ones are added to the word types.
 */
struct sketch sketch(const struct text *t, const struct words *w, struct span span,
    const struct layers *layers, struct wordtypes *wordtypes, struct sketch_state *state,
    struct term_uses *uses, struct arena *scratch);

#endif
