/*
 * html: a record as an article of a page. The page's look and what it does are page.css
 * and page.js; both are made into page_* at build time.
 */
#ifndef HTML_H
#define HTML_H

#include "export/story.h"

/* The text, with its layers as elements. */
void html_put_text(const struct story *s, struct buf *out);

/* What stands beside it: who speaks, how often, and the dates in their order. */
void html_put_speakers(const struct story *s, struct buf *out);
void html_put_timeline(const struct story *s, struct buf *out);

/* The class that gives a speaker its colour: "c0" is nobody's. */
void html_put_colour(const struct story *s, uint32_t speaker, struct buf *out);

/*  href="url" for http and https; nothing, and false, for any other. */
bool html_put_href(struct buf *out, const char *url, size_t n);

/* A date's value in words, and what it was counted from. */
void html_put_resolved(const struct story *s, const struct item *date, struct buf *out);

extern const char page_css[], page_css_sha256[];
extern const char page_js[], page_js_sha256[];

#endif
