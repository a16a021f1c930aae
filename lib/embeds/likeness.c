#include "embeds/likeness.h"

#include "embeds/signs.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum { GRAM = 6 }; /* letters that are compared at a time */

/* A bit for each run of GRAM letters. */
struct grams {
	uint64_t bit[32];
};

static uint32_t
gram(const struct text *t, size_t at)
{
	uint32_t hash = WORD_HASH_START;

	for (size_t i = at; i < at + GRAM; i++)
		hash = word_hash_unit(hash, word_fold(t->unit[i]));
	return hash >> 21;
}

float
likeness_repeated(const struct text *t, struct span line, struct span below)
{
	struct grams seen = {{0}};
	unsigned hits = 0, all = 0;

	for (size_t i = below.start; i + GRAM <= below.end; i++)
		seen.bit[gram(t, i) / 64] |= UINT64_C(1) << gram(t, i) % 64;
	for (size_t i = line.start; i + GRAM <= line.end; i++) {
		hits += (unsigned)(seen.bit[gram(t, i) / 64] >> gram(t, i) % 64) & 1;
		all++;
	}
	return all ? (float)hits / (float)all : 0;
}

/* Runs of letters without a capital, whose hashes are made one from the other. */
struct rolling {
	uint32_t hash, out; /* `out`: what the character that leaves is worth */
	size_t run;         /* characters since the last capital or line break */
};

enum { ECHO_RUN = 16, ECHOES = 5, ECHO_REACH = 4000, ECHO_BASE = 69069 };

/* Takes the character at i in; is there a whole run now? */
static bool
roll(struct rolling *r, const struct text *t, size_t i)
{
	uint32_t c = t->unit[i];

	if (char_is(c, CHAR_UPPER | CHAR_NEWLINE)) {
		r->run = 0;
		r->hash = 0;
		return false;
	}
	r->hash = r->hash * ECHO_BASE + c;
	if (r->run++ < ECHO_RUN)
		return r->run == ECHO_RUN;
	r->hash -= r->out * t->unit[i - ECHO_RUN];
	return true;
}

static uint32_t
slot(uint32_t hash)
{
	return hash * 2654435761u >> 18;
}

bool
likeness_echoes(const struct text *t, struct span line)
{
	uint64_t seen[256] = {0}; /* 2^14 bits */
	struct rolling own = {.out = 1}, above = {.out = 1};
	size_t from = line.start > ECHO_REACH ? line.start - ECHO_REACH : 0;
	unsigned hits = 0;

	for (int i = 0; i < ECHO_RUN; i++)
		own.out *= ECHO_BASE;
	above.out = own.out;
	for (size_t i = line.start; i < line.end; i++)
		if (roll(&own, t, i))
			seen[slot(own.hash) / 64] |= UINT64_C(1) << slot(own.hash) % 64;
	for (size_t i = from; i < line.start; i++) {
		if (!roll(&above, t, i) ||
		    !(seen[slot(above.hash) / 64] >> slot(above.hash) % 64 & 1))
			hits = 0;
		else if (++hits == ECHOES)
			return true;
	}
	return false;
}

/* 0 Latin, 1 scripts without spaces, else by block; -1: no letters. */
static int
script(const struct text *t, struct span s)
{
	unsigned latin = 0, dense = 0, other = 0;
	int block = 2;

	for (size_t i = s.start; i < s.end; i++) {
		uint32_t c = text_at(t, i);

		if (!char_is(c, CHAR_LETTER))
			continue;
		if (c < 0x250) {
			latin++;
		} else if (char_is(c, CHAR_DENSE)) {
			dense++;
		} else {
			other++;
			block = 2 + (int)(c >> 8);
		}
	}
	if (!latin && !dense && !other)
		return -1;
	if (latin > 2 * dense && latin >= other)
		return 0; /* a word of the dense ones is one or two letters */
	return dense >= other ? 1 : block;
}

bool
likeness_other_script(const struct text *t, struct span a, struct span b)
{
	int x = script(t, a), y = script(t, b);

	return x >= 0 && y >= 0 && x != y;
}

/* The language most of the known words are of, at least two and two thirds; 0: unknown.
 */
static int
language(const struct text *t, struct span s)
{
	enum { LANGUAGES = 16 };
	const struct lexicon *list = lexicon_get("und", "language-words");
	struct span word = {s.start, s.start};
	unsigned seen[LANGUAGES] = {0}, all = 0;
	int best = 0;

	while (signs_word(t, s.end, &word)) {
		const struct lexeme *e = lexicon_find(list, t, word.start, word.end);

		if (!e || e->number <= 0 || e->number >= LANGUAGES)
			continue;
		all++;
		if (++seen[e->number] > seen[best])
			best = e->number;
	}
	return seen[best] >= 2 && 3 * seen[best] >= 2 * all ? best : 0;
}

bool
likeness_other_language(const struct text *t, struct span a, struct span b)
{
	int x = language(t, a), y = language(t, b);

	return x && y && x != y;
}
