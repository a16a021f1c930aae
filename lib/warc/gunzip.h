/* gunzip: gzip data (RFC 1952) of any number of members, a piece at a time. */
#ifndef GUNZIP_H
#define GUNZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct gunzip {
	struct z_stream_s *z; /* NULL: not begun */
	bool inside;          /* a member has begun and has not ended */
};

enum gunzip_state {
	GUNZIP_MORE,   /* all input is taken */
	GUNZIP_ROOM,   /* `room` bytes are out, there may be more */
	GUNZIP_MEMBER, /* a member has ended; what is behind it is not touched */
	GUNZIP_BROKEN  /* that is no gzip data, or its check sum is wrong */
};

/* Do the n bytes at p begin a member? */
bool gunzip_begins(const char *p, size_t n);

/*
 * Appends to `out` up to `room` bytes of what is in the *n bytes at *p, and moves both
 * behind what it has taken. After GUNZIP_BROKEN the next call begins a member.
 */
enum gunzip_state gunzip(
    struct gunzip *g, const char **p, size_t *n, size_t room, struct buf *out);
void gunzip_free(struct gunzip *g);

/*
 * Appends what the n bytes at p are unpacked: gzip or zlib data, or bare deflate, no more
 * than `most` bytes. False if they are none of these, end early, or are more than that;
 * *more tells which.
 */
bool gunzip_all(const char *p, size_t n, size_t most, struct buf *out, bool *more);

#endif
