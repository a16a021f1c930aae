/*
 * choose: from what sentences are worth to a summary, under a budget and without repeats.
 *
 * Greedy: always the sentence that adds most to what is there. Since what a sentence adds
 * only falls as others are taken, an old bound that is still the highest need not be
 * compared with all others (lazy evaluation: Minoux, 1978), and the time is near linear.
 */
#ifndef SUMMARY_CHOOSE_H
#define SUMMARY_CHOOSE_H

#include "summary/sketch.h"
#include "summary/summary.h"
#include "summary/terms.h"

/* What sentences are worth by themselves, and what terms add the first time. */
struct worth {
	float *sentence;
	float *term; /* >= 0 */
};

/*
 * Marks the sentences of a summary in chosen[], which has one element a sentence. Fit
 * sentences come first. Where there are too few, sentences that lean follow, and then
 * bare quotations; boilerplate only where there is nothing else at all; never a sentence
 * of an embed or a near-repeat of one chosen.
 */
void choose(const struct text *t, const struct sketches *s, const struct terms *terms,
    const struct worth *worth, const struct summary_budget *budget, struct arena *scratch,
    bool *chosen);

/* What a sentence is worth where nothing is chosen yet. */
float choose_worth(const struct terms *terms, const struct worth *worth, size_t sentence);

#endif
