/*
 * layers: what reading a text costs, and what reading its sentences costs. Takes records
 * without the layer, then the same with nothing but the layer (segment --layer-only);
 * prints nanoseconds a record of CPU time, best of many rounds: the line checked, and the
 * text decoded or the spans read.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "carrier/layers_read.h"
#include "carrier/record.h"
#include "cpu.h"

struct reading {
	struct record record;
	struct text text;
	struct layers_reading layers;
	struct arena scratch;
	unsigned long long records, code_points, spans;
};

static bool
read_member(void *to, struct slice key, struct json_scan *s)
{
	struct reading *r = to;

	return json_key_is(key, "text") && *s->p == '"' ? json_scan_text(s, &r->text)
							: layers_read(&r->layers, key, s);
}

static void
read_record(struct reading *r, struct slice line)
{
	const struct json_reader reader = {read_member, r};
	size_t at;

	arena_reset(&r->scratch);
	text_reset(&r->text, 0);
	r->layers = (struct layers_reading){
	    .which = 1 << LAYER_SENTENCES, .scratch = &r->scratch};
	if (record_read(&r->record, line, &reader, &at))
		exit(EXIT_TROUBLE);
	r->records++;
	r->code_points += r->text.n;
	if (r->layers.layers.sentences)
		r->spans += r->layers.layers.sentences->n;
}

static double
once(const struct buf *b, struct reading *r)
{
	const char *p = b->p, *end = b->p + b->n, *stop;
	double from = cpu_seconds();

	r->records = r->code_points = r->spans = 0;
	for (; p < end && (stop = memchr(p, '\n', (size_t)(end - p))); p = stop + 1)
		read_record(r, (struct slice){p, (size_t)(stop - p)});
	return cpu_seconds() - from;
}

static void
measure(const char *file, const char *what)
{
	struct buf b = {0};
	struct reading r = {0};
	double best = 1e9, begin = cpu_seconds();

	cpu_read_file(file, &b);
	do {
		double s = once(&b, &r);

		if (s < best)
			best = s;
	} while (cpu_seconds() - begin < 2);
	printf("%-10s %10.0f ns a record: %llu records of %llu bytes, %llu code points, "
	       "%llu spans\n",
	    what, best * 1e9 / (double)r.records, r.records, b.n / r.records,
	    r.code_points / r.records, r.spans / r.records);
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return EXIT_TROUBLE;
	measure(argv[1], "text");
	measure(argv[2], "sentences");
	return 0;
}
