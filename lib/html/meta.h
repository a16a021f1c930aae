/*
 * meta: what a page says of itself outside its text: Open Graph (https://ogp.me),
 * schema.org's microdata, <time>, <html lang>, <link rel=canonical>, and JSON-LD, which
 * is handed on unread.
 */
#ifndef HTML_META_H
#define HTML_META_H

#include "html/tree.h"

struct html_strings {
	struct html_string *v;
	size_t n, cap;
};

struct html_meta {
	struct html_string og_title,
	    title;               /* `title` as <title> has it, spaces and all */
	struct html_string lang; /* not checked; og:locale's is en_GB */
	struct html_string url;
	struct html_strings dates; /* of publication, the surest first */
	struct html_strings json_ld;
};

/* Memory is the arena's. */
void html_read_meta(
    const GumboNode *document, struct arena *scratch, struct html_meta *meta);

/* What the page says its encoding is, from <meta>; .p NULL: nothing. The n bytes need not
 * be UTF-8 yet; the first 4 kB count. */
struct html_string html_charset(const char *p, size_t n, struct arena *scratch);

#endif
