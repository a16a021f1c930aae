/* null-filter: the carrier alone: a filter that reads the text and finds nothing. */
#include "carrier/filter.h"

static const char *
run(const void *config, struct document *doc)
{
	(void)config;
	buf_puts(doc->out, doc->text->n ? "[]" : "[ ]");
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter null = {.name = "null-filter",
	    .layer = "null",
	    .about = "Adds an empty layer: what the carrier alone costs.",
	    .run = run};

	return filter_main(&null, argc, argv);
}
