#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "carrier/filter.h"
#include "carrier/input.h"
#include "carrier/output.h"
#include "carrier/parallel.h"
#include "carrier/progress.h"
#include "carrier/settings.h"
#include "carrier/streams.h"
#include "carrier/worker.h"

struct run {
	const struct filter *filter;
	const struct settings *settings;
	struct input in;
	struct progress progress;
	unsigned long long bytes, records, refused;
	const char *warned; /* the file whose dates were complained of */
	bool trouble;       /* a file could not be opened or read */
};

/* What the filter writes once, before all records or behind them. */
static void
put_around(const struct run *run, void (*put)(const void *config, struct buf *out))
{
	struct batch b = {0};

	if (!put)
		return;
	put(run->filter->config, &b.out);
	batch_put_out(&b, 0);
	batch_end_record(&b);
	output_batch(run->filter->name, &b);
	batch_free(&b);
}

/* Says what there is to say of a batch, then writes its records. False ends the run. */
static bool
finish(void *arg, const struct batch *b)
{
	struct run *run = arg;
	const char *name = run->filter->name;

	if (b->messages.n || b->bad_date)
		progress_clear(&run->progress);
	if (b->messages.n)
		fwrite(b->messages.p, 1, b->messages.n, stderr);
	if (b->bad_date && run->warned != b->file) {
		fprintf(stderr,
		    "%s: %s: warning: a \"%s\" that is not ISO 8601 counts as none\n",
		    name, b->file, run->settings->date_key);
		run->warned = b->file;
	}
	run->bytes += b->used;
	run->records += b->records;
	run->refused += b->refused;
	run->trouble |= b->trouble;
	output_batch(name, b);
	progress_show(&run->progress, run->bytes, run->records, run->refused);
	return !b->stop;
}

static int
status(const struct run *run)
{
	if (run->trouble)
		return EXIT_TROUBLE;
	return run->refused > run->settings->max_errors ||
	       (run->refused && run->settings->on_error == ON_ERROR_FAIL);
}

int
filter_main(const struct filter *f, int argc, char **argv)
{
	static char *standard_input[] = {"-", NULL};
	struct settings settings;
	struct worker worker = {.filter = f, .settings = &settings};
	struct run run = {.filter = f, .settings = &settings, .in = {.program = f->name}};
	struct batch batch = {0};
	bool ended = true;
	unsigned batches = 0;
	char **files;
	int first;

	streams_hold();
	first = settings_read(&settings, f, argc, argv);
	files = first < argc ? argv + first : standard_input;
	run.in.files = files;
	run.in.block = settings.block_size;
	run.in.max_record = settings.max_record;
	run.in.wholes = f->bytes_key;
	if (settings.progress)
		progress_begin(&run.progress, f->name, files);
	output_begin();
	put_around(&run, f->head);
	while (input_next(&run.in, &batch)) {
		worker_run(&worker, &batch);
		if (!finish(&run, &batch))
			break;
		if (settings.jobs > 1 && batches++) {
			/* only now: a batch or two are not worth the threads */
			ended =
			    parallel_run(&run.in, &worker, settings.jobs, finish, &run);
			break;
		}
	}
	put_around(&run, f->tail);
	progress_end(&run.progress, run.bytes, run.records, run.refused);
	if (settings.stats)
		fprintf(stderr, "%s: in %llu, out %llu, refused %llu\n", f->name,
		    run.records, run.records - run.refused, run.refused);
	if (!ended) /* threads are still at work, with what stands in this frame */
		exit(status(&run));
	batch_free(&batch);
	input_free(&run.in);
	worker_free(&worker);
	return status(&run);
}
