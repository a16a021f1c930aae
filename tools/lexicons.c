/*
 * lexicons: compiles word lists into C.
 *
 * usage: lexicons lexicons/LANG/NAME.txt ... > lexicons.c
 * The language is the folder's name, the list's name the file's. Fails loudly on a bad
 * line.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/lexicon.h"

struct source {
	char lang[32], name[64];
};

static struct source
source_of(const char *path)
{
	struct source s = {0};
	const char *file = strrchr(path, '/'), *dir, *dot;

	for (dir = file; dir && dir > path && dir[-1] != '/'; dir--)
		;
	dot = file ? strrchr(file, '.') : NULL;
	if (!dot || (size_t)(file - dir) >= sizeof(s.lang) ||
	    (size_t)(dot - file) > sizeof(s.name)) {
		fprintf(stderr, "lexicons: %s: not LANG/NAME.txt\n", path);
		exit(1);
	}
	memcpy(s.lang, dir, (size_t)(file - dir));
	memcpy(s.name, file + 1, (size_t)(dot - file - 1));
	return s;
}

static size_t
length_of_values(const struct lexicon *lx)
{
	size_t n = 1;

	for (uint32_t i = 0; i < lx->n; i++) {
		size_t end = lx->v[i].value + strlen(lexicon_value(lx, &lx->v[i])) + 1;

		if (end > n)
			n = end;
	}
	return n;
}

static void
print(const struct lexicon *lx, size_t k)
{
	size_t keys = 0, values = length_of_values(lx);

	printf("static const struct lexeme v%zu[] = {\n", k);
	for (uint32_t i = 0; i < lx->n; i++) {
		const struct lexeme *e = &lx->v[i];

		printf("{%u,%u,%uu,%d,%u,%u,%u},\n", e->key, e->value, e->hash, e->number,
		    e->length, e->entry, e->more);
		keys += e->length;
	}
	printf("{0}};\nstatic const uint16_t keys%zu[] = {", k);
	for (size_t i = 0; i < keys; i++)
		printf("%u,%s", lx->keys[i], i % 24 == 23 ? "\n" : "");
	printf("0};\nstatic const char values%zu[] = {", k);
	for (size_t i = 0; i < values; i++)
		printf("%d,%s", lx->values[i], i % 24 == 23 ? "\n" : "");
	printf("0};\nstatic const uint32_t slot%zu[] = {", k);
	for (uint32_t i = 0; i <= lx->mask; i++)
		printf("%u,%s", lx->slot[i], i % 24 == 23 ? "\n" : "");
	printf("};\nstatic const struct lexicon list%zu = {keys%zu, values%zu, v%zu, "
	       "slot%zu, "
	       "%u, %u};\n\n",
	    k, k, k, k, k, lx->n, lx->mask);
}

int
main(int argc, char **argv)
{
	puts("/* made by tools/lexicons.c */\n#include \"text/lexicon.h\"\n");
	for (int k = 1; k < argc; k++) {
		struct lexicon lx;
		FILE *f = fopen(argv[k], "r");
		long bad;

		source_of(argv[k]);
		if (!f || (bad = lexicon_read(&lx, f)) < 0) {
			perror(argv[k]);
			return 1;
		}
		fclose(f);
		if (bad) {
			fprintf(stderr,
			    "%s:%ld: a line is KEY, or KEY TAB VALUE, in UTF-8\n",
			    argv[k], bad);
			return 1;
		}
		print(&lx, (size_t)k);
		lexicon_free(&lx);
	}
	puts("const struct lexicon_entry lexicon_list[] = {");
	for (int k = 1; k < argc; k++) {
		struct source s = source_of(argv[k]);

		printf("{\"%s\", \"%s\", &list%d},\n", s.lang, s.name, k);
	}
	puts("{0}};");
	return 0;
}
