#include "segment/scan.h"

#include <string.h>

/* Eight units; GCC and Clang compare and combine them at once where the machine can. */
typedef uint16_t lanes __attribute__((vector_size(SCAN_LANES * sizeof(uint16_t))));

static inline lanes
load(const uint16_t *p)
{
	lanes x;

	memcpy(&x, p, sizeof(x));
	return x;
}

static inline bool
any(lanes x)
{
	uint64_t half[2];

	memcpy(half, &x, sizeof(half));
	return half[0] | half[1];
}

/* The first lane that is not 0; there is one. */
static inline size_t
first(lanes x)
{
	uint64_t half[2];

	memcpy(half, &x, sizeof(half));
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return half[0] ? (size_t)__builtin_ctzll(half[0]) / 16
		       : 4 + (size_t)__builtin_ctzll(half[1]) / 16;
#else
	return half[0] ? (size_t)__builtin_clzll(half[0]) / 16
		       : 4 + (size_t)__builtin_clzll(half[1]) / 16;
#endif
}

/* Lanes with low <= x <= high. */
#define WITHIN(x, low, high) ((lanes)((x) - (low) <= (high) - (low)))

static inline lanes
line_breaks(lanes x)
{
	return (lanes)(x <= 0x0D) | (lanes)(x == 0x85) | (lanes)((x | 1) == 0x2029);
}

size_t
scan_line_break(const struct text *t, size_t i, size_t end)
{
	const uint16_t *unit = t->unit;

	while (end - i >= 2 * SCAN_LANES) {
		lanes near = line_breaks(load(unit + i));
		lanes far = line_breaks(load(unit + i + SCAN_LANES));

		if (!any(near | far)) {
			i += 2 * SCAN_LANES;
			continue;
		}
		i += any(near) ? first(near) : SCAN_LANES + first(far);
		if (char_is(unit[i], CHAR_NEWLINE))
			return i;
		i++;
	}
	for (; i < end; i++)
		if (char_is(unit[i], CHAR_NEWLINE))
			return i;
	return end;
}

size_t
scan_small(const struct text *t, size_t i, size_t end)
{
	size_t most = end - i < SCAN_LANES ? end : i + SCAN_LANES;
	lanes others;

	if (end - i >= SCAN_LANES) {
		others = ~WITHIN(load(t->unit + i), 'a', 'z');
		return any(others) ? i + first(others) : most;
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
		space &= ~WITHIN(next, 'a', 'z');
	return space | (lanes)(x == '.') | (lanes)(x == '!') | (lanes)(x == '?');
}

/*
 * Beyond ASCII, all but the ranges that hold neither white space nor stops: letters of
 * Europe, quotation marks and dashes, Devanagari, Han and Hangul.
 */
static inline lanes
other_events(lanes x)
{
	return ~(WITHIN(x, 0, 0x7F) | WITHIN(x, 0xC0, 0x588) | WITHIN(x, 0x2010, 0x2025) |
		 WITHIN(x, 0x900, 0x963) | WITHIN(x, 0x3041, 0xA4FE) |
		 WITHIN(x, 0xAC00, 0xD7A3));
}

static inline lanes
small_cyrillic(lanes x)
{
	return WITHIN(x, 0x430, 0x45F);
}

size_t
scan_maybe(const uint16_t *unit, size_t i, size_t end, bool every)
{
	for (; end - i >= SCAN_LANES; i += SCAN_LANES) {
		lanes x = load(unit + i);
		lanes next = load(unit + i + 1);
		lanes events = plain_events(x, next, every);

		lanes beyond = (lanes)(x >= 0x80);

		if (!any(events | beyond))
			continue;
		if (any(beyond))
			events = other_events(x) |
				 (every ? events : events & ~small_cyrillic(next));
		if (any(events))
			return i + first(events);
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
