/*
 * chars: classes of code points, from the Unicode properties utf8proc knows.
 * tools/chars.c makes the table for the Basic Multilingual Plane at build time.
 */
#ifndef CHARS_H
#define CHARS_H

#include <stdbool.h>
#include <stdint.h>

enum {
	CHAR_SPACE = 1 << 0,   /* White_Space, and U+FEFF, U+200B */
	CHAR_NEWLINE = 1 << 1, /* LF VT FF CR NEL LS PS; each is CHAR_SPACE too */
	CHAR_LETTER = 1 << 2,  /* L*, and combining marks M* */
	CHAR_UPPER = 1 << 3,   /* Lu Lt */
	CHAR_LOWER = 1 << 4,   /* Ll */
	CHAR_DIGIT = 1 << 5,   /* Nd */
	CHAR_PUNCT = 1 << 6,   /* P* */
	CHAR_SYMBOL = 1 << 7,  /* S* */
	CHAR_OPEN = 1 << 8,    /* Ps: opening brackets */
	CHAR_CLOSE = 1 << 9,   /* Pe: closing brackets */
	CHAR_QUOTE = 1 << 10,  /* Quotation_Mark: " ' and the typographic ones */
	CHAR_STOP = 1 << 11,   /* Sentence_Terminal: . ! ? and those of other scripts */
	CHAR_DENSE =
	    1 << 12,         /* scripts without spaces: Han, Kana, Thai, Lao, Khmer ... */
	CHAR_MARK = 1 << 13, /* M* */
	CHAR_DASH = 1 << 14  /* Pd, and U+2212 */
};

extern const uint8_t chars_page[256];
extern const uint16_t chars_block[][256];

/* The classes of a code point beyond the table. */
unsigned chars_astral(uint32_t cp);

static inline unsigned
char_class(uint32_t cp)
{
	return cp < 0x10000 ? chars_block[chars_page[cp >> 8]][cp & 0xFF]
			    : chars_astral(cp);
}

/* Does cp belong to any of these classes? */
static inline bool
char_is(uint32_t cp, unsigned classes)
{
	return (char_class(cp) & classes) != 0;
}

/* Simple lower-case mapping. */
uint32_t char_lower_other(uint32_t cp);

static inline uint32_t
char_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	return char_lower_other(cp);
}

#endif
