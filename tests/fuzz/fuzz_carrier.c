/* Any bytes as a line: taken or refused as jansson does, whether or not it is read as it
 * is checked, and handed on unchanged. */
#include "../unit/carrier_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *line = (const char *)data, *wrong;

	wrong = differs_from_jansson(line, n);
	if (!wrong)
		wrong = reads_otherwise(line, n);
	if (!wrong && !memchr(line, '\n', n))
		wrong = not_verbatim(line, n);
	if (wrong) {
		fprintf(stderr, "%s\n", wrong);
		abort();
	}
	return 0;
}
