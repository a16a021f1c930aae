/*
 * text: a document as code points, in two bytes each.
 *
 * A code point of the Basic Multilingual Plane is its own unit. One beyond it is the unit
 * TEXT_ASTRAL (a surrogate, which no text contains) and stands in a side list: offsets
 * count code points, look-up is by index, and a text costs 2 bytes a character instead
 * of 4.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_ASTRAL 0xD800

/* What may be read behind the last unit, so that units can be read in blocks. */
#define TEXT_PADDING 9

struct text {
	uint16_t *unit; /* n of them, then TEXT_PADDING zeros */
	size_t n, cap;
	struct text_astral *astral;
	size_t nastral, capastral;
};

struct text_astral {
	uint32_t at, cp;
};

/* [start, end) in code points. */
struct span {
	uint32_t start, end;
};

struct spans {
	struct span *v;
	size_t n, cap;
};

/* A span of some text: the document, or a string of its record. in == NULL: none. */
struct passage {
	const struct text *in;
	struct span span;
};

/* Empties t, keeps its memory, makes room for n code points. */
void text_reset(struct text *t, size_t n);
void text_add(struct text *t, uint32_t cp);
/* For who has written units behind the last, where there was room, and counted them: pads
 * the text again. */
void text_end(struct text *t);
/* Appends n bytes of well-formed UTF-8. */
void text_add_utf8(struct text *t, const uint8_t *p, size_t n);
void text_free(struct text *t);

/* The code point of a TEXT_ASTRAL unit. */
uint32_t text_astral(const struct text *t, size_t i);

/* The code point at i; 0 at and past the end. */
static inline uint32_t
text_at(const struct text *t, size_t i)
{
	uint16_t u;

	if (i >= t->n)
		return 0;
	u = t->unit[i];
	return u == TEXT_ASTRAL ? text_astral(t, i) : u;
}

/* The code point before i; 0 at the start. */
static inline uint32_t
text_before(const struct text *t, size_t i)
{
	return i ? text_at(t, i - 1) : 0;
}

/* Is the span spelled exactly like the ASCII string s? */
bool text_is(const struct text *t, size_t start, size_t end, const char *s);
/* The same, ASCII letters of the text lowered first (s is in lower case). */
bool text_is_folded(const struct text *t, size_t start, size_t end, const char *s);
/* Does s (ASCII) stand at start? */
bool text_starts(const struct text *t, size_t start, const char *s);

/* Are two spans the same code points? */
bool text_same(const struct text *a, struct span x, const struct text *b, struct span y);

/* The span without white space at either end. */
struct span text_trim(const struct text *t, size_t start, size_t end);

#endif
