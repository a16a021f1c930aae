/* link: which links show a post or a player (und/embed-links). */
#ifndef EMBEDS_LINK_H
#define EMBEDS_LINK_H

#include "base/arena.h"
#include "text/text.h"

/*
 * The kind of what the link [start, end) shows, or NULL; with or without a scheme. The
 * author's handle, if the link has it, in *handle (empty otherwise). The string is the
 * arena's.
 */
const char *link_kind(
    const struct text *t, struct span link, struct arena *scratch, struct span *handle);

#endif
