#include "embeds/embeds.h"

#include <string.h>

#include "embeds/marks.h"
#include "embeds/start.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum {
	LONGEST_NAME = 80,
	CAPTION_LIMIT = 2200, /* of Instagram */
	STATUS_LIMIT = 500,   /* of Mastodon, TikTok */
	SKY_LIMIT = 300       /* of Bluesky */
};

/* How a platform's posts are marked. */
struct platform {
	const char *kind, *type, *provider_name, *author_base;
	unsigned limit; /* weighted characters of a post; 0: see tweet_limit() */
};

static const struct platform twitter = {
    "tweet", "rich", "Twitter", "https://twitter.com/", 0};
static const struct platform instagram = {
    "instagram", "rich", "Instagram", "https://www.instagram.com/", CAPTION_LIMIT};
static const struct platform facebook = {"facebook", "rich", "Facebook", NULL, 0};
static const struct platform bluesky = {
    "bluesky", "rich", "Bluesky", "https://bsky.app/profile/", SKY_LIMIT};
static const struct platform mastodon = {
    "mastodon", "rich", "Mastodon", NULL, STATUS_LIMIT};
static const struct platform tiktok = {
    "tiktok", "video", "TikTok", "https://www.tiktok.com/@", STATUS_LIMIT};

/* A search in progress. */
struct finder {
	const struct text *t;
	struct arena *scratch;
	struct embeds *out;
	size_t floor;   /* behind the last embed */
	unsigned habit; /* 0: not looked at yet */
};

/* 140 until the limit was doubled on 2017-11-07. */
static unsigned
tweet_limit(int32_t posted)
{
	return posted != DAY_NONE && posted < calendar_day(2017, 11, 7) ? 140 : 280;
}

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

/* Notes an embed; `start` may lie in the one before, which is then cut off. */
static struct embed *
add(struct finder *f, const struct platform *p, size_t start, size_t end)
{
	struct embed *e = array_add(f->scratch, f->out);

	*e = (struct embed){.span = text_trim(f->t, start, end),
	    .kind = p->kind,
	    .type = p->type,
	    .provider_name = p->provider_name,
	    .author_base = p->author_base,
	    .posted = DAY_NONE};
	f->floor = e->span.end;
	return e;
}

static unsigned
habit(struct finder *f)
{
	if (!f->habit)
		f->habit = lines_habit(f->t);
	return f->habit;
}

/* The dash an attribution begins with: its start in *dash; false if [.., name) has none.
 */
static bool
dash_before(const struct text *t, size_t floor, size_t paren, size_t *dash, size_t *name)
{
	for (size_t i = paren; i > floor && paren - i < LONGEST_NAME; i--) {
		uint32_t c = text_at(t, i - 1),
			 before = i >= 2 ? text_at(t, i - 2) : '\n';

		if (char_is(c, CHAR_NEWLINE))
			return false;
		if (c == 0x2014 || c == 0x2013) {
			*dash = i - 1;
		} else if (c == 0x201D && i >= 3 && before == 0x20AC &&
			   text_at(t, i - 3) == 0xE2) {
			*dash =
			    i - 3; /* mojibake: the dash's bytes read as Windows-1252 */
		} else if (c == '-' && before == '-' &&
			   char_is(text_at(t, i), CHAR_SPACE) &&
			   (i < 3 || char_is(text_at(t, i - 3), CHAR_SPACE))) {
			*dash = i - 2;
		} else if (c == '-' && char_is(before, CHAR_SPACE) &&
			   char_is(text_at(t, i), CHAR_SPACE)) {
			*dash = i - 1;
		} else {
			continue;
		}
		*name = marks_spaces(t, i);
		return *name < paren;
	}
	return false;
}

static const struct platform *
platform_of(const struct text *t, struct span handle)
{
	bool dot = false;

	for (uint32_t i = handle.start; i < handle.end; i++) {
		if (text_at(t, i) == '@')
			return &mastodon;
		dot |= text_at(t, i) == '.';
	}
	return dot ? &bluesky : &twitter;
}

/* "Report" and the like, which widgets leave behind the date. */
static size_t
leftovers(const struct text *t, size_t at)
{
	static const char *const words[] = {"View on Twitter", "View on X", "Report"};
	size_t i = marks_spaces(t, at);

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++) {
		size_t end = i + strlen(words[k]);

		if (text_starts(t, i, words[k]) &&
		    marks_spaces(t, end) == marks_line_end(t, end))
			return end;
	}
	return at;
}

/* "— Name (@handle) March 3, 2021" */
static bool
attribution(struct finder *f, size_t paren, size_t behind, struct span handle)
{
	const struct text *t = f->t;
	const struct platform *p = platform_of(t, handle);
	size_t dash, name, end, start;
	int32_t day;
	struct post post;
	struct embed *e;

	if (!dash_before(t, f->floor, paren, &dash, &name))
		return false;
	end = marks_date(t, marks_spaces(t, behind), &day);
	if (!end)
		return false;
	end = leftovers(t, marks_time(t, end));
	post = (struct post){.t = t,
	    .floor = f->floor,
	    .end = dash,
	    .author = text_trim(t, name, paren),
	    .limit = p->limit ? p->limit : tweet_limit(day),
	    .habit = habit(f)};
	start = start_find(&post, f->scratch);
	e = add(f, p, start < dash ? start : dash, end);
	e->body = text_trim(t, start, start < dash ? dash : start);
	e->author_name = text_trim(t, name, paren);
	e->handle = handle;
	e->posted = day;
	collect_urls(f, e);
	return true;
}

/* "View this post on Instagram" opens the embed; the caption, if any, is long or on the
 * lead's line. */
static size_t
caption_start(struct finder *f, size_t lead)
{
	const struct lexicon *openings = lexicon_get("und", "instagram-openings");
	size_t floor = lead > f->floor + CAPTION_LIMIT ? lead - CAPTION_LIMIT : f->floor;

	for (size_t end = lead; end > floor;) {
		size_t line = marks_line_start(f->t, end);
		struct span s;

		if (line < floor)
			line = floor;
		s = text_trim(f->t, line, end);
		if (lexicon_find(openings, f->t, s.start, s.end))
			return s.start;
		end = line > floor ? line - 1 : floor;
	}
	floor = marks_line_start(f->t, lead);
	return floor > f->floor ? floor : f->floor;
}

/*
 * Instagram's line: "A post shared by NAME (@handle) on Mar 25, 2017 at 7:14am PDT", in
 * the languages of the lexicon. The caption and "View this post on Instagram" stand
 * before it.
 */
static bool
shared_by(struct finder *f, size_t paren, size_t behind, struct span handle)
{
	static const size_t longest = 120;
	const struct text *t = f->t;
	const struct lexicon *leads = lexicon_get("und", "instagram-leads");
	size_t from = paren, name = 0, lead = 0, start, end = behind, i;
	int32_t day = DAY_NONE;
	struct embed *e;

	while (from > f->floor && paren - from < longest &&
	       !char_is(text_at(t, from - 1), CHAR_NEWLINE))
		from--;
	for (i = from; i < paren && !lead; i++) {
		struct words words = {0};
		size_t count;

		if (i > from && char_is(text_at(t, i - 1), CHAR_LETTER))
			continue;
		words_scan(&words, t, i, i + 60 < paren ? i + 60 : paren, f->scratch);
		if (lexicon_longest(leads, t, &words, 0, &count)) {
			lead = i + 1;
			name = words.v[count - 1].end;
		}
	}
	if (!lead)
		return false;
	lead--;
	/* "on Mar 25, 2017", "am 25. Mär 2017": a word, then a date */
	i = marks_spaces(t, behind);
	for (int words = 0; words < 3 && day == DAY_NONE; words++) {
		size_t after = marks_date(t, i, &day);

		if (after) {
			end = marks_time(t, after);
			break;
		}
		while (char_is(text_at(t, i), CHAR_LETTER))
			i++;
		i = marks_spaces(t, i);
	}
	start = caption_start(f, lead);
	e = add(f, &instagram, start < lead ? start : lead, end);
	e->body = text_trim(t, start, start < lead ? lead : start);
	e->author_name = text_trim(t, name, paren);
	e->handle = handle;
	e->posted = day;
	collect_urls(f, e);
	return true;
}

/* The start of the line `at` stands in or, where it stands alone, of the one above. */
static size_t
line_before(struct finder *f, size_t at)
{
	size_t start = marks_line_start(f->t, at);

	if (marks_spaces(f->t, start) == at) {
		while (start > f->floor && char_is(text_at(f->t, start - 1), CHAR_SPACE))
			start--;
		start = marks_line_start(f->t, start);
	}
	return start > f->floor ? start : f->floor;
}

/* "Posted by NAME on Sunday, November 13, 2016" */
static bool
posted_by(struct finder *f, size_t at)
{
	static const char lead[] = "Posted by ";
	const struct text *t = f->t;
	size_t name = at + sizeof(lead) - 1, stop = marks_line_end(t, name), start, end,
	       i;
	int32_t day;
	struct embed *e;

	if (!text_starts(t, at, lead))
		return false;
	if (stop > name + LONGEST_NAME + 40)
		stop = name + LONGEST_NAME + 40;
	for (i = name; i < stop; i++) {
		size_t date;

		if (!text_starts(t, i, " on "))
			continue;
		date = i + 4;
		while (char_is(text_at(t, date), CHAR_LETTER)) /* the weekday */
			date++;
		if (text_at(t, date) != ',')
			continue;
		end = marks_date(t, marks_spaces(t, date + 1), &day);
		if (!end)
			continue;
		start =
		    line_before(f, at); /* cut off by the embed: never more than one */
		e = add(f, &facebook, start < at ? start : at, end);
		e->body = text_trim(t, start, start < at ? at : start);
		e->author_name = text_trim(t, name, i);
		e->posted = day;
		collect_urls(f, e);
		return true;
	}
	return false;
}

/* "@user caption ♬ original sound - user", a line of its own. */
static bool
sound(struct finder *f, size_t note)
{
	const struct text *t = f->t;
	size_t start = marks_line_start(t, note), end = marks_line_end(t, note), i;
	struct embed *e;

	if (start < f->floor)
		start = f->floor;
	start = marks_spaces(t, start);
	if (text_at(t, start) != '@')
		return false;
	for (i = start + 1; i < note && !char_is(text_at(t, i), CHAR_SPACE);)
		i++;
	e = add(f, &tiktok, start, end);
	e->handle = (struct span){(uint32_t)start + 1, (uint32_t)i};
	e->body = text_trim(t, i, note);
	collect_urls(f, e);
	return true;
}

/* "Skip Twitter post by @x ... End of Twitter post by @x": all between belongs to the
 * post. */
static bool
skip_post(struct finder *f, size_t at)
{
	static const struct {
		const char *lead, *tail;
		const struct platform *p;
	} forms[] = {
	    {"Skip Twitter post by ", "End of Twitter post", &twitter},
	    {"Skip twitter post by ", "End of twitter post", &twitter},
	    {"Skip X post by ", "End of X post", &twitter},
	    {"Skip Instagram post by ", "End of Instagram post", &instagram},
	    {"Skip Facebook post by ", "End of Facebook post", &facebook},
	    {"Skip TikTok video by ", "End of TikTok video", &tiktok},
	};
	const struct text *t = f->t;

	for (size_t k = 0; k < sizeof(forms) / sizeof(*forms); k++) {
		size_t name, i, line, most = at + 3000;
		struct embed *e;

		if (!text_starts(t, at, forms[k].lead))
			continue;
		name = at + strlen(forms[k].lead);
		line = marks_line_end(t, name);
		for (i = line; i < t->n && i < most && !text_starts(t, i, forms[k].tail);)
			i++;
		if (!text_starts(t, i, forms[k].tail))
			return false;
		e = add(f, forms[k].p, at, marks_line_end(t, i));
		e->body = text_trim(t, line, i);
		e->author_name = text_trim(t, name, line);
		if (text_at(t, name) == '@') {
			e->handle = (struct span){(uint32_t)name + 1, e->author_name.end};
			e->author_name = (struct span){0};
		}
		collect_urls(f, e);
		/* inside, the post may have its attribution line */
		for (i = line; i < e->body.end; i++) {
			struct span handle;
			size_t behind =
			    text_at(t, i) == '(' ? marks_handle(t, i, &handle) : 0;
			size_t dash, from;
			int32_t day;

			if (behind && dash_before(t, line, i, &dash, &from) &&
			    marks_date(t, marks_spaces(t, behind), &day)) {
				e->author_name = text_trim(t, from, i);
				e->handle = handle;
				e->posted = day;
				e->body = text_trim(t, line, dash);
				break;
			}
		}
		return true;
	}
	return false;
}

void
embeds_find(const struct text *t, struct arena *scratch, struct embeds *out)
{
	struct finder f = {.t = t, .scratch = scratch, .out = out};
	struct span handle;

	for (size_t i = 0; i < t->n; i++) {
		bool found = false;
		size_t behind;

		switch (t->unit[i]) {
		case '(':
			behind = marks_handle(t, i, &handle);
			found = behind && (attribution(&f, i, behind, handle) ||
					      shared_by(&f, i, behind, handle));
			break;
		case 'P':
			found = posted_by(&f, i);
			break;
		case 'S':
			found = t->unit[i + 1] == 'k' && skip_post(&f, i);
			break;
		case 0x266C:
			found = sound(&f, i);
			break;
		default:
			break;
		}
		if (found && f.floor > i)
			i = f.floor - 1;
	}
}
