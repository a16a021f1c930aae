#include "carrier/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_begin(struct progress *p, const char *program, char **files)
{
	struct stat st;
	bool known = true;

	*p = (struct progress){.program = program, .on = isatty(STDERR_FILENO)};
	if (!p->on)
		return;
	for (; *files; files++) {
		bool is_stdin = strcmp(*files, "-") == 0;
		int got = is_stdin ? fstat(STDIN_FILENO, &st) : stat(*files, &st);

		if (got == 0 && S_ISREG(st.st_mode))
			p->total += (unsigned long long)st.st_size;
		else
			known = false;
	}
	if (!known)
		p->total = 0;
	p->begin = p->shown = now();
}

static void
print(struct progress *p, double seconds, unsigned long long bytes,
    unsigned long long records, unsigned long long refused)
{
	double rate = seconds > 0 ? (double)bytes / seconds : 0;
	double left;

	fprintf(stderr, "\r%s: %llu records, %.1f MB/s, %llu refused", p->program,
	    records, rate / 1e6, refused);
	if (p->total && bytes <= p->total && rate > 0) {
		left = (double)(p->total - bytes) / rate;
		fprintf(stderr, ", %.0f %%, %d:%02d left",
		    100.0 * (double)bytes / (double)p->total, (int)(left / 60),
		    (int)left % 60);
	}
	fputs("\033[K", stderr);
	fflush(stderr);
}

void
progress_show(struct progress *p, unsigned long long bytes, unsigned long long records,
    unsigned long long refused)
{
	double t;

	if (!p->on)
		return;
	t = now();
	if (t - p->shown < 0.2)
		return;
	p->shown = t;
	print(p, t - p->begin, bytes, records, refused);
}

void
progress_end(struct progress *p, unsigned long long bytes, unsigned long long records,
    unsigned long long refused)
{
	if (!p->on)
		return;
	print(p, now() - p->begin, bytes, records, refused);
	fputc('\n', stderr);
}
