/* cpu: what the programs that measure themselves share. */
#ifndef CPU_H
#define CPU_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/mem.h"

/* CPU time of the process. */
static inline double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Appends the file to b, or ends the program. */
static inline void
cpu_read_file(const char *name, struct buf *b)
{
	FILE *f = fopen(name, "re");
	size_t n;

	if (!f) {
		perror(name);
		exit(EXIT_TROUBLE);
	}
	do {
		buf_reserve(b, 1 << 16);
		n = fread(b->p + b->n, 1, 1 << 16, f);
		b->n += n;
	} while (n);
	fclose(f);
}

#endif
