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
/* A quotation led up to by a comma, or with its "he said". */
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

/*
 * The next word behind *word, which is moved there, before `end`: from letter to letter,
 * apostrophes inside. False if there is none.
 */
bool signs_word(const struct text *t, size_t end, struct span *word);

#endif
