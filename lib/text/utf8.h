/* utf8: checking UTF-8 (RFC 3629) at the speed of memory for ASCII. */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * The length in bytes of the well-formed character at p (n bytes are there, n >= 1), its
 * code point in *cp; 0 if there is none: truncated, overlong, a surrogate, past U+10FFFF.
 */
size_t utf8_char(const uint8_t *p, size_t n, uint32_t *cp);

/* The length of the longest prefix of whole, well-formed characters. */
size_t utf8_valid(const uint8_t *p, size_t n);

/* The length of the longest prefix of well-formed characters beyond ASCII. */
size_t utf8_other(const uint8_t *p, size_t n);

/* Writes cp (not a surrogate) as 1 to 4 bytes at p, returns their number. */
size_t utf8_put(uint8_t *p, uint32_t cp);

#endif
