/* segment: sentence boundaries. */
#include "carrier/filter.h"
#include "carrier/json.h"

static const char *
run(const void *config, struct document *doc)
{
	(void)config;
	buf_puts(doc->out, "[{");
	json_put_span(doc->out, text_trim(doc->text, 0, doc->text->n));
	buf_puts(doc->out, "}]");
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter segment = {
	    .name = "segment",
	    .layer = "sentences",
	    .about = "Adds the sentences of each document.",
	    .reads = READ_EMBEDS,
	    .run = run,
	};

	return filter_main(&segment, argc, argv);
}
