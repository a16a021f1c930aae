/*
 * summary: the sentences of a document that matter, chosen by what they say.
 *
 * Extractive single-document summarization by coverage: a summary is worth a weighted sum
 * of the features of its sentences and of the terms it covers (features.h), and grows by
 * the sentence that adds most (choose.h) as long as the budget lasts, as in Lin and
 * Bilmes (2011). The weights are fitted by tools/train-summary.py to the ROUGE of whole
 * summaries (Lin, 2004). Time is near linear in the length of the text.
 */
#ifndef SUMMARY_H
#define SUMMARY_H

#include <stdbool.h>

#include "base/arena.h"
#include "layers/layers.h"
#include "summary/features.h"
#include "summary/wordlists.h"
#include "text/text.h"

/* How much a summary may hold; 0 is no limit, but one of them should be set. */
struct summary_budget {
	size_t sentences;
	size_t words;   /* see summary_words() */
	size_t chars;   /* code points of the sentences, one between two of them */
	unsigned ratio; /* of the sentences of the document's own, per mille */
};

struct summary_options {
	const char *lang; /* chooses the lists of boilerplate and of leaning words */
	const struct wordlists *wordlists; /* NULL: made for each document */
	struct summary_budget budget;
	struct feature_weights weights;
	bool all; /* every sentence, with its score */
};

struct summary_item {
	struct span span;
	uint32_t sentence; /* index into the sentences */
	int score;         /* per mille */
};

struct summary {
	struct summary_item *v;
	size_t n, cap;
};

/*
 * Appends the summary of t to `out`, in the order of the text. title may be NULL;
 * layers->sentences may not, the other layers may. Memory is the arena's.
 */
void summarize(const struct text *t, const struct text *title,
    const struct layers *layers, const struct summary_options *o, struct arena *scratch,
    struct summary *out);

/* What a document's sentences are scored by. */
struct summary_reading {
	struct wordtypes wordtypes;
	struct sketches sketches;
	struct terms terms;
	uint32_t own; /* sentences that are neither SCRAP nor EMBEDDED */
};

/* The first half of summarize(), for fitting the weights; `lists` are of wordlists_of().
 */
void summary_read(const struct text *t, const struct text *title,
    const struct layers *layers, const struct wordtypes *lists, struct arena *scratch,
    struct summary_reading *out);

/* Words as people count them: what white space parts; each letter in scripts without. */
size_t summary_words(const struct text *t, struct span span);

#endif
