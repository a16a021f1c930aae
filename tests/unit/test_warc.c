/* Records of archives, plain and packed, whole and broken; the messages in them. */
#include <stdlib.h>
#include <zlib.h>

#include "check.h"
#include "warc/http.h"
#include "warc/reader.h"

/* A file that is read in blocks of `step` bytes. */
struct file {
	struct buf b;
	size_t at, step;
};

static size_t
read_file(void *arg, struct buf *b)
{
	struct file *f = arg;
	size_t n = f->b.n - f->at < f->step ? f->b.n - f->at : f->step;

	buf_add(b, f->b.p + f->at, n);
	f->at += n;
	return n;
}

/* A record with that block, that says it has `length` bytes. */
static void
put_record(struct buf *b, const char *block, int length)
{
	buf_printf(b,
	    "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
	    length, block);
}

static void
put_packed(struct buf *out, const struct buf *b)
{
	z_stream z = {0};

	deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	buf_reserve(out, deflateBound(&z, b->n));
	z.next_in = (Bytef *)b->p;
	z.avail_in = (uInt)b->n;
	z.next_out = (Bytef *)out->p + out->n;
	z.avail_out = (uInt)(out->cap - out->n);
	CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
	out->n += z.total_out;
	deflateEnd(&z);
}

/* The file's records as "block|", or "!reason|". */
static void
check_records(struct file *f, size_t max_record, const char *want)
{
	static const size_t steps[] = {1, 2, 7, 100, 100000};

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		struct warc_reader r = {read_file, f, .max_record = max_record};
		struct warc_record record;
		struct buf got = {0};

		f->at = 0;
		f->step = steps[i];
		while (warc_next(&r, &record)) {
			if (record.wrong)
				buf_printf(&got, "!%.9s|", record.wrong);
			else
				buf_add(&got, record.block.p, record.block.n);
			if (!record.wrong)
				buf_putc(&got, '|');
		}
		buf_putc(&got, '\0');
		CHECK(strcmp(got.p, want) == 0);
		if (strcmp(got.p, want) != 0)
			fprintf(stderr, "by %zu: %s, not %s\n", f->step, got.p, want);
		buf_free(&got);
		warc_free(&r);
	}
}

enum form { PLAIN, MEMBERS, ONE_MEMBER };

/* The same records in a form. */
static struct file
make(enum form form, const char *const *blocks, const int *lengths, size_t n)
{
	struct file f = {0};
	struct buf all = {0};

	for (size_t i = 0; i < n; i++) {
		put_record(&all, blocks[i], lengths[i]);
		if (form != MEMBERS)
			continue;
		put_packed(&f.b, &all);
		all.n = 0;
	}
	if (form == PLAIN)
		f.b = all;
	else if (form == ONE_MEMBER)
		put_packed(&f.b, &all);
	if (form != PLAIN)
		buf_free(&all);
	return f;
}

static void
test_records(void)
{
	static const char *const blocks[] = {
	    "one", "", "three\r\n\r\nWARC/1.0 is a format"};
	static const int lengths[] = {3, 0, 29};

	for (enum form form = PLAIN; form <= ONE_MEMBER; form++) {
		struct file f = make(form, blocks, lengths, 3);

		check_records(&f, 1000, "one||three\r\n\r\nWARC/1.0 is a format|");
		buf_free(&f.b);
	}
}

/* A wrong length costs its record, not the next. */
static void
test_wrong_lengths(void)
{
	static const char *const blocks[] = {"one", "two", "three", "four", "five"};
	static const int lengths[] = {3, 700, 5, 1, 4};

	for (enum form form = PLAIN; form <= ONE_MEMBER; form++) {
		struct file f = make(form, blocks, lengths, 5);

		check_records(&f, 1000, "one|!it is sho|three|!it does n|five|");
		/* the same where the length is more than is kept */
		check_records(&f, 500, "one|!longer th|three|!it does n|five|");
		buf_free(&f.b);
	}
}

static void
test_garbage(void)
{
	struct file f = {0};

	buf_puts(&f.b, "\r\nno record\r\nat all\r\n");
	put_record(&f.b, "one", 3);
	buf_puts(&f.b, "WARC/1.0\r\nContent-Length: many\r\n\r\n");
	put_record(&f.b, "two", 3);
	f.b.n -= 4; /* nothing behind the last block */
	check_records(&f, 1000, "!no WARC r|one|!a WARC re|two|");
	f.b.n -= 1;
	check_records(&f, 1000, "!no WARC r|one|!a WARC re|!it is sho|");
	buf_free(&f.b);
}

static void
test_broken_members(void)
{
	static const char *const blocks[] = {"one", "two", "three"};
	static const int lengths[] = {3, 3, 5};
	struct file f = make(MEMBERS, blocks, lengths, 3);
	size_t first;

	for (first = 1; !gunzip_begins(f.b.p + first, f.b.n - first); first++)
		;
	f.b.n -= 9; /* data and check sum of the last */
	check_records(&f, 1000, "one|two|!the gzip |");
	f.b.n += 9;
	f.b.p[first - 6] ^= 1; /* check sum of the first */
	check_records(&f, 1000, "!the gzip |two|three|");
	f.b.p[first - 6] ^= 1;
	memset(f.b.p + first + 10, 0xFF, 8); /* data of the second */
	check_records(&f, 1000, "one|!the gzip |three|");
	buf_free(&f.b);
}

static void
check_http(const char *message, int status, const char *body)
{
	struct http h;

	CHECK(http_read(&h, message, strlen(message), 1000) == NULL);
	CHECK(h.status == status);
	CHECK(
	    h.body.n == strlen(body) && (!h.body.n || !memcmp(h.body.p, body, h.body.n)));
	buf_free(&h.own);
	buf_free(&h.spare);
}

static void
test_http(void)
{
	struct http h;

	check_http("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", 200, "body");
	check_http("HTTP/2 404\nA: b\n\n", 404, "");
	/* the length of the body is the record's, whatever the message says */
	check_http("HTTP/1.0 200\r\nContent-Length: 2\r\n\r\nbody", 200, "body");
	check_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
		   "2\r\nbo\r\n2;x=y\r\ndy\r\n0\r\n\r\n",
	    200, "body");
	check_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nbody", 200,
	    "body");
	/* crawlers undo what the header says */
	check_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>body", 200,
	    "<p>body");
	check_http("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nbody", 200, "body");
	check_http(
	    "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n <p>body", 200, " <p>body");
	CHECK(http_read(&h, "HTTP/1.1 200 OK\r\n", 17, 1000) != NULL);
	CHECK(http_read(&h, "", 0, 1000) != NULL);
}

static void
test_packed_content(void)
{
	struct buf page = {0}, message = {0};
	struct http h;

	for (size_t i = 0; i < 1000; i++)
		buf_putc(&page, 'x');
	buf_puts(&message, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
	put_packed(&message, &page);
	CHECK(!http_read(&h, message.p, message.n, 1000));
	CHECK(h.body.n == 1000);
	buf_free(&h.spare);
	/* more than may be kept */
	CHECK(http_read(&h, message.p, message.n, 999) != NULL);
	buf_free(&h.spare);
	CHECK(http_read(&h, message.p, message.n - 1, 1000) != NULL);
	buf_free(&h.spare);
	buf_free(&page);
	buf_free(&message);
}

static bool
is(struct warc_value v, const char *want)
{
	return v.p && v.n == strlen(want) && memcmp(v.p, want, v.n) == 0;
}

static void
test_header(void)
{
	static const char head[] = "WARC/1.0\r\nA:  b \r\nContent-TYPE: text/html; q=1; "
				   "Charset=\"koi8-r\"\r\n\r\nmore";
	size_t n = warc_head(head, strlen(head));
	struct warc_value type = warc_get(head, n, "content-type");
	unsigned long long number;

	CHECK(n == strlen(head) - 4);
	CHECK(warc_head(head, n - 1) == 0);
	CHECK(is(warc_get(head, n, "a"), "b"));
	CHECK(!warc_get(head, n, "charset").p);
	CHECK(warc_is(type, "TEXT/html") && !warc_is(type, "text"));
	CHECK(is(warc_parameter(type, "charset"), "koi8-r"));
	CHECK(!warc_parameter(type, "c").p);
	CHECK(warc_number((struct warc_value){"120", 3}, &number) && number == 120);
	CHECK(!warc_number((struct warc_value){"-1", 2}, &number));
	CHECK(!warc_number((struct warc_value){"", 0}, &number));
	CHECK(!warc_number((struct warc_value){"99999999999999999999", 20}, &number));
}

int
main(void)
{
	test_records();
	test_wrong_lengths();
	test_garbage();
	test_broken_members();
	test_http();
	test_packed_content();
	test_header();
	return check_done();
}
