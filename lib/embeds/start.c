#include "embeds/start.h"

#include "embeds/marks.h"
#include "text/chars.h"
#include "text/lexicon.h"
#include "text/words.h"

enum {
	LINK_WEIGHT = 23, /* any link counts as a shortened one */
	SLACK = 12,       /* "&amp;" undone, a space more: the count is not exact */
	FITS = 2,         /* what it counts for a line that the limit has room for it */
	MOST_BREAKS = 200 /* line breaks looked at for the habit */
};

/* The weight of one code point: 1 or 2, after twitter-text's configuration v3. */
static unsigned
weight(uint32_t c)
{
	if (c <= 0x10FF || (c >= 0x2000 && c <= 0x200D) || (c >= 0x2010 && c <= 0x201F) ||
	    (c >= 0x2032 && c <= 0x2037))
		return 1;
	if (c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF))
		return 0; /* parts of one emoji */
	return 2;
}

/* Weighted characters of [start, end); stops counting past `most`. */
static unsigned
weigh(const struct text *t, size_t start, size_t end, unsigned most)
{
	unsigned sum = 0;

	for (size_t i = start; i < end && sum <= most;) {
		uint32_t c = text_at(t, i);
		size_t link = (c == 'h' || c == 'p') ? marks_link(t, i) : 0;

		if (link) {
			sum += LINK_WEIGHT;
			i = link;
		} else if (char_is(c, CHAR_SPACE)) {
			while (i < end && char_is(text_at(t, i), CHAR_SPACE))
				i++;
			sum++;
		} else {
			sum += weight(c);
			i++;
		}
	}
	return sum;
}

/* The end without trailing links, which the platform does not count. */
static size_t
without_links(const struct text *t, size_t start, size_t end)
{
	for (;;) {
		size_t i;

		end = text_trim(t, start, end).end;
		for (i = end; i > start && end - i < 64; i--)
			if (marks_link(t, i - 1) == end)
				break;
		if (i == start || end - i >= 64)
			return end;
		end = i - 1;
	}
}

/* The start without the @names a reply opens with. */
static size_t
without_replies(const struct text *t, size_t start, size_t end)
{
	while (start < end && text_at(t, start) == '@') {
		while (start < end && !char_is(text_at(t, start), CHAR_SPACE))
			start++;
		while (start < end && char_is(text_at(t, start), CHAR_SPACE))
			start++;
	}
	return start;
}

static unsigned
length(const struct text *t, size_t start, size_t end, unsigned limit)
{
	return weigh(t, without_replies(t, start, end), without_links(t, start, end),
	    limit + SLACK);
}

struct line {
	size_t start, end; /* trimmed */
	unsigned breaks;   /* line breaks between it and what comes below */
};

/* The line above `at` that is not blank, not before floor; false if there is none. */
static bool
line_above(const struct text *t, size_t floor, size_t at, struct line *line)
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
	line->start = marks_line_start(t, end);
	if (line->start < floor)
		line->start = floor;
	s = text_trim(t, line->start, end);
	line->start = s.start;
	line->end = s.end;
	return true;
}

static bool
emoji(uint32_t c)
{
	return c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF);
}

/* Tags, mentions, links and emoji: what a post has and a report has not. */
static unsigned
post_signs(const struct text *t, size_t start, size_t end)
{
	unsigned signs = 0;

	for (size_t i = start; i < end; i++) {
		uint32_t c = text_at(t, i), before = i > start ? text_at(t, i - 1) : ' ';

		if ((c == '#' || c == '@') &&
		    !char_is(before, CHAR_LETTER | CHAR_DIGIT) &&
		    char_is(text_at(t, i + 1), CHAR_LETTER | CHAR_DIGIT))
			signs++;
		else if (emoji(c) || ((c == 'h' || c == 'p') && marks_link(t, i)))
			signs++;
	}
	return signs;
}

/* Does the line lead up to a post: a colon at its end, or the platform's name near it? */
static bool
leads_up(const struct text *t, const struct line *line)
{
	const struct lexicon *words = lexicon_get("und", "post-leads");
	size_t from = line->end - line->start > 80 ? line->end - 80 : line->start;
	uint32_t last = text_at(t, line->end - 1);

	if (last == ':' || last == 0xFF1A)
		return true;
	for (size_t i = from; i < line->end;) {
		size_t end = i;

		while (end < line->end && char_is(text_at(t, end), CHAR_LETTER))
			end++;
		/* a word, not a piece of a link, a tag or a name */
		if (end > i && !char_is(text_before(t, i), CHAR_PUNCT) &&
		    lexicon_find(words, t, i, end))
			return true;
		i = end > i ? end : i + 1;
	}
	return false;
}

/* Does a verb of saying stand within a few words behind `at`? */
static bool
said(const struct text *t, size_t at, size_t end)
{
	const struct lexicon *verbs = lexicon_get("und", "said-words");

	if (end > at + 40)
		end = at + 40;
	for (size_t i = at; i < end;) {
		size_t stop = i;

		while (stop < end && char_is(text_at(t, stop), CHAR_LETTER))
			stop++;
		if (stop > i && lexicon_find(verbs, t, i, stop))
			return true;
		i = stop > i ? stop : i + 1;
	}
	return false;
}

/* A quotation led up to by a comma or colon, or with its "he said": a reporter wrote
 * that. */
static bool
attributed_quotation(const struct text *t, const struct line *line)
{
	for (size_t i = line->start + 2; i < line->end; i++) {
		uint32_t c = text_at(t, i), before = text_at(t, i - 1);

		if (c != 0x201C && c != 0x201D && c != '"')
			continue;
		if (c != 0x201D && before == ' ' &&
		    (text_at(t, i - 2) == ',' || text_at(t, i - 2) == ':'))
			return true;
		if (c != 0x201C && char_is(before, CHAR_PUNCT) &&
		    said(t, i + 1, line->end))
			return true;
	}
	return false;
}

static bool
full_stop(const struct text *t, const struct line *line)
{
	size_t i = line->end;

	while (i > line->start && char_is(text_at(t, i - 1), CHAR_QUOTE | CHAR_CLOSE))
		i--;
	return i > line->start && char_is(text_at(t, i - 1), CHAR_STOP);
}

/* Does the line above belong to the post whose first line, so far, is `top`? */
static bool
belongs(const struct text *t, const struct line *above, const struct line *top,
    size_t end, unsigned habit)
{
	int score = FITS;
	unsigned above_signs = post_signs(t, above->start, above->end);
	unsigned own_length = (unsigned)(above->end - above->start);
	uint32_t first = text_at(t, top->start);

	if (leads_up(t, above) || attributed_quotation(t, above))
		return false;
	/* breaks unlike the ones between paragraphs are a post's own */
	if (above->breaks != habit)
		score += 3;
	else if (habit > 1)
		score -= 2;
	score += above_signs > 2 ? 4 : 2 * (int)above_signs;
	if (!full_stop(t, above))
		score += 1;
	else if (own_length > 80)
		score -= 1;
	/* what cannot stand alone: links and tags only, a line begun in lower case, a
	 * list */
	if (char_is(first, CHAR_LOWER) || marks_link(t, top->start) || first == '#' ||
	    char_is(first, CHAR_DASH) || first == 0x2022 || first == 0x2192)
		score += 2;
	if (end - top->start < 30)
		score += 2;
	return score > 0;
}

/* In a line too long to be all post: the first sentence from which it could be. */
static size_t
inside_line(const struct text *t, size_t start, size_t end, unsigned limit)
{
	for (size_t i = start + 1; i < end; i++) {
		uint32_t before = text_at(t, i - 1);

		if (!char_is(text_at(t, i), CHAR_SPACE) && char_is(before, CHAR_SPACE) &&
		    i >= 2 &&
		    (char_is(text_at(t, i - 2), CHAR_STOP | CHAR_QUOTE | CHAR_CLOSE) ||
			text_at(t, i - 2) == ':') &&
		    length(t, i, end, limit) <= limit)
			return i;
	}
	return end;
}

size_t
start_find(const struct text *t, size_t floor, size_t end, unsigned limit, unsigned habit)
{
	struct line top, above;

	if (!line_above(t, floor, end, &top))
		return end;
	if (top.breaks && leads_up(t, &top))
		return end; /* nothing but the attribution is left */
	end = top.end;
	if (length(t, top.start, end, limit + SLACK) > limit + SLACK) {
		/* on the attribution's own line it must be there; above it, it may be
		 * lost */
		return top.breaks ? end : inside_line(t, top.start, end, limit);
	}
	while (line_above(t, floor, top.start, &above) &&
	       length(t, above.start, end, limit) <= limit &&
	       belongs(t, &above, &top, end, habit))
		top = above;
	return top.start;
}

unsigned
start_habit(const struct text *t)
{
	unsigned seen[4] = {0}, run = 0, total = 0, best = 1;

	for (size_t i = 0; i < t->n && total < MOST_BREAKS; i++) {
		uint16_t u = t->unit[i];

		if (u == '\n') {
			run++;
		} else if (run && !char_is(u, CHAR_SPACE)) {
			seen[run < 3 ? run : 3]++;
			total++;
			run = 0;
		}
	}
	for (unsigned k = 2; k < 4; k++)
		if (seen[k] > seen[best])
			best = k;
	return best;
}
