/* charset: pages in whatever encoding, as UTF-8. */
#ifndef CHARSET_H
#define CHARSET_H

#include <stddef.h>

#include "base/buf.h"

/*
 * Appends the n bytes at p to `out` as well-formed UTF-8 without a byte order mark;
 * U+FFFD stands for what is no character. The label (nlabel bytes, 0: none) is what the
 * page says it is in, by a name of the Encoding Standard
 * (https://encoding.spec.whatwg.org); labels lie, so that
 * - a byte order mark is believed before all else;
 * - what is UTF-8, and not just ASCII, is UTF-8;
 * - what calls itself UTF-8 (or nothing iconv knows), but is not, is UTF-8 with errors if
 *   it has more characters of several bytes than errors, and windows-1252 otherwise.
 */
void charset_decode(
    const char *label, size_t nlabel, const char *p, size_t n, struct buf *out);

#endif
