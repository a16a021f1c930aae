#include "dates/stops.h"

#include <stdbool.h>

#include "text/chars.h"

/* Farther on than this there are many sentences between. */
#define FAR 512

uint32_t
stops_between(const struct text *t, size_t from, size_t to, uint32_t most)
{
	uint32_t n = 0;

	if (to - from > FAR)
		return 10;
	for (size_t i = from; i < to && n <= most; i++) {
		uint32_t c = text_before(t, i);
		bool stop = c == '.' || c == '!' || c == '?', line = false;

		if (!char_is(text_at(t, i), CHAR_SPACE))
			continue;
		for (; i < to && char_is(c = text_at(t, i), CHAR_SPACE); i++)
			line |= char_is(c, CHAR_NEWLINE);
		n += line || (stop && char_is(text_at(t, i), CHAR_UPPER));
	}
	return n;
}
