#include "embeds/signs.h"

#include <string.h>

#include "embeds/marks.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum {
	NEAR_END = 80, /* how far from its end a line names what follows */
	NEAR_QUOTE = 40,
	GRAM = 6 /* letters that are compared at a time */
};

static bool
word_char(uint32_t c)
{
	return char_is(c, CHAR_LETTER | CHAR_DIGIT);
}

static bool
emoji(uint32_t c)
{
	return c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF);
}

struct signs
signs_count(const struct text *t, struct span line)
{
	struct signs s = {0};

	for (size_t i = line.start; i < line.end; i++) {
		uint32_t c = text_at(t, i);

		if (c == '#' || c == '@') {
			bool sign = word_char(text_at(t, i + 1)) &&
				    (i == line.start || !word_char(text_at(t, i - 1)));

			s.tags += sign && c == '#';
			s.mentions += sign && c == '@';
		} else if ((c == 'h' || c == 'p') && marks_link(t, i)) {
			s.links++;
		} else if (emoji(c)) {
			s.emoji++;
		}
	}
	return s;
}

bool
signs_colon(const struct text *t, struct span line)
{
	uint32_t last = text_at(t, line.end - 1);

	return last == ':' || last == 0xFF1A;
}

/* A word of the line: from letter to letter, apostrophes inside. */
static bool
next_word(const struct text *t, size_t end, struct span *word)
{
	size_t i = word->end;

	while (i < end && !char_is(text_at(t, i), CHAR_LETTER))
		i++;
	word->start = (uint32_t)i;
	while (i < end && (char_is(text_at(t, i), CHAR_LETTER) ||
			      (char_is(text_at(t, i), CHAR_QUOTE) && i + 1 < end &&
				  char_is(text_at(t, i + 1), CHAR_LETTER))))
		i++;
	word->end = (uint32_t)i;
	return word->start < word->end;
}

/* Not a piece of a link, a tag or a name. */
static bool
plain(const struct text *t, struct span word)
{
	uint32_t before = text_before(t, word.start);

	return before != '@' && before != '#' && before != '.' && before != '/' &&
	       before != '_';
}

/* How many words of [start, end) are in the list, up to 3. */
static unsigned
count_words(const struct text *t, size_t start, size_t end, const struct lexicon *list)
{
	struct span word = {(uint32_t)start, (uint32_t)start};
	unsigned n = 0;

	while (n < 3 && next_word(t, end, &word)) {
		/* "US" is a country, "us" are we */
		bool capitals = word.end - word.start > 1 &&
				char_is(text_at(t, word.start + 1), CHAR_UPPER);

		n += !capitals && plain(t, word) &&
		     lexicon_find(list, t, word.start, word.end);
	}
	return n;
}

bool
signs_names_platform(const struct text *t, struct span line)
{
	size_t from = line.end - line.start > NEAR_END ? line.end - NEAR_END : line.start;

	return count_words(t, from, line.end, lexicon_get("und", "post-leads")) > 0;
}

bool
signs_attributed(const struct text *t, struct span line)
{
	const struct lexicon *said = lexicon_get("und", "said-words");

	for (size_t i = line.start + 2; i < line.end; i++) {
		uint32_t c = text_at(t, i), before = text_at(t, i - 1);
		size_t near = i + NEAR_QUOTE < line.end ? i + NEAR_QUOTE : line.end;

		if (c != 0x201C && c != 0x201D && c != '"' && c != 0xBB)
			continue;
		if (c != 0x201D && before == ' ' &&
		    (text_at(t, i - 2) == ',' || text_at(t, i - 2) == ':'))
			return true;
		if (c != 0x201C &&
		    (char_is(before, CHAR_PUNCT) || text_at(t, i + 1) == ',') &&
		    count_words(t, i + 1, near, said))
			return true;
	}
	return false;
}

bool
signs_stop(const struct text *t, struct span line)
{
	size_t i = line.end;

	while (i > line.start && char_is(text_at(t, i - 1), CHAR_QUOTE | CHAR_CLOSE))
		i--;
	return i > line.start && char_is(text_at(t, i - 1), CHAR_STOP);
}

bool
signs_title(const struct text *t, struct span line)
{
	struct span word = {line.start, line.start};
	unsigned words = 0, capitals = 0;

	while (next_word(t, line.end, &word)) {
		if (word.end - word.start < 4 || !plain(t, word))
			continue;
		words++;
		capitals += char_is(text_at(t, word.start), CHAR_UPPER);
	}
	return words >= 4 && capitals * 5 >= words * 4;
}

bool
signs_open_quotation(const struct text *t, struct span line, size_t end)
{
	uint32_t open = text_at(t, line.start), close = open;

	if (open == 0x201C)
		close = 0x201D;
	else if (open == 0x201E)
		close = 0x201C;
	else if (open == 0xAB)
		close = 0xBB;
	else if (open == 0x300C)
		close = 0x300D;
	else if (open != '"')
		return false;
	for (size_t i = line.start + 1; i < end; i++) {
		uint32_t c = text_at(t, i);

		if (c == close || (open == 0x201E && c == 0x201D))
			return false;
	}
	return true;
}

unsigned
signs_person(const struct text *t, struct span line)
{
	return count_words(t, line.start, line.end, lexicon_get("und", "first-person"));
}

unsigned
signs_past(const struct text *t, struct span line)
{
	const struct lexicon *list = lexicon_get("und", "past-words");
	struct span word = {line.start, line.start};
	unsigned n = 0;

	while (next_word(t, line.end, &word)) {
		bool ed =
		    word.end - word.start > 4 && text_is(t, word.end - 2, word.end, "ed");

		n +=
		    plain(t, word) && (ed || lexicon_find(list, t, word.start, word.end));
	}
	return n;
}

bool
signs_label(const struct text *t, struct span line)
{
	const struct lexicon *labels = lexicon_get("und", "caption-words");
	struct span word = {line.start, line.start};
	size_t i = line.start, from;

	/* "Image:", "Read more:" at the start */
	while (i < line.end && i < line.start + 24 && text_at(t, i) != ':')
		i++;
	if (text_at(t, i) == ':' && lexicon_find(labels, t, line.start, i))
		return true;
	/* "(Getty Images)" at the end */
	from = line.end - line.start > 30 ? line.end - 30 : line.start;
	word.end = (uint32_t)from;
	while (next_word(t, line.end, &word)) {
		const struct lexeme *e = lexicon_find(labels, t, word.start, word.end);

		if (e && e->number)
			return true;
	}
	return false;
}

bool
signs_has_name(const struct text *t, struct span line, struct span name)
{
	struct span part = {name.start, name.start};

	while (next_word(t, name.end, &part)) {
		struct span word = {line.start, line.start};

		if (part.end - part.start < 4)
			continue;
		while (next_word(t, line.end, &word)) {
			/* "Arden's" has "Arden" too */
			if (word.end - word.start > part.end - part.start &&
			    char_is(text_at(t, word.start + part.end - part.start),
				CHAR_QUOTE))
				word.end = word.start + (part.end - part.start);
			if (plain(t, word) && text_same(t, part, t, word))
				return true;
		}
	}
	return false;
}

/* A bit for each run of GRAM letters. */
struct grams {
	uint64_t bit[32];
};

static uint32_t
gram(const struct text *t, size_t at)
{
	uint32_t hash = WORD_HASH_START;

	for (size_t i = at; i < at + GRAM; i++)
		hash = word_hash(hash, word_fold(t->unit[i]));
	return hash >> 21;
}

float
signs_repeated(const struct text *t, struct span line, struct span below)
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
signs_echoes(const struct text *t, struct span line)
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
signs_other_script(const struct text *t, struct span a, struct span b)
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

	while (next_word(t, s.end, &word)) {
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
signs_other_language(const struct text *t, struct span a, struct span b)
{
	int x = language(t, a), y = language(t, b);

	return x && y && x != y;
}
