#include "segment/closing.h"

#include "segment/scan.h"

bool
closing_mark(uint32_t c)
{
	return char_is(c, CHAR_CLOSE) ||
	       (char_is(c, CHAR_QUOTE) && !char_is(c, CHAR_OPEN));
}

size_t
closing_spaces(const struct text *t, size_t i, size_t end)
{
	while (i < end && char_is(text_at(t, i), CHAR_SPACE) &&
	       !char_is(text_at(t, i), CHAR_NEWLINE))
		i++;
	return i;
}

/* "[12]", "[a]": returns the place behind it, or 0. */
static size_t
bracketed(const struct text *t, size_t i, size_t end)
{
	size_t k = i + 1;

	if (i >= end || text_at(t, i) != '[')
		return 0;
	while (k < end && k - i < 6 &&
	       char_is(text_at(t, k), CHAR_DIGIT | CHAR_LETTER | CHAR_DASH))
		k++;
	return k > i + 1 && k < end && text_at(t, k) == ']' ? k + 1 : 0;
}

size_t
closing_references(const struct text *t, size_t i, size_t end)
{
	for (;;) {
		uint32_t c = text_at(t, i);
		size_t k = bracketed(t, closing_spaces(t, i, end), end);

		if (i < end &&
		    (c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079)))
			i++;
		else if (k && (k == end || char_is(text_at(t, k), CHAR_SPACE) ||
				  text_at(t, k) == '['))
			i = k;
		else
			return i;
	}
}

size_t
closing_stops(const struct text *t, size_t i, size_t end)
{
	while (i < end && scan_is_stop(text_at(t, i)))
		i++;
	return i;
}

size_t
closing_points(const struct text *t, size_t i, size_t end, size_t *points)
{
	*points = 0;
	while (*points <= 3) {
		size_t k = closing_spaces(t, i, end);

		if (k == i || k >= end || text_at(t, k) != '.' ||
		    scan_is_stop(text_at(t, k + 1)))
			return i;
		++*points;
		i = k + 1;
	}
	return i;
}

size_t
closing_marks(const struct text *t, size_t i, size_t end)
{
	for (;;) {
		size_t k;

		while (i < end && closing_mark(text_at(t, i)))
			i++;
		k = closing_spaces(t, i, end);
		if (k > i && k < end && text_at(t, k) == 0xBB &&
		    !char_is(text_at(t, k + 1), CHAR_LETTER | CHAR_DIGIT))
			i = k + 1; /* no »German« opening mark */
		else if (k > i && k + 1 < end && text_at(t, k) == '\'' &&
			 text_at(t, k + 1) == '\'' &&
			 (k + 2 == end || char_is(text_at(t, k + 2), CHAR_SPACE)))
			i = k + 2;
		else
			return i;
	}
}

/* Behind a run of signs that ends at white space; `at` if there is none. */
static size_t
signs(const struct text *t, size_t at, size_t end)
{
	size_t i = at;

	while (i < end && i - at < 8 && char_is(text_at(t, i), CHAR_PUNCT | CHAR_SYMBOL))
		i++;
	return i == end || char_is(text_at(t, i), CHAR_SPACE) ? i : at;
}

bool
closing_leftovers(const struct text *t, size_t *i, size_t end)
{
	for (;;) {
		size_t from = closing_spaces(t, *i, end), k = signs(t, from, end);
		uint32_t first = text_at(t, from), last = text_before(t, k);

		if (from == *i || k == from || scan_is_stop(first))
			return true;
		if (k == from + 1 && char_is(first, CHAR_QUOTE)) { /* `! " , he cried` */
			from = closing_spaces(t, k, end);
			k = signs(t, from, end);
			first = text_at(t, from);
			last = text_before(t, k);
			if (k == from || (!scan_is_stop(first) && first != ','))
				return true;
		}
		if (last == ',' && !(k - from == 2 && first == ',')) /* Dutch ,, opens */
			return false;
		if (char_is(last, CHAR_DASH)) { /* "- -." */
			from = closing_spaces(t, k, end);
			k = signs(t, from, end);
			last = text_before(t, k);
			if (!char_is(text_at(t, from), CHAR_DASH) || !scan_is_stop(last))
				return true;
		} else if (first == '('
			       ? k < end
			       : !scan_is_stop(last) && last != ']' && last != ')' &&
				     !(first == ':' && last == '(')) {
			return true; /* "(...) He" is more likely left out of the next */
		}
		*i = k;
	}
}
