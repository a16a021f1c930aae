#include "warc/http.h"

#include <string.h>

#include "warc/gunzip.h"

/* The status of a first line; 0 if it is none. */
static int
read_status(const char *p, size_t n)
{
	int status = 0;

	if (n < 12 || memcmp(p, "HTTP/", 5) != 0)
		return 0;
	for (p += 5, n -= 5; n && *p != ' ' && *p != '\n'; n--)
		p++;
	for (; n && *p == ' '; n--)
		p++;
	for (size_t i = 0; i < 3; i++) {
		if (i >= n || p[i] < '0' || p[i] > '9')
			return 0;
		status = 10 * status + (p[i] - '0');
	}
	return status;
}

/* The size a chunk at *p has; *p moves behind its line. False if there is none. */
static bool
read_chunk_size(const char **p, const char *end, size_t *size)
{
	const char *q = *p;

	*size = 0;
	for (; q < end; q++) {
		int digit = *q >= '0' && *q <= '9'   ? *q - '0'
			    : *q >= 'a' && *q <= 'f' ? *q - 'a' + 10
			    : *q >= 'A' && *q <= 'F' ? *q - 'A' + 10
						     : -1;

		if (digit < 0)
			break;
		if (*size >> 40)
			return false;
		*size = *size << 4 | (size_t)digit;
	}
	if (q == *p || q == end || (*q != '\r' && *q != '\n' && *q != ';' && *q != ' '))
		return false;
	q = memchr(q, '\n', (size_t)(end - q));
	*p = q ? q + 1 : end;
	return q != NULL;
}

/* Joins the chunks; false if the body is in none. One that ends early is what there is.
 */
static bool
join_chunks(struct warc_value body, struct buf *out)
{
	const char *p = body.p, *end = p + body.n;
	size_t size;

	if (!read_chunk_size(&p, end, &size))
		return false;
	while (size) {
		if (size > (size_t)(end - p))
			size = (size_t)(end - p);
		buf_add(out, p, size);
		p += size;
		while (p < end && (*p == '\r' || *p == '\n'))
			p++;
		if (!read_chunk_size(&p, end, &size))
			break;
	}
	return true;
}

static bool
looks_like_text(struct warc_value body)
{
	size_t i = 0;

	while (i < body.n && strchr(" \t\r\n", body.p[i]) && body.p[i])
		i++;
	return i == body.n || body.p[i] == '<';
}

const char *
http_read(struct http *h, const char *p, size_t n, size_t most)
{
	size_t head = warc_head(p, n);
	struct warc_value packed;
	bool more;

	*h = (struct http){.status = read_status(p, n)};
	if (!h->status || !head)
		return "no HTTP response";
	h->type = warc_get(p, head, "Content-Type");
	h->language = warc_get(p, head, "Content-Language");
	h->body = (struct warc_value){p + head, n - head};
	if (warc_is(warc_get(p, head, "Transfer-Encoding"), "chunked") &&
	    join_chunks(h->body, &h->own))
		h->body = (struct warc_value){h->own.p, h->own.n};
	packed = warc_get(p, head, "Content-Encoding");
	if (!packed.n || warc_is(packed, "identity") || !h->body.n ||
	    looks_like_text(h->body))
		return NULL;
	if (!warc_is(packed, "gzip") && !warc_is(packed, "x-gzip") &&
	    !warc_is(packed, "deflate"))
		return "its Content-Encoding is not gzip or deflate";
	if (!warc_is(packed, "deflate") && !gunzip_begins(h->body.p, h->body.n))
		return NULL; /* the crawler has unpacked it */
	if (!gunzip_all(h->body.p, h->body.n, most, &h->spare, &more))
		return more ? "longer than --max-record when it is unpacked"
			    : "its packed content is broken";
	h->body = (struct warc_value){h->spare.p, h->spare.n};
	return NULL;
}
