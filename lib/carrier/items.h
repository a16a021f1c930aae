/* items: what stands in a layer, for programs that read more of it than an analysis. */
#ifndef ITEMS_H
#define ITEMS_H

#include "carrier/filter.h"

struct item {
	const char *json; /* the item as it stands in the record */
	struct span span;
};

struct items {
	struct item *v;
	size_t n, cap;
	bool absent; /* the record has not got the layer */
};

/*
 * Lists a layer of the record, in its order. Returns NULL, or why the record is refused:
 * it is no array of objects with a start and an end inside the text. Memory is the
 * document's scratch.
 */
const char *items_read(const struct document *doc, const char *layer, struct items *out);

/* The value of a key of an item, or of a key of that ("speaker", "name"); NULL if there
 * is none, or null. `inner` may be NULL. */
const char *items_get(const struct item *item, const char *key, const char *inner);

/* By start, of those that begin together the longer first; two alike stay in order. */
void items_sort(struct items *items);

/* The span of an object, {"start":S,"end":E,...}: of a key of the item, or the item's own
 * if `key` is NULL. False if there is none inside a text of n code points. */
bool items_span(const struct item *item, const char *key, size_t n, struct span *span);

/* The record's id as UTF-8, whatever its JSON type; nothing if it has none. */
void items_id(const struct document *doc, struct buf *out);

#endif
