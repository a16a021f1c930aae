/* lines: the lines above a place, from the nearest upward. */
#ifndef EMBEDS_LINES_H
#define EMBEDS_LINES_H

#include <stdbool.h>

#include "text/text.h"

struct line {
	size_t start, end; /* trimmed, not empty */
	unsigned breaks;   /* line breaks between it and what comes below */
};

/* The nearest line above `at` that is not blank, cut at floor; false if there is none. */
bool lines_above(const struct text *t, size_t floor, size_t at, struct line *line);

/* How many line breaks in a row the first paragraphs of the text are mostly parted by. */
unsigned lines_habit(const struct text *t);

#endif
