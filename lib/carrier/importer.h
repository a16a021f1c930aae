/*
 * importer: what a program that makes records of other files is to the carrier. A file in
 * filters/ fills in one struct importer and hands it to importer_main().
 */
#ifndef IMPORTER_H
#define IMPORTER_H

#include <stdbool.h>

#include "base/buf.h"
#include "carrier/json.h"
#include "carrier/options.h"

/* The file that is being imported. */
struct source {
	const char *file;   /* its name; NULL: standard input */
	size_t max_record;  /* bytes a document may have */
	struct import *run; /* the importer's own */
};

/* Appends a block of the file to b; 0 at its end, or where reading failed. */
size_t source_read(struct source *s, struct buf *b);

/* Writes a record: a JSON object, to which its line end is added. */
void source_put(struct source *s, struct buf *record);

/*
 * Refuses what stands at a line of the file. `raw` is what --on-error=wrap keeps of it;
 * .p NULL: it was too long to keep.
 */
void source_refuse(
    struct source *s, unsigned long long line, const char *reason, struct slice raw);

/* --on-error=fail has met a refusal: nothing more is wanted. */
bool source_stopped(const struct source *s);

struct importer {
	const char *name;  /* the program */
	const char *about; /* one line for --help */
	const struct filter_option *options;
	void *config; /* set by option(), read by import() */

	/* One of `options` was given. Returns NULL, or what is wrong with the value. */
	const char *(*option)(void *config, const char *name, const char *value);
	/* Reads one file to its end, puts and refuses what is in it. */
	void (*import)(const void *config, struct source *s);
};

/* main() of a program that makes records. */
int importer_main(const struct importer *im, int argc, char **argv);

#endif
