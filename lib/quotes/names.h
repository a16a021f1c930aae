/*
 * names: which mentions are the same person or body, and what the document calls it.
 *
 * A surname, a first name, a title, a description the document itself links to a name
 * ("the Russian president") and a pronoun are resolved to the fullest name there is.
 * First all zones of a part of the document are read for full names, then each is
 * resolved in the order of its mentions.
 */
#ifndef QUOTE_NAMES_H
#define QUOTE_NAMES_H

#include "quotes/entities.h"
#include "quotes/mentions.h"

/* Notes the full names of a zone. */
void names_read(struct entities *names, const struct zone *z, const struct mentions *m);

/*
 * The names of mentions of a zone, as an array of m->n spans of the text, of which those
 * are set whose byte of `asked` is not 0. Memory is the zone's.
 */
struct span *names_resolve(struct entities *names, const struct zone *z,
    const struct mentions *m, const uint8_t *asked);

/* The full name that ends in a word, by its hash; empty: there is none. */
struct span names_of_word(const struct entities *names, uint32_t word);

#endif
