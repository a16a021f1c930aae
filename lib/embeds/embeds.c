#include "embeds/embeds.h"

#include <string.h>

#include "embeds/finder.h"
#include "embeds/lines.h"
#include "embeds/marks.h"
#include "text/chars.h"
#include "text/find.h"
#include "text/lanes.h"

enum {
	LONGEST_PHRASE = 120, /* of a line that is an embed as a whole */
	LONGEST_LINK = 600
};

static void
collect_urls(struct finder *f, struct embed *e)
{
	struct spans urls = {0};
	size_t end;

	for (size_t i = e->span.start; i < e->span.end; i++) {
		uint16_t u = f->t->unit[i];

		if ((u != 'h' && u != 'p') || !(end = marks_link(f->t, i)))
			continue;
		if (end > e->span.end)
			end = e->span.end;
		*array_add(f->scratch, &urls) = (struct span){(uint32_t)i, (uint32_t)end};
		i = end - 1;
	}
	e->urls = urls.v;
	e->nurls = urls.n;
}

struct embed *
finder_add(struct finder *f, const char *kind, size_t start, size_t end)
{
	struct embed *e;

	if (f->opening_kind && f->opening.end <= start)
		finder_close(f);
	e = array_add(f->scratch, f->out);
	*e = (struct embed){.span = text_trim(f->t, start, end),
	    .platform = platform_get(kind, f->scratch),
	    .posted = DAY_NONE};
	collect_urls(f, e);
	f->floor = e->span.end;
	f->opening_kind = NULL;
	return e;
}

bool
finder_opened(const struct finder *f, const char *kind, size_t at, size_t most)
{
	return f->opening_kind && strcmp(f->opening_kind, kind) == 0 &&
	       f->opening.start >= f->floor && at - f->opening.end <= most;
}

void
finder_claim(struct finder *f)
{
	f->opening_kind = NULL;
}

void
finder_close(struct finder *f)
{
	const char *kind = f->opening_kind;

	f->opening_kind = NULL;
	if (kind && f->opening_alone && f->opening.start >= f->floor)
		finder_add(f, kind, f->opening.start, f->opening.end);
}

unsigned
finder_habit(struct finder *f)
{
	if (!f->habit)
		f->habit = lines_habit(f->t);
	return f->habit;
}

size_t
finder_seek(struct finder *f, size_t which, const char *s, size_t from)
{
	struct seek *seek = &f->seek[which];
	size_t i = from, n = f->t->n;

	if (seek->asked && seek->from <= from && from <= seek->at)
		return seek->at;
	while ((i = find_unit(f->t, (unsigned char)*s, i, n)) < n &&
	       !text_starts(f->t, i, s))
		i++;
	*seek = (struct seek){from, i, true};
	return i;
}

/* CHAR_NEWLINE, without a look into the table. */
static bool
newline(uint16_t u)
{
	return u < 0x80 ? u >= '\n' && u <= '\r' : u == 0x85 || (u & 0xFFFE) == 0x2028;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Does the text or a line end at i? */
static bool
line_ends(const struct text *t, size_t i)
{
	return i == t->n || newline(t->unit[i]);
}

/* The line that begins at `at`, if it may be an embed as a whole: short, or one word. */
static bool
short_line(const struct text *t, size_t at, struct span *line)
{
	bool link = t->unit[at] == '[' || t->unit[at] == '!';
	size_t near = least(at + (link ? LONGEST_LINK : LONGEST_PHRASE), t->n);
	size_t far = least(at + LONGEST_LINK + 1, t->n);
	size_t end = find_line_break(t, at, near);

	if (!line_ends(t, end)) {
		end = find_line_break(t, near, far);
		if (!line_ends(t, end) || find_unit(t, ' ', at, end) < end)
			return false;
	}
	*line = text_trim(t, at, end);
	return line->start < line->end;
}

/* Where look() does anything, or a line begins behind it; or a little more. */
static lanes
marked(lanes x, lanes next)
{
	return lanes_line_breaks(x) | (lanes)(x == '(') | (lanes)(x == '<') |
	       (lanes)((x | 0x20) == '{') | ((lanes)(x == 'b') & (lanes)(next == 'y')) |
	       LANES_WITHIN(x, 'D', 'E') | (lanes)(x == 'G') | (lanes)(x == 'I') |
	       (lanes)(x == 'L') | LANES_WITHIN(x, 'O', 'P') | (lanes)(x == 'S') |
	       (lanes)(x == 0x266C) | (lanes)(x == 0x41E);
}

/* The first such place at or behind i: the text ends in a 0, which is one. */
static size_t
skip_unmarked(const struct text *t, size_t i)
{
	for (;; i += LANES) {
		lanes here = marked(lanes_load(t->unit + i), lanes_load(t->unit + i + 1));

		if (lanes_any(here))
			return i + lanes_first(here);
	}
}

/* What may begin or end an embed at `i`. */
static bool
look(struct finder *f, size_t i)
{
	const struct text *t = f->t;

	switch (t->unit[i]) {
	case '(':
		return attribution_find(f, i) || instagram_find(f, i);
	case '<':
		return markup_find(f, i);
	case '[':
	case '{':
		return shortcode_find(f, i);
	case 'I':
		return t->unit[i + 1] == 'n' && instagram_opening_find(f, i);
	case 'S':
	case 'E':
		return enclosed_find(f, i) || facebook_find(f, i);
	case 'b':
		return t->unit[i + 1] == 'y' && reddit_find(f, i);
	case 0x266C:
		return tiktok_find(f, i);
	case 'P':
	case 'G':
	case 'O':
	case 'D':
	case 'L':
	case 0x41E:
		return facebook_find(f, i);
	default:
		return false;
	}
}

void
embeds_find(const struct text *t, struct arena *scratch, struct embeds *out)
{
	struct finder f = {.t = t,
	    .scratch = scratch,
	    .out = out,
	    .lines = lexicon_get("und", "embed-lines")};
	bool fresh = true; /* at the start of a line */

	facebook_prepare(&f);
	for (size_t i = 0; i < t->n; i++) {
		struct span line;

		if (fresh && !char_is(t->unit[i], CHAR_SPACE)) {
			fresh = false;
			if (short_line(t, i, &line) && line_find(&f, line)) {
				i = (f.floor > line.end ? f.floor : line.end) - 1;
				continue;
			}
		}
		if (!fresh)
			i = skip_unmarked(t, i);
		if (i < t->n && newline(t->unit[i]))
			fresh = true;
		else if (i < t->n && look(&f, i) && f.floor > i)
			i = f.floor - 1;
	}
	finder_close(&f);
}
