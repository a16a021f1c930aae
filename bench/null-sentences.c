/* null-sentences: the carrier with the sentence layer read: what offset arrays cost. */
#include "carrier/filter.h"

static const char *
run(const void *config, struct document *doc)
{
	(void)config;
	buf_puts(
	    doc->out, doc->layers.sentences && doc->layers.sentences->n ? "[]" : "[ ]");
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter null = {.name = "null-sentences",
	    .layer = "null",
	    .about = "Adds an empty layer after reading the sentences.",
	    .reads = READ_SENTENCES,
	    .run = run};

	return filter_main(&null, argc, argv);
}
