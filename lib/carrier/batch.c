#include "carrier/batch.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	COPY = 4 * 1024,   /* below this a copy costs less than a piece */
	KEEP = 1024 * 1024 /* output of more than this is not kept for the next batch */
};

void
batch_empty(struct batch *b)
{
	if (b->out.cap > KEEP)
		buf_free(&b->out);
	b->in.n = b->used = b->out.n = b->npieces = b->messages.n = 0;
	b->lines = b->records = b->refused = 0;
	b->whole = b->overlong = b->bad_date = b->stop = false;
}

void
batch_free(struct batch *b)
{
	buf_free(&b->in);
	buf_free(&b->out);
	buf_free(&b->messages);
	free(b->pieces);
	*b = (struct batch){0};
}

static void
add(struct batch *b, bool of_in, size_t at, size_t n)
{
	struct piece *last = b->npieces ? &b->pieces[b->npieces - 1] : NULL;

	if (!n)
		return;
	/* a long one goes on only to the end of its record, where a signal may stop it */
	if (last && last->of_in == of_in && last->at + last->n == at &&
	    (last->n < COPY * 4 || !last->last)) {
		last->n += n;
		last->last = false;
		return;
	}
	if (b->npieces == b->cappieces) {
		b->cappieces = b->cappieces ? 2 * b->cappieces : 64;
		b->pieces = mem_realloc(b->pieces, b->cappieces * sizeof(*b->pieces));
	}
	b->pieces[b->npieces++] = (struct piece){at, n, of_in, false};
}

void
batch_put_in(struct batch *b, const char *p, size_t n)
{
	size_t from = b->out.n;

	if (n > COPY) {
		add(b, true, (size_t)(p - b->in.p), n);
		return;
	}
	buf_add(&b->out, p, n);
	add(b, false, from, n);
}

void
batch_put_out(struct batch *b, size_t from)
{
	add(b, false, from, b->out.n - from);
}

void
batch_end_record(struct batch *b)
{
	if (b->npieces)
		b->pieces[b->npieces - 1].last = true;
}
