#include "segment/gap.h"

#include "segment/scan.h"

enum {
	LONGEST = 40, /* of a word looked at */
	FAR = 160,    /* how far back a headline in capitals is read */
	SHOUTED = 8   /* letters make a headline in capitals */
};

/* Behind the last character before `at` that is not white space. */
static size_t
before(const struct text *t, size_t sentence, size_t at)
{
	while (at > sentence && char_is(text_at(t, at - 1), CHAR_SPACE))
		at--;
	return at;
}

/* Is all of the sentence up to `at` in capitals? */
static bool
shouted(const struct text *t, size_t sentence, size_t at)
{
	unsigned letters = 0, words = 1;

	if (at - sentence > FAR)
		return false;
	for (size_t i = sentence; i < at; i++) {
		unsigned class = char_class(text_at(t, i));

		if (class & CHAR_LOWER)
			return false;
		letters += (class & CHAR_UPPER) != 0;
		words += (class & CHAR_SPACE) != 0;
	}
	return letters >= SHOUTED && words > 2;
}

/* "(1)", "2.)", "b)": an enumerator that ends at `end`. */
static bool
item_number(const struct text *t, size_t sentence, size_t end)
{
	size_t last = end - 1 - (end - sentence > 2 && text_at(t, end - 2) == '.'),
	       i = last;

	while (i > sentence && last - i < 4 &&
	       char_is(text_at(t, i - 1), CHAR_LETTER | CHAR_DIGIT))
		i--;
	return i < last && (i == sentence || text_at(t, i - 1) == '(' ||
			       char_is(text_at(t, i - 1), CHAR_SPACE));
}

/* "I thought --": a dash, and not the one behind the place a report comes from. */
static bool
broken_off(const struct text *t, size_t sentence, size_t end)
{
	while (end > sentence && char_is(text_at(t, end - 1), CHAR_DASH))
		end--;
	if (!char_is(text_before(t, end), CHAR_SPACE))
		return false;
	end = before(t, sentence, end);
	return gap_small(t, end - (text_before(t, end) == '-')); /* "I kn- --" */
}

/* "Best regards, Bo Bell": the letter is closed at the comma that ends at `end`. */
static bool
letter_closed(
    const struct text *t, const struct stop_lists *lists, size_t sentence, size_t end)
{
	return end - sentence < LONGEST &&
	       lexicon_find(lists->closings, t, sentence, end - 1) != NULL;
}

/* Can the word or number that ends at `end` be the last one of a headline? */
static bool
can_be_last(
    const struct text *t, const struct stop_lists *lists, size_t sentence, size_t end)
{
	uint32_t last = text_before(t, end);
	size_t start = end, behind;

	if (char_is(last, CHAR_DASH))
		return broken_off(t, sentence, end);
	if (last == ':')
		return lexicon_find(lists->marks, t, end - 1, end) != NULL;
	if (last == ')' && item_number(t, sentence, end))
		return false;
	if (char_is(last, CHAR_CLOSE) || last == ';' || last == '%' || last == 0xBB ||
	    last == 0x201D)
		return true;
	while (
	    start > sentence && end - start < LONGEST &&
	    (char_is(text_at(t, start - 1), CHAR_LETTER | CHAR_DIGIT) ||
		(text_at(t, start - 1) == '.' && char_is(text_at(t, start), CHAR_DIGIT))))
		start--;
	/* neither an enumerator nor a word that wants another behind it: "in The Hague"
	 */
	if (start == end || (start == sentence && char_is(last, CHAR_DIGIT)))
		return false;
	return starter_at(t, lists, start, &behind) == STARTER_NONE;
}

static bool
opens(const struct text *t, const struct stop_lists *lists, size_t at, size_t end)
{
	size_t behind, next;

	/* what a look-up would cost is asked last: capitals are many, starters are few */
	behind = at + 1 < end ? scan_small(t, at + 1, end) : end;
	while (behind < end && behind - at < LONGEST && t->unit[behind] != ' ' &&
	       char_is(text_at(t, behind), CHAR_LOWER | CHAR_QUOTE | CHAR_MARK))
		behind++;
	if (!char_is(text_at(t, behind), CHAR_SPACE))
		return false;
	for (next = behind; next < end && char_is(text_at(t, next), CHAR_SPACE);)
		next++;
	if (next >= end || !char_is(text_at(t, next), CHAR_LOWER) ||
	    !char_is(text_at(t, at), CHAR_UPPER))
		return false;
	return starter_at(t, lists, at, &next) == STARTER_PLAIN && next == behind;
}

/* "(0.12) Slope: 0.3", "814-1874 Fax: 814-6874": a field of a form behind another. */
static bool
labels(const struct text *t, size_t last, size_t at)
{
	uint32_t value = text_before(t, last);
	size_t i = at;

	if (value != ')' && !char_is(value, CHAR_DIGIT))
		return false;
	while (i - at < LONGEST && char_is(text_at(t, i), CHAR_LETTER))
		i++;
	return text_at(t, i) == ':' && char_is(text_at(t, i + 1), CHAR_SPACE);
}

/* No letter in it? */
static bool
bare(const struct text *t, size_t start, size_t end)
{
	while (start < end && !char_is(text_at(t, start), CHAR_LETTER))
		start++;
	return start == end;
}

bool
gap_ends(const struct text *t, const struct stop_lists *lists, size_t sentence, size_t at,
    size_t end)
{
	size_t behind, last = before(t, sentence, at);
	uint16_t mark = last ? t->unit[last - 1] : 0;

	if (last <= sentence)
		return false;
	if (mark >= 'a' && mark <= 'z') /* most often; nothing of the next three */
		return opens(t, lists, at, end) && can_be_last(t, lists, sentence, last);
	if (text_at(t, last - 1) == ',')
		return letter_closed(t, lists, sentence, last);
	if (labels(t, last, at))
		return true;
	if (mark == ']' && bare(t, sentence, last))
		return false; /* "[1] The first": a note's number, not a sentence */
	if (char_is(text_at(t, at + 1), CHAR_LOWER) &&
	    !char_is(text_at(t, last - 1), CHAR_DASH) && /* "HARBOUR TOWN - The" */
	    shouted(t, sentence, last) &&
	    starter_at(t, lists, at, &behind) == STARTER_PLAIN)
		return true;
	return opens(t, lists, at, end) && can_be_last(t, lists, sentence, last);
}

size_t
gap_note(const struct text *t, const struct stop_lists *lists, size_t at, size_t end)
{
	size_t i = at, k;

	while (i < end && char_is(text_at(t, i), CHAR_SPACE))
		i++;
	k = i;
	while (k < end && k - i < 3 && char_is(text_at(t, k), CHAR_DIGIT))
		k++;
	return i > at && k > i && text_at(t, k) == ' ' && opens(t, lists, k + 1, end) ? k
										      : 0;
}

/* Behind one to `most` digits, or 0. */
static size_t
digits(const struct text *t, size_t at, size_t end, size_t most)
{
	size_t i = at;

	while (i < end && i - at < most && char_is(text_at(t, i), CHAR_DIGIT))
		i++;
	return i > at ? i : 0;
}

size_t
gap_stamp(const struct text *t, size_t at, size_t end)
{
	static const uint8_t most[] = {2, 2, 4, 2, 2, 2};
	size_t i = at, part;

	for (part = 0; part < 6; part++) {
		size_t k = digits(t, i, end, most[part]);
		uint32_t c = text_at(t, k);

		if (!k)
			return 0;
		i = k;
		if (part < 2 ? c != '/' && c != '-' && c != '.' : part != 2 && c != ':')
			break;
		if (part == 2) {
			i += c == ',';
			if (text_at(t, i) != ' ')
				return 0;
		}
		i++;
	}
	if (part < 4)
		return 0;
	if (text_at(t, i) == ' ' && text_at(t, i + 2) == 'M' &&
	    (text_at(t, i + 1) == 'A' || text_at(t, i + 1) == 'P'))
		i += 3;
	return i <= end ? i : 0;
}

size_t
gap_rule(const struct text *t, size_t at, size_t end)
{
	uint32_t c = text_at(t, at);
	size_t i = at;

	if (c != '_' && c != '=' && c != '*' && c != '-' && c != '~')
		return 0;
	while (i < end && text_at(t, i) == c)
		i++;
	return i - at >= 5 ? i : 0;
}

bool
gap_small(const struct text *t, size_t at)
{
	size_t i = at;

	while (i && at - i < LONGEST && char_is(text_at(t, i - 1), CHAR_LOWER))
		i--;
	return i < at && (i == 0 || char_is(text_at(t, i - 1), CHAR_SPACE));
}
