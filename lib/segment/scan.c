#include "segment/scan.h"

#include "text/lanes.h"

size_t
scan_small(const struct text *t, size_t i, size_t end)
{
	size_t most = end - i < LANES ? end : i + LANES;
	lanes others;

	if (end - i >= LANES) {
		others = ~LANES_WITHIN(lanes_load(t->unit + i), 'a', 'z');
		return lanes_any(others) ? i + lanes_first(others) : most;
	}
	while (i < most && t->unit[i] >= 'a' && t->unit[i] <= 'z')
		i++;
	return i;
}

/* ASCII: white space in front of anything but a small letter, and stops. */
static inline lanes
plain_events(lanes x, lanes next, bool every)
{
	lanes space = (lanes)(x <= ' ');

	if (!every)
		space &= ~LANES_WITHIN(next, 'a', 'z');
	return space | (lanes)(x == '.') | (lanes)(x == '!') | (lanes)(x == '?');
}

/*
 * Beyond ASCII, all but the ranges that hold neither white space nor stops: letters of
 * Europe, quotation marks and dashes, Devanagari, Han and Hangul.
 */
static inline lanes
other_events(lanes x)
{
	return ~(LANES_WITHIN(x, 0, 0x7F) | LANES_WITHIN(x, 0xC0, 0x588) |
		 LANES_WITHIN(x, 0x2010, 0x2025) | LANES_WITHIN(x, 0x900, 0x963) |
		 LANES_WITHIN(x, 0x3041, 0xA4FE) | LANES_WITHIN(x, 0xAC00, 0xD7A3));
}

static inline lanes
small_cyrillic(lanes x)
{
	return LANES_WITHIN(x, 0x430, 0x45F);
}

size_t
scan_maybe(const uint16_t *unit, size_t i, size_t end, bool every)
{
	for (; end - i >= LANES; i += LANES) {
		lanes x = lanes_load(unit + i);
		lanes next = lanes_load(unit + i + 1);
		lanes events = plain_events(x, next, every);

		lanes beyond = (lanes)(x >= 0x80);

		if (!lanes_any(events | beyond))
			continue;
		if (lanes_any(beyond))
			events = other_events(x) |
				 (every ? events : events & ~small_cyrillic(next));
		if (lanes_any(events))
			return i + lanes_first(events);
	}
	return i;
}

bool
scan_is_event(const struct text *t, size_t i, bool every)
{
	uint16_t u = t->unit[i];

	if (u == TEXT_ASTRAL)
		return scan_is_stop(text_astral(t, i));
	if (!char_is(u, CHAR_SPACE))
		return scan_is_stop(u);
	return every || !char_is(t->unit[i + 1], CHAR_LOWER);
}
