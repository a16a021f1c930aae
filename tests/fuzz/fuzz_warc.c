/*
 * Any bytes as an archive, read in blocks of any size, are the same records, no longer
 * than they may be; any of them is taken or refused as an HTTP message. The first bytes
 * choose the sizes.
 */
#include <stdint.h>
#include <stdlib.h>

#include "warc/http.h"
#include "warc/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct file {
	const char *p;
	size_t n, step;
};

static size_t
read_file(void *arg, struct buf *b)
{
	struct file *f = arg;
	size_t n = f->n < f->step ? f->n : f->step;

	buf_add(b, f->p, n);
	f->p += n;
	f->n -= n;
	return n;
}

static void
must(bool so)
{
	if (!so)
		abort();
}

static bool
same(struct warc_value a, struct warc_value b)
{
	return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct warc_record a, b;
	size_t records = 0;

	if (n < 3)
		return 0;
	{
		size_t most = 16u * data[0] + 64;
		struct file whole = {(const char *)data + 2, n - 2, n};
		struct file pieces = {(const char *)data + 2, n - 2, data[1] % 64 + 1u};
		struct warc_reader r = {read_file, &whole, .max_record = most};
		struct warc_reader s = {read_file, &pieces, .max_record = most};

		while (warc_next(&r, &a)) {
			struct http h;

			must(warc_next(&s, &b) && ++records <= n);
			must(!a.wrong == !b.wrong && a.number == b.number);
			must(same(a.head, b.head) && same(a.block, b.block));
			must(a.head.n + a.block.n <= most);
			http_read(&h, a.block.p, a.block.n, most);
			must(h.body.n <= (a.block.n > most ? a.block.n : most));
			buf_free(&h.own);
			buf_free(&h.spare);
		}
		must(!warc_next(&s, &b));
		warc_free(&r);
		warc_free(&s);
	}
	return 0;
}
