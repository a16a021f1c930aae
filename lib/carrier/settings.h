/* settings: the options every filter shares, and the command line. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "carrier/filter.h"

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

/*
 * Reads the command line; operands come to stand at argv[*first] and after. Exits for
 * --help and --version (0) and for bad usage (2).
 */
void settings_read(
    struct settings *s, const struct filter *f, int argc, char **argv, int *first);

/* A number with an optional k, M or G (powers of 1024); false if it is none. */
bool settings_size(const char *value, size_t *n);

#endif
