#include "text/words.h"

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

/* Takes small letters of ASCII, as most are; returns where they end. */
static size_t
small_letters(uint32_t *hash, const struct text *t, size_t i, size_t end)
{
	uint32_t h = *hash;

	for (; i < end && t->unit[i] >= 'a' && t->unit[i] <= 'z'; i++)
		h = word_hash(h, t->unit[i]);
	*hash = h;
	return i;
}

/* The end of the run of letters at `start`; notes its hash and case in w. */
static size_t
letters(struct word *w, const struct text *t, size_t start, size_t end)
{
	bool upper = true;
	uint32_t hash = WORD_HASH_START;
	size_t i = start;

	for (;;) {
		size_t small = i;
		uint16_t u;
		unsigned class;

		i = small_letters(&hash, t, i, end);
		upper &= i == small;
		if (i == end)
			break;
		u = t->unit[i];
		class = char_class(text_at(t, i));
		if (class & CHAR_LETTER) {
			if ((class & CHAR_DENSE) && i > start)
				break;
			upper &= !(class & CHAR_LOWER);
			if (i == start && (class & CHAR_UPPER))
				w->flags |= WORD_CAPITAL;
		} else if (u == 0xAD) {
			i++; /* soft hyphen: invisible */
			continue;
		} else if (!apostrophe(u) || i + 1 >= end ||
			   !char_is(text_at(t, i + 1), CHAR_LETTER) ||
			   clitic(t, i, end)) {
			break;
		}
		hash = word_hash(hash, word_fold(u));
		i++;
		if (class & CHAR_DENSE)
			break;
	}
	w->hash = hash;
	if (upper && (w->flags & WORD_CAPITAL))
		w->flags |= WORD_UPPER;
	return i;
}

void
words_scan(struct words *list, const struct text *t, size_t start, size_t end,
    struct arena *scratch)
{
	uint8_t apart = WORD_APART | WORD_LINE;

	for (size_t i = start; i < end;) {
		uint32_t c = text_at(t, i);
		unsigned class;
		struct word *w;

		if (c == ' ') {
			apart |= WORD_APART;
			i++;
			continue;
		}
		class = char_class(c);
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
				w->hash = word_hash(w->hash, t->unit[i++]);
		} else if (i > start && clitic(t, i, end) &&
			   char_is(text_at(t, i - 1), CHAR_LETTER | CHAR_DIGIT)) {
			w->kind = WORD_CLITIC;
			w->hash = word_hash(word_hash(WORD_HASH_START, '\''), 's');
			i += 2;
		} else {
			w->kind = WORD_MARK;
			w->hash = word_hash(WORD_HASH_START, w->first);
			i++;
		}
		w->end = (uint32_t)i;
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
