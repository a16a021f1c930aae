/*
 * Any bytes, in pieces of any size, are the rows they are as a whole; and what the cells
 * say, written as RFC 4180 has it, is read again as the same cells.
 */
#include <stdint.h>
#include <stdlib.h>

#include "csv/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool so)
{
	if (!so)
		abort();
}

static void
put_quoted(struct buf *out, const char *p, size_t n)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, p[i]);
	}
	buf_putc(out, '"');
}

/* Reads the row that begins at p in pieces of `step` bytes. */
static enum csv_found
read_row(struct csv *c, const char *p, size_t n, size_t step)
{
	enum csv_found found = CSV_MORE;

	for (size_t have = step; found == CSV_MORE; have += step)
		found = csv_row(c, p, have < n ? have : n, have >= n);
	return found;
}

static void
same_again(const struct csv *c, const char *row)
{
	struct csv again = {.delimiter = ',', .max_cells = c->max_cells};
	struct buf quoted = {0}, said = {0}, second = {0};

	for (size_t i = 0; i < c->n; i++) {
		said.n = 0;
		csv_cell(&c->v[i], row, &said);
		if (i)
			buf_putc(&quoted, ',');
		put_quoted(&quoted, said.p, said.n);
	}
	must(read_row(&again, quoted.p, quoted.n, quoted.n) == CSV_ROW);
	must(again.n == c->n && again.length == quoted.n);
	for (size_t i = 0; i < c->n; i++) {
		said.n = second.n = 0;
		csv_cell(&c->v[i], row, &said);
		csv_cell(&again.v[i], quoted.p, &second);
		must(said.n == second.n &&
		     (!said.n || memcmp(said.p, second.p, said.n) == 0));
	}
	buf_free(&quoted);
	buf_free(&said);
	buf_free(&second);
	free(again.v);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct csv whole = {.delimiter = ',', .max_cells = 64}, pieces;
	size_t step;
	const char *p;

	if (n < 3)
		return 0;
	step = data[0] % 8 + 1u;
	whole.delimiter = data[1] & 1 ? '\t' : ',';
	whole.plain = data[1] & 2;
	pieces = whole;
	p = (const char *)data + 2;
	n -= 2;
	while (n) {
		enum csv_found found = csv_row(&whole, p, n, true);

		must(found == read_row(&pieces, p, n, step) && found != CSV_MORE);
		if (found != CSV_ROW)
			break;
		must(whole.n == pieces.n && whole.length == pieces.length &&
		     whole.lines == pieces.lines && whole.length <= n && whole.length);
		if (whole.n <= whole.max_cells)
			same_again(&whole, p);
		p += whole.length;
		n -= whole.length;
	}
	free(whole.v);
	free(pieces.v);
	return 0;
}
