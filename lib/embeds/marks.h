/*
 * marks: the pieces an embed is told by: attribution lines, dates, links. Each function
 * looks at one place of the text and no further than the end of its line.
 */
#ifndef EMBEDS_MARKS_H
#define EMBEDS_MARKS_H

#include <stdbool.h>

#include "text/lexicon.h"
#include "text/text.h"

/* "(@handle)" at its '('. Returns the place behind it, or 0; the handle in *handle. */
size_t marks_handle(const struct text *t, size_t at, struct span *handle);

/* The end of the handle at `at`, which stands there without its @; or `at`. */
size_t marks_handle_end(const struct text *t, size_t at);

/*
 * A date at `at`, as platforms write it: "March 3, 2021", "3 March 2021", "3. März 2021",
 * "2021-03-03", "2021年3月3日". Returns the place behind it, or 0; *day is set.
 */
size_t marks_date(const struct text *t, size_t at, int32_t *day);

/* A clock time and zone ("at 7:14am PDT", ", 3:04 PM", "à 7 :14 PDT") behind a date; or
 * `at`. */
size_t marks_time(const struct text *t, size_t at);

/* The end of the link at `at` ("https://...", "pic.twitter.com/..."), or 0 if there is
 * none. */
size_t marks_link(const struct text *t, size_t at);

/* The start and the end of the line that `at` stands in. */
size_t marks_line_start(const struct text *t, size_t at);
size_t marks_line_end(const struct text *t, size_t at);

/* Is there nothing but spaces up to the end of the line? */
bool marks_ends_line(const struct text *t, size_t at);

/* Past spaces, but no line break. */
size_t marks_spaces(const struct text *t, size_t at);

/*
 * The longest entry of the list that is spelled from `at` on and ends before white space,
 * at `stop` at the latest; the place behind it in *end. NULL: none.
 */
const struct lexeme *marks_phrase(const struct text *t, size_t at, size_t stop,
    const struct lexicon *list, size_t *end);

#endif
