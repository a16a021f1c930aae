/* closing: what may stand behind a stop and still belongs to the sentence it ends. */
#ifndef SEGMENT_CLOSING_H
#define SEGMENT_CLOSING_H

#include "text/text.h"

/* Each returns the place behind what it looks for at i, or i; none goes past end. */

/* White space without line breaks. */
size_t closing_spaces(const struct text *t, size_t i, size_t end);
/* A run of stops. */
size_t closing_stops(const struct text *t, size_t i, size_t end);
/* An ellipsis set with spaces, " . . ."; how many points, four at most, in *points. */
size_t closing_points(const struct text *t, size_t i, size_t end, size_t *points);
/*
 * Closing quotation marks and brackets; some set them off by a space: French » and
 * typists' ''.
 */
size_t closing_marks(const struct text *t, size_t i, size_t end);
/* Reference marks, with or without a space: "¹²", "[12]". */
size_t closing_references(const struct text *t, size_t i, size_t end);

/*
 * Signs set off by a space that hold no word belong to the sentence before: "[...]",
 * "- -.", ":-)". Moves *i behind them; false if one goes on with a comma (`! ", he
 * cried`), which ends nothing.
 */
bool closing_leftovers(const struct text *t, size_t *i, size_t end);

/* Is it a mark that closes a quotation or a bracket? */
bool closing_mark(uint32_t c);

#endif
