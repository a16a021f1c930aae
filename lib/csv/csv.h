/*
 * csv: rows and cells of a table as text: RFC 4180, with any one-byte delimiter.
 *
 * A cell may stand in quotation marks, and then hold delimiters, line ends and, doubled,
 * quotation marks; a mark inside a cell that does not begin with one is a character like
 * others. LF and CR LF end rows.
 */
#ifndef CSV_H
#define CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct csv_cell {
	size_t start, n; /* bytes of the row; the outer quotation marks are left out */
	bool doubled;    /* it holds doubled quotation marks */
};

/* A reader of rows. Set the first three members, leave the rest to csv_row(). */
struct csv {
	char delimiter;
	bool plain;       /* quotation marks mean nothing */
	size_t max_cells; /* more than these are counted, but not kept */

	struct csv_cell *v; /* the cells of the row; free() them in the end */
	size_t n, cap;      /* how many there are; v has only the first max_cells */
	size_t length;      /* of the row in bytes, its end included */
	size_t lines;       /* line ends inside it and at its end */
	size_t first_line; /* length of the row's first line, its end included; 0: open */

	enum csv_state { CSV_START, CSV_BARE, CSV_QUOTED, CSV_CLOSED } state;
	size_t at, cell; /* looked at up to here; where the cell under way begins */
	bool doubled, done;
};

enum csv_found {
	CSV_ROW,  /* v, n, length and lines are set */
	CSV_MORE, /* the row is not whole: call again with more bytes behind these */
	CSV_OPEN, /* at the end, inside a quotation */
	CSV_AFTER /* something behind a closing quotation mark */
};

/*
 * Reads the row at p (n bytes are there, n > 0). Called again after CSV_MORE it goes on
 * where it stopped, so that the bytes up to there must be the same.
 */
enum csv_found csv_row(struct csv *c, const char *p, size_t n, bool at_end);

/* Gives up the row: the next call begins one. */
void csv_reset(struct csv *c);

/* Appends what the cell of a row at p says. */
void csv_cell(const struct csv_cell *cell, const char *p, struct buf *out);

#endif
