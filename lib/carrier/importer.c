#include "carrier/importer.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "carrier/input.h"
#include "carrier/output.h"
#include "carrier/progress.h"
#include "carrier/refusal.h"
#include "carrier/settings.h"
#include "carrier/streams.h"

struct import {
	const struct importer *importer;
	struct settings settings;
	struct input in;
	struct batch batch; /* records not written yet */
	struct progress progress;
	unsigned long long bytes, records, refused;
};

enum { ENOUGH = 64 << 10 }; /* bytes worth a write */

/* Writes what there is; before every read, so that nothing waits while a read does. */
static void
flush(struct import *run)
{
	struct buf *messages = &run->in.messages;

	output_batch(run->importer->name, &run->batch);
	batch_empty(&run->batch);
	if (messages->n) {
		progress_clear(&run->progress);
		fwrite(messages->p, 1, messages->n, stderr);
	}
	messages->n = 0;
}

size_t
source_read(struct source *s, struct buf *b)
{
	struct import *run = s->run;
	size_t n;

	flush(run);
	progress_show(&run->progress, run->bytes, run->records, run->refused);
	n = input_read(&run->in, b);
	run->bytes += n;
	return n;
}

void
source_put(struct source *s, struct buf *record)
{
	struct batch *b = &s->run->batch;
	size_t from = b->out.n;

	s->run->records++;
	buf_add(&b->out, record->p, record->n);
	buf_putc(&b->out, '\n');
	batch_put_out(b, from);
	batch_end_record(b);
	if (b->out.n >= ENOUGH)
		flush(s->run);
}

void
source_refuse(
    struct source *s, unsigned long long line, const char *reason, struct slice raw)
{
	struct import *run = s->run;
	struct batch *b = &run->batch;
	size_t from = b->out.n;

	run->records++;
	run->refused++;
	buf_printf(&run->in.messages, "%s: %s:%llu: %s\n", run->importer->name,
	    run->in.file, line, reason);
	if (run->settings.on_error != ON_ERROR_WRAP)
		return;
	refusal_put(&b->out, &(struct refusal){run->importer->name, run->in.file, line,
				 {reason, strlen(reason)}, raw});
	batch_put_out(b, from);
	batch_end_record(b);
}

bool
source_stopped(const struct source *s)
{
	return s->run->refused && s->run->settings.on_error == ON_ERROR_FAIL;
}

static void
import_file(struct import *run)
{
	struct source s = {
	    .file = strcmp(run->in.files[-1], "-") == 0 ? NULL : run->in.file,
	    .max_record = run->settings.max_record,
	    .run = run};

	run->importer->import(run->importer->config, &s);
	input_close(&run->in);
	flush(run);
}

int
importer_main(const struct importer *im, int argc, char **argv)
{
	static char *standard_input[] = {"-", NULL};
	struct import run = {
	    .importer = im, .settings = settings_default(), .in = {.program = im->name}};
	struct program p = {im->name, NULL, NULL, im->about,
	    "Reads the files or standard input, writes JSON Lines.\n"
	    "Exit status: 0 all went well, 1 some documents were refused, 2 trouble.\n"};
	struct option_list lists[] = {
	    {im->options, im->option, im->config}, settings_of_all(&run.settings)};
	const struct source any = {.run = &run};
	int first;

	streams_hold();
	first = options_read(&p, lists, 2, argc, argv);
	run.in.files = first < argc ? argv + first : standard_input;
	run.in.block = run.settings.block_size;
	if (run.settings.progress)
		progress_begin(&run.progress, im->name, run.in.files);
	output_begin();
	while (*run.in.files && !source_stopped(&any)) {
		if (input_open(&run.in))
			import_file(&run);
		flush(&run);
	}
	progress_end(&run.progress, run.bytes, run.records, run.refused);
	if (run.settings.stats)
		fprintf(stderr, "%s: in %llu, out %llu, refused %llu\n", im->name,
		    run.records, run.records - run.refused, run.refused);
	batch_free(&run.batch);
	input_free(&run.in);
	if (run.in.failed)
		return EXIT_TROUBLE;
	return run.refused > run.settings.max_errors ||
	       (run.refused && run.settings.on_error == ON_ERROR_FAIL);
}
