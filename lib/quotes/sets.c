#include "quotes/atoms.h"

#define IN(set) (1u << (set))

static const uint8_t sets_of_tag[32] = {
    [TAG_NAME] = IN(SET_NOUN) | IN(SET_MENTION) | IN(SET_NAME) | IN(SET_TELLING),
    [TAG_HUMAN] = IN(SET_NOUN) | IN(SET_MENTION) | IN(SET_TELLING),
    [TAG_WORD] = IN(SET_NOUN) | IN(SET_MENTION) | IN(SET_WORD),
    [TAG_BODY] = IN(SET_NOUN) | IN(SET_MENTION),
    [TAG_NUMBER] = IN(SET_NOUN) | IN(SET_MENTION),
    [TAG_CUE_NOUN] = IN(SET_NOUN) | IN(SET_MENTION) | IN(SET_CUE),
    [TAG_DET] = IN(SET_MENTION),
    [TAG_PRONOUN] = IN(SET_MENTION),
    [TAG_CUE] = IN(SET_CUE),
    [TAG_CUE_ING] = IN(SET_CUE),
    [TAG_COLON] = IN(SET_CUE),
};

/* The sets that an atom is in, a bit each. */
static inline uint8_t
sets_of(const struct atom *a)
{
	uint32_t of = sets_of_tag[a->tag & 31], telling = a->flags / ATOM_TELLING & 1;

	return (uint8_t)(of & ~((telling ^ 1) << SET_TELLING));
}

void
sets_make(struct sets *out, const struct atom *v, size_t n, struct arena *scratch)
{
	size_t bytes = n / 8 + sizeof(uint64_t) + 1; /* what a window may reach */
	uint8_t *room = arena_alloc(scratch, TAG_SETS * bytes + 8 * bytes);
	uint8_t *of = room + TAG_SETS * bytes;

	for (size_t s = 0; s < TAG_SETS; s++)
		out->set[s] = room + s * bytes;
	for (size_t i = 0; i < n; i++)
		of[i] = sets_of(&v[i]);
	for (size_t i = 0; i < n; i += 8) {
		uint64_t eight;

		memcpy(&eight, of + i, sizeof(eight));
		eight = le64toh(eight);
		for (size_t s = 0; s < TAG_SETS; s++) /* the bit s of each: as one byte */
			room[s * bytes + i / 8] =
			    (uint8_t)((eight >> s & UINT64_C(0x0101010101010101)) *
					  UINT64_C(0x0102040810204080) >>
				      56);
	}
}
