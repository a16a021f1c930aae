/* worker: takes a batch through the filter, with memory of its own. */
#ifndef WORKER_H
#define WORKER_H

#include "base/arena.h"
#include "carrier/batch.h"
#include "carrier/filter.h"
#include "carrier/layers_read.h"
#include "carrier/record.h"
#include "carrier/settings.h"

struct worker {
	const struct filter *filter;
	const struct settings *settings;
	struct record record;
	struct text text, title, strings;
	struct layers_reading layers;
	struct arena scratch;
	struct buf layer, bytes;
};

/* Fills the output side of the batch. */
void worker_run(struct worker *w, struct batch *b);
void worker_free(struct worker *w);

#endif
