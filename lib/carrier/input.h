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
	bool wholes; /* files that are no JSON Lines come whole */
	bool failed; /* a file could not be opened or read: there is a message */

	int fd;
	const char *file;
	unsigned long long line; /* number of the next line */
	struct buf rest;         /* of a line whose end is not read yet */
	struct buf messages;     /* for the next batch */
	bool open, skipping, begun;
	bool told; /* whether the file comes whole */
	bool done; /* it came whole, or was too long to */
};

/* What standard input is called in messages; files have names of their own. */
extern const char input_stdin[];

/*
 * Fills `b` with what one read gives in whole lines (more reads only where a line is
 * longer); false at the end of the last file.
 */
bool input_next(struct input *in, struct batch *b);

/*
 * The files one by one, for programs that make records of them. input_open() opens the
 * next one; false, with a message in `messages`, if that cannot be. input_read() appends
 * a block to b; 0 at the end, or where reading failed.
 */
bool input_open(struct input *in);
size_t input_read(struct input *in, struct buf *b);
void input_close(struct input *in);

void input_free(struct input *in);

#endif
