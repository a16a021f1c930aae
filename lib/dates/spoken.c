#include "dates/spoken.h"

const struct quote_view *
spoken_at(const struct quote_views *q, size_t *at, uint32_t position)
{
	if (!q)
		return NULL;
	while (*at < q->n && q->v[*at].span.end <= position)
		++*at;
	for (size_t i = *at; i < q->n && q->v[i].span.start <= position; i++)
		if (q->v[i].kind == QUOTE_DIRECT && q->v[i].span.end > position)
			return &q->v[i];
	return NULL;
}

static uint32_t
sentence_of(const struct sentences *l, const struct quote_view *q)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->v[mid].start <= q->span.start)
			low = mid + 1;
		else
			high = mid;
	}
	return (uint32_t)low;
}

int32_t
spoken_day(const struct sentences *l, const struct quote_view *q, const struct exprs *x,
    const int32_t *day)
{
	int32_t before = DAY_NONE, after = DAY_NONE;
	size_t low = 0, high = x->n;
	uint32_t sentence;

	if (!l)
		return DAY_NONE;
	sentence = sentence_of(l, q);
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (x->v[mid].sentence < sentence)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < x->n && x->v[low].sentence <= sentence + 1; low++) {
		const struct expr *e = &x->v[low];
		uint32_t at = e->at.start;

		if (day[low] == DAY_NONE || (at >= q->span.start && at < q->span.end))
			continue;
		if (at < q->span.start && e->sentence == sentence)
			before = day[low];
		else if (at >= q->span.end && after == DAY_NONE &&
			 (e->sentence == sentence ||
			     (q->cue.end > q->cue.start && q->cue.start > q->span.end)))
			after = day[low];
	}
	return before != DAY_NONE ? before : after;
}
