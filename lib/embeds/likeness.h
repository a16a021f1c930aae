/* likeness: how a line goes with the text above and below it. */
#ifndef EMBEDS_LIKENESS_H
#define EMBEDS_LIKENESS_H

#include <stdbool.h>

#include "text/text.h"

/* The share of the line's letters, in runs of six, that stands in `below` too. */
float likeness_repeated(const struct text *t, struct span line, struct span below);
/* Does it share a run of 20 characters, none a capital, with the 4000 before it? */
bool likeness_echoes(const struct text *t, struct span line);
/* Are the two written in different scripts, for the most part? */
bool likeness_other_script(const struct text *t, struct span a, struct span b);

/* ... or in different languages, by the words of und/language-words? */
bool likeness_other_language(const struct text *t, struct span a, struct span b);

#endif
