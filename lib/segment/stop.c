#include "segment/stop.h"

#include <string.h>

#include "text/chars.h"

enum {
	LONGEST = 24, /* no abbreviation is longer */
	SHORTEST = 12 /* a sentence that ends in an abbreviation is not shorter */
};

enum kind { WORD, TITLE, NUMBER, OTHER, INITIAL, ACRONYM, ENUMERATOR };

static bool
in_word(uint32_t c)
{
	return char_is(c, CHAR_LETTER | CHAR_DIGIT) || c == '.' || c == '&' ||
	       c == 0xB0 || c == 0xBA || c == '\'' || c == 0x2019;
}

/* The start of the word whose point is at `at`. */
static size_t
word_start(const struct text *t, size_t sentence, size_t at)
{
	size_t i = at;

	while (i > sentence && at - i < LONGEST && in_word(text_at(t, i - 1)))
		i--;
	while (i < at && !char_is(text_at(t, i), CHAR_LETTER | CHAR_DIGIT))
		i++;
	return i;
}

static bool
all(const struct text *t, size_t start, size_t end, unsigned classes)
{
	for (size_t i = start; i < end; i++)
		if (!char_is(text_at(t, i), classes))
			return false;
	return end > start;
}

/* Does a figure stand before the word: "1998 г.", "12 St."? */
static bool
counted(const struct text *t, size_t start)
{
	while (start && char_is(text_at(t, start - 1), CHAR_SPACE))
		start--;
	return char_is(text_before(t, start), CHAR_DIGIT);
}

/* Letters parted by points, one or two between each: "U.S", "z.B", "Ph.D". */
static bool
acronym(const struct text *t, size_t start, size_t end)
{
	size_t run = 0, points = 0;

	for (size_t i = start; i < end; i++) {
		if (text_at(t, i) == '.') {
			if (!run || run > 2)
				return false;
			run = 0;
			points++;
		} else if (char_is(text_at(t, i), CHAR_LETTER)) {
			run++;
		} else {
			return false;
		}
	}
	return points && run && run <= 2;
}

/* No vowel, no digit: "Mgr", "bzw", "Nr". Latin letters only. */
static bool
consonants(const struct text *t, size_t start, size_t end)
{
	if (end - start < 2 || end - start > 4)
		return false;
	for (size_t i = start; i < end; i++) {
		uint32_t c = char_lower(text_at(t, i));

		if (c < 'a' || c > 'z' || strchr("aeiouy", (int)c))
			return false;
	}
	return !char_is(text_at(t, start + 1), CHAR_UPPER); /* "BBC" is a word */
}

/* "Mm", "Hmm", "Mhm", "Shh": no vowel, but a sentence of its own. */
static bool
hummed(const struct text *t, size_t start, size_t end)
{
	size_t hums = 0;
	bool twice = false;

	for (size_t i = start; i < end; i++) {
		uint32_t c = char_lower(text_at(t, i));

		hums += c == 'm' || c == 'h';
		twice |= i > start && c == char_lower(text_at(t, i - 1));
	}
	return end - start >= 2 && (twice || hums == end - start);
}

static bool
roman(const struct text *t, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (text_at(t, i) >= 0x80 || !strchr("IVXivx", (int)text_at(t, i)))
			return false;
	return end > start && end - start <= 5;
}

static enum kind
listed(const struct stop_lists *lists, const struct text *t, size_t start, size_t end)
{
	const struct lexeme *e = lexicon_find(lists->abbreviations, t, start, end);

	if (e)
		switch (*lexicon_value(lists->abbreviations, e)) {
		case 't':
			return TITLE;
		case 'n':
			return NUMBER;
		default:
			return OTHER;
		}
	return lexicon_find(lists->extra, t, start, end) ? OTHER : WORD;
}

/* Is the part a point and a word of some length come before: "example.org"? */
static bool
address(const struct text *t, size_t start, size_t part)
{
	return text_at(t, part - 1) == '.' && part - start > 4 &&
	       all(t, part - 5, part - 1, CHAR_LOWER);
}

/* A figure or another single letter with its point behind `at`: "p. 5", "z. B." */
static bool
letter_goes_on(const struct text *t, size_t at)
{
	size_t i = at + 1;

	while (i - at < 4 && char_is(text_at(t, i), CHAR_SPACE))
		i++;
	return char_is(text_at(t, i), CHAR_DIGIT) ||
	       (char_is(text_at(t, i), CHAR_LETTER) && text_at(t, i + 1) == '.');
}

static enum kind
kind_of(const struct text *t, const struct stop_lists *lists, size_t sentence, size_t at)
{
	size_t start = at, part = at;
	size_t begin = sentence;
	enum kind kind;

	/* most often: a word of five small letters or more that is not in the list */
	while (start > sentence && at - start < LONGEST && t->unit[start - 1] >= 'a' &&
	       t->unit[start - 1] <= 'z')
		start--;
	if (at - start >= 5 && start > sentence && t->unit[start - 1] == ' ' &&
	    listed(lists, t, start, at) == WORD)
		return WORD;
	start = word_start(t, sentence, at);
	if (start == at)
		return WORD;
	/* "1. The first", "a. The first", "IV. The": at the head of its sentence */
	while (begin < start && begin - sentence < 8 &&
	       !char_is(text_at(t, begin), CHAR_LETTER | CHAR_DIGIT))
		begin++; /* brackets, bullets */
	if (start == begin && ((at - start <= 4 && all(t, start, at, CHAR_DIGIT)) ||
				  at - start == 1 || roman(t, start, at)))
		return ENUMERATOR;
	kind = listed(lists, t, start, at);
	if (kind == TITLE && counted(t, start))
		return OTHER;
	if (kind == NUMBER && at - start == 1 && char_is(text_at(t, start), CHAR_UPPER))
		return INITIAL;
	if (kind != WORD)
		return kind;
	if (at - start == 1 && char_is(text_at(t, start), CHAR_LETTER) &&
	    !char_is(text_at(t, start), CHAR_DENSE) &&
	    (!char_is(text_at(t, start), CHAR_LOWER) || letter_goes_on(t, at)))
		return INITIAL;
	if (acronym(t, start, at))
		return ACRONYM;
	/* the last part of a compound: "Lt.-Gen", "l'av", "Vgl.Abb" */
	while (part > start && char_is(text_at(t, part - 1), CHAR_LETTER))
		part--;
	if (part > start && part < at && !address(t, start, part) &&
	    (kind = listed(lists, t, part, at)) != WORD)
		return kind;
	if (start == begin && hummed(t, start, at))
		return WORD;
	return consonants(t, start, at) ? OTHER : WORD;
}

static enum starter
value_of(const struct lexicon *starters, const struct lexeme *e)
{
	const char *value = lexicon_value(starters, e);

	switch (*value) {
	case 'c':
		return value[1] == 'a' ? STARTER_CAPITAL : STARTER_CONTINUES;
	case 'e':
		return STARTER_NONE;
	case 'n':
		return STARTER_NAMES;
	default:
		return STARTER_PLAIN;
	}
}

enum starter
starter_at(
    const struct text *t, const struct stop_lists *lists, size_t at, size_t *behind)
{
	struct word w = {.start = (uint32_t)at};
	struct word_hasher hash = word_hasher(WORD_HASH_START);
	const struct lexeme *e;
	size_t end = at;

	for (; end < t->n && end - at < LONGEST; end++) {
		uint16_t u = t->unit[end];

		if ((u | 0x20) >= 'a' && (u | 0x20) <= 'z')
			word_hasher_add(&hash, u | 0x20);
		else if (char_is(u, CHAR_LETTER) || u == '\'' || u == 0x2019 ||
			 (u == TEXT_ASTRAL && char_is(text_at(t, end), CHAR_LETTER)))
			word_hasher_add(&hash, word_fold(u));
		else
			break;
	}
	*behind = end;
	w.end = (uint32_t)end;
	w.hash = word_hasher_sum(&hash);
	if (end - at == 1 && text_at(t, end) == '.')
		return STARTER_NONE; /* an initial */
	if ((e = lexicon_word(lists->starters, t, &w)) != NULL)
		return value_of(lists->starters, e);
	while (end > at && text_at(t, end) != '\'' && text_at(t, end) != 0x2019)
		end--;
	if (end > at && (e = lexicon_find(lists->starters, t, at, end)) != NULL)
		return value_of(lists->starters, e) == STARTER_CAPITAL ? STARTER_CAPITAL
								       : STARTER_PLAIN;
	return STARTER_NONE; /* "It's" and "C'est" were some */
}

/* Does the word at `at` often open a sentence, and is hardly ever a name? */
static bool
starter(const struct text *t, const struct stop_lists *lists, size_t at)
{
	size_t behind;
	enum starter kind = starter_at(t, lists, at, &behind);

	return kind == STARTER_PLAIN || kind == STARTER_CAPITAL;
}

/*
 * Some write no capitals: then a plain word of some length, not known to be short for
 * another, ends its sentence in front of a small letter too; any plain word does where
 * the sentence itself began with one. So do ? and !, unless what comes can only go on.
 */
static bool
careless(
    const struct text *t, const struct stop_lists *lists, const struct stop_context *c)
{
	size_t start = word_start(t, c->sentence, c->at), behind;
	size_t most = char_is(text_at(t, c->sentence), CHAR_LOWER) ? 2 : 4;
	enum starter next = starter_at(t, lists, c->next, &behind);

	if (c->closed || next == STARTER_CONTINUES)
		return false;
	if (text_at(t, c->run - 1) == '?' && !c->opened) {
		for (size_t i = c->run; i < c->next; i++)
			if (char_is(text_at(t, i), CHAR_DASH | CHAR_STOP))
				return false; /* "- Why? - he said." */
		return start < c->at;
	}
	if (c->run - c->at > 1 || text_at(t, c->at) != '.')
		return false;
	return c->at - start >= most && all(t, start + 1, c->at, CHAR_LOWER) &&
	       (next == STARTER_PLAIN || char_is(text_at(t, start), CHAR_LOWER)) &&
	       kind_of(t, lists, c->sentence, c->at) == WORD;
}

/* `"Why?" Mr. Bo Bell asked`: up to three words in capitals, then a verb of speech. */
static bool
speaker_follows(const struct text *t, const struct stop_lists *lists, size_t at)
{
	for (unsigned words = 0; words < 4; words++) {
		size_t end = at;

		while (end - at < LONGEST && char_is(text_at(t, end), CHAR_LETTER))
			end++;
		if (words && lexicon_find(lists->verbs, t, at, end))
			return true;
		if (!char_is(text_at(t, at), CHAR_UPPER))
			return false;
		end += text_at(t, end) == '.';
		if (text_at(t, end) != ' ')
			return false;
		at = end + 1;
	}
	return false;
}

/* A sign that comes with a figure: "art. § 5", "approx. $5". */
static bool
counts(uint32_t c)
{
	return c == 0x2116 || c == 0xA7 || c == '$' || c == 0xA3 || c == 0x20AC ||
	       c == '&' || c == '+';
}

bool
stop_ends(
    const struct text *t, const struct stop_lists *lists, const struct stop_context *c)
{
	bool full_stop = c->run - c->at == 1 && text_at(t, c->at) == '.';

	if (c->kind == NEXT_END)
		return true;
	if (c->kind == NEXT_LOWER)
		return careless(t, lists, c);
	if (text_before(t, c->at) == '[' || text_before(t, c->at) == '(')
		return false; /* "[...]": something is left out */
	if (!full_stop) {
		/* "Yahoo!": a name that has its mark */
		size_t word = word_start(t, c->sentence, c->at);

		if (lists->verbs && c->kind == NEXT_UPPER && !c->opened &&
		    char_is(text_at(t, c->run), CHAR_QUOTE) &&
		    speaker_follows(t, lists, c->next))
			return false;
		return text_at(t, c->at) != '!' ||
		       listed(lists, t, word, c->at + 1) == WORD ||
		       (c->kind == NEXT_UPPER && starter(t, lists, c->next));
	}
	switch (kind_of(t, lists, c->sentence, c->at)) {
	case WORD:
		return true;
	case ENUMERATOR:
		return false;
	case TITLE:
		return false;
	case NUMBER:
		return c->kind != NEXT_DIGIT &&
		       !(c->kind == NEXT_UPPER && roman(t, c->next, c->next + 1) &&
			   !char_is(text_at(t, c->next + 1), CHAR_LETTER));
	case INITIAL:
	case ACRONYM:
	case OTHER:
		/* "At 5 a.m. Mr. Smith": too little for a sentence */
		if (c->kind == NEXT_UPPER)
			return c->at - c->sentence >= SHORTEST &&
			       starter(t, lists, c->next);
		return c->kind == NEXT_OTHER && !counts(text_at(t, c->next));
	}
	return true;
}
