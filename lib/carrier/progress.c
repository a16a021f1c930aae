#include "carrier/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
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

/* What a line of the terminal holds. */
static int
columns(void)
{
	struct winsize w;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col ? w.ws_col : 80;
}

/* H:MM:SS, or M:SS below an hour. */
static void
put_time(char *out, size_t room, double seconds)
{
	unsigned long long s = (unsigned long long)seconds;

	if (s < 3600)
		snprintf(out, room, "%llu:%02llu", s / 60, s % 60);
	else
		snprintf(out, room, "%llu:%02llu:%02llu", s / 3600, s / 60 % 60, s % 60);
}

/* One line over the one before. Blanks cover what is left of that: not every terminal
 * knows an escape sequence for it. */
static void
print(struct progress *p, double seconds, unsigned long long bytes,
    unsigned long long records, unsigned long long refused)
{
	double rate = seconds > 0 ? (double)bytes / seconds : 0;
	char line[256], left[32];
	int n, most = columns() - 1;

	n = snprintf(line, sizeof(line), "%s: %llu records, %.1f MB/s, %llu refused",
	    p->program, records, rate / 1e6, refused);
	if (p->total && bytes <= p->total && rate > 0) {
		put_time(left, sizeof(left), (double)(p->total - bytes) / rate);
		n += snprintf(line + n, sizeof(line) - (size_t)n, ", %llu %%, %s left",
		    bytes * 100 / p->total, left);
	}
	if (n > most)
		n = most;
	fprintf(stderr, "\r%.*s%*s", n, line, p->width > n ? p->width - n : 0, "");
	fflush(stderr);
	p->width = n;
}

void
progress_clear(struct progress *p)
{
	if (p->width)
		fprintf(stderr, "\r%*s\r", p->width, "");
	p->width = 0;
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
