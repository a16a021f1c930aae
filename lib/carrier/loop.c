#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "carrier/filter.h"
#include "carrier/input.h"
#include "carrier/output.h"
#include "carrier/settings.h"
#include "carrier/worker.h"

struct tally {
	unsigned long long in, refused;
	const char *warned; /* the file whose dates were complained of */
};

/* What the run says of a batch, then its records. False ends the run. */
static bool
finish(const struct filter *f, const struct batch *b, struct tally *tally)
{
	if (b->messages.n &&
	    fwrite(b->messages.p, 1, b->messages.n, stderr) < b->messages.n)
		return false;
	if (b->bad_date && tally->warned != b->file) {
		fprintf(stderr,
		    "%s: %s: warning: dates that are not ISO 8601 are taken for none\n",
		    f->name, b->file);
		tally->warned = b->file;
	}
	tally->in += b->records;
	tally->refused += b->refused;
	if (!output_batch(b)) {
		fprintf(stderr, "%s: standard output: %s\n", f->name, strerror(errno));
		exit(EXIT_TROUBLE);
	}
	return !b->stop;
}

int
filter_main(const struct filter *f, int argc, char **argv)
{
	static char *standard_input[] = {"-", NULL};
	struct settings settings;
	struct worker worker = {.filter = f, .settings = &settings};
	struct input in = {.program = f->name};
	struct batch batch = {0};
	struct tally tally = {0};
	int first;

	settings_read(&settings, f, argc, argv, &first);
	in.files = first < argc ? argv + first : standard_input;
	in.block = settings.block_size;
	in.max_record = settings.max_record;
	output_begin();
	while (input_next(&in, &batch)) {
		worker_run(&worker, &batch);
		if (!finish(f, &batch, &tally))
			break;
	}
	if (settings.stats)
		fprintf(stderr, "%s: in %llu, out %llu, refused %llu\n", f->name,
		    tally.in, tally.in - tally.refused, tally.refused);
	batch_free(&batch);
	input_free(&in);
	worker_free(&worker);
	if (in.failed)
		return EXIT_TROUBLE;
	return tally.refused > settings.max_errors ||
	       (tally.refused && settings.on_error == ON_ERROR_FAIL);
}
