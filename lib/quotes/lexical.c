#include "quotes/lexical.h"

#define BLOCK 256 /* words looked up before the endings of some are looked at */

_Static_assert(ATOM_CAPITAL == 1 && ATOM_UPPER == WORD_UPPER / WORD_CAPITAL,
    "flags of words are shifted to be flags of atoms");

#define FLAG(flag) WORD_INFO(0, 0, flag)

/* What the kind of a word tells, and whether there is white space before it. */
static const struct kind {
	uint32_t own; /* the bits that the word itself tells */
	uint32_t kind;
} kinds[2][4] = {
    {
	[WORD_LETTERS] = {~0u, WORD_INFO(0, 0, ATOM_WORD)},
	[WORD_DIGITS] = {0, WORD_INFO(0, TAG_NUMBER, 0)},
	[WORD_MARK] = {~0u, 0},
	[WORD_CLITIC] = {0, WORD_INFO(0, TAG_CLITIC, ATOM_PLAIN)},
    },
    {
	[WORD_LETTERS] = {~0u, WORD_INFO(0, 0, ATOM_WORD | ATOM_PLAIN)},
	[WORD_DIGITS] = {0, WORD_INFO(0, TAG_NUMBER, ATOM_PLAIN)},
	[WORD_MARK] = {~0u, 0},
	[WORD_CLITIC] = {0, WORD_INFO(0, TAG_CLITIC, ATOM_PLAIN)},
    },
};

/* Words that are to be looked at again: by their endings; as they are odd. */
struct later {
	uint32_t *spelled, *odd;
	size_t nspelled, nodd;
};

/*
 * All that can be told without the spelling of n words from `first` on. `closes`: there
 * is white space behind the last one. *whole is 1 if the word before is no initial and no
 * title, as far as its flags tell.
 */
static void
look_up(const struct vocabulary *voc, const struct word *w, size_t first, size_t n,
    uint32_t closes, uint32_t *whole, struct lexical *v, struct later *later)
{
	/* copies, as what is written could be anything */
	const struct cuckoo words = voc->words;
	struct later l = *later;
	uint32_t before = *whole;

	for (size_t i = 0; i < n; i++) {
		uint32_t flags = w[i].flags, capital = flags / WORD_CAPITAL & 1;
		uint32_t next = i + 1 < n ? w[i + 1].flags & WORD_APART : closes;
		const struct kind *kind = &kinds[flags & WORD_APART][w[i].kind];
		uint32_t x = cuckoo_find(&words, w[i].hash);

		x |= (flags / WORD_CAPITAL & (ATOM_CAPITAL | ATOM_UPPER)) * FLAG(1);
		x |= WORD_INFO(0, TAG_OPEN, 0) & -capital;
		x = (x & kind->own) | kind->kind;
		x |= (x / FLAG(ATOM_CLOSING) & before & next) * FLAG(ATOM_PLAIN);
		before = (w[i].end - w[i].start > 1) & ~(x / FLAG(ATOM_TELLING));
		v[i] =
		    (struct lexical){(uint16_t)x, (uint8_t)(x >> 16), (uint8_t)(x >> 24)};
		l.spelled[l.nspelled] = (uint32_t)i;
		l.nspelled += (x & WORD_INFO(0, TAG_OPEN, ATOM_WORD)) == FLAG(ATOM_WORD);
		l.odd[l.nodd] = (uint32_t)(first + i);
		l.nodd += ((x & FLAG(ATOM_PLAIN)) == 0) | (flags / WORD_LINE & 1);
	}
	*whole = before;
	*later = l;
}

void
lexical_find(const struct vocabulary *voc, const struct text *t, const struct words *w,
    size_t first, size_t last, struct arena *scratch, struct lexicals *out)
{
	uint32_t spelled[BLOCK], whole = 0;
	struct later later = {.spelled = spelled};
	struct lexical *v;

	*out = (struct lexicals){.first = first, .last = last};
	out->v = v = arena_room(scratch, (last - first) * sizeof(*v));
	later.odd = arena_room(scratch, (last - first + 1) * sizeof(*later.odd));
	for (size_t from = first, n; from < last; from += n, v += n) {
		const struct word *s = &w->v[from];

		n = last - from < BLOCK ? last - from : BLOCK;
		later.nspelled = 0;
		look_up(voc, s, from, n, from + n < last ? s[n].flags & WORD_APART : 0,
		    &whole, v, &later);
		for (size_t i = 0; i < later.nspelled; i++) {
			const struct word *it = &s[spelled[i]];

			v[spelled[i]].tag =
			    tag_of_shape(t, (struct span){it->start, it->end});
		}
	}
	out->odd = later.odd;
	out->nodd = later.nodd;
	out->odd[out->nodd] = (uint32_t)last;
}
