#include "embeds/length.h"

#include "embeds/marks.h"
#include "text/chars.h"

enum {
	LINK_WEIGHT = 23, /* any link counts as a shortened one */
	LONGEST_LINK = 64 /* of those a post ends with, which are shortened ones */
};

static unsigned
weight(uint32_t c)
{
	if (c <= 0x10FF || (c >= 0x2000 && c <= 0x200D) || (c >= 0x2010 && c <= 0x201F) ||
	    (c >= 0x2032 && c <= 0x2037))
		return 1;
	if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF))
		return 0; /* parts of one emoji */
	return 2;
}

static bool
may_be_link(uint32_t c)
{
	return c == 'h' || c == 'p';
}

static size_t
without_links(const struct text *t, size_t start, size_t end)
{
	for (;;) {
		size_t i;

		end = text_trim(t, start, end).end;
		for (i = end; i > start && end - i < LONGEST_LINK; i--)
			if (may_be_link(text_at(t, i - 1)) && marks_link(t, i - 1) == end)
				break;
		if (i == start || end - i >= LONGEST_LINK)
			return end;
		end = i - 1;
	}
}

static size_t
without_replies(const struct text *t, size_t start, size_t end)
{
	while (start < end && text_at(t, start) == '@') {
		while (start < end && !char_is(text_at(t, start), CHAR_SPACE))
			start++;
		while (start < end && char_is(text_at(t, start), CHAR_SPACE))
			start++;
	}
	return start;
}

unsigned
length_of_post(const struct text *t, size_t start, size_t end, unsigned most)
{
	unsigned sum = 0;

	end = without_links(t, start, end);
	for (size_t i = without_replies(t, start, end); i < end && sum <= most;) {
		uint32_t c = text_at(t, i);
		size_t link = may_be_link(c) ? marks_link(t, i) : 0;

		if (link) {
			sum += LINK_WEIGHT;
			i = link;
		} else if (char_is(c, CHAR_SPACE)) {
			while (i < end && char_is(text_at(t, i), CHAR_SPACE))
				i++;
			sum++;
		} else {
			sum += weight(c);
			i++;
			while (weight(c) == 2 && i + 1 < end && text_at(t, i) == 0x200D)
				i += 2; /* joined to one emoji */
		}
	}
	return sum;
}
