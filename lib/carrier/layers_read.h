/* layers_read: the layers of a record, from JSON to the structs of layers.h. */
#ifndef LAYERS_READ_H
#define LAYERS_READ_H

#include "base/arena.h"
#include "carrier/json.h"
#include "layers/layers.h"

/*
 * Each reads the value of one layer of a record whose text has n code points. Strings are
 * decoded to the end of `strings`, which their passages point into. `null` is no layer:
 * NULL comes back. Items out of order are sorted. *error says what is wrong, and is left
 * alone if nothing is.
 */
struct sentences *layers_sentences(
    struct slice value, size_t n, struct arena *scratch, const char **error);
struct embed_views *layers_embeds(struct slice value, size_t n, struct arena *scratch,
    struct text *strings, const char **error);
struct quote_views *layers_quotes(
    struct slice value, size_t n, struct arena *scratch, const char **error);
struct date_views *layers_dates(
    struct slice value, size_t n, struct arena *scratch, const char **error);

#endif
