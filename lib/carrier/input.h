/* input: files cut into batches of whole lines, a block at a time. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "carrier/batch.h"

struct input {
	const char *program;
	char **files; /* NULL ends the list; "-" is standard input */
	size_t block, max_record;
	bool failed; /* a file could not be opened or read: said on standard error */

	int fd;
	const char *file;
	unsigned long long line; /* number of the next line */
	struct buf rest;         /* of a line whose end is not read yet */
	struct buf messages;     /* for the next batch */
	bool open, skipping, begun;
};

/*
 * Fills `b` with what one read gives in whole lines (more reads only where a line is
 * longer); false at the end of the last file.
 */
bool input_next(struct input *in, struct batch *b);
void input_free(struct input *in);

#endif
