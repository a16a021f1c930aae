#include "quotes/tags.h"

static const uint8_t class_tags[] = {
    [CLASS_HE] = TAG_PRONOUN,
    [CLASS_SHE] = TAG_PRONOUN,
    [CLASS_THEY] = TAG_PRONOUN,
    [CLASS_IT] = TAG_PRONOUN,
    [CLASS_ONE] = TAG_PRONOUN,
    [CLASS_WE] = TAG_PRONOUN,
    [CLASS_HIM] = TAG_PRONOUN,
    [CLASS_WHOSE] = TAG_DET,
    [CLASS_DET] = TAG_DET,
    [CLASS_OF] = TAG_OF,
    [CLASS_TO] = TAG_TO,
    [CLASS_BY] = TAG_PREP,
    [CLASS_THAT] = TAG_THAT,
    [CLASS_PREP] = TAG_PREP,
    [CLASS_AS] = TAG_PREP,
    [CLASS_BE] = TAG_AUX,
    [CLASS_AUX] = TAG_AUX,
    [CLASS_NOT] = TAG_NOT,
    [CLASS_AND] = TAG_AND,
    [CLASS_BUT] = TAG_BUT,
    [CLASS_WHO] = TAG_WHO,
    [CLASS_WHAT] = TAG_IF,
    [CLASS_IF] = TAG_IF,
    [CLASS_ADV] = TAG_ADVERB,
    [CLASS_TIME] = TAG_TIME,
    [CLASS_NUM] = TAG_NUMBER,
    [CLASS_VERB] = TAG_VERB,
    [CLASS_ACCORDING] = TAG_CUE,
    [CLASS_LAUT] = TAG_CUE,
    [CLASS_SO] = TAG_ADVERB,
};

/* Does a noun most likely follow a word of this tag? */
static bool
noun_follows(uint8_t tag)
{
	return tag == TAG_DET || tag == TAG_CLITIC || tag == TAG_OF || tag == TAG_PREP ||
	       tag == TAG_WORD || tag == TAG_NUMBER || tag == TAG_ING;
}

static uint8_t
tag_of_cue(const struct word_entry *e, uint8_t before, uint8_t before2)
{
	switch ((enum cue_form)e->cue) {
	case CUE_PAST:
		return before == TAG_DET ? TAG_VERB : TAG_CUE;
	case CUE_PRESENT:
		return (noun_follows(before) || before == TAG_TO) && e->strength < 8
			   ? TAG_CUE_NOUN
			   : TAG_CUE;
	case CUE_ING: /* "her warning", "Ada's latest warning" */
		if (before == TAG_WORD)
			before = before2;
		return before == TAG_DET || before == TAG_CLITIC ? TAG_CUE_NOUN
								 : TAG_CUE_ING;
	case CUE_BASE:
		if (e->strength >= 4)
			return TAG_CUE;
		return before == TAG_TO || before == TAG_AUX || before == TAG_NOT ||
			       before == TAG_PRONOUN || before == TAG_ADVERB ||
			       before == TAG_HUMAN || before == TAG_WHO
			   ? TAG_CUE
			   : TAG_CUE_NOUN;
	case CUE_NOUN:
		return TAG_CUE_NOUN;
	case CUE_NONE:
		break;
	}
	return TAG_WORD;
}

#define UNITS(b, c, d) ((uint64_t)(b) << 16 | (uint64_t)(c) << 32 | (uint64_t)(d) << 48)

const struct ending endings[4] = {
    ['d' & 3] = {UNITS(0, 'e', 'd'), UNITS(0, 0xFFFF, 0xFFFF), TAG_VERB, 4},
    ['g' & 3] = {UNITS('i', 'n', 'g'), UNITS(0xFFFF, 0xFFFF, 0xFFFF), TAG_ING, 5},
    ['y' & 3] = {UNITS(0, 'l', 'y'), UNITS(0, 0xFFFF, 0xFFFF), TAG_ADVERB, 4},
    [2] = {0, 0, TAG_WORD, UINT8_MAX},
};

uint8_t
tag_of_entry(const struct word_entry *e)
{
	if (e->class)
		return e->class == CLASS_SO ? TAG_OPEN : class_tags[e->class];
	if (e->person && e->cue != CUE_BASE)
		return TAG_HUMAN;
	if (e->cue)
		return TAG_OPEN;
	if (e->body || e->paper)
		return TAG_BODY;
	return e->title ? TAG_HUMAN : TAG_EDGE;
}

static uint8_t
tag_of_small(const struct text *t, const struct tag_context *c)
{
	const struct word_entry *e = c->entry;
	uint8_t tag = tag_of_entry(e);

	if (tag != TAG_OPEN)
		return tag ? tag : tag_of_shape(t, c->word);
	if (e->class) /* "so" */
		return class_tags[e->class];
	if (e->person && !(e->cue == CUE_BASE && c->before == TAG_TO))
		return TAG_HUMAN;
	tag = tag_of_cue(e, c->before, c->before2);
	return tag == TAG_CUE_NOUN && (e->body || e->paper) && !e->strength ? TAG_BODY
									    : tag;
}

/* One with a capital inside its clause: a name, unless it is a small word in a title. */
static uint8_t
tag_of_capital(const struct tag_context *c)
{
	const struct word_entry *e = c->entry;
	uint8_t class = class_tags[e->class];

	if (c->capital_nouns && !class &&
	    (e->person || e->body || e->paper || e->cue == CUE_NOUN))
		return e->person && c->before != TAG_NAME ? TAG_HUMAN
		       : e->person                        ? TAG_NAME
		       : e->cue == CUE_NOUN               ? TAG_CUE_NOUN
							  : TAG_BODY;
	if (!class || class == TAG_VERB || class == TAG_AUX ||
	    (class == TAG_TIME && c->before == TAG_NAME))
		return TAG_NAME;
	return class;
}

uint8_t
tag_of_word(const struct text *t, const struct tag_context *c)
{
	const struct word_entry *e = c->entry;
	uint8_t tag;

	if (e->class == CLASS_SO && (c->before == TAG_COMMA || c->before == TAG_PIECE))
		return TAG_CUE;
	if (c->acronym &&
	    (class_tags[e->class] == TAG_PRONOUN || class_tags[e->class] == TAG_WHO))
		return TAG_NAME;
	if (c->capital && !c->first)
		return tag_of_capital(c);
	if (c->capital && !e->class &&
	    (e->given || (e->title && !e->person && !e->cue && !e->body && !e->paper)))
		return TAG_NAME;
	tag = tag_of_small(t, c);
	return c->capital && tag == TAG_WORD ? TAG_NAME : tag;
}
