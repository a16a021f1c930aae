#include "csv/csv.h"

#include <string.h>

#include "base/mem.h"

void
csv_reset(struct csv *c)
{
	c->n = c->length = c->lines = c->first_line = c->at = c->cell = 0;
	c->state = CSV_START;
	c->doubled = c->done = false;
}

/* The cell under way ends before `end`. */
static void
add_cell(struct csv *c, size_t end)
{
	if (c->n < c->max_cells) {
		if (c->n == c->cap) {
			c->cap = c->cap ? 2 * c->cap : 16;
			c->v = mem_realloc(c->v, c->cap * sizeof(*c->v));
		}
		c->v[c->n] = (struct csv_cell){c->cell, end - c->cell, c->doubled};
	}
	c->n++;
	c->doubled = false;
}

static void
end_line(struct csv *c)
{
	c->lines++;
	if (!c->first_line)
		c->first_line = c->at;
}

/*
 * Goes to the delimiter or line end that ends a cell, without quotation marks or behind
 * its closing one; false if there is none yet. The cell's end is `end`, or where that is
 * found.
 */
static bool
end_cell(struct csv *c, const char *p, size_t n, bool at_end, const size_t *end)
{
	size_t stop;

	while (c->at < n && p[c->at] != c->delimiter && p[c->at] != '\n')
		c->at++;
	if (c->at == n && !at_end)
		return false;
	stop = c->at;
	if (stop > c->cell && (stop == n || p[stop] == '\n') && p[stop - 1] == '\r')
		stop--;
	add_cell(c, end ? *end : stop);
	c->done = c->at == n || p[c->at] == '\n';
	if (c->at < n)
		c->at++;
	if (c->done) {
		end_line(c);
		c->length = c->at;
	}
	c->state = CSV_START;
	c->cell = c->at;
	return true;
}

/* Goes behind the closing quotation mark; false if there is none yet. */
static bool
close_quotation(struct csv *c, const char *p, size_t n, bool at_end)
{
	while (c->at < n) {
		if (p[c->at] == '\n') {
			c->at++;
			end_line(c);
		} else if (p[c->at] != '"') {
			c->at++;
		} else if (c->at + 1 < n && p[c->at + 1] == '"') {
			c->doubled = true;
			c->at += 2;
		} else if (c->at + 1 < n || at_end) {
			c->at++;
			c->state = CSV_CLOSED;
			return true;
		} else {
			return false; /* the next byte tells whether it closes */
		}
	}
	return false;
}

/* Is what stands behind a closing mark an end of the cell? `wait`: not known yet. */
static bool
cell_ends(const struct csv *c, const char *p, size_t n, bool at_end, bool *wait)
{
	const char *q = p + c->at;
	size_t left = n - c->at;

	*wait = !at_end && (!left || (left == 1 && *q == '\r'));
	if (*wait || !left)
		return true;
	return *q == c->delimiter || *q == '\n' ||
	       (*q == '\r' && (left == 1 || q[1] == '\n'));
}

enum csv_found
csv_row(struct csv *c, const char *p, size_t n, bool at_end)
{
	bool wait;
	size_t end;

	if (c->done)
		csv_reset(c);
	while (!c->done) {
		switch (c->state) {
		case CSV_START:
			if (c->at == n && !at_end)
				return CSV_MORE;
			c->state = CSV_BARE;
			if (c->at < n && p[c->at] == '"' && !c->plain) {
				c->state = CSV_QUOTED;
				c->cell = ++c->at;
			}
			break;
		case CSV_BARE:
			if (!end_cell(c, p, n, at_end, NULL))
				return CSV_MORE;
			break;
		case CSV_QUOTED:
			if (!close_quotation(c, p, n, at_end))
				return at_end ? CSV_OPEN : CSV_MORE;
			break;
		case CSV_CLOSED:
			if (!cell_ends(c, p, n, at_end, &wait))
				return CSV_AFTER;
			if (wait)
				return CSV_MORE;
			end = c->at - 1;
			end_cell(c, p, n, at_end, &end);
			break;
		}
	}
	return CSV_ROW;
}

void
csv_cell(const struct csv_cell *cell, const char *p, struct buf *out)
{
	const char *s = p + cell->start, *end = s + cell->n, *mark;

	while (cell->doubled && (mark = memchr(s, '"', (size_t)(end - s)))) {
		buf_add(out, s, (size_t)(mark + 1 - s));
		s = mark + 2;
	}
	buf_add(out, s, (size_t)(end - s));
}
