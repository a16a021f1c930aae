#include "carrier/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/mem.h"

enum { MOST = 1024 }; /* IOV_MAX of Linux */

/* Bytes. Linux gives a user 64 MB of pipes, and all that come then are tiny: a chain of
 * five on each processor may take half of that, and no pipe more than Linux allows. */
enum { PIPES = 8 * 1024 * 1024, PIPE_MOST = 1024 * 1024 };

enum { NO_MEMORY = -1 }; /* beside the signals, another reason to stop */

/* Both are seen by every thread and by signal handlers; lock-free, so they may be. */
static atomic_int writing, stop;
static pthread_t writer;

static void
end(void)
{
	if (stop == NO_MEMORY)
		_exit(EXIT_TROUBLE);
	raise(stop);
}

/*
 * SIGTERM and the like reach the thread that writes, a crash or a lack of memory happens
 * in any: while a record is being written, that thread finishes it, then ends the
 * process. One that sees nothing being written has set `stop` before, so that whoever
 * begins to write sees it first.
 */
static void
stop_for(int reason)
{
	stop = reason;
	if (!writing)
		end();
	else if (!pthread_equal(pthread_self(), writer))
		for (;;)
			pause();
}

/* SA_RESETHAND: the default action is back, now and for a second signal. */
static void
on_signal(int sig)
{
	stop_for(sig);
}

static void
on_no_memory(void)
{
	stop_for(NO_MEMORY);
}

static void
handle(int sig)
{
	struct sigaction sa = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND},
			 old;

	sigemptyset(&sa.sa_mask);
	/* what is ignored stays ignored; a sanitizer keeps its own handlers */
	if (sigaction(sig, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
		sigaction(sig, &sa, NULL);
}

/* The filters of a chain wait for each other less often, and find more in the caches, if
 * more fits between them; what is no pipe, or may not grow, serves as it is. */
static void
widen_pipe(void)
{
#ifdef F_SETPIPE_SZ
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	int size = PIPES / (int)(processors < 1 ? 1 : processors);

	if (size > PIPE_MOST)
		size = PIPE_MOST;
	if (fcntl(STDOUT_FILENO, F_GETPIPE_SZ) < size)
		fcntl(STDOUT_FILENO, F_SETPIPE_SZ, size);
#endif
}

void
output_begin(void)
{
	static const int signals[] = {
	    SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

	writer = pthread_self();
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		handle(signals[i]);
	mem_before_death(on_no_memory);
	widen_pipe();
}

/* Is there a reason to stop, and does a record end here? */
static void
stop_here(bool between)
{
	if (!stop || !between)
		return;
	writing = 0;
	end();
}

/* write(2) has failed: true if that was not for good. A pipe may be set not to block. */
static bool
again(void)
{
	struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};

	if (errno == EAGAIN)
		return poll(&out, 1, -1) > 0 || errno == EINTR;
	return errno == EINTR;
}

/* Writes n pieces, the last of which ends a record. */
static bool
write_pieces(const struct batch *b, const struct piece *pieces, size_t n)
{
	struct iovec iov[MOST];
	size_t i = 0, done = 0; /* done: bytes of piece i */

	while (i < n) {
		size_t k = 0, most = n;
		ssize_t wrote;

		/* just the record begun is finished */
		if (stop)
			for (most = i; most < n && !pieces[most++].last;)
				;
		for (size_t j = i; j < most; j++, k++) {
			size_t skip = j == i ? done : 0;
			const char *from = pieces[j].of_in ? b->in.p : b->out.p;

			iov[k].iov_base = (char *)(uintptr_t)(from + pieces[j].at + skip);
			iov[k].iov_len = pieces[j].n - skip;
		}
		wrote = writev(STDOUT_FILENO, iov, (int)k);
		if (wrote < 0 && !again())
			return false;
		for (size_t left = wrote < 0 ? 0 : (size_t)wrote; left;) {
			size_t rest = pieces[i].n - done;

			if (left < rest) {
				done += left;
				break;
			}
			left -= rest;
			done = 0;
			i++;
		}
		stop_here(!done && (!i || pieces[i - 1].last));
	}
	return true;
}

void
output_batch(const char *program, const struct batch *b)
{
	bool ok = true;

	writing = 1;
	stop_here(true);
	for (size_t i = 0; i < b->npieces && ok;) {
		size_t n = 0, whole = 0;

		for (; i + n < b->npieces && n < MOST; n++)
			if (b->pieces[i + n].last)
				whole = n + 1;
		ok = write_pieces(b, b->pieces + i, whole);
		i += whole;
	}
	writing = 0;
	stop_here(true);
	if (!ok) {
		fprintf(stderr, "%s: standard output: %s\n", program, strerror(errno));
		exit(EXIT_TROUBLE);
	}
}
