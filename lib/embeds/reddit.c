/*
 * "Comment by u/x from discussion in r/y", "TITLE by u/x in r/y": what Reddit's cards
 * leave, where the spaces between may be lost: "Comment byu/x from discussion iny".
 */
#include <string.h>

#include "embeds/finder.h"
#include "embeds/lines.h"
#include "embeds/marks.h"
#include "text/chars.h"

enum { LONGEST_TITLE = 320, LONGEST_NAME = 32 };

static size_t
name_end(const struct text *t, size_t at)
{
	size_t i = at;

	while (i - at < LONGEST_NAME && text_at(t, i) < 0x80 &&
	       (char_is(text_at(t, i), CHAR_LETTER | CHAR_DIGIT) ||
		   text_at(t, i) == '_' || text_at(t, i) == '-'))
		i++;
	return i;
}

/* Past s and white space, line breaks too; `at` if s is not there. */
static size_t
past(const struct text *t, size_t at, const char *s)
{
	size_t i = at;

	while (char_is(text_at(t, i), CHAR_SPACE))
		i++;
	if (!text_starts(t, i, s))
		return at;
	i += strlen(s);
	while (char_is(text_at(t, i), CHAR_SPACE))
		i++;
	return i;
}

bool
reddit_find(struct finder *f, size_t by)
{
	const struct text *t = f->t;
	size_t user = past(t, by, "by"), handle_end, in, sub, end, start;
	struct line above;
	struct embed *e;

	if (!text_starts(t, user, "u/"))
		return false;
	user += 2;
	handle_end = name_end(t, user);
	in = past(t, past(t, handle_end, "from discussion"), "in");
	if (handle_end == user || in == handle_end ||
	    char_is(text_before(t, by), CHAR_LETTER | CHAR_DIGIT))
		return false;
	sub = text_starts(t, in, "r/") ? in + 2 : in;
	end = name_end(t, sub);
	/* a sentence goes on, an embed's line ends */
	if (end == sub || !marks_ends_line(t, end))
		return false;
	start = marks_line_start(t, by);
	if (marks_spaces(t, start) == by && lines_above(t, f->floor, by, &above) &&
	    above.end - above.start < LONGEST_TITLE)
		start = above.start;
	if (start < f->floor)
		start = f->floor;
	if (by - start > LONGEST_TITLE)
		return false;
	e = finder_add(f, "reddit", start, end);
	e->body = text_trim(t, start, by);
	e->handle = (struct span){(uint32_t)user, (uint32_t)handle_end};
	return true;
}
