/*
 * filter: what a program of the suite is to the carrier. A file in filters/ fills in one
 * struct filter and hands it to filter_main(); everything else is the carrier's.
 */
#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/calendar.h"
#include "carrier/options.h"
#include "layers/layers.h"
#include "text/text.h"

enum {
	READ_SENTENCES = 1 << LAYER_SENTENCES,
	READ_EMBEDS = 1 << LAYER_EMBEDS,
	READ_QUOTES = 1 << LAYER_QUOTES,
	READ_DATES = 1 << LAYER_DATES,
	READ_LAYERS = READ_SENTENCES | READ_EMBEDS | READ_QUOTES | READ_DATES,
	READ_TITLE = 1 << LAYERS,
	READ_DATE = READ_TITLE << 1
};

struct record;
struct settings;

/* A record as an analysis needs it; everything lives until run() returns. */
struct document {
	const struct text *text;
	const struct text *title;    /* NULL: none, or not asked for */
	const char *lang;            /* BCP 47 as given; "en" by default */
	struct moment date;          /* .day DAY_NONE: none, or not asked for */
	const struct record *record; /* as it came, for programs that read more of it */
	struct layers layers;        /* those asked for, where the record has them */
	struct arena *scratch;       /* taken back after run() */
	struct buf *out;             /* the layer as JSON goes here */

	/* For programs that read something else than text: */
	const char *bytes; /* the record's, decoded, or the file's; NULL: text it is */
	size_t nbytes;
	const char
	    *file; /* taken whole: its name (NULL: standard input), and no record */
	const struct settings *settings; /* what the command line says for all programs */
	bool instead; /* set by run(): `out` is written instead of the record */
};

struct filter {
	const char *name;    /* the program */
	const char *layer;   /* the key it writes; NULL: run() always writes `instead` */
	const char *about;   /* one line for --help */
	unsigned reads;      /* READ_*: what it uses where it is there */
	unsigned needs;      /* READ_*: without these a record is refused */
	const char *operand; /* what stands before the files; goes to option() */
	const char *operand_help;
	const struct filter_option *options;
	void *config; /* set by option(), read by run() from any thread */

	/*
	 * Where it reads something else than text: the key that holds it, a string. A
	 * record without that key, but with text, goes to run(), too. A file that does
	 * not begin with '{' or '[' is no JSON Lines, but one such thing as a whole.
	 */
	const char *const *bytes_key;

	/* Write what stands before the first record and behind the last; may be NULL. */
	void (*head)(const void *config, struct buf *out);
	void (*tail)(const void *config, struct buf *out);
	/* One of `options` was given. Returns NULL, or what is wrong with the value. */
	const char *(*option)(void *config, const char *name, const char *value);
	/* Returns NULL, or why the record is refused. */
	const char *(*run)(const void *config, struct document *doc);
};

/* main() of a filter. */
int filter_main(const struct filter *f, int argc, char **argv);

#endif
