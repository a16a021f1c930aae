#include "base/mem.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
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
