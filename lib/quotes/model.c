#include "quotes/model.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static const struct template
{
	const char *name;
	bool word; /* the value is a letter and a word */
}
templates[FEATURE_TEMPLATES] = {
    [ATTACH_GAP] = {"attach.gap", false},
    [ATTACH_GAP_TYPE] = {"attach.gap-type", false},
    [ATTACH_ORDER] = {"attach.order", false},
    [ATTACH_TYPE] = {"attach.type", false},
    [ATTACH_BEFORE] = {"attach.before", false},
    [ATTACH_SUBJECT] = {"attach.subject", false},
    [ATTACH_AFTER] = {"attach.after", false},
    [ATTACH_FORM] = {"attach.form", false},
    [ATTACH_NEAR] = {"attach.near", false},
    [ATTACH_WORD] = {"attach.word", true},
    [ATTACH_FIRST] = {"attach.first", true},
    [ATTACH_NUMBER] = {"attach.number", false},
    [ATTACH_QUOTE] = {"attach.quote", false},
    [KIND_BIAS] = {"kind.bias", false},
    [KIND_BEFORE] = {"kind.before", false},
    [KIND_BEFORE2] = {"kind.before2", false},
    [KIND_AFTER] = {"kind.after", false},
    [KIND_AFTER2] = {"kind.after2", false},
    [KIND_AROUND] = {"kind.around", false},
    [KIND_SHAPE] = {"kind.shape", false},
    [KIND_LENGTH] = {"kind.length", false},
    [KIND_CUE] = {"kind.cue", false},
    [KIND_NEXT_CUE] = {"kind.next-cue", false},
    [KIND_CUE_WORD] = {"kind.cue-word", true},
    [KIND_CUE_WAY] = {"kind.cue-way", false},
    [KIND_WORD_BEFORE] = {"kind.word-before", true},
    [KIND_WORD_AFTER] = {"kind.word-after", true},
    [KIND_FIRST] = {"kind.first", false},
    [KIND_LAST] = {"kind.last", false},
    [KIND_PLACE] = {"kind.place", false},
    [KIND_NEIGHBOUR] = {"kind.neighbour", false},
    [KIND_INSIDE] = {"kind.inside", false},
    [KIND_TITLE] = {"kind.title", false},
    [KIND_LEAD] = {"kind.lead", true},
    [CUE_SIDE] = {"cue.side", false},
    [CUE_GAP] = {"cue.gap", false},
    [CUE_FORM_SIDE] = {"cue.form-side", false},
    [CUE_STRENGTH] = {"cue.strength", false},
    [CUE_WORD] = {"cue.word", true},
    [CUE_DISTANCE] = {"cue.distance", false},
    [CUE_RANK] = {"cue.rank", false},
    [CUE_EDGE] = {"cue.edge", false},
    [CUE_SUBJECT] = {"cue.subject", false},
    [CUE_LEAD] = {"cue.lead", false},
    [CUE_NONE_LEAD] = {"cue.none-lead", false},
    [CUE_NONE_PLACE] = {"cue.none-place", false},
    [CUE_NONE_BEFORE] = {"cue.none-before", false},
    [LIKELY_WORD] = {"likely.word", true},
    [LIKELY_STRENGTH] = {"likely.strength", false},
    [LIKELY_AFTER] = {"likely.after", false},
    [LIKELY_AROUND] = {"likely.around", false},
    [SPEECH_BIAS] = {"speech.bias", false},
    [SPEECH_WORD] = {"speech.word", true},
    [SPEECH_FORM] = {"speech.form", false},
    [SPEECH_STRENGTH] = {"speech.strength", false},
    [SPEECH_AFTER] = {"speech.after", false},
    [SPEECH_AFTER2] = {"speech.after2", false},
    [SPEECH_BEFORE] = {"speech.before", false},
    [SPEECH_SUBJECT] = {"speech.subject", false},
    [SPEECH_GAP] = {"speech.gap", false},
    [SPEECH_NEXT_WORD] = {"speech.next-word", true},
    [SPEECH_PLACE] = {"speech.place", false},
    [SPEECH_PIECE] = {"speech.piece", false},
    [START_AT] = {"start.at", false},
    [START_BEFORE] = {"start.before", false},
    [START_WORD] = {"start.word", true},
    [START_DISTANCE] = {"start.distance", false},
    [START_SKIP] = {"start.skip", false},
    [END_AT] = {"end.at", false},
    [END_AFTER] = {"end.after", false},
    [END_WORD] = {"end.word", true},
    [END_BEFORE] = {"end.before", false},
    [END_RANK] = {"end.rank", false},
    [END_REST] = {"end.rest", false},
    [END_LENGTH] = {"end.length", false},
};

static const char letters[] = "?abcdefghijklmnopqrstuvwxyz,:-.(";

/* Does the key of n units begin with this name and a space? */
static bool
begins(const uint16_t *key, size_t n, const char *name)
{
	size_t i = 0;

	for (; name[i]; i++)
		if (i >= n || key[i] != (unsigned char)name[i])
			return false;
	return i < n && key[i] == ' ';
}

static uint32_t
letter_at(const uint16_t *key, size_t n, size_t i)
{
	const char *at = i < n && key[i] < 0x80 ? strchr(letters, (int)key[i]) : NULL;

	return (uint32_t)(at ? at - letters : 0);
}

/* The feature that is written as the n units at `key`, behind the template's name. */
static struct feature
read_feature(uint32_t template, const uint16_t *key, size_t n)
{
	struct feature f = {(uint16_t) template, (uint16_t)letter_at(key, n, 0), 0};

	if (templates[template].word) {
		struct word_hasher h = word_hasher(WORD_HASH_START);

		for (size_t i = 2; i < n; i++)
			word_hasher_add(&h, key[i]);
		f.rest = word_hasher_sum(&h);
		return f;
	}
	for (size_t i = 1; i < n && i < 6; i++)
		f.rest |= letter_at(key, n, i) << 5 * (i - 1);
	return f;
}

/* Adds a weight to that of a feature; false if the table is too full. */
static bool
add_weight(struct model *m, uint32_t key, int32_t weight)
{
	weight += (int32_t)cuckoo_find(&m->weights, key);
	return !weight || cuckoo_put(&m->weights, key, (uint32_t)weight);
}

static bool
take_list(struct model *m, const struct lexicon *list)
{
	uint32_t t = 0;

	for (uint32_t i = 0; list && i < list->n; i++) {
		const struct lexeme *e = &list->v[i];
		const uint16_t *key = list->keys + e->key;
		uint32_t tried = 0;
		struct feature f;
		size_t name;

		/* the list is sorted: mostly it is the template of the line before */
		while (tried < FEATURE_TEMPLATES &&
		       !begins(key, e->length, templates[t].name)) {
			t = (t + 1) % FEATURE_TEMPLATES;
			tried++;
		}
		if (!e->entry || tried == FEATURE_TEMPLATES || !e->number)
			continue;
		name = strlen(templates[t].name) + 1;
		f = read_feature(t, key + name, e->length - name);
		if (!add_weight(m, feature_key(&f), e->number))
			return false;
	}
	return true;
}

void
model_make(struct model *m, const struct lexicon *list, const struct lexicon *own,
    struct arena *memory)
{
	uint32_t n = (list ? list->n : 0) + (own ? own->n : 0);

	do {
		cuckoo_make(&m->weights, n, memory);
		n = 2 * n + 1;
	} while (!take_list(m, list) || !take_list(m, own));
}

int32_t
model_score(const struct model *m, const struct features *f)
{
	uint32_t letter = feature_letter_key(f->letter);
	int32_t sum = 0;

	for (uint32_t i = 0; i < f->n; i++)
		sum += (int32_t)cuckoo_find(&m->weights, f->key[i] ^ letter);
	return sum;
}

int
model_per_mille(int32_t score)
{
	return (int)lround(1000 / (1 + exp(-score / 1000.0)));
}

void
feature_print(struct buf *out, const struct features *f, uint32_t i)
{
	const struct feature *v = &f->v[i];
	uint32_t letter = v->letter ? v->letter : f->letter;

	buf_printf(out, "%s ", templates[v->template].name);
	if (templates[v->template].word) {
		buf_printf(out, "%c %08x", letters[letter & 31], v->rest);
		return;
	}
	for (uint32_t value = v->rest << 5 | letter; value; value >>= 5)
		buf_putc(out, letters[value & 31]);
}
