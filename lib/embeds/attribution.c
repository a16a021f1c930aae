/* "— Name (@handle) March 3, 2021": how posts of Twitter, Bluesky and Mastodon end. */
#include <string.h>

#include "embeds/finder.h"
#include "embeds/marks.h"
#include "embeds/start.h"
#include "text/chars.h"

enum {
	LONGEST_NAME = 80,
	REACH = 4000 /* from "Skip Twitter post by" to the attribution */
};

/* An attribution's parts. */
struct attribution {
	size_t dash;
	struct span name, handle;
	int32_t day;
	size_t end;
};

/* The length of the dash that ends before `i`, or 0. */
static size_t
dash(const struct text *t, size_t i)
{
	static const char *const entities[] = {"&mdash;", "&ndash;", "&#8212;"};
	uint32_t c = text_before(t, i), before = i >= 2 ? text_at(t, i - 2) : '\n',
		 third = i >= 3 ? text_at(t, i - 3) : '\n';
	bool apart = char_is(text_at(t, i), CHAR_SPACE);

	if (c == 0x2014 || c == 0x2013)
		return 1;
	if (c == 0x201D && before == 0x20AC && third == 0xE2)
		return 3; /* mojibake: the dash's bytes read as Windows-1252 */
	if (c == '-' && before == '-' && apart && char_is(third, CHAR_SPACE))
		return 2;
	if (c == '-' && apart && char_is(before, CHAR_SPACE))
		return 1;
	for (size_t k = 0; c == ';' && k < sizeof(entities) / sizeof(*entities); k++) {
		size_t n = strlen(entities[k]);

		if (i >= n && text_starts(t, i - n, entities[k]))
			return n;
	}
	return 0;
}

/* Past the tag or the opening bracket of a link that a date may stand in. */
static size_t
into_link(const struct text *t, size_t at)
{
	size_t i = marks_spaces(t, at);

	if (text_at(t, i) == '[')
		return i + 1;
	if (text_at(t, i) != '<')
		return i;
	while (i < t->n && i - at < 300 && text_at(t, i) != '>')
		i++;
	return i + 1;
}

/* Past the end of such a link. */
static size_t
out_of_link(const struct text *t, size_t at)
{
	size_t i = at;

	if (text_starts(t, at, "</a>"))
		return at + 4;
	if (!text_starts(t, at, "]("))
		return at;
	while (i < t->n && !char_is(text_at(t, i), CHAR_SPACE) && text_at(t, i) != ')')
		i++;
	return text_at(t, i) == ')' ? i + 1 : at;
}

static bool
opens_line(const struct text *t, size_t at)
{
	size_t i = at;

	while (i > 0 && at - i < LONGEST_NAME && text_at(t, i - 1) == ' ')
		i--;
	return i == 0 || char_is(text_at(t, i - 1), CHAR_NEWLINE);
}

/*
 * The dash before the name that ends at `paren`. A dash may be part of the name: one that
 * opens the line is preferred, then the nearest that is long.
 */
static bool
find_dash(const struct text *t, size_t floor, size_t paren, struct attribution *a)
{
	int best = 0;

	for (size_t i = paren; i > floor && paren - i < LONGEST_NAME; i--) {
		size_t n = dash(t, i), from = i - n;
		int rank;

		if (char_is(text_at(t, i - 1), CHAR_NEWLINE))
			break;
		if (!n || i < floor + n || text_trim(t, i, paren).start >= paren)
			continue;
		rank = text_at(t, i - 1) == '-' ? 1 : 2;
		if (rank == 2 && opens_line(t, from))
			rank = 3;
		if (rank <= best)
			continue;
		best = rank;
		a->dash = from;
		a->name = text_trim(t, i, paren);
	}
	return best > 0;
}

/* Reads the attribution whose handle stands in the bracket at `paren`. */
static bool
read_attribution(const struct text *t, size_t floor, size_t paren, struct attribution *a)
{
	size_t behind = marks_handle(t, paren, &a->handle), date;

	if (!behind)
		return false;
	date = into_link(t, behind);
	a->end = marks_date(t, date, &a->day);
	if (!a->end)
		return false;
	a->end = marks_time(t, a->end);
	if (date > marks_spaces(t, behind))
		a->end = out_of_link(t, a->end);
	return find_dash(t, floor, paren, a);
}

static const char *
kind_of(const struct text *t, struct span handle)
{
	bool dot = false;

	for (uint32_t i = handle.start; i < handle.end; i++) {
		if (text_at(t, i) == '@')
			return "mastodon";
		dot |= text_at(t, i) == '.';
	}
	return dot ? "bluesky" : "tweet";
}

/* "Report" and the like, which widgets leave behind the date, at a line's end. */
static size_t
leftovers(const struct text *t, size_t at)
{
	static const char *const words[] = {
	    "View on Twitter", "View on X", "View on Bluesky", "Report"};
	size_t i = marks_spaces(t, at);

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++) {
		size_t end = i + strlen(words[k]);

		if (text_starts(t, i, words[k]) && marks_ends_line(t, end))
			return end;
	}
	return at;
}

/* A link right above to the author's own post names the one below: no second embed. */
static size_t
below_own_link(struct finder *f, struct span handle, size_t floor)
{
	struct embed *last = f->out->n ? &f->out->v[f->out->n - 1] : NULL;

	if (!last || !last->link || last->span.end < floor ||
	    !text_same(f->t, last->handle, f->t, handle))
		return floor;
	floor = last->span.end;
	f->out->n--;
	return floor;
}

bool
attribution_find(struct finder *f, size_t paren)
{
	const struct text *t = f->t;
	struct attribution a;
	const char *kind;
	size_t start, floor = f->floor;
	struct post post;
	struct embed *e;

	if (text_at(t, paren + 1) != '@' || !read_attribution(t, floor, paren, &a))
		return false;
	kind = kind_of(t, a.handle);
	if (finder_opened(f, kind, a.dash, REACH))
		floor = f->opening.end;
	floor = below_own_link(f, a.handle, floor);
	post = (struct post){.t = t,
	    .floor = floor,
	    .end = a.dash,
	    .author = a.name,
	    .limit = platform_limit(kind, a.day),
	    .habit = finder_habit(f)};
	start = start_find(&post, f->scratch);
	if (finder_opened(f, kind, a.dash, REACH)) {
		finder_claim(f);
		e = finder_add(f, kind, f->opening.start, leftovers(t, a.end));
	} else {
		e = finder_add(
		    f, kind, start < a.dash ? start : a.dash, leftovers(t, a.end));
	}
	e->body = text_trim(t, start, start < a.dash ? a.dash : start);
	e->author_name = a.name;
	e->handle = a.handle;
	e->posted = a.day;
	return true;
}

void
attribution_read(struct finder *f, struct embed *e, size_t from, size_t end)
{
	struct attribution a;

	for (size_t i = from; i < end; i++) {
		if (text_at(f->t, i) != '(' || text_at(f->t, i + 1) != '@' ||
		    !read_attribution(f->t, from, i, &a) || a.end > end)
			continue;
		e->author_name = a.name;
		e->handle = a.handle;
		e->posted = a.day;
		if (a.dash > e->body.start && a.dash < e->body.end)
			e->body = text_trim(f->t, e->body.start, a.dash);
		return;
	}
}
