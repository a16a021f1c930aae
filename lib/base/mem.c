#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Noreturn void
mem_die(void)
{
	static const char what[] = ": out of memory\n";
	const char *name = program_invocation_short_name;

	/* no stdio: it may want memory itself */
	if (write(STDERR_FILENO, name, strlen(name)) >= 0 &&
	    write(STDERR_FILENO, what, sizeof(what) - 1) < 0)
		_exit(EXIT_TROUBLE);
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
