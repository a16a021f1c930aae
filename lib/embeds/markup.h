/* markup: the kind of an embed by words of its markup (und/embed-markup), or its link. */
#ifndef EMBEDS_MARKUP_H
#define EMBEDS_MARKUP_H

#include "embeds/finder.h"

/*
 * The kind that the word [start, end) tells; what "embed" stands for, and NULL, if the
 * list has not got it.
 */
const char *markup_word(const struct text *t, size_t start, size_t end);

/* The kind by the first link in [start, end) that shows something, or NULL. */
const char *markup_link_kind(
    struct finder *f, size_t start, size_t end, struct span *handle);

#endif
