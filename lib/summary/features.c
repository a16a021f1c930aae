#include "summary/features.h"

#include <math.h>
#include <string.h>

static const char *const names[FEATURES] = {
    [CONSTANT] = "constant",
    [POSITION] = "position",
    [EARLY] = "early",
    [OPENING] = "opening",
    [PLACE] = "place",
    [AFTER] = "after",
    [BEFORE] = "before",
    [LEAD] = "lead",
    [TITLE] = "title",
    [LENGTH] = "length",
    [LONG] = "long",
    [SHORT] = "short",
    [QUOTED] = "quoted",
    [INSIDE] = "inside",
    [SPEAKER] = "speaker",
    [NAMES] = "names",
    [NUMBERS] = "numbers",
    [DATED] = "dated",
    [PRONOUN] = "pronoun",
    [LINK] = "link",
    [PERSON] = "person",
    [QUESTION] = "question",
    [LABEL] = "label",
    [APART] = "apart",
    [CAPTION] = "caption",
};

static const char *const term_names[TERM_FEATURES] = {
    [TERM] = "term",
    [TERM_OFTEN] = "often",
    [TERM_ONCE] = "once",
    [TERM_THREE] = "three",
    [TERM_FIVE] = "five",
    [TERM_OPENING] = "opening",
    [TERM_LEAD] = "lead",
    [TERM_EARLY] = "early",
    [TERM_GOES_ON] = "goes-on",
    [TERM_SPREAD] = "spread",
    [TERM_CAPITAL] = "capital",
    [TERM_DIGITS] = "digits",
};

const char *
feature_name(enum summary_feature f)
{
	return names[f];
}

const char *
term_feature_name(enum term_feature f)
{
	return term_names[f];
}

/* Is the key `group` and `name`? */
static bool
key_is(
    const struct lexicon *lx, const struct lexeme *e, const char *group, const char *name)
{
	const uint16_t *key = lx->keys + e->key, *end = key + e->length;

	for (; *group; group++)
		if (key == end || *key++ != (unsigned char)*group)
			return false;
	for (; *name; name++)
		if (key == end || *key++ != (unsigned char)*name)
			return false;
	return key == end;
}

static void
read_weights(float *w, const struct lexicon *list, const char *group,
    const char *const *name, size_t n)
{
	for (uint32_t i = 0; i < list->n; i++)
		for (size_t f = 0; f < n; f++)
			if (key_is(list, &list->v[i], group, name[f]))
				w[f] = (float)list->v[i].number / 100000;
}

void
feature_weights(struct feature_weights *w, const struct lexicon *list)
{
	*w = (struct feature_weights){0};
	if (!list)
		return;
	read_weights(w->sentence, list, "", names, FEATURES);
	read_weights(w->every, list, "every ", term_names, TERM_FEATURES);
	read_weights(w->fresh, list, "fresh ", term_names, TERM_FEATURES);
}

static float
share(uint32_t part, uint32_t whole)
{
	return whole ? (float)part / (float)whole : 0;
}

static uint32_t
at_most(uint32_t n, uint32_t most)
{
	return n < most ? n : most;
}

static void
of_sentence(float *f, const struct sketch *s, uint32_t sentences)
{
	uint32_t words = s->words;

	f[CONSTANT] = 1;
	f[POSITION] = 1 / (1 + (float)s->position);
	f[EARLY] = 8 / (8 + (float)s->position);
	f[OPENING] = s->position == 0;
	f[PLACE] = share(s->position, sentences);
	f[LENGTH] = share(at_most(words, 30), 30);
	f[LONG] = share(at_most(words, 90) - at_most(words, 30), 30);
	f[SHORT] = share(10 - at_most(words, 10), 10);
	f[QUOTED] = share(s->quoted, s->span.end - s->span.start);
	f[INSIDE] = s->inside;
	f[SPEAKER] = s->speaker;
	f[NAMES] = share(s->names, words);
	f[NUMBERS] = share(at_most(s->numbers, 3), 3);
	f[DATED] = s->dated;
	f[PRONOUN] = s->pronoun;
	f[LINK] = s->link;
	f[PERSON] = share(s->persons, words);
	f[QUESTION] = s->question;
	f[LABEL] = s->label;
	f[APART] = s->apart;
	f[CAPTION] = s->captions > 0;
}

void
features(
    float *f, const struct sketches *s, const struct terms *terms, uint32_t own, size_t i)
{
	if (s->v[i].fitness >= SCRAP) {
		memset(f, 0, FEATURES * sizeof(*f));
		return;
	}
	of_sentence(f, &s->v[i], own);
	f[AFTER] = terms->after[i] / (float)own * 10;
	f[BEFORE] = terms->before[i] / (float)own * 10;
	f[LEAD] = terms->lead[i];
	f[TITLE] = terms->title[i];
}

void
term_features(float *f, const struct term *t, uint32_t sentences)
{
	float often = t->sentences > 1 ? logf((float)t->sentences) : 0;

	f[TERM] = 1;
	f[TERM_OFTEN] = often;
	f[TERM_ONCE] = t->sentences == 1 ? share(at_most(sentences, 20), 20) : 0;
	f[TERM_THREE] = t->sentences >= 3;
	f[TERM_FIVE] = t->sentences >= 5;
	f[TERM_OPENING] = t->first == 0;
	f[TERM_LEAD] = t->first == 1 || t->first == 2;
	f[TERM_EARLY] = 1 / (1 + (float)t->first);
	f[TERM_GOES_ON] = t->first < 3 ? often : 0;
	f[TERM_SPREAD] = share(t->last - t->first, sentences);
	f[TERM_CAPITAL] = t->capital;
	f[TERM_DIGITS] = t->digits;
}
