#include "quotes/reading.h"
#include "text/chars.h"

#define CUE_REACH 4 /* cues tried on each side of a piece */
#define SURE 500    /* score of a fragment that needs no cue */
#define BESIDE 9    /* atoms between a fragment and its cue */
#define LONG 30     /* code points: a piece that is more than a name */
#define DISTANCE 40 /* atoms between a piece and its cue */

/* The last tag before a piece: of its unit, or of the one before if it begins it. */
static uint32_t
lead_of(const struct reading *r, uint32_t i, uint32_t unit)
{
	if (i > r->zone.units.v[unit].first)
		return TAG_NAME;
	return i ? r->zone.atoms.v[i - 1].tag : TAG_EDGE;
}

/* Where the cue stands: before (b) or after (a) the piece, or in the unit before (u). */
static void
cue_features(struct reading *r, uint32_t k, uint32_t c, uint32_t side, uint32_t rank,
    struct features *f)
{
	const struct zone *z = &r->zone;
	struct cue *cue = &r->cues.v[c];
	const struct piece *p = &z->pieces.v[k];
	uint32_t i = z->places[k].atom, unit = z->places[k].unit, gap, distance;
	uint32_t kind = r->judged[k].kind;
	uint32_t edge, subject = 0;
	uint32_t last = text_before(z->t, p->span.end);

	if (side == TAG_AUX) {
		gap = way(z, i + 1, cue->first);
		distance = cue->first - i - 1;
	} else {
		gap = way(z, cue->last, side == TAG_IF ? z->units.v[cue->unit].last : i);
		distance = i - cue->last;
	}
	edge = side == TAG_AUX ? (last == ','                   ? TAG_COMMA
				     : char_is(last, CHAR_STOP) ? TAG_STOP
								: TAG_NAME)
			       : atom_tag(z, unit, (int64_t)i - 1);
	cue_attach(z, &r->mentions, r->model, r->sink, cue);
	if (cue->speaker != NO_MENTION) {
		const struct mention *m = &r->mentions.v[cue->speaker];

		subject = m->first > cue->first ? TAG_AUX : TAG_BUT;
	}
	features_start(f);
	feature_add(f, CUE_SIDE, LETTERS2(side, kind));
	feature_add(f, CUE_GAP, gap << 5 | side);
	feature_add(f, CUE_FORM_SIDE, LETTERS3(side, cue->type, edge));
	feature_add(f, CUE_STRENGTH, LETTERS3(side, letter_of(cue->strength), kind));
	feature_add_atom(f, CUE_WORD, side, &z->atoms.v[cue->first]);
	feature_add(f, CUE_DISTANCE,
	    LETTERS3(side,
		letter_of(distance < 10   ? distance
			  : distance < 20 ? 10
					  : 11),
		cue->type));
	feature_add(f, CUE_RANK, LETTERS3(side, letter_of(rank), edge));
	feature_add(f, CUE_EDGE, LETTERS4(side, edge, kind, letter_of(rank)));
	feature_add(f, CUE_SUBJECT, LETTERS4(side, subject, cue->type, edge));
	feature_add(f, CUE_LEAD, LETTERS3(side, lead_of(r, i, unit), cue->type));
}

static void
none_features(const struct reading *r, uint32_t k, struct features *f)
{
	const struct zone *z = &r->zone;
	uint32_t i = z->places[k].atom, unit = z->places[k].unit;
	const struct unit *u = &z->units.v[unit];
	bool alone = u->last - u->first <= 2 && i == u->first;
	uint32_t before = 0;

	if (k > 0) {
		uint32_t other = z->places[k - 1].unit;

		before = other == unit                                     ? TAG_CUE_ING
			 : z->units.v[other].paragraph == u->paragraph     ? TAG_PRONOUN
			 : z->units.v[other].paragraph + 1 == u->paragraph ? TAG_NAME
									   : TAG_OF;
		before = LETTERS2(before, r->judged[k - 1].kind);
	}
	features_start(f);
	feature_add(f, CUE_NONE_PLACE,
	    LETTERS3(alone ? 1 : 2, r->judged[k].kind,
		u->first == 0 || z->units.v[unit - 1].paragraph != u->paragraph ? 1 : 2));
	feature_add(f, CUE_NONE_BEFORE, before << 5 | (alone ? 1u : 2u));
	feature_add(f, CUE_NONE_LEAD, LETTERS2(lead_of(r, i, unit), alone ? 1 : 2));
}

struct choice {
	uint32_t cue;
	int32_t score, second;
	bool any;
};

static void
weigh(struct reading *r, uint32_t k, uint32_t cue, char side, const struct features *f,
    struct choice *best)
{
	int32_t score = model_score(r->model, f);
	struct span anchor = r->zone.pieces.v[k].whole, at = {0};

	if (cue != NO_CUE)
		at = cue_span(&r->zone, &r->cues.v[cue]);
	if (r->sink)
		r->sink->take(r->sink->to, "cue", anchor, at, side, f);
	if (!best->any || score > best->score) {
		best->second = best->any ? best->score : score - 4000;
		best->score = score;
		best->cue = cue;
		best->any = true;
	} else if (score > best->second) {
		best->second = score;
	}
}

/* The dam is old, Ada Quill said. “We are sure.”: a cue of the unit before has its own
 * content, unless that ends in a colon. */
static bool
says_more(const struct zone *z, const struct cue *c, uint32_t unit)
{
	return c->unit != unit &&
	       z->atoms.v[z->units.v[c->unit].last - 1].tag != TAG_COLON;
}

static void
judge_cue(struct reading *r, uint32_t k)
{
	const struct zone *z = &r->zone;
	uint32_t i = z->places[k].atom, unit = z->places[k].unit;
	uint32_t behind = cues_behind(&r->cues, unit, i), first = r->cues.of_unit[unit];
	uint32_t last = r->cues.of_unit[unit + 1];
	struct choice best = {.cue = NO_CUE};
	struct features f;

	none_features(r, k, &f);
	weigh(r, k, NO_CUE, 'n', &f, &best);
	for (uint32_t c = behind, rank = 0; c-- > first && rank < CUE_REACH; rank++) {
		if (i - r->cues.v[c].last > DISTANCE)
			break;
		cue_features(r, k, c, TAG_BUT, rank, &f);
		weigh(r, k, c, 'b', &f, &best);
	}
	for (uint32_t c = behind, rank = 0; c < last && rank < CUE_REACH; c++, rank++) {
		if (r->cues.v[c].first - i > DISTANCE)
			break;
		cue_features(r, k, c, TAG_AUX, rank, &f);
		weigh(r, k, c, 'a', &f, &best);
	}
	for (uint32_t c = first, rank = 0; unit && i == z->units.v[unit].first &&
					   c-- > r->cues.of_unit[unit - 1] && rank < 2;
	     rank++) {
		cue_features(r, k, c, TAG_IF, rank, &f);
		weigh(r, k, c, 'u', &f, &best);
	}
	r->judged[k].cue = best.cue;
	r->judged[k].cue_score = best.score - best.second;
	if (best.cue != NO_CUE && r->judged[k].kind == PIECE_DIRECT &&
	    !says_more(z, &r->cues.v[best.cue], unit))
		r->cues.v[best.cue].used = true;
	if (best.cue != NO_CUE && r->judged[k].kind == PIECE_MIXED)
		r->cues.v[best.cue].mixed = true;
}

/* The first mention at or behind atom i of a unit, or NULL. */
static const struct mention *
mention_at(const struct reading *r, uint32_t unit, uint32_t i)
{
	uint32_t a = r->mentions.of_unit[unit], b = r->mentions.of_unit[unit + 1];

	for (; a < b; a++)
		if (r->mentions.v[a].first >= i)
			return &r->mentions.v[a];
	return NULL;
}

/* A name behind a dash that ends its unit, or is followed by no more than a mark. */
static uint32_t
signature(const struct reading *r, uint32_t unit, uint32_t i)
{
	const struct unit *u = &r->zone.units.v[unit];
	const struct mention *m;
	uint8_t behind;

	if (atom_tag(&r->zone, unit, i) != TAG_DASH)
		return NO_MENTION;
	m = mention_at(r, unit, i + 1);
	if (!m || m->first != i + 1 || m->type != MENTION_NAME)
		return NO_MENTION;
	behind = atom_tag(&r->zone, unit, m->last);
	if (m->last < u->last && behind != TAG_COMMA && behind != TAG_STOP &&
	    behind != TAG_BRACKET && behind != TAG_PIECE)
		return NO_MENTION;
	return (uint32_t)(m - r->mentions.v);
}

/* Who signs a piece that begins its unit, in that unit or on the next line. */
static uint32_t
signer(const struct reading *r, uint32_t k)
{
	uint32_t i = r->zone.places[k].atom, unit = r->zone.places[k].unit;
	const struct unit *u = &r->zone.units.v[unit];

	if (i != u->first)
		return NO_MENTION;
	if (i + 1 < u->last)
		return signature(r, unit, i + 1);
	if (unit + 1 < r->zone.units.n && u[1].last - u[1].first < 12)
		return signature(r, unit + 1, u[1].first);
	return NO_MENTION;
}

/* Do more pieces that look like speech stand in single marks than in double ones? */
static bool
speaks_in_single(const struct zone *z)
{
	size_t single = 0, n = 0;

	for (size_t k = 0; k < z->pieces.n; k++) {
		const struct piece *p = &z->pieces.v[k];
		uint32_t last = text_before(z->t, p->span.end);

		if (p->span.end - p->span.start < LONG && last != ',' &&
		    !char_is(last, CHAR_STOP))
			continue;
		single += p->single;
		n++;
	}
	return 2 * single > n;
}

void
direct_judge(struct reading *r)
{
	r->single = speaks_in_single(&r->zone);
	for (uint32_t k = 0; k < r->zone.pieces.n; k++) {
		struct judged *j = &r->judged[k];

		j->kind = PIECE_NONE;
		j->cue = NO_CUE;
		j->speaker = NO_MENTION;
		if (r->spoken[r->zone.places[k].unit])
			continue;
		j->speaker = signer(r, k);
		kind_judge(r, k);
		if (j->speaker != NO_MENTION || j->label.end) {
			j->kind = PIECE_DIRECT;
			j->cue_score = j->score = 3000;
			continue;
		}
		if (r->judged[k].kind != PIECE_NONE || r->sink)
			judge_cue(r, k);
	}
}

/* Does a fragment stand so near its cue that nothing else is reported with it? */
static bool
is_beside_cue(const struct reading *r, uint32_t k)
{
	const struct judged *j = &r->judged[k];
	uint32_t i = r->zone.places[k].atom;
	const struct cue *c;

	if (j->cue == NO_CUE)
		return false;
	c = &r->cues.v[j->cue];
	return c->first > i ? c->first - i < BESIDE : i - c->last < BESIDE;
}

void
direct_find(struct reading *r)
{
	for (uint32_t k = 0; k < r->zone.pieces.n; k++) {
		const struct judged *j = &r->judged[k];
		const struct piece *p = &r->zone.pieces.v[k];
		struct found add = {.span = p->span,
		    .cue = j->cue,
		    .piece = k,
		    .pieces = 1,
		    .speaker = NO_MENTION,
		    .label = j->label,
		    .label_word = j->label_word,
		    .kind = j->kind == PIECE_DIRECT || is_beside_cue(r, k) ? QUOTE_DIRECT
									   : QUOTE_MIXED,
		    .score = j->score < j->cue_score ? j->score : j->cue_score};

		if (j->kind == PIECE_NONE || j->covered ||
		    (j->kind == PIECE_MIXED && j->cue == NO_CUE && j->score < SURE))
			continue;
		add.speaker = j->cue != NO_CUE ? r->cues.v[j->cue].speaker : j->speaker;
		*array_add(r->zone.scratch, &r->founds) = add;
	}
}
