/* signs: what a line of a post looks like, and what a line of a report. */
#ifndef EMBEDS_SIGNS_H
#define EMBEDS_SIGNS_H

#include <stdbool.h>

#include "text/text.h"

/* What only posts have, counted. */
struct signs {
	unsigned tags, mentions, links, emoji;
};
struct signs signs_count(const struct text *t, struct span line);

/* Ends in a colon: what it leads up to stands below. */
bool signs_colon(const struct text *t, struct span line);
/* Does a word of und/post-leads stand in its last 80 characters? */
bool signs_names_platform(const struct text *t, struct span line);
/* A quotation led up to by a comma or colon, or with its "he said". */
bool signs_attributed(const struct text *t, struct span line);
/* Ends in a stop, quotation marks and brackets behind it aside. */
bool signs_stop(const struct text *t, struct span line);
/* Most of its words have capitals, as in an English headline. */
bool signs_title(const struct text *t, struct span line);
/* Begins with a quotation mark, and [line.start, end) does not close it. */
bool signs_open_quotation(const struct text *t, struct span line, size_t end);
/* Words in the past tense: those of und/past-words, and by their ending in English. */
unsigned signs_past(const struct text *t, struct span line);
/* Words of und/first-person. */
unsigned signs_person(const struct text *t, struct span line);
/* Begins or ends as captions and pointers do (und/caption-words). */
bool signs_label(const struct text *t, struct span line);
/* Has a word of the name, of four letters or more, that is no tag. */
bool signs_has_name(const struct text *t, struct span line, struct span name);
/* The share of the line's letters, in runs of six, that stands in `below` too. */
float signs_repeated(const struct text *t, struct span line, struct span below);
/* Does it share a run of 20 characters, none a capital, with the 4000 before it? */
bool signs_echoes(const struct text *t, struct span line);
/* Are the two written in different scripts, for the most part? */
bool signs_other_script(const struct text *t, struct span a, struct span b);

/* ... or in different languages, by the words of und/language-words? */
bool signs_other_language(const struct text *t, struct span a, struct span b);

#endif
