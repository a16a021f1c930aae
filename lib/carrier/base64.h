/* base64: RFC 4648, as a JSON string: for lines that are not UTF-8. */
#ifndef BASE64_H
#define BASE64_H

#include "base/buf.h"

void base64_put(struct buf *b, const char *s, size_t n);

#endif
