/* xml: characters as XML and HTML may hold them. */
#ifndef XML_H
#define XML_H

#include "base/buf.h"
#include "text/text.h"

/*
 * Appends code points of t as character data: & < > " ' and CR become references, and
 * what no XML document may hold (NUL, other controls, U+FFFE, U+FFFF) becomes U+FFFD, so
 * that each character stays one character.
 */
void xml_put_text(struct buf *b, const struct text *t, struct span span);

/* The same for n bytes of UTF-8. */
void xml_put_bytes(struct buf *b, const char *p, size_t n);

/*  key="value" with a space before it; tabs and line breaks are kept by references. */
void xml_put_attribute(struct buf *b, const char *key, const char *value, size_t n);

#endif
