/*
 * replay: a fuzz target over the files it is given, without libFuzzer: what fuzzing once
 * kept, as a regression test for any compiler.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct buf b = {0};
		uint8_t *data;
		FILE *f = fopen(argv[i], "re");
		size_t n;

		if (!f) {
			perror(argv[i]);
			return 2;
		}
		do {
			buf_reserve(&b, 1 << 16);
			n = fread(b.p + b.n, 1, 1 << 16, f);
			b.n += n;
		} while (n);
		fclose(f);
		/* memory that ends where the input does, as libFuzzer gives it */
		data = malloc(b.n ? b.n : 1);
		if (!data)
			return 2;
		memcpy(data, b.p, b.n);
		fprintf(stderr, "%s\n", argv[i]);
		LLVMFuzzerTestOneInput(data, b.n);
		free(data);
		buf_free(&b);
	}
	printf("%d inputs\n", argc - 1);
	return argc < 2;
}
