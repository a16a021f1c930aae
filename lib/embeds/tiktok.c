/* "@user caption ♬ original sound - user": what a TikTok player leaves. */
#include "embeds/finder.h"
#include "embeds/lines.h"
#include "embeds/marks.h"
#include "text/chars.h"

enum { MOST_LINES = 6, CAPTION_LIMIT = 2200 };

bool
tiktok_find(struct finder *f, size_t note)
{
	const struct text *t = f->t;
	struct line line = {.start = note};
	size_t handle;
	struct embed *e;
	int lines = 0;

	/* the player begins with a line, or at least a word, that is the handle */
	do {
		if (!lines_above(t, f->floor, line.start + (lines == 0), &line) ||
		    note - line.start > CAPTION_LIMIT || lines++ == MOST_LINES)
			return false;
	} while (text_at(t, line.start) != '@');
	handle = marks_handle_end(t, line.start + 1);
	if (handle == line.start + 1)
		return false;
	e = finder_add(f, "tiktok", line.start, marks_line_end(t, note));
	e->handle = (struct span){(uint32_t)line.start + 1, (uint32_t)handle};
	e->body = text_trim(t, handle, note);
	return true;
}
