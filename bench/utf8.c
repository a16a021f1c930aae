/*
 * utf8: how fast UTF-8 is checked and decoded. Prints, for each file, MB/s of CPU time:
 * checked alone (utf8_valid), decoded alone (text_add_utf8), and both, which is what a
 * text costs; then the same text as a JSON string, checked and decoded. Best of many
 * rounds.
 */
#include <stdio.h>
#include <stdlib.h>

#include "carrier/json.h"
#include "cpu.h"
#include "text/utf8.h"

enum what { VALID, DECODE, BOTH, JSON };

static void
once(enum what what, const struct buf *plain, const struct buf *json, struct text *t)
{
	const uint8_t *p = (const uint8_t *)plain->p;
	struct json_members m = {0};
	size_t at;

	if ((what == VALID || what == BOTH) && utf8_valid(p, plain->n) != plain->n)
		exit(EXIT_TROUBLE);
	text_reset(t, plain->n);
	if (what == DECODE || what == BOTH)
		text_add_utf8(t, p, plain->n);
	if (what == JSON) {
		if (json_scan(json->p, json->n, &m, &at))
			exit(EXIT_TROUBLE);
		json_text_of(m.v[0].value, t);
		free(m.v);
	}
}

static double
speed(enum what what, const struct buf *plain, const struct buf *json, struct text *t)
{
	double best = 0, begin = cpu_seconds();

	do {
		double from = cpu_seconds(), s;

		for (int i = 0; i < 20; i++)
			once(what, plain, json, t);
		s = 20 * (double)(what == JSON ? json->n : plain->n) /
		    (cpu_seconds() - from) / 1e6;
		if (s > best)
			best = s;
	} while (cpu_seconds() - begin < 1);
	return best;
}

int
main(int argc, char **argv)
{
	printf("%-12s %9s %9s %9s %9s %9s  MB/s\n", "", "bytes", "check", "decode",
	    "both", "as JSON");
	for (int i = 1; i < argc; i++) {
		struct buf plain = {0}, json = {0};
		struct text t = {0};
		const char *name = strrchr(argv[i], '/');

		cpu_read_file(argv[i], &plain);
		buf_puts(&json, "{\"text\":");
		json_put_string(&json, plain.p, plain.n);
		buf_putc(&json, '}');
		printf("%-12s %9zu %9.0f %9.0f %9.0f %9.0f\n", name ? name + 1 : argv[i],
		    plain.n, speed(VALID, &plain, &json, &t),
		    speed(DECODE, &plain, &json, &t), speed(BOTH, &plain, &json, &t),
		    speed(JSON, &plain, &json, &t));
		buf_free(&plain);
		buf_free(&json);
		text_free(&t);
	}
	return 0;
}
