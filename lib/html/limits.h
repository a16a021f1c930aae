/*
 * limits: what a page may ask of the parser.
 *
 * Building the tree takes time linear in the page only as long as elements do not nest
 * without bound and tags have few attributes: for every tag the parser looks through all
 * elements that are open, for every attribute through those before it.
 */
#ifndef HTML_LIMITS_H
#define HTML_LIMITS_H

#include <stddef.h>

enum {
	HTML_DEPTH = 512,      /* of open elements; as deep as Blink and JSON_DEPTH go */
	HTML_ATTRIBUTES = 512, /* of a tag; of all <html> and <body> tags together */
	HTML_WORK = 4000000,   /* open elements over all tags, and what a byte adds */
	HTML_WORK_A_BYTE = 8   /* to that; articles have less than one a byte */
};

/*
 * Follows the tags of the n bytes at p as far as it must to know how deep they nest
 * (end tags close what the HTML standard has them close, where that is certain). Returns
 * NULL, or why the page is refused.
 */
const char *html_limits(const char *p, size_t n);

#endif
