/*
 * html: a web page as a document: the article's text, what the page says of itself, and
 * the posts and players embedded in it.
 */
#ifndef HTML_H
#define HTML_H

#include "html/embed.h"
#include "html/meta.h"

struct html_page {
	struct text text; /* a paragraph a line; text_free() it in the end */
	struct html_meta meta;
	struct html_string headline; /* the first <h1>; .p NULL: none */
	struct {
		struct html_embed *v;
		size_t n, cap;
	} embeds; /* in order, disjoint; .url, .node and those behind are not for use */
};

/*
 * Reads a page of n bytes of UTF-8. All but the text is the arena's or points into p.
 * Returns NULL, or why the page is refused: see html_parse().
 */
const char *html_read(const char *p, size_t n, size_t max_tree, struct arena *scratch,
    struct html_page *page);

#endif
