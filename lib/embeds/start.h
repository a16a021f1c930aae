/* start: where the post begins whose attribution line is known. */
#ifndef EMBEDS_START_H
#define EMBEDS_START_H

#include "text/text.h"

/*
 * The start of the post that ends at `end` (before its attribution's dash), not before
 * `floor`. `limit` is the platform's, in weighted characters; `habit` is the number of
 * line breaks that usually part two paragraphs of this text. Returns `end` if the post's
 * own words are not in the text.
 */
size_t start_find(
    const struct text *t, size_t floor, size_t end, unsigned limit, unsigned habit);

/* How many line breaks in a row the first paragraphs of the text are mostly parted by. */
unsigned start_habit(const struct text *t);

#endif
