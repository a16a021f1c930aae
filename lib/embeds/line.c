/* Lines that are embeds as a whole: a link to a post, and what embed code leaves. */
#include <string.h>

#include "embeds/finder.h"
#include "embeds/lines.h"
#include "embeds/link.h"
#include "embeds/marks.h"
#include "text/chars.h"
#include "text/lexicon.h"

/* Does the line hold no white space, but a slash, as a link does? */
static bool
one_word(const struct text *t, struct span line)
{
	bool slash = false;

	for (size_t i = line.start; i < line.end; i++) {
		if (char_is(t->unit[i], CHAR_SPACE))
			return false;
		slash |= t->unit[i] == '/';
	}
	return slash;
}

/* The link of "![words](link)", "[words](link)", "<link>"; else the line itself. */
static struct span
target(const struct text *t, struct span line)
{
	uint32_t first = text_at(t, line.start), last = text_at(t, line.end - 1);
	size_t i = line.end;

	if (first == '<' && last == '>')
		return (struct span){line.start + 1, line.end - 1};
	if ((first != '[' && (first != '!' || text_at(t, line.start + 1) != '[')) ||
	    last != ')')
		return line;
	while (i > line.start + 1 &&
	       (text_at(t, i - 1) != '(' || text_at(t, i - 2) != ']')) {
		if (char_is(text_at(t, i - 1), CHAR_SPACE))
			return line; /* a title behind the link: no embed has one */
		i--;
	}
	return (struct span){(uint32_t)i, line.end - 1};
}

static void
add_link(struct finder *f, const char *kind, struct span line, struct span link,
    struct span handle)
{
	struct embeds *out = f->out;
	struct embed *last = out->n ? &out->v[out->n - 1] : NULL, *e;

	/* the post above is the one it leads to */
	if (last && !last->link && handle.start < handle.end &&
	    text_same(f->t, last->handle, f->t, handle) &&
	    text_trim(f->t, last->span.end, line.start).start >= line.start)
		return;
	if (finder_opened(f, kind, line.start, 8)) {
		/* the line above, which opens the embed, is all that is left of it */
		line.start = f->opening.start;
		finder_claim(f);
	}
	e = finder_add(f, kind, line.start, line.end);
	e->handle = handle;
	e->link = true;
	if (!e->nurls) {
		/* written without its scheme */
		struct span *url = arena_alloc(f->scratch, sizeof(*url));

		*url = link;
		e->urls = url;
		e->nurls = 1;
	}
}

/* "Post by @x" or "@x@server", with "View on Threads" in the next line. */
static bool
post_by(struct finder *f, struct span line)
{
	const struct text *t = f->t;
	size_t name = line.start + 9, end = marks_handle_end(t, name), view, view_end;
	const struct lexeme *e;
	struct embed *embed;

	if (!text_starts(t, line.start, "Post by @"))
		return false;
	view = end;
	while (char_is(text_at(t, view), CHAR_SPACE))
		view++;
	e = marks_phrase(t, view, t->n, f->lines, &view_end);
	if (!e || end == name)
		return false;
	embed = finder_add(f, lexicon_value(f->lines, e), line.start, view_end);
	embed->handle = (struct span){(uint32_t)name, (uint32_t)end};
	return true;
}

/* "TITLE from NAME on Vimeo." */
static bool
vimeo(struct finder *f, struct span line)
{
	const struct text *t = f->t;
	size_t end = line.end, name = 0;
	struct embed *e;

	if (text_at(t, end - 1) == '.')
		end--;
	if (end < line.start + 20 || !text_is(t, end - 9, end, " on Vimeo"))
		return false;
	for (size_t i = line.start; i + 6 < end - 9; i++)
		if (text_starts(t, i, " from "))
			name = i + 6;
	if (!name)
		return false;
	e = finder_add(f, "vimeo", line.start, line.end);
	e->body = text_trim(t, line.start, name - 6);
	e->author_name = text_trim(t, name, end - 9);
	return true;
}

/* A line of und/embed-lines. One that opens an embed waits for what is below. */
static bool
leftover(struct finder *f, struct span line)
{
	const struct lexeme *e = lexicon_find(f->lines, f->t, line.start, line.end);
	const char *kind;

	if (!e)
		return false;
	kind = lexicon_value(f->lines, e);
	if (strcmp(kind, "instagram") != 0) {
		size_t start = line.start;
		struct line above;

		if (lines_above(f->t, f->floor, start, &above) &&
		    text_is(f->t, above.start, above.end, "An error occurred.") &&
		    strcmp(kind, "youtube") == 0)
			start = above.start;
		finder_add(f, kind, start, line.end);
		return true;
	}
	finder_close(f);
	f->opening = line;
	f->opening_kind = kind;
	f->opening_alone = true;
	return true;
}

bool
line_find(struct finder *f, struct span line)
{
	struct span link = target(f->t, line), handle;
	const char *kind;

	if (one_word(f->t, link)) {
		kind = link_kind(f->t, link, f->scratch, &handle);
		if (kind)
			add_link(f, kind, line, link, handle);
		return kind;
	}
	return leftover(f, line) || post_by(f, line) || vimeo(f, line);
}
