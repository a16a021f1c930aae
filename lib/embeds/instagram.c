/*
 * "A post shared by NAME (@handle) on Mar 25, 2017 at 7:14am PDT", in the languages of
 * und/instagram-leads and -tails; the caption and "View this post on Instagram" stand
 * before it.
 */
#include "embeds/finder.h"
#include "embeds/marks.h"
#include "embeds/start.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum {
	LONGEST_NAME = 120,
	REACH = 2600, /* from the opening to the attribution, with the longest caption */
	OPENING = 50
};

/* The lead whose name goes up to `paren`: its start, the name's in *name; or paren. */
static size_t
lead_before(struct finder *f, size_t paren, bool tail, size_t *name)
{
	const struct lexicon *leads = lexicon_get("und", "instagram-leads");
	const struct text *t = f->t;
	size_t from = paren;

	while (from > f->floor && paren - from < LONGEST_NAME &&
	       !char_is(text_at(t, from - 1), CHAR_NEWLINE) &&
	       !text_starts(t, from - 1, "(@"))
		from--;
	for (size_t i = from; i < paren; i++) {
		const struct lexeme *e;

		if (!char_is(text_at(t, i), CHAR_LETTER) ||
		    (i > from && char_is(text_at(t, i - 1), CHAR_LETTER)))
			continue;
		e = marks_phrase(t, i, paren, leads, name);
		if (e && (tail || !e->number)) {
			*name = marks_spaces(t, *name);
			return i;
		}
	}
	return paren;
}

/* "on Mar 25, 2017 at 7:14am PDT": up to four words, then a date. The end of it, or
 * `at`. */
static size_t
date_behind(const struct text *t, size_t at, int32_t *day)
{
	size_t i = marks_spaces(t, at);

	for (int words = 0; words < 5; words++) {
		size_t after = marks_date(t, i, day);

		if (after)
			return marks_time(t, after);
		while (char_is(text_at(t, i), CHAR_LETTER) || text_at(t, i) == ':')
			i++;
		i = marks_spaces(t, i);
	}
	*day = DAY_NONE;
	return at;
}

/* The line's parts. */
struct shared {
	size_t lead, end;
	struct span name, handle;
	int32_t day;
};

/* Reads the line whose handle stands in the bracket at `paren`. */
static bool
read_shared(struct finder *f, size_t paren, struct shared *s)
{
	const struct text *t = f->t;
	const struct lexeme *tail;
	size_t behind = marks_handle(t, paren, &s->handle), name;

	if (!behind)
		return false;
	tail = marks_phrase(t, marks_spaces(t, behind), t->n,
	    lexicon_get("und", "instagram-tails"), &s->end);
	if (!tail)
		s->end = behind;
	s->lead = lead_before(f, paren, tail, &name);
	if (s->lead == paren) {
		if (!tail || !tail->number)
			return false;
		name = s->lead = marks_line_start(t, paren);
		if (s->lead < f->floor || paren - s->lead > LONGEST_NAME)
			return false;
	}
	s->name = text_trim(t, name, paren);
	s->end = date_behind(t, s->end, &s->day);
	return true;
}

bool
instagram_find(struct finder *f, size_t paren)
{
	const struct text *t = f->t;
	struct span opening = f->opening;
	struct shared s;
	size_t start, body;
	struct embed *e;

	if (text_at(t, paren + 1) != '@' || !read_shared(f, paren, &s))
		return false;
	if (finder_opened(f, "instagram", s.lead, REACH)) {
		finder_claim(f);
		start = opening.start;
		body = opening.end;
	} else {
		struct post post = {.t = t,
		    .floor = f->floor,
		    .end = s.lead,
		    .author = s.name,
		    .limit = platform_limit("instagram", s.day),
		    .habit = finder_habit(f),
		    .bare = true};

		start = body = start_find(&post, f->scratch);
	}
	e = finder_add(f, "instagram", start, s.end);
	e->body = text_trim(t, body, s.lead);
	e->author_name = s.name;
	e->handle = s.handle;
	e->posted = s.day;
	return true;
}

void
instagram_read(struct finder *f, struct embed *e, size_t from, size_t end)
{
	size_t floor = f->floor;
	struct shared s;

	e->body =
	    (struct span){0}; /* what there is of it is hard to tell from the rest */
	f->floor = from;
	for (size_t i = from; i < end; i++) {
		if (text_at(f->t, i) != '(' || text_at(f->t, i + 1) != '@' ||
		    !read_shared(f, i, &s) || s.end > end)
			continue;
		e->author_name = s.name;
		e->handle = s.handle;
		e->posted = s.day;
		break;
	}
	f->floor = floor;
}

/* "View this post on Instagram", told by its last word. */
bool
instagram_opening_find(struct finder *f, size_t word)
{
	const struct text *t = f->t;
	size_t end = word + 9, floor = word > OPENING ? word - OPENING : 0;

	if (!text_starts(t, word, "Instagram"))
		return false;
	while (end - word < OPENING && char_is(text_at(t, end), CHAR_LETTER))
		end++;
	if (text_starts(t, end, " an"))
		end += 3;
	if (floor < f->floor)
		floor = f->floor;
	for (size_t i = word; i > floor && !char_is(text_at(t, i - 1), CHAR_NEWLINE);) {
		const struct lexeme *e;

		i--;
		if (i > floor && !char_is(text_at(t, i - 1), CHAR_SPACE))
			continue;
		e = lexicon_find(f->lines, t, i, end);
		if (e) {
			finder_close(f);
			f->opening = (struct span){(uint32_t)i, (uint32_t)end};
			f->opening_kind = lexicon_value(f->lines, e);
			f->opening_alone = false;
			break;
		}
	}
	return false;
}
