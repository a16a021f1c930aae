/* die: a filter that a record can kill: it crashes on a text that begins with "crash". */
#include <signal.h>

#include "carrier/filter.h"

static const char *
run(const void *config, struct document *doc)
{
	(void)config;
	if (text_starts(doc->text, 0, "crash")) {
		signal(SIGSEGV, SIG_DFL); /* a sanitizer would catch it */
		raise(SIGSEGV);
	}
	buf_puts(doc->out, "[]");
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter die = {
	    .name = "die", .layer = "died", .about = "Dies of a text.", .run = run};

	return filter_main(&die, argc, argv);
}
