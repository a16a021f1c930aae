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
 * Takes the word of n letters of ASCII at i, which stands at bit `at` of the block, if
 * nothing behind it could belong to it.
 */
static inline bool
take_plain(struct word *w, const struct block *b, const struct text *t, size_t i,
    size_t at, size_t n, size_t end, uint8_t before)
{
	const uint16_t *unit = t->unit + i;
	uint64_t capitals = b->capitals >> at;
	uint16_t next = unit[n];
	uint32_t hash;

	if ((next >= 0x80 || next == '\'') && i + n < end)
		return false;
	hash = word_hash_run(WORD_HASH_START, small_letters(unit, n));
	for (size_t k = 8; k < n; k += 8)
		hash = word_hash_run(hash, small_letters(unit + k, n - k));
	/* without branches: which words begin so is hard to foresee */
	before |= (uint8_t)((capitals & 1) * WORD_CAPITAL);
	before |=
	    (uint8_t)(((size_t)__builtin_ctzll(~capitals | LAST) == n) * WORD_UPPER);
	*w = (struct word){.start = (uint32_t)i,
	    .end = (uint32_t)(i + n),
	    .hash = hash,
	    .kind = WORD_LETTERS,
	    .first = unit[0] | 0x20,
	    .flags = before};
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

/* Takes the apostrophe at i, with the s behind it if they belong to the word before. */
static inline void
take_apostrophe(struct word *w, const struct text *t, size_t start, size_t i, size_t end,
    uint8_t before)
{
	uint32_t hash = word_hash_unit(WORD_HASH_START, '\'');

	if (i == start || !clitic(t, i, end) ||
	    !char_is(text_at(t, i - 1), CHAR_LETTER | CHAR_DIGIT)) {
		take_mark(w, '\'', i, before);
		return;
	}
	*w = (struct word){.start = (uint32_t)i,
	    .end = (uint32_t)i + 2,
	    .hash = word_hash_run(hash, 's'),
	    .kind = WORD_CLITIC,
	    .flags = before,
	    .first = '\''};
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

/* Takes any word, number or mark at i that is no apostrophe. */
static void
take_any(struct word *w, const struct text *t, size_t i, size_t end, uint8_t before)
{
	unsigned class = char_class(text_at(t, i));

	*w = (struct word){.start = (uint32_t)i, .flags = before};
	w->first = word_fold(t->unit[i]);
	if (class & CHAR_LETTER)
		w->end = (uint32_t)take_letters(w, t, i, end);
	else if (class & CHAR_DIGIT)
		take_digits(w, t, i, end);
	else
		take_mark(w, w->first, i, before);
}

/* A mark for sure: of ASCII, a dash, a quotation mark, an ellipsis, but no apostrophe or
 * what looks like one? */
static inline bool
is_plain_mark(uint16_t u)
{
	return (u > ' ' && u < 0x7F) || (u >= 0x2010 && u < 0x2028 && u != 0x2018);
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

/* Makes room for the words of a block behind `have`; returns the place of the next. */
static struct word *
room(struct words *list, size_t have, struct arena *scratch)
{
	if (list->cap - have < BLOCK)
		list->v = array_more(
		    scratch, list->v, have, BLOCK, &list->cap, sizeof(*list->v));
	return list->v + have;
}

void
words_scan(struct words *list, const struct text *t, size_t start, size_t end,
    struct arena *scratch)
{
	struct block b = {.at = start - BLOCK}; /* one that ends here */
	struct word *w = NULL;
	uint8_t before = WORD_APART | WORD_LINE, space;
	size_t have = list->n;

	for (size_t i = start; i < end;) {
		uint16_t u = t->unit[i];
		size_t at = i - b.at, n;

		if (at >= BLOCK) {
		load:
			block_load(&b, t, i, end);
			w = room(list, w ? (size_t)(w - list->v) : have, scratch);
			at = 0;
		}
		if (b.letters >> at & 1) {
			n = (size_t)__builtin_ctzll(~(b.letters >> at) | LAST);
			if (at && at + n >= BLOCK - 1)
				goto load; /* its end may be out of sight */
			if (n == BLOCK - 1 ||
			    !take_plain(w, &b, t, i, at, n, end, before))
				take_any(w, t, i, end, before);
		} else if (u == '\'' || u == 0x2019) {
			take_apostrophe(w, t, start, i, end, before);
		} else if (is_plain_mark(u)) {
			take_mark(w, u, i, before);
			if (digit(u))
				take_digits(w, t, i, end);
		} else if ((space = flags_of_space(text_at(t, i))) != 0) {
			before |= space;
			i++;
			continue;
		} else {
			take_any(w, t, i, end, before);
		}
		i = w++->end;
		before = 0;
		if (t->unit[i] == ' ' && i < end) { /* what follows most words */
			before = WORD_APART;
			i++;
		}
	}
	if (w)
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
