/*
 * header: the heads of WARC records (ISO 28500) and of the HTTP messages in them: a first
 * line, then "Name: value" lines up to an empty one.
 */
#ifndef WARC_HEADER_H
#define WARC_HEADER_H

#include <stdbool.h>
#include <stddef.h>

struct warc_value {
	const char *p; /* NULL: absent */
	size_t n;
};

/* The length of the head at p (n bytes are there), its empty line included; 0: no end
 * of it is there. */
size_t warc_head(const char *p, size_t n);

/* The value of the first line of that name (ASCII case apart) in a head of n bytes,
 * without the spaces around it. Lines that go on are cut at their first line end. */
struct warc_value warc_get(const char *head, size_t n, const char *name);

/* Does a record begin at p: "WARC/1.0" and a line end? */
bool warc_begins(const char *p, size_t n);

/* Is that what the value says, up to a ';'? ASCII case apart. */
bool warc_is(struct warc_value v, const char *word);

/* The value of a parameter ("charset") of the value; .p NULL: it has none. */
struct warc_value warc_parameter(struct warc_value v, const char *name);

/* The number a value is; false if it is none, or past 2^62. */
bool warc_number(struct warc_value v, unsigned long long *number);

#endif
