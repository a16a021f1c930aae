/* scan: passing over the text in which no sentence can end, eight code points at a time.
 */
#ifndef SEGMENT_SCAN_H
#define SEGMENT_SCAN_H

#include "text/chars.h"
#include "text/lanes.h"
#include "text/text.h"

/* Behind the small ASCII letters at i: the first eight of them, no farther than end. */
size_t scan_small(const struct text *t, size_t i, size_t end);

/* Is it a mark that may end a sentence: a stop of any script, or an ellipsis? */
static inline bool
scan_is_stop(uint32_t cp)
{
	return char_is(cp, CHAR_STOP) || cp == 0x2026;
}

/*
 * The first place that may be an event, where an ASCII one is; or where less than
 * LANES units are left in [i, end).
 */
size_t scan_maybe(const uint16_t *unit, size_t i, size_t end, bool every);
bool scan_is_event(const struct text *t, size_t i, bool every);

/*
 * The first event in [i, end): a stop, or white space that no small letter follows
 * (`every`: any white space); or end. A control character of ASCII may pass for white
 * space.
 */
static inline size_t
scan_event(const struct text *t, size_t i, size_t end, bool every)
{
	for (; i < end; i++) {
		i = scan_maybe(t->unit, i, end, every);
		if (end - i >= LANES && t->unit[i] < 0x80 &&
		    (every || t->unit[i + 1] < 0x80))
			return i;
		if (i < end && scan_is_event(t, i, every))
			return i;
	}
	return end;
}

#endif
