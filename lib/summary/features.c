#include "summary/features.h"

#include <string.h>

static const char *const names[FEATURES] = {
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

const char *
feature_name(enum summary_feature f)
{
	return names[f];
}

static bool
key_is(const struct lexicon *lx, const struct lexeme *e, const char *name)
{
	if (strlen(name) != e->length)
		return false;
	for (size_t i = 0; i < e->length; i++)
		if (lx->keys[e->key + i] != (unsigned char)name[i])
			return false;
	return true;
}

void
feature_weights(struct feature_weights *w, const struct lexicon *list)
{
	*w = (struct feature_weights){0};
	for (uint32_t i = 0; list && i < list->n; i++)
		for (int f = 0; f < FEATURES; f++)
			if (key_is(list, &list->v[i], names[f]))
				w->v[f] = (float)list->v[i].number / 1000;
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

float *
features(const struct sketches *s, const struct terms *terms, struct arena *scratch)
{
	float *all = arena_alloc(scratch, s->n * FEATURES * sizeof(*all));
	uint32_t own = 0;

	for (size_t i = 0; i < s->n; i++)
		own += s->v[i].fitness < SCRAP;
	for (size_t i = 0; i < s->n; i++) {
		float *f = all + i * FEATURES;

		if (s->v[i].fitness >= SCRAP)
			continue;
		of_sentence(f, &s->v[i], own);
		f[AFTER] = terms->after[i] / (float)own * 10;
		f[BEFORE] = terms->before[i] / (float)own * 10;
		f[LEAD] = terms->lead[i];
		f[TITLE] = terms->title[i];
	}
	return all;
}
