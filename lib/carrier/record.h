/* record: one line, its members, and where a layer goes into it. */
#ifndef RECORD_H
#define RECORD_H

#include "carrier/json_scan.h"

struct record {
	struct slice line; /* without its line end */
	struct json_members members;
};

/* Checks the line, and lets `reader` (NULL: none) read of it. Returns NULL, or what is
 * wrong, with the offset of the bad byte in *at. */
const char *record_read(
    struct record *r, struct slice line, const struct json_reader *reader, size_t *at);

/* The value of a key; .p NULL if the record has not got it. *twice is set if it has it
 * twice. */
struct slice record_value(const struct record *r, const char *key, bool *twice);

/* Is it a line that --on-error=wrap wrote? */
bool record_is_wrapped(const struct record *r);

/*
 * How the line is cut to take the layer `key`: line[0, head), then (if `fresh`) ,"key":
 * and the layer, then line[tail, n). A layer the record has is replaced, a new one goes
 * behind the last member.
 */
struct record_cut {
	size_t head, tail;
	bool fresh;
};
struct record_cut record_cut(const struct record *r, const char *key);

#endif
