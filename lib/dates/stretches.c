#include "dates/stretches.h"

#include <endian.h>
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

static bool
is_apostrophe(uint16_t u)
{
	return u == '\'' || u == 0x2019 || u == 0x2018;
}

/*
 * How many words a stretch holds before its first trigger and behind its last: what a
 * grammar looks at, TOKENS_LEAD before and what the tense is told by, and some more, as
 * words are counted roughly here.
 */
enum { BEFORE = TOKENS_LEAD + 5, BEHIND = 8 };

/* Units are read in blocks. */
enum { BLOCK = STRETCH_BLOCK, FARTHEST = 8 * BLOCK };

/* Triggers no more units apart are in one stretch; two stretches would overlap. */
#define JOINED 120
/* Where stretches are cut off, those of one expression are hardly so far apart. */
#define APART 32
#define SOFT_HYPHEN 0xAD

/* The classes of 16 units, a bit for each; they are folded into `folded`. Units of 256
 * and more count as one mark, of 0x8000 as white space. `none` is 0 unless `all` are
 * asked for. */
struct classes {
	uint64_t letters, digits, none, soft;
};

#ifdef __SSE2__
static inline struct classes
classify(const uint16_t *unit, uint8_t *folded, bool all)
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
	__m128i none =
	    _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(u, _mm_set1_epi8(' ')), u),
		_mm_cmpeq_epi8(u, _mm_set1_epi8('\'')));
	__m128i soft = _mm_cmpeq_epi8(u, _mm_set1_epi8((char)SOFT_HYPHEN));

	_mm_storeu_si128((__m128i *)(void *)folded, small);
	return (struct classes){(unsigned)_mm_movemask_epi8(letter),
	    (unsigned)_mm_movemask_epi8(digit),
	    all ? (unsigned)_mm_movemask_epi8(none) : 0,
	    (unsigned)_mm_movemask_epi8(soft)};
}
#else
static inline struct classes
classify(const uint16_t *unit, uint8_t *folded, bool all)
{
	struct classes c = {0};

	for (unsigned i = 0; i < 16; i++) {
		uint16_t u = unit[i];

		folded[i] = (uint8_t)((u < 0x100 ? u : u < 0x8000 ? 0xFF : 0) | 0x20);
		c.letters |= (uint64_t)is_letter(u) << i;
		c.digits |= (uint64_t)is_digit(u) << i;
		c.none |= (uint64_t)(all && (u <= ' ' || u >= 0x8000 || u == '\'')) << i;
		c.soft |= (uint64_t)(u == SOFT_HYPHEN) << i;
	}
	return c;
}
#endif

/* Classifies n units, at most BLOCK; there is white space behind them. */
static inline void
classify_block(struct stretch_block *block, const uint16_t *unit, size_t n, bool all)
{
	struct classes a, b, c, d;
	uint16_t whole[BLOCK];

	if (n < BLOCK) {
		memcpy(whole, unit, n * sizeof(*unit));
		memset(whole + n, 0, (BLOCK - n) * sizeof(*unit));
		unit = whole;
	}
	a = classify(unit, block->folded, all);
	b = classify(unit + 16, block->folded + 16, all);
	c = classify(unit + 32, block->folded + 32, all);
	d = classify(unit + 48, block->folded + 48, all);
	block->letters = a.letters | b.letters << 16 | c.letters << 32 | d.letters << 48;
	block->digits = a.digits | b.digits << 16 | c.digits << 32 | d.digits << 48;
	block->none = a.none | b.none << 16 | c.none << 32 | d.none << 48;
	block->soft = a.soft | b.soft | c.soft | d.soft;
}

/* Where words of letters and numbers begin in a block that follows unit `before`. */
static inline uint64_t
word_starts(const struct stretch_block *b, uint16_t before)
{
	uint64_t letters = b->letters & ~(b->letters << 1 | is_letter(before));
	uint64_t digits = b->digits & ~(b->digits << 1 | is_digit(before));

	return letters | digits;
}

/* Where all words begin in n units that follow unit `before`; marks are words. */
static uint64_t
all_starts(const uint16_t *unit, size_t n, uint16_t before)
{
	struct stretch_block b;

	classify_block(&b, unit, n, true);
	return word_starts(&b, before) | ~(b.letters | b.digits | b.none);
}

/* The place of the word that begins n words before the one at `at`, or not far off. */
static size_t
back(const struct text *t, size_t at, unsigned n)
{
	size_t end = at > FARTHEST ? at - FARTHEST : 0;

	while (at > end) {
		size_t from = at > end + BLOCK ? at - BLOCK : end;
		uint64_t starts =
		    all_starts(t->unit + from, at - from, unit_before(t, from));
		unsigned count = (unsigned)__builtin_popcountll(starts);

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
		uint64_t starts =
		    all_starts(t->unit + at, end - at < BLOCK ? end - at : BLOCK, ' ');
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

/* How many letters the word that begins at a bit of the block has, up to TOKEN_LONG. */
static inline size_t
length_at(const struct stretch_block *b, size_t bit)
{
	return (size_t)__builtin_ctzll(~(b->letters >> bit) | UINT64_C(1) << TOKEN_LONG);
}

/* What it looks like. */
static inline uint32_t
look_at(const struct stretch_block *b, size_t bit)
{
	static const uint32_t first[TOKEN_LONG + 1] = {0, 0xFF, 0xFFFF, 0xFFFFFF,
	    UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX,
	    UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX};
	size_t length = length_at(b, bit);
	uint32_t prefix;

	memcpy(&prefix, b->folded + bit, sizeof(prefix));
	return token_look(le32toh(prefix) & first[length], (unsigned)length);
}

/* Where the letters of ASCII end that begin at a bit of the block. */
static size_t
word_end(const struct stretches *s, unsigned bit)
{
	size_t n = length_at(&s->block, bit);
	size_t end = s->at + bit + n;

	while (n == TOKEN_LONG && is_letter(unit_at(s->t, end)))
		end++;
	return end;
}

/* The word of them. */
static struct word
word_at(const struct stretches *s, unsigned bit, size_t end)
{
	struct word w = {.start = (uint32_t)(s->at + bit), .end = (uint32_t)end};
	uint64_t run;

	if (w.end - w.start > sizeof(run)) {
		w.hash = word_hash(s->t, w.start, w.end);
		return w;
	}
	memcpy(&run, s->block.folded + bit, sizeof(run));
	run = le64toh(run) & UINT64_MAX >> (64 - 8 * (w.end - w.start));
	w.hash = word_hash_run(WORD_HASH_START, run);
	return w;
}

/* Is the word at a bit of the block, which looks so, a trigger or the first of one? */
static bool
word_triggers(struct stretches *s, unsigned bit)
{
	const struct text *t = s->t;
	uint32_t look = look_at(&s->block, bit);
	size_t end = word_end(s, bit), next = end;
	uint16_t behind = unit_at(t, end);
	bool dot = behind == '.', mark = is_apostrophe(behind), alone;

	if (behind == SOFT_HYPHEN)
		return true;
	if (!s->v->looks[token_look_bit(look)])
		return false;
	/* other letters: not worth a closer look */
	if (behind >= 0x80 && !mark)
		return true;
	alone = token_bit(s->v->pairs, token_pair_bit(look, TOKEN_ALONE));
	if (alone && mark)
		return true;
	if (alone) {
		struct word w = word_at(s, bit, end);
		const struct token_word *found = token_word_find(s->v, t, &w);

		if (found && found->alone) {
			s->bc |= found->tok.kind == TOK_BC;
			return true;
		}
	}
	while (next < end + 4 && !is_letter(unit_at(t, next)))
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
	if (is_letter(before) || is_apostrophe(before))
		return true;
	switch (behind) {
	case ' ':
	case '\n':
	case ',':
	case ';':
	case ')':
	case ']':
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

/*
 * Where in the block words begin that look like triggers: without a branch for each, as
 * where they are is hard to foresee.
 */
static uint64_t
looking(const struct dates_vocabulary *v, const struct stretch_block *b, uint64_t starts)
{
	uint64_t hits = 0;

	for (; starts; starts &= starts - 1) {
		size_t bit = (size_t)__builtin_ctzll(starts);

		hits |= (uint64_t)v->looks[token_look_bit(look_at(b, bit))] << bit;
	}
	return hits;
}

/* Reads the next block: up to the word whose end is out of sight, which the one behind it
 * begins with. */
static void
read_block(struct stretches *s)
{
	struct stretch_block *b = &s->block;
	size_t at = s->next_block, left = s->t->n - at, cut;
	uint64_t starts;

	classify_block(b, s->t->unit + at, left < BLOCK ? left : BLOCK, false);
	cut = (size_t)__builtin_clzll(~b->letters | 1);
	if (cut >= TOKEN_LONG) /* enough of it is seen */
		cut = 0;
	starts = word_starts(b, unit_before(s->t, at)) & UINT64_MAX >> cut;
	s->at = at;
	s->next_block = at + BLOCK - cut;
	s->hits = b->digits & starts;
	starts &= b->letters;
	if (s->v) /* what a word with soft hyphens looks like is not to be seen */
		s->hits |= b->soft ? starts : looking(s->v, b, starts);
}

/* Is there, perhaps, a trigger at a bit of the block where it looks like that? */
static bool
triggers(struct stretches *s, unsigned bit)
{
	if (s->block.digits >> bit & 1)
		return number_triggers(s, s->at + bit);
	return word_triggers(s, bit);
}

/* The place of the next trigger; that of the text's end if there is none. */
static size_t
next_trigger(struct stretches *s)
{
	for (;;) {
		unsigned bit;

		while (!s->hits) {
			if (s->next_block >= s->t->n)
				return s->t->n;
			read_block(s);
		}
		bit = (unsigned)__builtin_ctzll(s->hits);
		s->hits &= s->hits - 1;
		if (triggers(s, bit))
			return s->at + bit;
	}
}

bool
stretches_next(struct stretches *s, struct arena *scratch, struct span *out,
    struct positions *triggers)
{
	size_t start, last, next = s->next;

	if (!s->begun)
		next = next_trigger(s);
	s->begun = true;
	s->next = next;
	if (next == s->t->n)
		return false;
	start = back(s->t, next, BEFORE);
	triggers->n = 0;
	do {
		*array_add(scratch, triggers) = (uint32_t)next;
		last = next;
		next = next_trigger(s);
		s->cut = next - start >= STRETCH_MOST &&
			 (next - last >= APART || next - start >= 2 * STRETCH_MOST);
	} while (next < s->t->n && next - last <= JOINED && !s->cut);
	s->next = next;
	out->start = (uint32_t)start;
	out->end = (uint32_t)ahead(s->t, last, BEHIND);
	return true;
}
