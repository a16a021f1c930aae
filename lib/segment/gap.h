/* gap: does a sentence end at white space without any mark that says so? */
#ifndef SEGMENT_GAP_H
#define SEGMENT_GAP_H

#include "segment/stop.h"

/*
 * A headline run into its story, a caption, a page number: true if the word at `at`, a
 * capital behind white space, opens a sentence of its own. `sentence` is where the
 * sentence in hand begins, `end` the end of the paragraph.
 */
bool gap_ends(const struct text *t, const struct stop_lists *lists, size_t sentence,
    size_t at, size_t end);

/* The number of a note behind a stop, "so. 4 Even though": where it ends, or 0. */
size_t gap_note(
    const struct text *t, const struct stop_lists *lists, size_t at, size_t end);

/*
 * A stamp of date and time as mail programs write it, "03/05/2001 10:30 AM": returns
 * where it ends, 0 if none begins at `at`.
 */
size_t gap_stamp(const struct text *t, size_t at, size_t end);

/* A line drawn with five or more of one sign: returns where it ends, or 0. */
size_t gap_rule(const struct text *t, size_t at, size_t end);

/* Does the word that ends at `at` stand in small letters: "on", "vom"? */
bool gap_small(const struct text *t, size_t at);

#endif
