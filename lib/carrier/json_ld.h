/* json_ld: what the JSON-LD of a web page says of the article (https://schema.org). */
#ifndef JSON_LD_H
#define JSON_LD_H

#include "carrier/json.h"

/* Values as JSON strings; NULL: not said. They point into `json`. */
struct json_ld {
	struct buf json; /* buf_free() it in the end */
	const char *headline, *date, *lang, *url;
	bool article; /* it is an object of a type that ends in Article, or the like */
};

/*
 * Reads one script of n bytes: an object, an array of objects, or an object with a @graph
 * of them. Of those the first counts that is an article; if none is, the first that has a
 * date of publication. Finds nothing where the script is no JSON. Pages break lines
 * inside strings, which is no JSON either, but is taken.
 */
void json_ld_read(const char *p, size_t n, struct json_ld *ld);

#endif
