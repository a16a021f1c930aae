/*
 * speech: what cues report without quotation marks, or with some.
 *
 * A cue is judged by a linear model to report nothing, what follows it or what stands
 * before it; content.h finds what that is.
 */
#include <stdlib.h>
#include <string.h>

#include "quotes/content.h"

static uint32_t
subject_letter(const struct reading *r, const struct cue *c)
{
	if (c->speaker == NO_MENTION)
		return TAG_OF;
	return r->mentions.v[c->speaker].first > c->first ? TAG_AUX : TAG_BUT;
}

/* Those of all sides: the letter tells which. */
static void
speech_features(const struct reading *r, uint32_t k, struct features *f)
{
	const struct zone *z = &r->zone;
	const struct cue *c = &r->cues.v[k];
	const struct unit *u = &z->units.v[c->unit];
	struct cluster l = content_cluster(r, c);
	uint32_t form = content_cue(c), subject = subject_letter(r, c);
	uint32_t s = 0;
	uint32_t after = atom_tag(z, c->unit, l.last);
	uint32_t after2 = atom_tag(z, c->unit, (int64_t)l.last + 1);
	uint32_t before = atom_tag(z, c->unit, (int64_t)l.first - 1);
	uint32_t room_before = l.first - u->first, room_after = u->last - l.last;
	uint32_t type =
	    c->speaker == NO_MENTION ? TAG_OF : r->mentions.v[c->speaker].type;

	features_start(f);
	feature_add(f, SPEECH_BIAS, s);
	feature_add_atom(f, SPEECH_WORD, s, &z->atoms.v[c->first]);
	feature_add(f, SPEECH_FORM, LETTERS3(s, form, subject));
	feature_add(f, SPEECH_STRENGTH, LETTERS3(s, letter_of(c->strength), form));
	feature_add(f, SPEECH_AFTER, LETTERS4(s, after, form, subject));
	feature_add(f, SPEECH_AFTER2, LETTERS4(s, after, after2, form));
	feature_add(f, SPEECH_BEFORE, LETTERS4(s, before, form, subject));
	feature_add(f, SPEECH_SUBJECT, LETTERS4(s, type, form, subject));
	feature_add(f, SPEECH_GAP,
	    LETTERS3(s, atom_tag(z, c->unit, (int64_t)c->first - 1), form));
	if (l.last < u->last)
		feature_add_atom(f, SPEECH_NEXT_WORD, s, &z->atoms.v[l.last]);
	feature_add(f, SPEECH_PLACE,
	    LETTERS4(s, letter_of(room_before < 4 ? room_before : 4),
		letter_of(room_after < 4 ? room_after : 4), before));
	feature_add(f, SPEECH_PIECE, LETTERS3(s, c->mixed ? 1 : 2, form));
}

#define LIKELY (-400) /* below, a cue is not looked at closely */
#define LEAN 250      /* how much less than nothing a report may score */

/* A first look at a cue and the words beside it: could it report something? */
static bool
is_likely(const struct reading *r, uint32_t k)
{
	const struct zone *z = &r->zone;
	const struct cue *c = &r->cues.v[k];
	uint32_t form = content_cue(c);
	uint32_t before = atom_tag(z, c->unit, (int64_t)c->first - 1);
	uint32_t after = atom_tag(z, c->unit, c->last);
	struct features f = {0};

	feature_add_atom(&f, LIKELY_WORD, form, &z->atoms.v[c->first]);
	feature_add(&f, LIKELY_STRENGTH, LETTERS2(form, letter_of(c->strength)));
	feature_add(&f, LIKELY_AFTER,
	    LETTERS3(form, after, atom_tag(z, c->unit, (int64_t)c->last + 1)));
	feature_add(&f, LIKELY_AROUND, LETTERS3(form, before, after));
	if (r->sink) {
		struct span at = cue_span(z, c);
		struct features none = {0};

		r->sink->take(r->sink->to, "likely", at, at, 'n', &none);
		r->sink->take(r->sink->to, "likely", at, at, 'y', &f);
	}
	return model_score(r->model, &f) >= LIKELY;
}

static enum side
judge(struct reading *r, uint32_t k, int32_t *margin)
{
	static const enum side sides[] = {NEITHER, AFTER, BEFORE};
	const struct cue *c = &r->cues.v[k];
	struct span at = cue_span(&r->zone, c);
	int32_t best = 0, none = 0;
	enum side chosen = NEITHER;
	struct features f;

	speech_features(r, k, &f);
	for (size_t i = 0; i < 3; i++) {
		int32_t score;

		f.letter = (uint32_t)sides[i];
		score = model_score(r->model, &f);
		if (r->sink)
			r->sink->take(
			    r->sink->to, "speech", at, at, (char)('`' + sides[i]), &f);
		if (i == 0) {
			none = score;
			best = score - LEAN;
		} else if (score > best && content_side(r, c, sides[i])) {
			best = score;
			chosen = sides[i];
		}
	}
	*margin = best - none;
	return chosen;
}

/* Do only articles and prepositions stand before the piece that content ends in? */
static bool
leads_to_piece(const struct zone *z, uint32_t first, uint32_t last)
{
	while (last > first + 1 && (z->atoms.v[last - 1].tag == TAG_COMMA ||
				       z->atoms.v[last - 1].tag == TAG_STOP))
		last--;
	if (z->atoms.v[last - 1].tag != TAG_PIECE)
		return false;
	for (; first + 1 < last; first++) {
		uint8_t tag = z->atoms.v[first].tag;

		if (tag != TAG_DET && tag != TAG_PREP && tag != TAG_OF && tag != TAG_TO)
			return false;
	}
	return true;
}

static void
add_content(struct reading *r, uint32_t cue, uint32_t first, uint32_t last, int32_t score)
{
	const struct zone *z = &r->zone;
	struct cue *c = &r->cues.v[cue];
	struct found f = {
	    .cue = cue, .speaker = c->speaker, .kind = QUOTE_INDIRECT, .score = score};

	if (z->atoms.v[first].tag == TAG_THAT && first + 1 < last)
		first++;
	if (leads_to_piece(z, first, last)) /* of an “outlaw”: the rest is the writer's */
		while (z->atoms.v[first].tag != TAG_PIECE)
			first++;
	f.span = content_span(z, first, last);
	for (uint32_t i = first; i < last; i++)
		if (z->atoms.v[i].tag == TAG_PIECE) {
			uint32_t k = atom_piece(z, i);

			if (!f.pieces)
				f.piece = k;
			f.pieces = k - f.piece + 1;
			r->judged[k].covered = true;
			f.kind = QUOTE_MIXED;
		}
	if (f.pieces == 1 && z->pieces.v[f.piece].whole.start == f.span.start &&
	    z->pieces.v[f.piece].whole.end == f.span.end) {
		f.kind = QUOTE_DIRECT;
		f.span = z->pieces.v[f.piece].span;
	}
	if (c->type == CUE_IS_ACCORDING && content_source(r, c)) {
		f.label = z->pieces.v[atom_piece(z, c->last)].span;
		f.label.end -= text_before(z->t, f.label.end) == ',';
		f.speaker = NO_MENTION;
	}
	c->used = true;
	*array_add(z->scratch, &r->founds) = f;
}

/* What a cue would report: atoms [first, last) of its unit. */
struct report {
	uint32_t cue, first, last;
	int32_t score;
};

static void
look(struct reading *r, const struct cue *c, enum side side)
{
	struct content_edge start = content_start(r, c, side);

	if (start.any)
		content_end(r, c, side, start.at);
}

#define CERTAIN 2000 /* how sure a report is that is_certain() */

/*
 * "her warning that", "was asked by reporters if": does a clause follow the speaker of a
 * noun or a passive? The models have seen few of these.
 */
static bool
is_certain(const struct reading *r, const struct cue *c)
{
	const struct mention *m;
	uint32_t last;
	uint8_t next;

	if (c->speaker == NO_MENTION)
		return false;
	m = &r->mentions.v[c->speaker];
	if (c->type == CUE_IS_NOUN)
		return (m->owner || m->type == MENTION_WHOSE) && m->last < c->last &&
		       atom_tag(&r->zone, c->unit, c->last) == TAG_THAT;
	last = m->last;
	next = atom_tag(&r->zone, c->unit, last);
	return c->passive && m->first == c->last + 1 &&
	       (next == TAG_THAT || next == TAG_IF);
}

static bool
report_of(struct reading *r, uint32_t k, struct report *out)
{
	struct cue *c = &r->cues.v[k];
	struct content_edge start, end;
	int32_t margin;
	enum side side;

	if (!c->mixed && c->type != CUE_IS_NOUN && !c->passive &&
	    !r->zone.voc->comma_clauses && !is_likely(r, k) && !r->sink)
		return false;
	cue_attach(&r->zone, &r->mentions, r->model, r->sink, c);
	side = judge(r, k, &margin);
	if (c->speaker != NO_MENTION &&
	    cue_is_inverted(&r->zone, c, &r->mentions.v[c->speaker])) {
		margin = side == BEFORE ? margin : CERTAIN;
		side = BEFORE;
	} else if (side == NEITHER && content_is_reported(r, c, AFTER)) {
		side = AFTER;
		margin = CERTAIN;
	} else if (side == NEITHER && content_is_reported(r, c, BEFORE)) {
		side = BEFORE;
		margin = CERTAIN;
	} else if (side != AFTER && is_certain(r, c)) {
		side = AFTER;
		margin = CERTAIN;
	}
	if (r->sink) {
		look(r, c, BEFORE);
		look(r, c, AFTER);
	}
	if (side == NEITHER)
		return false;
	start = content_start(r, c, side);
	if (!start.any)
		return false;
	end = content_end(r, c, side, start.at);
	*out = (struct report){k, start.at, end.at, margin};
	return end.any && end.at > start.at;
}

/* Those with fragments in marks first, then the surest. */
static int
by_weight(const void *a, const void *b)
{
	const struct report *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->cue < y->cue ? -1 : 1;
}

/* Cuts a report where a surer one, or its cue, stands in it; false if little is left. */
static bool
fits(const struct reading *r, const uint8_t *taken, struct report *p)
{
	uint32_t at = r->cues.v[p->cue].first, size = p->last - p->first;

	if (taken[at])
		return false;
	if (p->first > at) {
		uint32_t i = p->first;

		while (i < p->last && !taken[i])
			i++;
		p->last = i;
	} else {
		uint32_t i = p->last;

		while (i > p->first && !taken[i - 1])
			i--;
		p->first = i;
	}
	return p->last > p->first && (p->last - p->first) * 3 >= size;
}

/* The reports of the cues of one unit; no two overlap. */
static void
find_in_unit(struct reading *r, uint32_t from, uint32_t to, uint8_t *taken)
{
	struct {
		struct report *v;
		size_t n, cap;
	} reports = {0};
	struct report p;

	for (uint32_t k = from; k < to; k++)
		if (!r->cues.v[k].used && report_of(r, k, &p)) {
			p.score += r->cues.v[k].mixed ? 20000 : 0;
			*array_add(r->zone.scratch, &reports) = p;
		}
	if (reports.n > 1)
		qsort(reports.v, reports.n, sizeof(*reports.v), by_weight);
	for (size_t i = 0; i < reports.n; i++) {
		const struct cue *c;
		struct cluster l;

		p = reports.v[i];
		c = &r->cues.v[p.cue];
		l = content_cluster(r, c);
		if (!fits(r, taken, &p))
			continue;
		memset(taken + p.first, 1, p.last - p.first);
		memset(taken + l.first, 1, l.last - l.first);
		add_content(
		    r, p.cue, p.first, p.last, c->mixed ? p.score - 20000 : p.score);
	}
}

void
speech_find(struct reading *r)
{
	const struct zone *z = &r->zone;
	uint8_t *taken = arena_alloc(z->scratch, z->atoms.n + 1);

	/* a quotation with a cue of its own, and that cue, are not reported again */
	for (uint32_t k = 0; k < z->pieces.n; k++) {
		const struct judged *j = &r->judged[k];

		if (j->kind != PIECE_DIRECT || j->cue == NO_CUE)
			continue;
		taken[z->places[k].atom] = 1;
		if (!r->cues.v[j->cue].used)
			continue;
		for (struct cluster l = content_cluster(r, &r->cues.v[j->cue]);
		     l.first < l.last; l.first++)
			taken[l.first] = 1;
	}
	for (uint32_t u = 0; u < z->units.n; u++)
		if (!r->spoken[u])
			find_in_unit(
			    r, r->cues.of_unit[u], r->cues.of_unit[u + 1], taken);
}
