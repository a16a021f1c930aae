#include "embeds/signs.h"

#include <string.h>

#include "embeds/marks.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum {
	NEAR_END = 80, /* how far from its end a line names what follows */
	NEAR_QUOTE = 40
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

bool
signs_word(const struct text *t, size_t end, struct span *word)
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

	while (n < 3 && signs_word(t, end, &word)) {
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
		if (c != 0x201D && before == ' ' && text_at(t, i - 2) == ',')
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

	while (signs_word(t, line.end, &word)) {
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

	while (signs_word(t, line.end, &word)) {
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
	while (signs_word(t, line.end, &word)) {
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

	while (signs_word(t, name.end, &part)) {
		struct span word = {line.start, line.start};

		if (part.end - part.start < 4)
			continue;
		while (signs_word(t, line.end, &word)) {
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
