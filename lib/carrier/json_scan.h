/*
 * json_scan: a line of JSON checked and read in one pass, by who wants its parts as they
 * go by. Checking is that of json.h; nothing behind s->p has been looked at yet.
 */
#ifndef JSON_SCAN_H
#define JSON_SCAN_H

#include "carrier/json.h"

struct json_scan {
	const uint8_t *p, *end;
	const char *error; /* NULL: none so far; else p is at the offending byte */
	unsigned depth;    /* of the objects and arrays gone into */
	bool fresh;        /* the innermost of them has just been gone into */
};

/* At '{' or '[': goes in. */
void json_scan_enter(struct json_scan *s);

/*
 * In an object, at its begin or behind a value: true with the next key (as written,
 * without its marks), at its value; false at the end, which is left, or once there is an
 * error.
 */
bool json_scan_member(struct json_scan *s, struct slice *key);

/* The same in an array, for its next element. */
bool json_scan_element(struct json_scan *s);

/* At a value: moves past it. False: an error. */
bool json_scan_value(struct json_scan *s);

/* At the quotation mark of a string: the same, and the string, decoded, becomes what is
 * in t, however far it went. */
bool json_scan_text(struct json_scan *s, struct text *t);

/*
 * Who reads members of the line as they go by. read() is called at the value of each; it
 * returns false if it does not want it, and otherwise moves past it, or leaves an error.
 * What it was given may yet turn out to be part of no JSON at all.
 */
struct json_reader {
	bool (*read)(void *to, struct slice key, struct json_scan *s);
	void *to;
};

/* json_scan() with a reader; NULL: none. */
const char *json_scan_line(const char *p, size_t n, struct json_members *m,
    const struct json_reader *reader, size_t *at);

#endif
