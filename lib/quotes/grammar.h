/*
 * grammar: what the words beside a mention tell of it.
 */
#ifndef QUOTE_GRAMMAR_H
#define QUOTE_GRAMMAR_H

#include "quotes/mentions.h"

/* "The mayor", "Norhaven's mayor" */
bool mention_is_definite(const struct zone *z, const struct mention *m);

/* Is it the subject of its clause? */
bool mention_is_subject(const struct zone *z, const struct mention *m);

/* "Ada Quill, who", "Ada Quill, 43,": does what follows a name tell that it is a person?
 */
bool mention_is_person(const struct zone *z, const struct mention *m);

/* "The mayor, Tomas Reed, said": the name beside description k, or NULL. */
const struct mention *mention_apposed(
    const struct zone *z, const struct mentions *all, uint32_t k);

#endif
