#include "warc/gunzip.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"

enum { GZIP = 15 + 16, GZIP_OR_ZLIB = 15 + 32, BARE = -15 };

bool
gunzip_begins(const char *p, size_t n)
{
	return n >= 3 && memcmp(p, "\x1F\x8B\x08", 3) == 0;
}

static void
begin(struct gunzip *g)
{
	int status;

	if (!g->z) {
		g->z = mem_alloc(sizeof(*g->z));
		*g->z = (struct z_stream_s){0};
		status = inflateInit2(g->z, GZIP);
	} else {
		status = inflateReset(g->z);
	}
	if (status != Z_OK)
		mem_die();
	g->inside = true;
}

enum gunzip_state
gunzip(struct gunzip *g, const char **p, size_t *n, size_t room, struct buf *out)
{
	size_t taken;
	int status;

	if (!g->inside)
		begin(g);
	buf_reserve(out, room);
	g->z->next_in = (Bytef *)(size_t)*p; /* it is only read */
	g->z->avail_in = *n < UINT_MAX ? (uInt)*n : UINT_MAX;
	g->z->next_out = (Bytef *)out->p + out->n;
	g->z->avail_out = (uInt)room;
	taken = g->z->avail_in;
	status = inflate(g->z, Z_NO_FLUSH);
	taken -= g->z->avail_in;
	*p += taken;
	*n -= taken;
	out->n += room - g->z->avail_out;
	if (status == Z_MEM_ERROR)
		mem_die();
	if (status != Z_OK && status != Z_BUF_ERROR)
		g->inside = false;
	if (status == Z_STREAM_END)
		return GUNZIP_MEMBER;
	if (!g->inside)
		return GUNZIP_BROKEN;
	return g->z->avail_out ? GUNZIP_MORE : GUNZIP_ROOM;
}

void
gunzip_free(struct gunzip *g)
{
	if (g->z)
		inflateEnd(g->z);
	free(g->z);
	*g = (struct gunzip){0};
}

/* Unpacks one stream; how inflate() ended. */
static int
unpack(int window, const char *p, size_t n, size_t most, struct buf *out)
{
	struct z_stream_s z = {0};
	int status;

	if (inflateInit2(&z, window) != Z_OK)
		mem_die();
	z.next_in = (Bytef *)(size_t)p;
	z.avail_in = (uInt)n;
	do {
		size_t room = 64 << 10;

		buf_reserve(out, room);
		z.next_out = (Bytef *)out->p + out->n;
		z.avail_out = (uInt)room;
		status = inflate(&z, Z_NO_FLUSH);
		out->n += room - z.avail_out;
	} while (status == Z_OK && out->n <= most);
	inflateEnd(&z);
	return status;
}

bool
gunzip_all(const char *p, size_t n, size_t most, struct buf *out, bool *more)
{
	int status = unpack(GZIP_OR_ZLIB, p, n, most, out);

	if (status == Z_DATA_ERROR && !out->n)
		status = unpack(BARE, p, n, most, out);
	*more = out->n > most;
	return status == Z_STREAM_END && !*more;
}
