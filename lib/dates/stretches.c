#include "dates/stretches.h"

#include <endian.h>
#include <stdio.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/chars.h"

static uint16_t
unit_at(const struct text *t, size_t i)
{
	return i < t->n ? t->unit[i] : ' ';
}

static uint16_t
unit_before(const struct text *t, size_t i)
{
	return i ? t->unit[i - 1] : ' ';
}

static bool
is_letter(uint16_t u)
{
	return (u | 0x20) >= 'a' && (u | 0x20) <= 'z';
}

static bool
is_digit(uint16_t u)
{
	return u >= '0' && u <= '9';
}

/*
 * How many words a stretch holds before its first trigger and behind its last: what a
 * grammar looks at, TOKENS_LEAD before and what the tense is told by, and some more, as
 * words are counted roughly here.
 */
enum { BEFORE = TOKENS_LEAD + 4, BEHIND = 12 };

/* Units are read in blocks; words are sought in the first STEP of one, so that no end of
 * one is out of sight. */
enum { BLOCK = 64, STEP = BLOCK - TOKEN_LONG - 1, FARTHEST = 8 * BLOCK };
#define SOFT_HYPHEN 0xAD
#define STEP_BITS (UINT64_MAX >> (BLOCK - STEP))

/* A block's units by class, a bit for each; letters and digits of ASCII. */
struct classes {
	uint64_t letters, digits,
	    others;    /* others: all but white space and apostrophes */
	uint64_t soft; /* soft hyphens, which are among the others */
};

#ifdef __SSE2__
/* Those of 16 units. Units of 256 and more count as one mark, of 0x8000 as white space.
 */
static inline struct classes
classes_of_16(const uint16_t *unit)
{
	__m128i a = _mm_loadu_si128((const __m128i *)(const void *)unit);
	__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(unit + 8));
	__m128i u = _mm_packus_epi16(a, b), small = _mm_or_si128(u, _mm_set1_epi8(0x20));
	/* moved to the lowest of the signed numbers, a class is what is less than its
	 * size */
	__m128i letter =
	    _mm_cmplt_epi8(_mm_add_epi8(small, _mm_set1_epi8((char)(0x80 - 'a'))),
		_mm_set1_epi8((char)(-0x80 + 26)));
	__m128i digit = _mm_cmplt_epi8(_mm_add_epi8(u, _mm_set1_epi8(0x80 - '0')),
	    _mm_set1_epi8((char)(-0x80 + 10)));
	__m128i no_word =
	    _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(u, _mm_set1_epi8(' ')), u),
		_mm_cmpeq_epi8(u, _mm_set1_epi8('\'')));
	unsigned letters = (unsigned)_mm_movemask_epi8(letter);
	unsigned digits = (unsigned)_mm_movemask_epi8(digit);
	unsigned none = (unsigned)_mm_movemask_epi8(no_word);

	unsigned soft =
	    (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(u, _mm_set1_epi8((char)0xAD)));

	return (struct classes){
	    letters, digits, ~(letters | digits | none) & 0xFFFF, soft};
}
#else
static inline struct classes
classes_of_16(const uint16_t *unit)
{
	struct classes c = {0};

	for (int i = 0; i < 16; i++) {
		uint16_t u = unit[i];
		bool letter = is_letter(u), digit = is_digit(u);

		c.letters |= (uint64_t)letter << i;
		c.digits |= (uint64_t)digit << i;
		c.others |=
		    (uint64_t)(!letter && !digit && u > ' ' && u < 0x8000 && u != '\'')
		    << i;
		c.soft |= (uint64_t)(u == 0xAD) << i;
	}
	return c;
}
#endif

/* Those of n units, at most BLOCK. */
static struct classes
classes_at(const uint16_t *unit, size_t n)
{
	struct classes c = {0};
	uint16_t rest[16] = {0};
	size_t i;

	for (i = 0; i + 16 <= n; i += 16) {
		struct classes k = classes_of_16(unit + i);

		c.letters |= k.letters << i;
		c.digits |= k.digits << i;
		c.others |= k.others << i;
		c.soft |= k.soft << i;
	}
	if (i < n) {
		struct classes k;

		memcpy(rest, unit + i, (n - i) * sizeof(*unit));
		k = classes_of_16(rest);
		c.letters |= k.letters << i;
		c.digits |= k.digits << i;
		c.others |= k.others << i;
		c.soft |= k.soft << i;
	}
	return c;
}

/* Where words begin in a block, `before` as in struct stretches; marks are words. */
static uint64_t
word_starts(const struct classes *c, uint64_t before)
{
	uint64_t letters = c->letters & ~(c->letters << 1 | (before & 1));
	uint64_t digits = c->digits & ~(c->digits << 1 | before >> 1);

	return letters | digits | c->others;
}

/* What struct stretches has in `last`, before unit i. */
static uint64_t
before_unit(const struct text *t, size_t i)
{
	uint16_t u = i ? t->unit[i - 1] : ' ';

	return (uint64_t)is_letter(u) | (uint64_t)is_digit(u) << 1;
}

/* The place of the word that begins n words before the one at `at`, or not far off. */
static size_t
back(const struct text *t, size_t at, unsigned n)
{
	size_t end = at > FARTHEST ? at - FARTHEST : 0;

	while (at > end) {
		size_t from = at > end + BLOCK ? at - BLOCK : end;
		struct classes c = classes_at(t->unit + from, at - from);
		uint64_t starts = word_starts(&c, before_unit(t, from));
		unsigned count;

		count = (unsigned)__builtin_popcountll(starts);
		if (count >= n) {
			for (count -= n; count; count--)
				starts &= starts - 1;
			return from + (size_t)__builtin_ctzll(starts);
		}
		n -= count;
		at = from;
	}
	return at;
}

/* The place of the word that begins n words behind the one at `at`, or not far off. */
static size_t
ahead(const struct text *t, size_t at, unsigned n)
{
	size_t end = t->n - at < FARTHEST ? t->n : at + FARTHEST;

	for (; at < end; at += BLOCK) {
		struct classes c =
		    classes_at(t->unit + at, end - at < BLOCK ? end - at : BLOCK);
		uint64_t starts = word_starts(&c, 0);
		unsigned count = (unsigned)__builtin_popcountll(starts);

		if (count > n) {
			for (; n; n--)
				starts &= starts - 1;
			return at + (size_t)__builtin_ctzll(starts);
		}
		n -= count;
	}
	return end;
}

/* The folded letters that begin a word, at most four, the first in the lowest byte. */
static inline uint32_t
prefix_at(const uint16_t *unit)
{
#ifdef __SSE2__
	__m128i u = _mm_loadl_epi64((const __m128i *)(const void *)unit);
	__m128i small = _mm_or_si128(u, _mm_set1_epi16(0x20));
	__m128i letter = _mm_and_si128(_mm_cmpgt_epi16(small, _mm_set1_epi16('a' - 1)),
	    _mm_cmplt_epi16(small, _mm_set1_epi16('z' + 1)));
	uint32_t is =
	    htole32((uint32_t)_mm_cvtsi128_si32(_mm_packs_epi16(letter, letter)));
	uint32_t letters =
	    htole32((uint32_t)_mm_cvtsi128_si32(_mm_packus_epi16(small, small)));
	uint32_t first = ~is & -~is; /* the lowest bit of the first that is no letter */

	return letters & (first - 1);
#else
	uint32_t prefix = 0;

	for (int i = 0; i < 4 && is_letter(unit[i]); i++)
		prefix |= (uint32_t)(unit[i] | 0x20) << 8 * i;
	return prefix;
#endif
}

/* Is the word at `at`, which looks so, a trigger or the first of one? */
static bool
word_triggers(struct stretches *s, size_t at, uint32_t look)
{
	const struct text *t = s->t;
	struct word w = {.start = (uint32_t)at};
	const struct token_word *found;
	size_t end = at, next;
	bool dot;

	while (end < t->n && is_letter(t->unit[end]))
		end++;
	if (unit_at(t, end) == SOFT_HYPHEN)
		return true;
	if (!token_bit(s->v->looks, token_look_bit(look)))
		return false;
	/* other letters, what stands between letters: not worth a closer look */
	if (end < t->n && (t->unit[end] >= 0x80 || t->unit[end] == '\''))
		return true;
	if (token_bit(s->v->pairs, token_pair_bit(look, TOKEN_ALONE))) {
		w.end = (uint32_t)end;
		w.hash = word_hash(t, at, end);
		found = token_word_find(s->v, t, &w);
		if (found && found->alone) {
			s->bc |= found->tok.kind == TOK_BC;
			return true;
		}
	}
	dot = unit_at(t, end) == '.';
	for (next = end; next < end + 4 && !is_letter(unit_at(t, next));)
		next++;
	if (!token_bit(s->v->pairs, token_pair_bit(look, token_letter(unit_at(t, next)) +
							     (dot ? TOKEN_DOT : 0))))
		return false;
	s->bc |= dot; /* b.c. */
	return true;
}

/*
 * May the number at `at` be one of an expression that has no word for a trigger: a year,
 * or a number that something touches?
 */
static bool
number_triggers(struct stretches *s, size_t at)
{
	const struct text *t = s->t;
	size_t end = at;
	uint16_t before = unit_before(t, at), behind;

	while (end < t->n && is_digit(t->unit[end]))
		end++;
	if (end - at == 4 || end - at == 8 || (s->bc && end - at == 3))
		return true;
	if (end - at > 8)
		return false;
	behind = unit_at(t, end);
	if (is_letter(before) || before == '\'' || before == 0x2019 || before == 0x2018)
		return true;
	switch (behind) {
	case ' ':
	case '\n':
	case ',':
	case ';':
	case ')':
	case '!':
	case '?':
	case '"':
	case '%':
		return false;
	case '.':
		return is_digit(unit_at(t, end + 1));
	default:
		return true;
	}
}

/* What the word looks like that begins at a bit of the block. */
static inline uint32_t
look_at(const struct stretches *s, unsigned bit)
{
	uint64_t behind = ~(s->letters >> bit) | UINT64_C(1) << 63;

	return token_look(
	    prefix_at(s->t->unit + s->block + bit), (unsigned)__builtin_ctzll(behind));
}

/*
 * Where in the block words begin that look like triggers: without a branch for each, as
 * where they are is hard to foresee.
 */
static uint64_t
looking(const struct stretches *s, uint64_t starts)
{
	uint64_t hits = 0;

	for (; starts; starts &= starts - 1) {
		unsigned bit = (unsigned)__builtin_ctzll(starts);
		unsigned look = token_look_bit(look_at(s, bit));

		hits |= (uint64_t)token_bit(s->v->looks, look) << bit;
	}
	return hits;
}

static void
read_block(struct stretches *s, size_t at)
{
	size_t left = s->t->n - at;
	struct classes c = classes_at(s->t->unit + at, left < BLOCK ? left : BLOCK);
	uint64_t starts = word_starts(&c, before_unit(s->t, at)) & STEP_BITS;

	s->counted += (size_t)__builtin_popcountll(s->words);
	s->block = at;
	s->words = starts;
	s->letters = c.letters;
	s->numbers = c.digits & starts;
	starts &= c.letters;
	s->hits = s->numbers;
	if (s->v) /* what a word with soft hyphens looks like is not to be seen */
		s->hits |= c.soft ? starts : looking(s, starts);
}

/* Is there, perhaps, a trigger at a bit of the block where it looks like that? */
static bool
triggers(struct stretches *s, unsigned bit)
{
	if (s->numbers >> bit & 1)
		return number_triggers(s, s->block + bit);
	return word_triggers(s, s->block + bit, look_at(s, bit));
}

static struct stretch_trigger
next_trigger(struct stretches *s)
{
	for (;;) {
		unsigned bit;

		while (!s->hits) {
			if (s->next_block >= s->t->n)
				return (struct stretch_trigger){0};
			read_block(s, s->next_block);
			s->next_block += STEP;
		}
		bit = (unsigned)__builtin_ctzll(s->hits);
		s->hits &= s->hits - 1;
		if (triggers(s, bit)) {
			uint64_t before = s->words & ((UINT64_C(1) << bit) - 1);

			return (struct stretch_trigger){s->block + bit,
			    s->counted + (size_t)__builtin_popcountll(before), true};
		}
	}
}

bool
stretches_next(struct stretches *s, struct arena *scratch, struct span *out,
    struct positions *triggers)
{
	struct stretch_trigger first = s->next, last, next;
	size_t start;

	if (!first.found)
		first = next_trigger(s);
	if (!first.found)
		return false;
	start = back(s->t, first.at, BEFORE);
	triggers->n = 0;
	for (last = next = first;; last = next) {
		*array_add(scratch, triggers) = (uint32_t)next.at;
		next = next_trigger(s);
		if (!next.found || next.words - last.words > BEFORE + BEHIND ||
		    next.at - start >= STRETCH_MOST)
			break;
	}
	s->next = next;
	out->start = (uint32_t)start;
	out->end = (uint32_t)ahead(s->t, last.at, BEHIND);
	return true;
}
