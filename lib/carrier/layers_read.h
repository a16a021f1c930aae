/* layers_read: the layers of a record, from JSON to the structs of layers.h, as the line
 * is checked. */
#ifndef LAYERS_READ_H
#define LAYERS_READ_H

#include "base/arena.h"
#include "carrier/json_scan.h"
#include "layers/layers.h"

extern const char *const layer_keys[LAYERS];

/* Set the first three, leave the rest zero for each record. */
struct layers_reading {
	unsigned which; /* 1 << LAYER_SENTENCES etc.: those to be read */
	struct arena *scratch;
	struct text *strings; /* strings are decoded to its end, passages point into it */
	struct layers layers; /* sorted; to be used only if there is no error */
	struct layer_found {
		bool there;    /* and not `null` */
		uint32_t most; /* the last offset */
		const char *error;
	} found[LAYERS];
};

/* read() of a json_reader whose `to` is a struct layers_reading. */
bool layers_read(void *to, struct slice key, struct json_scan *s);

/* What is wrong with a layer of a text of n code points; NULL: nothing. */
const char *layers_error(
    const struct layers_reading *l, enum layer_index which, size_t n);

#endif
