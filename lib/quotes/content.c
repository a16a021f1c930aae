#include "quotes/content.h"

#define START_REACH 12 /* atoms behind a cue where content may begin */
#define END_REACH 120  /* atoms of content at most */
#define FINITE 5       /* strength of a verb that speaks in most places */

/* Is an atom of a unit a piece that is no quotation? */
static bool
is_name(const struct reading *r, uint32_t unit, uint32_t i)
{
	return atom_tag(&r->zone, unit, i) == TAG_PIECE &&
	       r->judged[atom_piece(&r->zone, i)].kind == PIECE_NONE;
}

bool
content_source(const struct reading *r, const struct cue *c)
{
	const struct piece *p;

	if (!is_name(r, c->unit, c->last))
		return false;
	p = &r->zone.pieces.v[atom_piece(&r->zone, c->last)];
	return piece_is_whole(p, r->zone.t, r->words, p->span.end);
}

struct cluster
content_cluster(const struct reading *r, const struct cue *c)
{
	struct cluster k = {c->first, c->last};

	if (c->speaker != NO_MENTION) {
		const struct mention *m = &r->mentions.v[c->speaker];

		if (m->first < k.first && c->first - m->last < 6)
			k.first = m->first;
		if (m->last > k.last && m->first - c->last < 2)
			k.last = m->last;
	}
	if (c->type == CUE_IS_ACCORDING) /* the newspaper “The Norhaven Bell” */
		k.last += is_name(r, c->unit, k.last);
	return k;
}

uint32_t
content_cue(const struct cue *c)
{
	return c->passive ? TAG_NOT : c->type;
}

static void
start_features(const struct reading *r, const struct cue *c, enum side side, uint32_t i,
    uint32_t distance, struct features *f)
{
	const struct zone *z = &r->zone;
	uint32_t s = (uint32_t)side;
	uint32_t here = atom_tag(z, c->unit, i);
	uint32_t before = atom_tag(z, c->unit, (int64_t)i - 1);
	uint32_t before2 = atom_tag(z, c->unit, (int64_t)i - 2);
	uint32_t near = letter_of(distance < 12 ? distance : 12);
	struct cluster l = content_cluster(r, c);

	features_start(f);
	feature_add(f, START_AT, LETTERS4(s, here, before, content_cue(c)));
	feature_add(f, START_BEFORE, LETTERS4(s, before, before2, here));
	feature_add_atom(f, START_WORD, s, &z->atoms.v[i]);
	if (i > z->units.v[c->unit].first)
		feature_add_atom(f, START_WORD, side == AFTER ? TAG_CUE : TAG_CUE_ING,
		    &z->atoms.v[i - 1]);
	feature_add(f, START_DISTANCE, LETTERS3(s, near, content_cue(c)));
	if (side == AFTER)
		feature_add(f, START_SKIP, way(z, l.last < i ? l.last : i, i) << 5 | s);
	else
		feature_add(f, START_SKIP, way(z, z->units.v[c->unit].first, i) << 5 | s);
}

static void
try_start(const struct reading *r, const struct cue *c, enum side side, uint32_t i,
    uint32_t distance, struct content_edge *best)
{
	struct features f;
	int32_t score;

	start_features(r, c, side, i, distance, &f);
	score = model_score(r->model, &f);
	if (r->sink)
		r->sink->take(r->sink->to, side == AFTER ? "start-after" : "start-before",
		    cue_span(&r->zone, c), r->zone.atoms.v[i].span, 's', &f);
	if (!best->any || score > best->score)
		*best = (struct content_edge){i, score, true};
}

static bool
may_begin(const struct atom *a)
{
	return a->tag != TAG_COMMA && a->tag != TAG_COLON && a->tag != TAG_STOP &&
	       a->tag != TAG_CLITIC && a->tag != TAG_DASH;
}

/* Could a content clause open at an atom, behind the one before it? */
static bool
opens(const struct atom *a, const struct atom *before)
{
	switch ((enum tag)before->tag) {
	case TAG_THAT:
	case TAG_COMMA:
	case TAG_COLON:
	case TAG_TO:
	case TAG_OF:
	case TAG_PREP:
	case TAG_TIME:
	case TAG_ADVERB:
	case TAG_DASH:
	case TAG_IF:
	case TAG_PRONOUN:
		return true;
	default:
		return a->tag == TAG_THAT || a->tag == TAG_IF || a->tag == TAG_TO ||
		       a->tag == TAG_PRONOUN || a->tag == TAG_DET ||
		       a->tag == TAG_PIECE || a->tag == TAG_PREP;
	}
}

/* Where a comma has to part what is said from its cue: does one, before atom i? */
static bool
is_parted(const struct reading *r, const struct cue *c, uint32_t i)
{
	uint8_t before = atom_tag(&r->zone, c->unit, (int64_t)i - 1);

	return !r->zone.voc->comma_clauses || c->type == CUE_IS_ACCORDING ||
	       before == TAG_COMMA || before == TAG_COLON;
}

bool
content_side(const struct reading *r, const struct cue *c, enum side side)
{
	struct cluster l = content_cluster(r, c);
	uint32_t last = r->zone.units.v[c->unit].last;

	if (side == NEITHER)
		return true;
	if (side == BEFORE) /* and the verb comes before its subject there */
		return !r->zone.voc->comma_clauses || c->type == CUE_IS_ACCORDING ||
		       (l.first == c->first && l.last > c->last &&
			   (is_parted(r, c, l.first) ||
			       atom_tag(&r->zone, c->unit, (int64_t)l.first - 1) ==
				   TAG_PIECE));
	for (uint32_t i = l.last; i < last && i < l.last + START_REACH; i++)
		if (is_parted(r, c, i))
			return true;
	return false;
}

/* Is there a verb in the mood of reports in atoms [first, last), up to a comma? */
static bool
has_subjunctive(const struct zone *z, uint32_t first, uint32_t last)
{
	if (last > first + END_REACH)
		last = first + END_REACH;
	for (uint32_t i = first; i < last && z->atoms.v[i].tag != TAG_COMMA; i++)
		if (atom_entry(z, &z->atoms.v[i])->subjunctive)
			return true;
	return false;
}

bool
content_is_reported(const struct reading *r, const struct cue *c, enum side side)
{
	const struct zone *z = &r->zone;
	const struct unit *u = &z->units.v[c->unit];
	struct cluster l = content_cluster(r, c);
	uint32_t i;

	if (!z->voc->comma_clauses || c->speaker == NO_MENTION || c->strength < FINITE ||
	    !content_side(r, c, side))
		return false;
	if (side == BEFORE) {
		i = l.first - u->first > END_REACH ? l.first - END_REACH : u->first;
		return has_subjunctive(z, i, l.first);
	}
	for (i = l.last; i + 1 < u->last && i < l.last + START_REACH; i++) {
		if (z->atoms.v[i].tag != TAG_COMMA)
			continue;
		if (z->atoms.v[i + 1].tag == TAG_THAT ||
		    has_subjunctive(z, i + 1, u->last))
			return true;
	}
	return false;
}

struct content_edge
content_start(const struct reading *r, const struct cue *c, enum side side)
{
	const struct zone *z = &r->zone;
	const struct unit *u = &z->units.v[c->unit];
	struct cluster l = content_cluster(r, c);
	struct content_edge best = {0};

	if (side == AFTER) {
		for (uint32_t i = l.last; i < u->last && i < l.last + START_REACH; i++) {
			const struct atom *a = &z->atoms.v[i];

			if (i > l.last && (a->tag == TAG_CUE_ING || a->tag == TAG_CUE))
				break; /* what follows is another's */
			if (may_begin(a) && is_parted(r, c, i) &&
			    (i == l.last || opens(a, a - 1)))
				try_start(r, c, side, i, i - l.last, &best);
			if (i > l.last && a[-1].tag == TAG_THAT)
				break;
		}
		return best;
	}
	for (uint32_t i = u->first, n = 0;
	     i < l.first && n < START_REACH && i < u->first + END_REACH; i++) {
		if (!may_begin(&z->atoms.v[i]) ||
		    (i > u->first + 3 && may_begin(&z->atoms.v[i - 1]) &&
			z->atoms.v[i - 1].tag != TAG_THAT))
			continue;
		try_start(r, c, side, i, n++, &best);
	}
	return best;
}

/* Could content end before atom i? */
static bool
may_end(const struct zone *z, uint32_t i)
{
	if (z->voc->comma_clauses && z->atoms.v[i].tag != TAG_COMMA &&
	    z->atoms.v[i].tag != TAG_COLON && z->atoms.v[i].tag != TAG_DASH &&
	    z->atoms.v[i].tag != TAG_STOP && z->atoms.v[i].tag != TAG_AND &&
	    z->atoms.v[i].tag != TAG_BUT)
		return false;
	switch ((enum tag)z->atoms.v[i].tag) {
	case TAG_COMMA:
	case TAG_COLON:
	case TAG_DASH:
	case TAG_BRACKET:
	case TAG_STOP:
	case TAG_AND:
	case TAG_BUT:
	case TAG_WHO:
	case TAG_IF:
	case TAG_CUE_ING:
	case TAG_ING:
	case TAG_PREP:
	case TAG_TIME:
	case TAG_CUE:
	case TAG_PIECE:
		return true;
	default:
		return false;
	}
}

static void
end_features(const struct reading *r, const struct cue *c, enum side side, uint32_t start,
    uint32_t i, uint32_t rank, struct features *f)
{
	const struct zone *z = &r->zone;
	const struct unit *u = &z->units.v[c->unit];
	uint32_t s = (uint32_t)side, n = i - start;
	uint32_t here = atom_tag(z, c->unit, i);
	uint32_t next = atom_tag(z, c->unit, (int64_t)i + 1);
	uint32_t after = atom_tag(z, c->unit, (int64_t)i + 2);
	uint32_t rest = u->last - i;
	uint32_t length = letter_of(n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 20 ? 6 : 7);

	features_start(f);
	feature_add(f, END_AT, LETTERS3(s, here, content_cue(c)));
	feature_add(f, END_AFTER, LETTERS4(s, here, next, after));
	if (i < u->last)
		feature_add_atom(f, END_WORD, s, &z->atoms.v[i]);
	if (i + 1 < u->last)
		feature_add_atom(f, END_WORD, here == TAG_COMMA ? TAG_COMMA : TAG_OF,
		    &z->atoms.v[i + 1]);
	feature_add(
	    f, END_BEFORE, LETTERS3(s, here, atom_tag(z, c->unit, (int64_t)i - 1)));
	feature_add(f, END_RANK, LETTERS3(s, here, letter_of(rank < 6 ? rank : 6)));
	feature_add(f, END_REST,
	    LETTERS3(s, here,
		letter_of(rest < 3    ? rest
			  : rest < 6  ? 3
			  : rest < 12 ? 4
				      : 5)));
	feature_add(f, END_LENGTH, LETTERS3(s, here, length));
}

struct content_edge
content_end(const struct reading *r, const struct cue *c, enum side side, uint32_t start)
{
	const struct zone *z = &r->zone;
	const struct unit *u = &z->units.v[c->unit];
	struct cluster l = content_cluster(r, c);
	uint32_t stop = side == AFTER ? u->last : l.first, rank = 0;
	struct content_edge best = {0};

	if (stop > start + END_REACH)
		stop = start + END_REACH;
	for (uint32_t i = start + 1; i <= stop; i++) {
		struct features f;
		int32_t score;

		if (i < stop && (z->atoms.v[i].flags & ATOM_URL))
			stop = i;
		if (i < stop && !may_end(z, i))
			continue;
		end_features(r, c, side, start, i, rank, &f);
		if (i < stop &&
		    (z->atoms.v[i].tag == TAG_COMMA || z->atoms.v[i].tag == TAG_DASH))
			rank++;
		score = model_score(r->model, &f);
		if (r->sink)
			r->sink->take(r->sink->to,
			    side == AFTER ? "end-after" : "end-before", cue_span(z, c),
			    z->atoms.v[i - 1].span, 'e', &f);
		if (!best.any || score > best.score)
			best = (struct content_edge){i, score, true};
	}
	return best;
}

/* The code points of atoms [first, last) without marks at the end. */
struct span
content_span(const struct zone *z, uint32_t first, uint32_t last)
{
	while (last > first + 1 && (z->atoms.v[last - 1].tag == TAG_COMMA ||
				       z->atoms.v[last - 1].tag == TAG_STOP ||
				       z->atoms.v[last - 1].tag == TAG_COLON ||
				       z->atoms.v[last - 1].tag == TAG_DASH))
		last--;
	return (struct span){z->atoms.v[first].span.start, z->atoms.v[last - 1].span.end};
}
