/* charclass: the rule behind the tables of chars.h, for any code point, from utf8proc. */
#ifndef CHARCLASS_H
#define CHARCLASS_H

#include <stdint.h>

/* CHAR_* bits of cp. */
unsigned charclass(uint32_t cp);

#endif
