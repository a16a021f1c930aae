#include "text/words.h"

#include <endian.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/chars.h"

uint16_t
word_fold_other(uint16_t u)
{
	if (u == 0x2019 || u == 0x2018)
		return '\'';
	if (u < 0x250 ? u < 0xC0 : !char_is(u, CHAR_UPPER))
		return u;
	return (uint16_t)char_lower(u);
}

static bool
apostrophe(uint16_t u)
{
	return u == '\'' || u == 0x2019;
}

/* Is [i, end) "'s" or "’s" with no letter behind it? */
static bool
clitic(const struct text *t, size_t i, size_t end)
{
	return i + 1 < end && apostrophe(t->unit[i]) &&
	       (t->unit[i + 1] == 's' || t->unit[i + 1] == 'S') &&
	       (i + 2 >= end || !char_is(text_at(t, i + 2), CHAR_LETTER | CHAR_DIGIT));
}

enum { BLOCK = 64 };

/* Which of the units from `at` on are letters of ASCII, and which capitals: a bit each.
 */
struct block {
	size_t at;
	uint64_t letters, capitals;
};

static void
block_read(struct block *b, const uint16_t *unit)
{
	b->letters = b->capitals = 0;
#ifdef __SSE2__
	for (unsigned i = 0; i < BLOCK; i += 16) {
		__m128i letter[2], capital[2];

		for (unsigned k = 0; k < 2; k++) {
			__m128i u = _mm_loadu_si128(
			    (const __m128i *)(const void *)(unit + i + 8 * k));
			__m128i small = _mm_or_si128(u, _mm_set1_epi16(0x20));

			letter[k] =
			    _mm_and_si128(_mm_cmpgt_epi16(small, _mm_set1_epi16('a' - 1)),
				_mm_cmplt_epi16(small, _mm_set1_epi16('z' + 1)));
			capital[k] = _mm_cmplt_epi16(u, _mm_set1_epi16('a'));
		}
		b->letters |= (uint64_t)(unsigned)_mm_movemask_epi8(
				  _mm_packs_epi16(letter[0], letter[1]))
			      << i;
		b->capitals |= (uint64_t)(unsigned)_mm_movemask_epi8(
				   _mm_packs_epi16(capital[0], capital[1]))
			       << i;
	}
	b->capitals &= b->letters;
#else
	for (unsigned i = 0; i < BLOCK; i++) {
		uint64_t letter = (unit[i] | 0x20) >= 'a' && (unit[i] | 0x20) <= 'z';

		b->letters |= letter << i;
		b->capitals |= (letter & (unit[i] < 'a')) << i;
	}
#endif
}

/* Reads the block at i; nothing from `end` on is in it. */
static void
block_load(struct block *b, const struct text *t, size_t i, size_t end)
{
	uint16_t last[BLOCK];
	uint64_t inside = end - i < BLOCK ? ((uint64_t)1 << (end - i)) - 1 : UINT64_MAX;

	if (t->n - i >= BLOCK) {
		block_read(b, t->unit + i);
	} else { /* there is no more to read */
		memset(last, 0, sizeof(last));
		memcpy(last, t->unit + i, (t->n - i) * sizeof(*last));
		block_read(b, last);
	}
	b->at = i;
	b->letters &= inside;
	b->capitals &= inside;
}

/* The first n letters at `unit` folded, 8 at the most; the first in the lowest byte. */
static inline uint64_t
small_letters(const uint16_t *unit, size_t n)
{
	uint64_t run = 0;

	n = n < 8 ? n : 8;
#ifdef __SSE2__
	__m128i u = _mm_loadu_si128((const __m128i *)(const void *)unit);

	u = _mm_or_si128(u, _mm_set1_epi16(0x20));
	_mm_storel_epi64((__m128i *)(void *)&run, _mm_packus_epi16(u, u));
	return htole64(run) & UINT64_MAX >> (64 - 8 * n);
#else
	for (size_t i = 0; i < n; i++)
		run |= (uint64_t)(unit[i] | 0x20) << 8 * i;
	return run;
#endif
}

/*
 * Takes the word at i, where a letter of ASCII stands, if it is made of such letters
 * only, less than a block of them, and nothing behind it could belong to it: as most are.
 */
static inline bool
take_plain(struct word *w, struct block *b, const struct text *t, size_t i, size_t end,
    uint8_t before)
{
	uint64_t others = ~(b->letters >> (i - b->at)), capitals;
	size_t n = others ? (size_t)__builtin_ctzll(others) : BLOCK;
	uint32_t hash;
	uint16_t next;

	if (i + n >= b->at + BLOCK) {
		block_load(b, t, i, end);
		if (!~b->letters)
			return false;
		n = (size_t)__builtin_ctzll(~b->letters);
	}
	next = t->unit[i + n];
	if ((next >= 0x80 || next == '\'') && i + n < end)
		return false;
	hash = word_hash_run(WORD_HASH_START, small_letters(t->unit + i, n));
	for (size_t k = 8; k < n; k += 8)
		hash = word_hash_run(hash, small_letters(t->unit + i + k, n - k));
	w->start = (uint32_t)i;
	w->end = (uint32_t)(i + n);
	w->hash = hash;
	w->kind = WORD_LETTERS;
	w->first = t->unit[i] | 0x20;
	capitals = b->capitals >> (i - b->at);
	/* without branches: which words begin so is hard to foresee */
	w->flags =
	    (uint8_t)(before | (unsigned)(capitals & 1) * WORD_CAPITAL |
		      (unsigned)!(~capitals & UINT64_MAX >> (64 - n)) * WORD_UPPER);
	return true;
}

/* Takes the letters at `start`; returns where they end. */
static size_t
take_letters(struct word *w, const struct text *t, size_t start, size_t end)
{
	struct word_hasher hash = word_hasher(WORD_HASH_START);
	bool upper = true;
	size_t i = start;

	for (; i < end; i++) {
		uint16_t u = t->unit[i];
		unsigned class = char_class(text_at(t, i));

		if (class & CHAR_LETTER) {
			if ((class & CHAR_DENSE) && i > start)
				break;
			upper &= !(class & CHAR_LOWER);
			if (i == start && (class & CHAR_UPPER))
				w->flags |= WORD_CAPITAL;
		} else if (u == 0xAD) {
			continue; /* soft hyphen: invisible */
		} else if (!apostrophe(u) || i + 1 >= end ||
			   !char_is(text_at(t, i + 1), CHAR_LETTER) ||
			   clitic(t, i, end)) {
			break;
		}
		word_hasher_add(&hash, word_fold(u));
		if (class & CHAR_DENSE) {
			i++;
			break;
		}
	}
	w->kind = WORD_LETTERS;
	w->hash = word_hasher_sum(&hash);
	if (upper && (w->flags & WORD_CAPITAL))
		w->flags |= WORD_UPPER;
	return i;
}

uint32_t
word_hash(const struct text *t, size_t start, size_t end)
{
	struct word_hasher h = word_hasher(WORD_HASH_START);

	for (size_t i = start; i < end; i++)
		if (t->unit[i] != 0xAD)
			word_hasher_add(&h, word_fold(t->unit[i]));
	return word_hasher_sum(&h);
}

/* Takes the mark at i, u folded. */
static inline void
take_mark(struct word *w, uint16_t u, size_t i, uint8_t before)
{
	*w = (struct word){.start = (uint32_t)i,
	    .end = (uint32_t)i + 1,
	    .hash = word_hash_unit(WORD_HASH_START, u),
	    .kind = WORD_MARK,
	    .flags = before,
	    .first = u};
}

/* Takes any word, number or mark at i. */
static void
take_any(struct word *w, const struct text *t, size_t start, size_t i, size_t end,
    uint8_t before)
{
	unsigned class = char_class(text_at(t, i));

	*w = (struct word){.start = (uint32_t)i, .flags = before};
	w->first = word_fold(t->unit[i]);
	if (class & CHAR_LETTER) {
		i = take_letters(w, t, i, end);
	} else if (class & CHAR_DIGIT) {
		w->kind = WORD_DIGITS;
		w->hash = WORD_HASH_START;
		while (i < end && char_is(text_at(t, i), CHAR_DIGIT))
			w->hash = word_hash_unit(w->hash, t->unit[i++]);
	} else if (i > start && clitic(t, i, end) &&
		   char_is(text_at(t, i - 1), CHAR_LETTER | CHAR_DIGIT)) {
		w->kind = WORD_CLITIC;
		w->hash = word_hash(t, i, i + 2);
		i += 2;
	} else {
		take_mark(w, w->first, i, before);
		return;
	}
	w->end = (uint32_t)i;
}

/* What white space tells of the word behind it; 0: c is none. */
static uint8_t
flags_of_space(uint32_t c)
{
	unsigned class = char_class(c);

	if (!(class & CHAR_SPACE))
		return 0;
	return WORD_APART | (class & CHAR_NEWLINE ? WORD_LINE : 0);
}

void
words_scan(struct words *list, const struct text *t, size_t start, size_t end,
    struct arena *scratch)
{
	struct block b = {.at = start};
	uint8_t before = WORD_APART | WORD_LINE, space;

	if (start < end)
		block_load(&b, t, start, end);
	for (size_t i = start; i < end;) {
		uint16_t u = t->unit[i];
		struct word *w;

		if (i - b.at >= BLOCK)
			block_load(&b, t, i, end);
		w = array_add(scratch, list);
		if (b.letters >> (i - b.at) & 1) {
			if (!take_plain(w, &b, t, i, end, before))
				take_any(w, t, start, i, end, before);
		} else if (u == ',' || u == '.') { /* as most marks are */
			take_mark(w, u, i, before);
		} else if ((space = flags_of_space(text_at(t, i))) != 0) {
			before |= space;
			list->n--;
			i++;
			continue;
		} else {
			take_any(w, t, start, i, end, before);
		}
		i = w->end;
		before = 0;
		if (t->unit[i] == ' ' && i < end) { /* what follows most words */
			before = WORD_APART;
			i++;
		}
	}
}

int32_t
word_number(const struct text *t, const struct word *w)
{
	int32_t v = 0;

	if (w->kind != WORD_DIGITS || w->end - w->start > 9)
		return -1;
	for (uint32_t i = w->start; i < w->end; i++) {
		if (t->unit[i] < '0' || t->unit[i] > '9')
			return -1;
		v = v * 10 + (t->unit[i] - '0');
	}
	return v;
}
