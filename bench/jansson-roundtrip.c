/* jansson-roundtrip: what a filter costs that loads and dumps whole records with jansson.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

int
main(void)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while ((n = getline(&line, &cap, stdin)) > 0) {
		json_error_t error;
		json_t *record = json_loadb(line, (size_t)n, JSON_ALLOW_NUL, &error);

		if (!record) {
			fprintf(stderr, "%s\n", error.text);
			return 1;
		}
		json_object_set_new(record, "null", json_array());
		if (json_dumpf(record, stdout, JSON_COMPACT) < 0 || putchar('\n') == EOF)
			return 2;
		json_decref(record);
	}
	free(line);
	return fflush(stdout) != 0 ? 2 : 0;
}
