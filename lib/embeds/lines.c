#include "embeds/lines.h"

#include "text/chars.h"
#include "text/find.h"

enum {
	LONGEST_LINE = 4096,
	MOST_BREAKS = 200 /* looked at for the habit */
};

bool
lines_above(const struct text *t, size_t floor, size_t at, struct line *line)
{
	size_t end = at;
	struct span s;

	line->breaks = 0;
	while (end > floor && char_is(text_at(t, end - 1), CHAR_SPACE)) {
		if (text_at(t, end - 1) != '\r')
			line->breaks += char_is(text_at(t, end - 1), CHAR_NEWLINE);
		end--;
	}
	if (end <= floor)
		return false;
	line->start = end;
	while (line->start > floor && end - line->start < LONGEST_LINE &&
	       !char_is(text_at(t, line->start - 1), CHAR_NEWLINE))
		line->start--;
	s = text_trim(t, line->start, end);
	line->start = s.start;
	line->end = s.end;
	return true;
}

unsigned
lines_habit(const struct text *t)
{
	unsigned seen[4] = {0}, run = 0, total = 0, best = 1;

	for (size_t i = 0; (i = find_unit(t, '\n', i, t->n)) < t->n;) {
		for (; i < t->n && char_is(t->unit[i], CHAR_SPACE); i++)
			run += t->unit[i] == '\n';
		if (i == t->n || total++ == MOST_BREAKS)
			break;
		seen[run < 3 ? run : 3]++;
		run = 0;
	}
	for (unsigned k = 2; k < 4; k++)
		if (seen[k] > seen[best])
			best = k;
	return best;
}
