#include "quotes/vocabulary.h"

#include <stdbool.h>
#include <string.h>

#include "quotes/tags.h"
#include "text/lexicon.h"

static const char *const class_names[] = {
    [CLASS_HE] = "he",
    [CLASS_SHE] = "she",
    [CLASS_THEY] = "they",
    [CLASS_IT] = "it",
    [CLASS_ONE] = "one",
    [CLASS_WE] = "we",
    [CLASS_HIM] = "him",
    [CLASS_WHOSE] = "whose",
    [CLASS_DET] = "det",
    [CLASS_OF] = "of",
    [CLASS_TO] = "to",
    [CLASS_BY] = "by",
    [CLASS_THAT] = "that",
    [CLASS_PREP] = "prep",
    [CLASS_AS] = "as",
    [CLASS_BE] = "be",
    [CLASS_AUX] = "aux",
    [CLASS_NOT] = "not",
    [CLASS_AND] = "and",
    [CLASS_BUT] = "but",
    [CLASS_WHO] = "who",
    [CLASS_WHAT] = "what",
    [CLASS_IF] = "if",
    [CLASS_ADV] = "adv",
    [CLASS_TIME] = "time",
    [CLASS_NUM] = "num",
    [CLASS_VERB] = "verb",
    [CLASS_ACCORDING] = "according",
    [CLASS_LAUT] = "laut",
    [CLASS_SO] = "so",
};

static const char *const form_names[] = {
    [CUE_PAST] = "past",
    [CUE_PRESENT] = "present",
    [CUE_ING] = "ing",
    [CUE_BASE] = "base",
    [CUE_NOUN] = "noun",
};

/* The place of the first word of `value` in a list of names; 0: it is in none. */
static uint8_t
name_index(const char *const *names, size_t n, const char *value)
{
	size_t length = strcspn(value, " ");

	for (size_t i = 1; i < n; i++)
		if (strlen(names[i]) == length && memcmp(names[i], value, length) == 0)
			return (uint8_t)i;
	return 0;
}

static uint8_t
sex_of(const char *value)
{
	if (strcmp(value, "group") == 0)
		return SEX_GROUP;
	return (
	    uint8_t)((strchr(value, 'm') ? SEX_M : 0) | (strchr(value, 'f') ? SEX_F : 0));
}

static void
set_class(struct word_entry *e, const char *value)
{
	e->class =
	    name_index(class_names, sizeof(class_names) / sizeof(*class_names), value);
}

static void
set_cue(struct word_entry *e, const char *value)
{
	const char *strength = strchr(value, ' ');

	e->cue = name_index(form_names, sizeof(form_names) / sizeof(*form_names), value);
	e->strength = (uint8_t)(strength ? strength[1] - '0' : 0);
}

static void
set_title(struct word_entry *e, const char *value)
{
	e->title = sex_of(value);
}

static void
set_person(struct word_entry *e, const char *value)
{
	e->person = sex_of(value);
}

static void
set_given(struct word_entry *e, const char *value)
{
	e->given = sex_of(value);
}

static void
set_subjunctive(struct word_entry *e, const char *value)
{
	e->subjunctive = value[0] != 0;
}

static void
set_body(struct word_entry *e, const char *value)
{
	e->body = strcmp(value, "body") == 0;
	e->paper = !e->body;
}

static const struct source {
	const char *name;
	void (*set)(struct word_entry *e, const char *value);
} sources[] = {
    {"word-classes", set_class},
    {"cues", set_cue},
    {"titles", set_title},
    {"people", set_person},
    {"bodies", set_body},
    {"given-names", set_given},
    {"subjunctives", set_subjunctive},
};

/* The entry of a word, a new one if it has none; NULL if the table is too full. */
static struct word_entry *
entry_of(struct vocabulary *voc, uint32_t hash)
{
	uint16_t at = vocabulary_find(voc, hash);

	if (at)
		return &voc->v[at];
	if (!cuckoo_put(&voc->words, hash, WORD_INFO(++voc->n, 0, 0)))
		return NULL;
	return &voc->v[voc->n];
}

static bool
take_list(struct vocabulary *voc, const struct source *source)
{
	const struct lexicon *lx = lexicon_get(voc->lang, source->name);

	for (uint32_t i = 0; lx && i < lx->n; i++) {
		const struct lexeme *e = &lx->v[i];
		struct word_entry *entry;

		if (!e->entry || voc->n == UINT16_MAX - 1)
			continue;
		if (strcmp(lexicon_value(lx, e), "nouns") == 0) {
			voc->capital_nouns = true;
			continue;
		}
		if (strcmp(lexicon_value(lx, e), "commas") == 0) {
			voc->comma_clauses = true;
			continue;
		}
		entry = entry_of(voc, e->hash);
		if (!entry)
			return false;
		source->set(entry, lexicon_value(lx, e));
	}
	return true;
}

/* Enters the marks that close a clause. */
static bool
take_marks(struct vocabulary *voc)
{
	for (const char *c = ",.!?"; *c; c++)
		if (!cuckoo_put(&voc->words,
			word_hash_unit(WORD_HASH_START, (uint16_t)*c),
			WORD_INFO(0, *c == ',' ? TAG_COMMA : TAG_STOP, ATOM_CLOSING)))
			return false;
	return true;
}

/* Puts what a look-up is to tell of each word beside where it is. */
static void
tell(struct vocabulary *voc)
{
	for (uint32_t i = 0; i <= voc->words.mask; i++) {
		struct cuckoo_slot *s = &voc->words.slot[i];
		const struct word_entry *e = &voc->v[s->value];

		if (s->value)
			s->value = WORD_INFO(s->value, tag_of_entry(e),
			    e->title | e->person | e->given ? ATOM_TELLING : 0);
	}
}

/* Reads the lists into a table with room for n words; false if it gets too full. */
static bool
take_lists(struct vocabulary *voc, uint32_t n, struct arena *memory)
{
	voc->n = 0;
	voc->v = arena_alloc(memory, (n + 1) * sizeof(*voc->v));
	cuckoo_make(&voc->words, n, memory);
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
		if (!take_list(voc, &sources[i]))
			return false;
	tell(voc);
	return take_marks(voc);
}

static void
make_one(struct vocabulary *voc, const char *lang, struct arena *memory)
{
	uint32_t n = 4; /* the marks */

	voc->lang = lang;
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
		const struct lexicon *lx = lexicon_get(lang, sources[i].name);

		n += lx ? lx->n : 0;
	}
	if (n > UINT16_MAX - 1)
		n = UINT16_MAX - 1;
	while (!take_lists(voc, n, memory))
		n = 2 * n + 1;
}

void
vocabularies_make(struct vocabularies *all, struct arena *memory)
{
	make_one(array_add(memory, all), "", memory);
	for (const struct lexicon_entry *e = lexicon_list; e->lang; e++)
		if (strcmp(e->name, "word-classes") == 0)
			make_one(array_add(memory, all), e->lang, memory);
}

const struct vocabulary *
vocabulary_of(const struct vocabularies *all, const char *lang)
{
	size_t n = strcspn(lang, "-_");

	for (size_t i = 1; i < all->n; i++)
		if (strlen(all->v[i].lang) == n && strncmp(all->v[i].lang, lang, n) == 0)
			return &all->v[i];
	return &all->v[0];
}
