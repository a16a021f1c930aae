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
#define LAST (UINT64_C(1) << (BLOCK - 1))

/* Which of the units from `at` on are letters of ASCII, and which capitals: a bit each.
 */
struct block {
	size_t at;
	uint64_t letters, capitals;
};

/* The same of 16 units; of the others than letters it does not matter what `capitals`
 * says. */
struct part {
	uint64_t letters, capitals;
};

static inline struct part
part_read(const uint16_t *unit)
{
#ifdef __SSE2__
	const __m128i *from = (const __m128i *)(const void *)unit;
	/* units of 256 and more become 0 or 255 */
	__m128i u = _mm_packus_epi16(_mm_loadu_si128(from), _mm_loadu_si128(from + 1));
	__m128i small = _mm_or_si128(u, _mm_set1_epi8(0x20));
	/* moved to the lowest of the signed numbers */
	__m128i letter =
	    _mm_cmplt_epi8(_mm_add_epi8(small, _mm_set1_epi8((char)(0x80 - 'a'))),
		_mm_set1_epi8((char)(-0x80 + 26)));
	__m128i capital = _mm_cmplt_epi8(u, _mm_set1_epi8('a'));

	return (struct part){
	    (unsigned)_mm_movemask_epi8(letter), (unsigned)_mm_movemask_epi8(capital)};
#else
	struct part p = {0};

	for (unsigned i = 0; i < 16; i++) {
		uint16_t small = unit[i] | 0x20;

		p.letters |= (uint64_t)(small >= 'a' && small <= 'z') << i;
		p.capitals |= (uint64_t)(unit[i] < 'a') << i;
	}
	return p;
#endif
}

static void
block_read(struct block *b, const uint16_t *unit)
{
	struct part p = part_read(unit), q = part_read(unit + 16),
		    r = part_read(unit + 32), s = part_read(unit + 48);

	b->letters = p.letters | q.letters << 16 | r.letters << 32 | s.letters << 48;
	b->capitals = p.capitals | q.capitals << 16 | r.capitals << 32 | s.capitals << 48;
	b->capitals &= b->letters;
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
	size_t at = i - b->at, n;
	uint64_t others = ~(b->letters >> at), all, capitals;
	uint32_t hash;
	uint16_t next;

	n = (size_t)__builtin_ctzll(others | LAST);
	if (at + n >= BLOCK - 1) { /* its end may be out of sight */
		block_load(b, t, i, end);
		at = 0;
		others = ~b->letters;
		n = (size_t)__builtin_ctzll(others | LAST);
		if (n == BLOCK - 1)
			return false;
	}
	next = t->unit[i + n];
	if ((next >= 0x80 || next == '\'') && i + n < end)
		return false;
	hash = word_hash_run(WORD_HASH_START, small_letters(t->unit + i, n));
	for (size_t k = 8; k < n; k += 8)
		hash = word_hash_run(hash, small_letters(t->unit + i + k, n - k));
	/* without branches: which words begin so is hard to foresee */
	all = ~others & (others - 1);
	capitals = b->capitals >> at & all;
	before |= (uint8_t)((capitals & 1) * WORD_CAPITAL);
	before |= (uint8_t)((capitals == all) * WORD_UPPER);
	w->start = (uint32_t)i;
	w->end = (uint32_t)(i + n);
	w->hash = hash;
	w->kind = WORD_LETTERS;
	w->first = t->unit[i] | 0x20;
	w->flags = before;
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

static bool
digit(uint16_t u)
{
	return u >= '0' && u <= '9';
}

/* Takes the digits at i. */
static void
take_digits(struct word *w, const struct text *t, size_t i, size_t end)
{
	uint32_t hash = WORD_HASH_START;

	while (i < end && (digit(t->unit[i]) ||
			      (t->unit[i] >= 0x80 && char_is(text_at(t, i), CHAR_DIGIT))))
		hash = word_hash_unit(hash, t->unit[i++]);
	w->kind = WORD_DIGITS;
	w->hash = hash;
	w->end = (uint32_t)i;
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
		take_digits(w, t, i, end);
		return;
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
	struct word *w, *full;
	uint8_t before = WORD_APART | WORD_LINE, space;

	if (start >= end)
		return;
	w = array_add(scratch, list);
	full = list->v + list->cap;
	block_load(&b, t, start, end);
	for (size_t i = start; i < end;) {
		uint16_t u = t->unit[i];

		if (i - b.at >= BLOCK)
			block_load(&b, t, i, end);
		if (w == full) {
			list->n = (size_t)(w - list->v);
			w = array_add(scratch, list);
			full = list->v + list->cap;
		}
		if (b.letters >> (i - b.at) & 1) {
			if (!take_plain(w, &b, t, i, end, before))
				take_any(w, t, start, i, end, before);
		} else if (u > ' ' && u < 0x7F && u != '\'') {
			take_mark(w, u, i, before);
			if (digit(u))
				take_digits(w, t, i, end);
		} else if ((space = flags_of_space(text_at(t, i))) != 0) {
			before |= space;
			i++;
			continue;
		} else {
			take_any(w, t, start, i, end, before);
		}
		i = w++->end;
		before = 0;
		if (t->unit[i] == ' ' && i < end) { /* what follows most words */
			before = WORD_APART;
			i++;
		}
	}
	list->n = (size_t)(w - list->v);
}

int32_t
word_number(const struct text *t, const struct word *w)
{
	int32_t v = 0;

	if (w->kind != WORD_DIGITS || w->end - w->start > 9)
		return -1;
	for (uint32_t i = w->start; i < w->end; i++) {
		if (!digit(t->unit[i]))
			return -1;
		v = v * 10 + (t->unit[i] - '0');
	}
	return v;
}
