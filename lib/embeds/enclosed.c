/* "Skip Twitter post by @x ... End of Twitter post by @x": all between is the embed. */
#include <string.h>

#include "embeds/finder.h"
#include "embeds/marks.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum { REACH = 6000, LONGEST_NAME = 64 };

/* Behind "by", the author: one word if it has an @, else the rest of a short line. */
static size_t
author_end(const struct text *t, size_t at)
{
	unsigned stop = text_at(t, at) == '@' ? CHAR_SPACE : CHAR_NEWLINE;
	size_t i = at;

	while (i < t->n && i - at < LONGEST_NAME && !char_is(text_at(t, i), stop))
		i++;
	return i < t->n && !char_is(text_at(t, i), stop) ? at : i;
}

/* "Skip Twitter post by @x": what it opens is added when its end is found. */
static void
open_embed(struct finder *f, const char *kind, size_t at, size_t end)
{
	const struct text *t = f->t;

	finder_close(f);
	f->opening = text_trim(t, at, author_end(t, marks_spaces(t, end)));
	f->opening_kind = kind;
	f->opening_alone = marks_ends_line(t, f->opening.end) &&
			   marks_spaces(t, marks_line_start(t, at)) == at;
}

/* From the opening to [at, end), what stands between being the post. */
static void
add_enclosed(struct finder *f, const char *kind, size_t at, size_t end)
{
	const struct text *t = f->t;
	struct span opening = f->opening, author = {0};
	struct embed *e;
	size_t name;

	finder_claim(f);
	e = finder_add(f, kind, opening.start, end);
	e->body = text_trim(t, opening.end, at);
	if (marks_phrase(t, opening.start, opening.end,
		lexicon_get("und", "embed-enclosures"), &name))
		author = text_trim(t, name, opening.end);
	if (text_at(t, author.start) == '@' &&
	    marks_handle_end(t, author.start + 1) == author.end) {
		author.start++;
		e->handle = author;
	} else {
		e->author_name = author;
	}
}

bool
enclosed_find(struct finder *f, size_t at)
{
	const struct lexicon *list;
	const struct text *t = f->t;
	struct embed *last;
	const struct lexeme *e;
	const char *kind;
	size_t end;
	bool skip = text_starts(t, at, "Skip ");

	if (!skip && !text_starts(t, at, "End of "))
		return false;
	list = lexicon_get("und", "embed-enclosures");
	e = marks_phrase(t, at, t->n, list, &end);
	if (!e)
		return false;
	kind = lexicon_value(list, e);
	if (skip) {
		open_embed(f, kind, at, end);
		return false;
	}
	end = author_end(t, marks_spaces(t, end));
	if (finder_opened(f, kind, at, REACH)) {
		add_enclosed(f, kind, at, end);
		return true;
	}
	/* the attribution before it has claimed the opening already */
	last = f->out->n ? &f->out->v[f->out->n - 1] : NULL;
	if (!last || strcmp(last->platform.kind, kind) != 0 ||
	    text_trim(t, last->span.end, at).start < at)
		return false;
	last->span = text_trim(t, last->span.start, end);
	f->floor = last->span.end;
	return true;
}
