/* find: looking for a character in a text, eight code points at a time. */
#ifndef FIND_H
#define FIND_H

#include "text/text.h"

/* The first such unit in [i, end), or end. */
size_t find_unit(const struct text *t, uint16_t unit, size_t i, size_t end);

/* The first line break in [i, end), or end. */
size_t find_line_break(const struct text *t, size_t i, size_t end);

#endif
