/* options: the command line of a program, its help and its version. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct filter_option {
	const char *name; /* long name; NULL ends the list */
	char letter;      /* short name, or 0 */
	const char *arg;  /* what its argument is called, or NULL: it takes none */
	const char *help;
};

/* Options and who takes them. */
struct option_list {
	const struct filter_option *v; /* NULL: none */
	/* One of them was given. Returns NULL, or what is wrong with the value. */
	const char *(*set)(void *arg, const char *name, const char *value);
	void *arg;
};

struct program {
	const char *name;
	const char *operand; /* what stands before the files ("LAYER"), or NULL */
	const char *operand_help;
	const char *about;   /* what it is, one line */
	const char *closing; /* the last lines of --help */
};

/*
 * Reads the command line; the files come to stand at argv[result] and after. An operand
 * is handed to the first list's set() like an option of that name. Exits for --help and
 * --version (0), for bad usage, and without input on a terminal (2).
 */
int options_read(const struct program *p, const struct option_list *lists, size_t n,
    int argc, char **argv);

/* Says on standard error how the program is used, exits 2. */
_Noreturn void options_usage(const struct program *p);

#endif
