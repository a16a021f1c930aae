/* decoder: a file in any encoding, read as UTF-8 without its byte order mark. */
#ifndef DECODER_H
#define DECODER_H

#include <iconv.h>
#include <stdbool.h>

#include "base/buf.h"
#include "carrier/importer.h"

struct decoder {
	struct source *source;
	iconv_t cd;      /* to UTF-8; -1: the file is in it */
	struct buf raw;  /* read, not decoded yet */
	struct buf head; /* decoded, too short yet to tell a byte order mark */
	bool begun;      /* the byte order mark is behind us */
};

/* Does iconv know the encoding? */
bool decoder_knows(const char *encoding);

/* The encoding is a name iconv knows; NULL: UTF-8, which is handed on unchecked. */
void decoder_open(struct decoder *d, struct source *source, const char *encoding);
void decoder_close(struct decoder *d);

/*
 * Appends a block of the file to `out`; *more is false if that was the last. Returns
 * NULL, or why there is no going on: it is not in that encoding.
 */
const char *decoder_read(struct decoder *d, struct buf *out, bool *more);

#endif
