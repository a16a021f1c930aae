#include "summary/wordlists.h"

#include <string.h>

#include "text/word_hash.h"

static const char *const links[] = {"http", "https", "www"};

/* The entry of `list` with the key of another list's, or NULL. */
static const struct lexeme *
same_key(
    const struct lexicon *list, const struct lexicon *other, const struct lexeme *key)
{
	if (!list)
		return NULL;
	for (uint32_t s = key->hash & list->mask; list->slot[s];
	     s = (s + 1) & list->mask) {
		const struct lexeme *e = &list->v[list->slot[s] - 1];

		if (e->hash == key->hash && e->length == key->length &&
		    memcmp(list->keys + e->key, other->keys + key->key,
			e->length * sizeof(*list->keys)) == 0)
			return e;
	}
	return NULL;
}

static bool
value_is(const struct lexicon *list, const struct lexeme *e, const char *value)
{
	return e && e->entry && strcmp(lexicon_value(list, e), value) == 0;
}

static uint32_t
hash_of(const char *word)
{
	struct word_hasher h = word_hasher(WORD_HASH_START);

	for (; *word; word++)
		word_hasher_add(&h, (unsigned char)*word);
	return word_hasher_sum(&h);
}

/* Of an entry of the list of words; all that leans is among them. */
static unsigned
flags_of(const struct summary_lists *lists, const struct lexeme *e)
{
	const struct lexeme *leaning = same_key(lists->leaning, lists->words, e);
	unsigned flags = WORDTYPES_STOP | WORDTYPES_KNOWN;

	if (value_is(lists->words, e, "caption"))
		return WORDTYPES_CAPTION;
	if (value_is(lists->words, e, "person"))
		flags |= WORDTYPES_PERSON;
	if (value_is(lists->leaning, leaning, "pronoun"))
		flags |= WORDTYPES_PRONOUN;
	if (value_is(lists->leaning, leaning, "inner"))
		flags |= WORDTYPES_INNER;
	return flags;
}

/* The index of the first word of a key, whose words are w. */
static uint32_t
first_of(struct wordtypes *y, const struct words *w, struct arena *memory)
{
	const struct word *first = &w->v[0];
	uint32_t i = first->kind == WORD_MARK && first->first < 0x80
			 ? 0
			 : wordtypes_find_or_add(y, first->hash, memory);

	if (!wordtypes_counts(first))
		y->v[i].flags |= WORDTYPES_STOP | WORDTYPES_KNOWN;
	return i;
}

/* What an entry of one word says where it stands at the start of a sentence. */
static unsigned
alone(const struct lexicon *leaning, const struct lexeme *e)
{
	if (value_is(leaning, e, "pronoun"))
		return WORDTYPES_OPENS_PRONOUN;
	return value_is(leaning, e, "link") ? WORDTYPES_OPENS_LINK : 0;
}

/*
 * Adds the first words of a list, and what may stand behind them. Behind an entry of one
 * word that is anything, but for leaning words, whose flags say it all.
 */
static void
add_firsts(
    struct wordtypes *y, const struct lexicon *list, unsigned flag, struct arena *memory)
{
	struct text key = {0};
	struct words w = {0};

	for (uint32_t i = 0; list && i < list->n; i++) {
		const struct lexeme *e = &list->v[i];
		struct wordtypes_entry *first;
		uint32_t id;

		text_reset(&key, e->length);
		for (uint16_t k = 0; e->entry && k < e->length; k++)
			text_add(&key, list->keys[e->key + k]);
		w.n = 0;
		words_scan(&w, &key, 0, key.n, memory);
		if (!w.n)
			continue;
		id = first_of(y, &w, memory);
		first = &y->v[id];
		first->flags |= flag;
		if (w.n > 1)
			first->next |= wordtypes_next(&w.v[1]);
		else if (flag == WORDTYPES_LEANING)
			first->flags |= alone(list, e);
		else
			first->next = UINT32_MAX;
	}
	text_free(&key);
}

static void
add_flags(struct wordtypes *y, uint32_t hash, unsigned flags, struct arena *memory)
{
	uint32_t id = wordtypes_find_or_add(y, hash, memory);

	y->v[id].flags |= flags;
}

static void
add_words(struct wordtypes *y, struct arena *memory)
{
	const struct lexicon *list = y->lists.words;

	for (uint32_t i = 0; list && i < list->n; i++)
		if (list->v[i].entry)
			add_flags(
			    y, list->v[i].hash, flags_of(&y->lists, &list->v[i]), memory);
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++)
		add_flags(y, hash_of(links[i]), WORDTYPES_LINK, memory);
}

static void
make(struct wordtypes *y, const struct summary_lists *lists, struct arena *memory)
{
	wordtypes_empty(y, lists, memory);
	add_firsts(y, lists->anywhere, WORDTYPES_SCRAP, memory);
	add_firsts(y, lists->openings, WORDTYPES_OPENING, memory);
	add_firsts(y, lists->leaning, WORDTYPES_LEANING, memory);
	add_words(y, memory);
}

static struct summary_lists
lists_of(const char *lang)
{
	return (struct summary_lists){lexicon_get(lang, "boilerplate"),
	    lexicon_get(lang, "boilerplate-anywhere"), lexicon_get(lang, "leaning"),
	    lexicon_get(lang, "summary-words")};
}

void
wordlists_make(struct wordlists *all, struct arena *memory)
{
	*all = (struct wordlists){0};
	for (const struct lexicon_entry *e = lexicon_list; e->lang; e++) {
		const struct lexicon_entry *first = lexicon_list;
		struct summary_lists lists = lists_of(e->lang);
		struct wordlist *list;

		while (strcmp(first->lang, e->lang) != 0)
			first++;
		if (first != e)
			continue;
		list = array_add(memory, all);
		list->lang = e->lang;
		make(&list->words, &lists, memory);
	}
}

const struct wordtypes *
wordlists_of(const struct wordlists *all, const char *lang, struct arena *memory)
{
	struct summary_lists lists;
	struct wordtypes *own;

	for (size_t i = 0; all && i < all->n; i++)
		if (strcmp(all->v[i].lang, lang) == 0)
			return &all->v[i].words;
	lists = lists_of(lang);
	for (size_t i = 0; all && i < all->n; i++)
		if (memcmp(&all->v[i].words.lists, &lists, sizeof(lists)) == 0)
			return &all->v[i].words;
	own = arena_alloc(memory, sizeof(*own));
	make(own, &lists, memory);
	return own;
}
