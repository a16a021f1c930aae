#include "carrier/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char input_stdin[] = "(standard input)";

static void
complain(struct input *in, const char *what)
{
	buf_printf(&in->messages, "%s: %s: %s\n", in->program, in->file, what);
	in->failed = true;
}

/* Why what was opened is not to be read, or NULL. */
static const char *
unfit(const struct input *in)
{
	struct stat st, out;

	if (fstat(in->fd, &st) < 0)
		return strerror(errno);
	if (S_ISDIR(st.st_mode))
		return strerror(EISDIR);
	/* it would grow as it is read, without end */
	if (S_ISREG(st.st_mode) && fstat(STDOUT_FILENO, &out) == 0 &&
	    st.st_dev == out.st_dev && st.st_ino == out.st_ino)
		return "is the output, too";
	return NULL;
}

void
input_close(struct input *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->open = false;
}

bool
input_open(struct input *in)
{
	const char *name = *in->files, *wrong;
	bool is_stdin = name && strcmp(name, "-") == 0;

	if (!name)
		return false;
	in->files++;
	in->file = is_stdin ? input_stdin : name;
	in->fd = is_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	wrong = in->fd < 0 ? strerror(errno) : unfit(in);
	if (wrong) {
		complain(in, wrong);
		input_close(in);
		return false;
	}
	in->line = 1;
	in->skipping = in->begun = in->told = in->done = false;
	in->open = true;
	return true;
}

/* read(2) has failed: true if that was not for good. A pipe may be set not to block. */
static bool
again(const struct input *in)
{
	struct pollfd from = {.fd = in->fd, .events = POLLIN};

	if (errno == EAGAIN)
		return poll(&from, 1, -1) > 0 || errno == EINTR;
	return errno == EINTR;
}

size_t
input_read(struct input *in, struct buf *b)
{
	ssize_t n;

	buf_reserve(b, in->block);
	do
		n = read(in->fd, b->p + b->n, in->block);
	while (n < 0 && again(in));
	if (n < 0) {
		complain(in, strerror(errno));
		return 0;
	}
	b->n += (size_t)n;
	return (size_t)n;
}

/* At the start of a file, as soon as there are bytes enough to tell. */
static void
strip_bom(struct input *in, struct buf *b)
{
	if (in->begun || b->n < 3)
		return;
	in->begun = true;
	if (memcmp(b->p, "\xEF\xBB\xBF", 3) == 0) {
		b->n -= 3;
		memmove(b->p, b->p + 3, b->n);
	}
}

/* Drops what belongs to a line that is too long; true while its end is not seen. */
static bool
skip_line(struct input *in, struct buf *b)
{
	char *end = memchr(b->p, '\n', b->n);

	if (!end) {
		b->n = 0;
		return true;
	}
	b->n -= (size_t)(end + 1 - b->p);
	memmove(b->p, end + 1, b->n);
	in->skipping = false;
	in->line++;
	return false;
}

/* Makes `b` the place of a line too long to keep. */
static void
overlong(struct input *in, struct batch *b)
{
	b->in.n = b->used = 0;
	b->overlong = true;
	b->first_line = in->line;
	in->skipping = true;
}

static unsigned long long
count_lines(const char *p, size_t n)
{
	unsigned long long lines = 0;
	const char *end = p + n, *q;

	for (; p < end && (q = memchr(p, '\n', (size_t)(end - p))); p = q + 1)
		lines++;
	return lines;
}

/* The whole lines of b->in become the batch, what is behind them waits in `rest`. */
static void
cut(struct input *in, struct batch *b, size_t end)
{
	in->begun = true; /* a byte order mark from here on is none */
	b->used = end;
	b->first_line = in->line;
	in->line += count_lines(b->in.p, end);
	in->rest.n = 0;
	buf_add(&in->rest, b->in.p + end, b->in.n - end);
	b->in.n = end;
}

/* Does the file come whole? Its first character tells. */
static bool
comes_whole(struct input *in, const struct buf *b)
{
	if (!in->wholes || in->told)
		return false;
	for (size_t i = 0; i < b->n; i++)
		if (!strchr(" \t\r\n", b->p[i]) || !b->p[i]) {
			in->told = true;
			return b->p[i] != '{' && b->p[i] != '[';
		}
	return false;
}

/* Reads the rest of a file that comes whole; no more than can be kept. */
static void
fill_whole(struct input *in, struct batch *b)
{
	while (b->in.n <= in->max_record && input_read(in, &b->in))
		;
	if (b->in.n > in->max_record) {
		overlong(in, b);
	} else {
		b->whole = true;
		b->used = b->in.n;
		b->first_line = 1;
	}
	in->done = true;
}

/* Fills the batch from the open file; false at its end. */
static bool
fill(struct input *in, struct batch *b)
{
	size_t looked = in->rest.n, got;
	char *end;

	if (in->done)
		return false;
	buf_add(&b->in, in->rest.p, in->rest.n);
	in->rest.n = 0;
	for (;;) {
		got = input_read(in, &b->in);
		strip_bom(in, &b->in);
		if (comes_whole(in, &b->in)) {
			fill_whole(in, b);
			return true;
		}
		if (in->skipping && got && skip_line(in, &b->in))
			continue;
		if (in->skipping)
			return false;
		if (looked > b->in.n)
			looked = 0; /* that was the byte order mark */
		end = got ? memrchr(b->in.p + looked, '\n', b->in.n - looked) : NULL;
		if (end) {
			cut(in, b, (size_t)(end + 1 - b->in.p));
			return true;
		}
		if (b->in.n > in->max_record) {
			overlong(in, b);
			return true;
		}
		if (!got) { /* a last line without its end */
			cut(in, b, b->in.n);
			return b->used > 0;
		}
		looked = b->in.n;
	}
}

bool
input_next(struct input *in, struct batch *b)
{
	bool got = false;

	batch_empty(b);
	b->file = in->file;
	while (!got && !in->messages.n && (in->open || input_open(in))) {
		b->file = in->file;
		got = fill(in, b);
		if (!got)
			input_close(in);
	}
	b->trouble = in->messages.n;
	buf_add(&b->messages, in->messages.p, in->messages.n);
	in->messages.n = 0;
	return got || b->messages.n;
}

void
input_free(struct input *in)
{
	buf_free(&in->rest);
	buf_free(&in->messages);
}
