/*
 * short_io: preloaded, makes read(2) and writev(2) give a few bytes at a time and fail
 * with EINTR or, as where a pipe is set not to block, EAGAIN now and then.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

static unsigned calls;

ssize_t
read(int fd, void *p, size_t n)
{
	static ssize_t (*real)(int, void *, size_t);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	if (++calls % 5 == 0) {
		errno = calls % 2 ? EINTR : EAGAIN;
		return -1;
	}
	return real(fd, p, n > 13 ? 1 + calls % 13 : n);
}

ssize_t
writev(int fd, const struct iovec *iov, int count)
{
	struct iovec first = iov[0];

	(void)count;
	if (++calls % 3 == 0) {
		errno = calls % 2 ? EINTR : EAGAIN;
		return -1;
	}
	if (first.iov_len > 7)
		first.iov_len = 1 + calls % 7;
	return write(fd, first.iov_base, first.iov_len);
}
