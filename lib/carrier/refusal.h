/* refusal: what takes the place of a refused record, so that nothing is lost. */
#ifndef REFUSAL_H
#define REFUSAL_H

#include "base/buf.h"
#include "carrier/json.h"

struct refusal {
	const char *program, *file;
	unsigned long long line; /* of the file, from 1 */
	struct slice reason;
	struct slice raw; /* .p NULL: it was too long to keep */
};

/*
 * Appends {"error":{"filter","file","line","reason"},"raw"} and a line end; bytes that
 * are not UTF-8 stand in "raw_base64" too.
 */
void refusal_put(struct buf *out, const struct refusal *r);

#endif
