/* story: a record with its layers, and who speaks in it, as a page shows it. */
#ifndef STORY_H
#define STORY_H

#include "carrier/items.h"

/* A name, the way it stands in the quotes. */
struct speaker {
	const char *name; /* UTF-8; NULL: nobody the quotes are given to */
	size_t length, quotes;
};

struct speakers {
	struct speaker *v;
	size_t n, cap;
};

struct story {
	struct document *doc;
	struct items sentences, embeds, quotes, dates, summary;
	struct speakers speakers; /* most quotes first, nobody last */
	uint32_t *speaker_of;     /* by quote: index into speakers */
	char key[17]; /* ids on the page begin with it: a hash of the record */
};

/* Returns NULL, or why the record is refused. Memory is the document's scratch. */
const char *story_read(struct document *doc, struct story *s);

/* The value of a key of the record if it is a string, decoded and NUL-terminated, how
 * long in *n; NULL if not. Memory is the document's scratch. */
const char *story_string(const struct story *s, const char *key, size_t *n);

/* The same for a key of an item, or a key of that; see items_get(). */
const char *story_item_string(const struct story *s, const struct item *item,
    const char *key, const char *inner, size_t *n);

#endif
