/* http: a response as a crawler stored it (RFC 9112): head and body. */
#ifndef WARC_HTTP_H
#define WARC_HTTP_H

#include "base/buf.h"
#include "warc/header.h"

struct http {
	int status;                 /* 200, 404 ... */
	struct warc_value type;     /* Content-Type */
	struct warc_value language; /* Content-Language */
	struct warc_value body; /* as it was meant; points into the message or `own` */
	struct buf own;         /* buf_free() it in the end */
	struct buf spare;       /* the same */
};

/*
 * Reads a response of n bytes: chunks are joined and the content is unpacked, where it
 * still is in chunks or packed (crawlers undo either and leave the header), to at most
 * `most` bytes. Returns NULL, or what is wrong.
 */
const char *http_read(struct http *h, const char *p, size_t n, size_t most);

#endif
