#include "base/mem.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void (*before_death)(void);

void
mem_before_death(void (*last_act)(void))
{
	before_death = last_act;
}

_Noreturn void
mem_die(void)
{
	static const char what[] = ": out of memory\n";
	static atomic_flag dying = ATOMIC_FLAG_INIT;
	const char *name = program_invocation_short_name;

	/* threads run out together; one is enough to say it */
	while (atomic_flag_test_and_set(&dying))
		pause();
	/* no stdio: it may want memory itself */
	if (write(STDERR_FILENO, name, strlen(name)) >= 0 &&
	    write(STDERR_FILENO, what, sizeof(what) - 1) < 0)
		_exit(EXIT_TROUBLE);
	if (before_death)
		before_death();
	_exit(EXIT_TROUBLE);
}

void *
mem_realloc(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);

	if (!q)
		mem_die();
	return q;
}

void *
mem_alloc(size_t n)
{
	return mem_realloc(NULL, n);
}

void *
mem_map(size_t n)
{
	void *p =
	    mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		mem_die();
	return p;
}

void *
mem_remap(void *p, size_t had, size_t n)
{
	void *q = mremap(p, had, n, MREMAP_MAYMOVE);

	if (q == MAP_FAILED)
		mem_die();
	return q;
}

void
mem_unmap(void *p, size_t n)
{
	munmap(p, n);
}
