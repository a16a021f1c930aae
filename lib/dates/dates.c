#include "dates/dates.h"

#include <string.h>

#include "dates/reading.h"
#include "dates/spoken.h"

const char *const date_type_names[DATE_TYPES] = {"DATE", "TIME", "DURATION", "SET"};
const char *const date_anchor_names[] = {NULL, "date", "embed", "quote", "previous"};

/*
 * As many expressions are read before the first are resolved. By them it is judged
 * whether a text tells of the past in order.
 */
#define BATCH 1024

/* What is being resolved: the text outside of quotations, or what is said in them. */
struct voice {
	struct resolver r;
	size_t embed, quote; /* in the layers */
};

/* One text on its way. */
struct search {
	struct reading reading;
	const struct dates_options *o;
	struct speech record;
	/* Of the expressions that wait: what they are; the days of those resolved outside
	 * of quotations, DAY_NONE for the others. */
	struct dates dates;
	struct {
		int32_t *v;
		size_t n, cap;
	} days;
	/* Where a text tells of the past, what its quotations count from: what the story
	 * had come to where they stand. */
	struct {
		struct resolver *v;
		size_t n, cap;
	} come_to;
	struct voice story, speech;
	const struct quote_view *quote; /* the last one, said on that day */
	int32_t said;
	bool judged;
	dates_take *take;
	void *to;
};

/* Does the text tell of the past in order, rather than report from its day? */
static bool
tells_of_past(const struct exprs *x, int32_t published)
{
	size_t old = 0, recent = 0, deictic = 0;
	int year = published == DAY_NONE ? 0 : calendar_civil(published).year;

	for (size_t i = 0; i < x->n; i++) {
		const struct expr *e = &x->v[i];

		if (e->form == FORM_POINT && e->given & GIVEN_YEAR)
			*(!year || e->w.year < year ? &old : &recent) +=
			    e->w.year != year - 1;
		else if ((e->form == FORM_POINT && e->given & GIVEN_WEEKDAY) ||
			 (e->form == FORM_SHIFT && e->base == BASE_SPEECH))
			deictic++;
	}
	return old >= 4 && old > 2 * recent && old > 4 * deictic;
}

static struct speech
speech_of(struct search *s, struct voice *v, uint32_t position)
{
	const struct embed_view *e =
	    reading_embed(s->reading.layers->embeds, &v->embed, position);

	if (e && e->posted != DAY_NONE)
		return (struct speech){e->posted, -1, ANCHOR_EMBED};
	return s->record;
}

/* The record's day: its date, else the newest stamp of its embeds. */
static struct speech
record_speech(const struct dates_options *o, const struct embed_views *e)
{
	struct speech r = {o->published.day, o->published.second, ANCHOR_DATE};

	if (r.day != DAY_NONE || !e)
		return r;
	for (size_t i = 0; i < e->n; i++)
		if (e->v[i].posted > r.day)
			r = (struct speech){e->v[i].posted, -1, ANCHOR_EMBED};
	return r;
}

static const struct quote_view *
quote_of(struct search *s, struct voice *v, uint32_t position)
{
	return spoken_at(s->reading.layers->quotes, &v->quote, position);
}

/* Nothing is known of d but its span. Strings need but their first byte: the whole of it
 * is large. */
static void
clear(struct date *d, struct span at)
{
	d->span = at;
	d->anchor = ANCHOR_NONE;
	d->value[0] = d->quant[0] = d->freq[0] = '\0';
	d->from[0] = d->until[0] = d->edtf[0] = '\0';
}

/* Resolves expression i, which was just read, unless it is in a quotation. */
static void
tell(struct search *s, size_t i)
{
	const struct expr *x = &s->reading.exprs.v[i];
	struct date *d = array_add(s->reading.scratch, &s->dates);
	int32_t *day = array_add(s->reading.scratch, &s->days);
	struct resolver *r = &s->story.r;

	clear(d, x->at);
	*day = DAY_NONE;
	if (r->narrative && s->reading.layers->quotes)
		*array_add(s->reading.scratch, &s->come_to) = *r;
	if (quote_of(s, &s->story, x->at.start))
		return;
	resolve(r, x, speech_of(s, &s->story, x->at.start), d);
	if (x->form <= FORM_SHIFT && strlen(d->from) == 10 &&
	    r->previous.grain == GRAIN_DAY)
		*day = when_first(&r->previous);
}

/* Resolves expression i if it is in a quotation. */
static void
quote(struct search *s, size_t i)
{
	const struct expr *x = &s->reading.exprs.v[i];
	const struct quote_view *q = quote_of(s, &s->speech, x->at.start);
	struct speech speech;

	if (!q)
		return;
	if (q != s->quote && s->come_to.n)
		s->speech.r = s->come_to.v[i];
	if (q != s->quote)
		s->said = spoken_day(
		    s->reading.layers->sentences, q, &s->reading.exprs, s->days.v);
	s->quote = q;
	speech = speech_of(s, &s->speech, x->at.start);
	if (s->said != DAY_NONE &&
	    (speech.anchor != ANCHOR_EMBED || speech.day == s->record.day))
		speech = (struct speech){s->said, -1, ANCHOR_QUOTE};
	resolve(&s->speech.r, x, speech, &s->dates.v[i]);
}

/* How many of those that wait are known well enough: what follows a quotation may tell
 * when it was said, up to the end of the next sentence. */
static size_t
ready(const struct search *s)
{
	const struct exprs *x = &s->reading.exprs;
	size_t n = x->n;

	if (!s->reading.layers->quotes || !s->reading.layers->sentences)
		return n;
	while (n && x->v[n - 1].sentence + 2 > x->v[x->n - 1].sentence)
		n--;
	return n ? n : x->n;
}

/* Resolves those that wait, and gives the first n of them. */
static void
give(struct search *s, size_t n)
{
	struct exprs *x = &s->reading.exprs;
	size_t left = x->n - n;

	if (!s->judged)
		s->story.r.narrative = s->speech.r.narrative =
		    tells_of_past(x, s->record.day);
	s->judged = true;
	for (size_t i = s->dates.n; i < x->n; i++)
		tell(s, i);
	for (size_t i = 0; i < n; i++) {
		if (s->reading.layers->quotes)
			quote(s, i);
		if (!s->o->types || s->o->types >> s->dates.v[i].type & 1)
			s->take(s->to, &s->dates.v[i]);
	}
	memmove(x->v, x->v + n, left * sizeof(*x->v));
	memmove(s->dates.v, s->dates.v + n, left * sizeof(*s->dates.v));
	memmove(s->days.v, s->days.v + n, left * sizeof(*s->days.v));
	x->n = s->dates.n = s->days.n = left;
	if (s->come_to.n) {
		memmove(s->come_to.v, s->come_to.v + n, left * sizeof(*s->come_to.v));
		s->come_to.n = left;
	}
}

void
dates_each(const struct text *t, const struct layers *layers,
    const struct dates_options *o, struct arena *scratch, dates_take *take, void *to)
{
	struct search s = {
	    .o = o, .record = record_speech(o, layers->embeds), .take = take, .to = to};

	reading_start(&s.reading, t, layers, o, scratch);
	s.story.r.p = s.speech.r.p = &s.reading.p;
	s.story.r.edtf = s.speech.r.edtf = o->edtf;
	s.story.r.layered = s.speech.r.layered = layers->sentences != NULL;
	while (reading_next(&s.reading))
		if (s.reading.exprs.n >= BATCH)
			give(&s, ready(&s));
	if (s.reading.exprs.n)
		give(&s, s.reading.exprs.n);
}

struct list {
	struct arena *arena;
	struct dates *dates;
};

static void
append(void *to, const struct date *d)
{
	struct list *l = to;

	*array_add(l->arena, l->dates) = *d;
}

void
dates_find(const struct text *t, const struct layers *layers,
    const struct dates_options *o, struct arena *scratch, struct dates *out)
{
	dates_each(t, layers, o, scratch, append, &(struct list){scratch, out});
}
