/*
 * batch: a run of whole lines of one file, and what becomes of them. The reader fills
 * `in`, a worker fills the rest, the writer writes it; batches keep their order, so does
 * the output.
 */
#ifndef BATCH_H
#define BATCH_H

#include <stdbool.h>

#include "base/buf.h"

/* A stretch of output: of `in` (lines handed on as they came) or of `out`. */
struct piece {
	size_t at, n;
	bool of_in;
	bool last; /* a record ends here */
};

struct batch {
	struct buf in;
	size_t used; /* bytes of `in` that are whole lines */
	const char *file;
	unsigned long long first_line; /* number of the first line, from 1 */
	bool whole;                    /* no lines, but a file */
	bool overlong; /* no lines, but the place of one that was too long to keep */

	struct buf out;
	struct piece *pieces;
	size_t npieces, cappieces;
	struct buf messages; /* for standard error */
	bool trouble;        /* a file could not be opened or read */
	unsigned long long lines, records, refused;
	bool bad_date; /* a record's date could not be read */
	bool stop;     /* --on-error=fail: nothing after this batch */
};

void batch_empty(struct batch *b);
void batch_free(struct batch *b);

/* Appends to the output; bytes of `in` are copied where that is cheaper than a piece. */
void batch_put_in(struct batch *b, const char *p, size_t n);
/* Hands on the bytes of `out` from `from` to its end. */
void batch_put_out(struct batch *b, size_t from);
void batch_end_record(struct batch *b);

#endif
