#include "text/words.h"

#include <endian.h>

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

/* The letters of ASCII that stand at some place, at most eight. */
struct run {
	uint64_t small;   /* folded, the first in the lowest byte */
	unsigned capital; /* a bit for each that is upper case */
	unsigned n;
};

/* Those at i and before `end`. */
static inline struct run
run_at(const struct text *t, size_t i, size_t end)
{
	struct run r = {0};
	size_t room = end - i;
#ifdef __SSE2__
	__m128i unit = _mm_loadu_si128((const __m128i *)(const void *)(t->unit + i));
	__m128i small = _mm_or_si128(unit, _mm_set1_epi16(0x20));
	__m128i letter = _mm_and_si128(_mm_cmpgt_epi16(small, _mm_set1_epi16('a' - 1)),
	    _mm_cmplt_epi16(small, _mm_set1_epi16('z' + 1)));
	__m128i capital = _mm_cmplt_epi16(unit, _mm_set1_epi16('a'));
	unsigned letters =
	    (unsigned)_mm_movemask_epi8(_mm_packs_epi16(letter, _mm_setzero_si128()));

	r.n = (unsigned)__builtin_ctz(~letters);
	if (r.n > room)
		r.n = (unsigned)room;
	if (r.n) {
		_mm_storel_epi64(
		    (__m128i *)(void *)&r.small, _mm_packus_epi16(small, small));
		r.small = htole64(r.small) & UINT64_MAX >> (64 - 8 * r.n);
		r.capital = (unsigned)_mm_movemask_epi8(
				_mm_packs_epi16(capital, _mm_setzero_si128())) &
			    0xFF >> (8 - r.n);
	}
#else
	for (; r.n < 8 && r.n < room; r.n++) {
		uint16_t u = t->unit[i + r.n], small = u | 0x20;

		if (small < 'a' || small > 'z')
			break;
		r.small |= (uint64_t)small << 8 * r.n;
		r.capital |= (unsigned)(u < 'a') << r.n;
	}
#endif
	return r;
}

/* The end of the run of letters at `start`; notes its hash and case in w. */
static size_t
letters(struct word *w, const struct text *t, size_t start, size_t end)
{
	uint32_t hash = WORD_HASH_START;
	bool upper = true, soft = false;
	size_t i = start;

	for (;;) {
		struct run r;
		unsigned class;
		uint16_t u;

		do {
			r = run_at(t, i, end);
			if (!r.n)
				break;
			hash = word_hash_run(hash, r.small);
			upper &= r.capital == 0xFFu >> (8 - r.n);
			/* without a branch: which words begin so is hard to foresee */
			w->flags |= (uint8_t)((r.capital & (i == start)) * WORD_CAPITAL);
			i += r.n;
		} while (r.n == 8);
		if (i == end)
			break;
		u = t->unit[i];
		if (u < 0x80 && u != '\'')
			break;
		class = char_class(text_at(t, i));
		if (class & CHAR_LETTER) {
			if ((class & CHAR_DENSE) && i > start)
				break;
			upper &= !(class & CHAR_LOWER);
			if (i == start && (class & CHAR_UPPER))
				w->flags |= WORD_CAPITAL;
		} else if (u == 0xAD) {
			i++; /* soft hyphen: invisible */
			soft = true;
			continue;
		} else if (!apostrophe(u) || i + 1 >= end ||
			   !char_is(text_at(t, i + 1), CHAR_LETTER) ||
			   clitic(t, i, end)) {
			break;
		}
		hash = word_hash_unit(hash, word_fold(u));
		i++;
		if (class & CHAR_DENSE)
			break;
	}
	w->hash = soft ? word_hash(t, start, i) : hash;
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

void
words_scan(struct words *list, const struct text *t, size_t start, size_t end,
    struct arena *scratch)
{
	uint8_t apart = WORD_APART | WORD_LINE;

	for (size_t i = start; i < end;) {
		uint32_t c = text_at(t, i);
		unsigned class = char_class(c);
		struct word *w;

		if (class & CHAR_SPACE) {
			apart |= WORD_APART;
			if (class & CHAR_NEWLINE)
				apart |= WORD_LINE;
			i++;
			continue;
		}
		w = array_add(scratch, list);
		*w = (struct word){.start = (uint32_t)i, .flags = apart};
		w->first = word_fold(t->unit[i]);
		apart = 0;
		if (class & CHAR_LETTER) {
			w->kind = WORD_LETTERS;
			i = letters(w, t, i, end);
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
			w->kind = WORD_MARK;
			w->hash = word_hash_unit(WORD_HASH_START, w->first);
			i++;
		}
		w->end = (uint32_t)i;
		if (i < end && t->unit[i] == ' ') { /* what follows most words */
			apart = WORD_APART;
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
