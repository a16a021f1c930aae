/*
 * lanes: eight units of a text at once; GCC and Clang compare and combine them in one
 * step where the machine can. Only for loops that a profile shows.
 */
#ifndef LANES_H
#define LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { LANES = 8 };

/* A comparison gives a mask: all bits set where it holds. */
typedef uint16_t lanes __attribute__((vector_size(LANES * sizeof(uint16_t))));

/* Lanes with low <= x <= high. */
#define LANES_WITHIN(x, low, high) ((lanes)((x) - (low) <= (high) - (low)))

static inline lanes
lanes_load(const uint16_t *p)
{
	lanes x;

	memcpy(&x, p, sizeof(x));
	return x;
}

static inline bool
lanes_any(lanes x)
{
	uint64_t half[2];

	memcpy(half, &x, sizeof(half));
	return half[0] | half[1];
}

/* The first lane that is not 0; there is one. */
static inline size_t
lanes_first(lanes x)
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

/* Those that may be CHAR_NEWLINE: among them all that are. */
static inline lanes
lanes_line_breaks(lanes x)
{
	return (lanes)(x <= 0x0D) | (lanes)(x == 0x85) | (lanes)((x | 1) == 0x2029);
}

#endif
