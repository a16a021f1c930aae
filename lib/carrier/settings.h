/* settings: the options the programs share. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "carrier/filter.h"
#include "carrier/options.h"

enum on_error { ON_ERROR_SKIP, ON_ERROR_FAIL, ON_ERROR_WRAP };

struct settings {
	const char *text_key, *date_key;
	const char *lang; /* NULL: the record's, or "en" */
	enum on_error on_error;
	unsigned long long max_errors;
	size_t max_record, block_size; /* bytes */
	unsigned jobs;
	bool layer_only, stats, progress;
};

/* What holds where the command line says nothing. */
struct settings settings_default(void);

/* Options that filters share, and those that every program has, importers too. */
struct option_list settings_of_filters(struct settings *s);
struct option_list settings_of_all(struct settings *s);

/* Reads the command line of a filter; the files come to stand at argv[result]. */
int settings_read(struct settings *s, const struct filter *f, int argc, char **argv);

/* A number with an optional k, M or G (powers of 1024), up to 2G; false if it is none. */
bool settings_size(const char *value, size_t *n);

/* The whole of a number in decimal digits. */
bool settings_count(const char *value, unsigned long long *n);

#endif
