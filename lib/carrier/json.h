/* json: RFC 8259 on slices of a line; nothing is built, nothing is copied that need not
 * be. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/calendar.h"
#include "text/text.h"

#define JSON_DEPTH 512 /* of nesting; deeper is refused */

struct slice {
	const char *p; /* NULL: absent */
	size_t n;
};

/* A top-level member: its key as written, without the quotation marks; its value as
 * written. */
struct json_member {
	struct slice key, value;
	bool escaped; /* there is a backslash in the key */
};

struct json_members {
	struct json_member *v;
	size_t n, cap;
};

/*
 * Checks that the n bytes at p are one JSON object, white space around it, in well-formed
 * UTF-8 without lone surrogates, and lists its members in `m` (emptied first; free m->v
 * in the end). Returns NULL, or what is wrong, with the offset of the offending byte in
 * *at.
 */
const char *json_scan(const char *p, size_t n, struct json_members *m, size_t *at);

/*
 * Layers are made of little else than {"start":S,"end":E: where this stands at p, with a
 * brace or a comma, in our own spelling and numbers below 10^8, it is read at once.
 * Returns the byte behind E, or NULL where anything is written in another way. Looks for
 * errors, and no further than `end`.
 */
const char *json_span(const char *p, const char *end, struct span *span);

/*
 * Reading, for bytes json_scan() has passed: no function looks for errors or for the
 * end. json_first(p), at an array or object, moves to the first element or key; NULL: it
 * is empty. json_next(p), at an element or value, moves past it to the next; NULL: that
 * was the last. json_value(p), at a key, moves to its value.
 */
const char *json_first(const char *p);
const char *json_next(const char *p);
const char *json_value(const char *p);
/* The value of a key of the object at p; NULL if it has not got it, or p is no object. */
const char *json_get(const char *p, const char *key);
/* The byte behind the value at p. */
const char *json_end(const char *p);
/* Does the string at p (at its quotation mark) spell the ASCII string s? */
bool json_is(const char *p, const char *s);
/* The integer at p, which must be written without fraction or exponent and fit 32 bits.
 */
bool json_int(const char *p, int32_t *v);
/* The character the escape at *p (at its backslash) stands for; *p moves past it. */
uint32_t json_unescape(const char **p);
/* Appends the string at p, decoded, to t. */
void json_text(const char *p, struct text *t);
/* The same for a string whose length is known: the value of a member, marks and all. */
void json_text_of(struct slice value, struct text *t);
/* Appends the string at p, decoded, to b as UTF-8. */
void json_bytes(const char *p, struct buf *b);
/* Does the slice of a key (without marks), which is longer than the UTF-8 string s, spell
 * it with escapes? */
bool json_key_spells(struct slice key, const char *s);

/* Does the slice of a key (without marks, escapes allowed) spell the UTF-8 string s? */
static inline bool
json_key_is(struct slice key, const char *s)
{
	size_t n = strlen(s);

	/* an escape is longer than what it stands for */
	return key.n <= n ? key.n == n && memcmp(key.p, s, n) == 0
			  : json_key_spells(key, s);
}

/* Writing. Strings are written as UTF-8; only what must be is escaped. */
void json_put_string(struct buf *b, const char *s, size_t n);
void json_put_text(struct buf *b, const struct text *t, struct span span);
/* ,"key": with the comma only where `b` does not end in '{'. */
void json_put_key_of(struct buf *b, const char *key, size_t n);

static inline void
json_put_key(struct buf *b, const char *key)
{
	json_put_key_of(b, key, strlen(key));
}

/* ,"key":value */
void json_put_int(struct buf *b, const char *key, long long v);
/* ,"key":"the span's text", or null for an empty span */
void json_put_passage(
    struct buf *b, const char *key, const struct text *t, struct span span);
/* ,"key":{"start":S,"end":E}, or null for an empty span */
void json_put_span_of(struct buf *b, const char *key, struct span span);
/* ,"key":"YYYY-MM-DD", or null for DAY_NONE */
void json_put_day(struct buf *b, const char *key, int32_t day);
/* ,"start":S,"end":E */
void json_put_span(struct buf *b, struct span span);
/* Code points as UTF-8, unescaped. */
void json_put_plain(struct buf *b, const struct text *t, struct span span);
/* The same as one line: line breaks as spaces, and '\n' at the end. */
void json_put_line(struct buf *b, const struct text *t, struct span span);

#endif
