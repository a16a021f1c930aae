/* tree: a page as gumbo's tree of nodes, in memory of the arena. */
#ifndef HTML_TREE_H
#define HTML_TREE_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "text/text.h"

/* Bytes of the page or of a value in it. */
struct html_string {
	const char *p; /* NULL: absent */
	size_t n;
};

/*
 * Parses n bytes of UTF-8 as the HTML standard does. Returns NULL, or why the page is
 * refused: html_limits(), or its tree would take more than max_tree bytes. The tree lives
 * until the arena is reset, and points into p.
 */
const char *html_parse(const char *p, size_t n, size_t max_tree, struct arena *scratch,
    const GumboNode **document);

/* The node behind `node` in document order, inside `top`; NULL at the end. html_skip()
 * passes over what is in it. */
const GumboNode *html_next(const GumboNode *node, const GumboNode *top);
const GumboNode *html_skip(const GumboNode *node, const GumboNode *top);

/* An element of that tag (in the HTML namespace)? */
bool html_is(const GumboNode *node, GumboTag tag);
/* The value of an attribute, spaces around it left out; .p NULL: no such, or empty. */
struct html_string html_attribute(const GumboNode *node, const char *name);
/* Is the word among those of the attribute (class, itemprop, rel), ASCII case apart? */
bool html_has_word(const GumboNode *node, const char *attribute, const char *word);
/* The first child elements down to the first of that tag inside `top`; NULL: none. */
const GumboNode *html_find(const GumboNode *top, GumboTag tag);
/* Appends the text inside a node to t, white space collapsed; returns its trimmed span.
 */
struct span html_text_of(const GumboNode *node, struct text *t);
/* The same, no text but bytes of the arena. */
struct html_string html_string_of(const GumboNode *node, struct arena *scratch);

bool html_string_is(struct html_string s, const char *word);
/* Does s begin with the prefix, ASCII case apart? */
bool html_starts(struct html_string s, const char *prefix);

#endif
