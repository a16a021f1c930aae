/*
 * length: how long a post is by its platform's own count
 * (https://docs.x.com/fundamentals/counting-characters, twitter-text configuration v3).
 */
#ifndef EMBEDS_LENGTH_H
#define EMBEDS_LENGTH_H

#include "text/text.h"

/*
 * Weighted characters of the post [start, end): 1 for most scripts, 2 for the others, 23
 * for a link; the @names a reply opens with and the links it ends with are not counted.
 * Counting stops soon after `most`.
 */
unsigned length_of_post(const struct text *t, size_t start, size_t end, unsigned most);

#endif
