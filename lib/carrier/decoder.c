#include "carrier/decoder.h"

#include <errno.h>
#include <string.h>

static const iconv_t none = (iconv_t)-1;

bool
decoder_knows(const char *encoding)
{
	iconv_t cd = iconv_open("UTF-8", encoding);

	if (cd == none)
		return false;
	iconv_close(cd);
	return true;
}

void
decoder_open(struct decoder *d, struct source *source, const char *encoding)
{
	*d = (struct decoder){.source = source, .cd = none};
	if (encoding)
		d->cd = iconv_open("UTF-8", encoding);
}

void
decoder_close(struct decoder *d)
{
	if (d->cd != none)
		iconv_close(d->cd);
	buf_free(&d->raw);
	buf_free(&d->head);
}

/* Decodes what is in `raw`; false if it is not in that encoding. */
static bool
decode(struct decoder *d, struct buf *out, bool at_end)
{
	char *in = d->raw.p;
	size_t left = d->raw.n;

	while (left) {
		size_t room = left * 2 + 16, n;
		char *to;

		buf_reserve(out, room);
		to = out->p + out->n;
		errno = 0;
		n = iconv(d->cd, &in, &left, &to, &room);
		out->n = (size_t)(to - out->p);
		if (n != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && !at_end)
			break; /* the rest of a character is still to come */
		return false;
	}
	if (left)
		memmove(d->raw.p, in, left);
	d->raw.n = left;
	return true;
}

/* Hands on the head of the file as soon as a byte order mark can be told. */
static void
begin(struct decoder *d, struct buf *out, bool at_end)
{
	bool marked = d->head.n >= 3 && memcmp(d->head.p, "\xEF\xBB\xBF", 3) == 0;

	if (d->head.n < 3 && !at_end)
		return;
	if (d->head.n)
		buf_add(out, d->head.p + 3 * marked, d->head.n - 3 * marked);
	buf_free(&d->head);
	d->begun = true;
}

const char *
decoder_read(struct decoder *d, struct buf *out, bool *more)
{
	struct buf *to = d->begun ? out : &d->head;
	bool well = true;

	if (d->cd == none) {
		*more = source_read(d->source, to) > 0;
	} else {
		*more = source_read(d->source, &d->raw) > 0;
		well = decode(d, to, !*more);
	}
	if (!d->begun)
		begin(d, out, !*more);
	return well ? NULL : "not in the --encoding it should be in";
}
