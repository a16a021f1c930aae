/* "@user caption ♬ original sound - user": what a TikTok player leaves. */
#include "embeds/finder.h"
#include "embeds/lines.h"
#include "embeds/marks.h"
#include "text/chars.h"

enum { MOST_LINES = 6, CAPTION_LIMIT = 2200 };

/* The line that begins with the player's handle, up from the note; false: none. */
static bool
handle_line(struct finder *f, size_t note, struct line *line)
{
	line->start = note;
	for (int i = 0; i < MOST_LINES; i++) {
		if (!lines_above(f->t, f->floor, line->start + (i == 0), line) ||
		    note - line->start > CAPTION_LIMIT)
			return false;
		if (text_at(f->t, line->start) == '@')
			return true;
	}
	return false;
}

bool
tiktok_find(struct finder *f, size_t note)
{
	const struct text *t = f->t;
	struct line line;
	size_t handle;
	struct embed *e;

	if (note < f->silent)
		return false;
	if (!handle_line(f, note, &line)) {
		f->silent = marks_line_end(t, note);
		return false;
	}
	handle = marks_handle_end(t, line.start + 1);
	if (handle == line.start + 1)
		return false;
	e = finder_add(f, "tiktok", line.start, marks_line_end(t, note));
	e->handle = (struct span){(uint32_t)line.start + 1, (uint32_t)handle};
	e->body = text_trim(t, handle, note);
	return true;
}
