/* progress: the line --progress keeps fresh on a terminal; nothing anywhere else. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>

struct progress {
	const char *program;
	bool on;
	unsigned long long total; /* bytes of all input; 0: not known */
	double begin, shown;      /* seconds */
	int width;                /* of the line that stands there; 0: none does */
};

/* Sizes up the files (NULL ends the list). Stays off where standard error is no terminal;
 * what follows does nothing where it is off, or was never begun. */
void progress_begin(struct progress *p, const char *program, char **files);
void progress_show(struct progress *p, unsigned long long bytes,
    unsigned long long records, unsigned long long refused);
/* Makes room for a message; the line comes again with the next progress_show(). */
void progress_clear(struct progress *p);
/* Leaves the last line standing. */
void progress_end(struct progress *p, unsigned long long bytes,
    unsigned long long records, unsigned long long refused);

#endif
