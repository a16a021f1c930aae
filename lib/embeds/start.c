#include "embeds/start.h"

#include "embeds/length.h"
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

/* In a line too long to be all post: the first sentence from which it could be. */
static size_t
inside_line(const struct post *p, const struct line *line)
{
	const struct text *t = p->t;

	for (size_t i = line->start + 2; i < line->end; i++) {
		uint32_t last = text_at(t, i - 2);

		if (char_is(text_at(t, i - 1), CHAR_SPACE) &&
		    !char_is(text_at(t, i), CHAR_SPACE) &&
		    (char_is(last, CHAR_STOP | CHAR_QUOTE | CHAR_CLOSE) || last == ':') &&
		    fits(p, i))
			return i;
	}
	return line->end;
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

size_t
start_find(const struct post *p, struct arena *scratch)
{
	struct starts starts = {0};
	float weights[JOIN_FEATURES], sum = 0, best = 0;
	size_t found = p->end;
	struct line first;

	if (!lines_above(p->t, p->floor, p->end, &first))
		return p->end;
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
	return found;
}
