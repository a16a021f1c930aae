/* choose: from scores to a summary, the best first, under a budget and without repeats.
 */
#ifndef SUMMARY_CHOOSE_H
#define SUMMARY_CHOOSE_H

#include "summary/sketch.h"
#include "summary/summary.h"
#include "summary/terms.h"

/*
 * Marks the sentences of a summary in chosen[], which has one element a sentence. Fit
 * sentences come first; where they do not fill the budget, sentences that lean and then
 * bare quotations; boilerplate only where there is nothing else at all; never a sentence
 * of an embed or a near-repeat of one chosen.
 */
void choose(const struct text *t, const struct sketches *s, const struct terms *terms,
    const float *scores, const struct summary_budget *budget, struct arena *scratch,
    bool *chosen);

#endif
