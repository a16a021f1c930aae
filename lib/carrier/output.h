/* output: batches written to standard output, each write(2) ending where a record ends.
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>

#include "carrier/batch.h"

/*
 * From here on SIGINT, SIGTERM, SIGHUP (the first one; a second kills at once), a crash
 * and a lack of memory in any thread end the program only between two records. Call it in
 * the thread that writes, before there are others.
 */
void output_begin(void);

/* Writes all the batch has; where that fails, says so in the program's name and exits. */
void output_batch(const char *program, const struct batch *b);

#endif
