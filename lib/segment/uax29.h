/* uax29: the default sentence boundaries of Unicode (UAX #29, version 15.0), no more. */
#ifndef SEGMENT_UAX29_H
#define SEGMENT_UAX29_H

#include "text/text.h"

/* The first boundary behind `start` in [start, end), which it takes for the whole text.
 */
size_t uax29_next(const struct text *t, size_t start, size_t end);

#endif
