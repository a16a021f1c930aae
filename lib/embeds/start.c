#include "embeds/start.h"

#include "embeds/length.h"
#include "embeds/signs.h"
#include "text/chars.h"

enum {
	SLACK = 12,     /* "&amp;" undone, a space more: the count is not exact */
	MOST_LINES = 40 /* of a post */
};

static bool
fits(const struct post *p, size_t start)
{
	return length_of_post(p->t, start, p->end, p->limit + SLACK) <= p->limit + SLACK;
}

/* Do the words before `at` lead up to a post: "she tweeted:"? */
static bool
led_up_to(const struct text *t, const struct line *line, size_t at)
{
	struct span before =
	    text_trim(t, at > line->start + 60 ? at - 60 : line->start, at);

	return signs_colon(t, before) &&
	       (signs_names_platform(t, before) || signs_past(t, before));
}

/*
 * In a line too long to be all post: behind the words that lead up to it, or else the
 * first sentence from which it could be one.
 */
static size_t
inside_line(const struct post *p, const struct line *line)
{
	const struct text *t = p->t;
	size_t found = line->end;

	for (size_t i = line->start + 2; i < line->end; i++) {
		uint32_t last = text_at(t, i - 2);

		if (last == '"' && text_at(t, i - 1) == '>' && fits(p, i))
			return i; /* behind a tag */
		if (char_is(text_at(t, i - 1), CHAR_SPACE) &&
		    !char_is(text_at(t, i), CHAR_SPACE) &&
		    (char_is(last, CHAR_STOP | CHAR_QUOTE | CHAR_CLOSE) || last == ':') &&
		    fits(p, i)) {
			if (led_up_to(t, line, i))
				return i;
			if (found == line->end)
				found = i;
		}
	}
	return found;
}

void
start_candidates(const struct post *p, struct arena *scratch, struct starts *out)
{
	struct line line;
	size_t top = p->end;

	for (int i = 0; i < MOST_LINES && lines_above(p->t, p->floor, top, &line); i++) {
		struct start *s;

		if (!fits(p, line.start))
			return;
		s = array_add(scratch, out);
		s->at = line.start;
		join_features(p, &line, top, s->join);
		top = line.start;
	}
}

/* Where every line is marked as quoted, ">": the first of these above `start`. */
static size_t
quoted_start(const struct post *p, const struct line *mark)
{
	size_t start = mark->start;
	struct line line;

	while (
	    lines_above(p->t, p->floor, start, &line) && text_at(p->t, line.start) == '>')
		start = line.start;
	return start;
}

/* Past the rest of a tag that was cut in two: 'datetime="2020-05-03">Words'. */
static size_t
past_tag(const struct post *p, size_t start)
{
	for (size_t i = start; i + 2 < p->end && !char_is(text_at(p->t, i), CHAR_NEWLINE);
	     i++)
		if (text_starts(p->t, i, "\">"))
			return text_trim(p->t, i + 2, p->end).start;
	return start;
}

size_t
start_find(const struct post *p, struct arena *scratch)
{
	struct starts starts = {0};
	float weights[JOIN_FEATURES], sum = 0, best = 0;
	size_t found = p->end;
	struct line first;

	if (!lines_above(p->t, p->floor, p->end, &first))
		return p->end;
	if (first.breaks == 0 && text_at(p->t, first.start) == '>')
		return quoted_start(p, &first);
	start_candidates(p, scratch, &starts);
	if (first.breaks == 0) {
		/* on the attribution's own line: something of it must be there */
		if (!starts.n)
			return inside_line(p, &first);
		found = starts.v[0].at;
		best = -1e9F;
	}
	join_weights(weights);
	for (size_t i = 0; i < starts.n; i++) {
		for (int f = 0; f < JOIN_FEATURES; f++)
			sum += weights[f] * starts.v[i].join[f];
		if (sum > best) {
			best = sum;
			found = starts.v[i].at;
		}
	}
	return found < p->end ? past_tag(p, found) : found;
}
