#include "summary/wordlists.h"

#include <string.h>

#include "text/word_hash.h"

static const uint16_t links[][5] = {
    {'h', 't', 't', 'p'}, {'h', 't', 't', 'p', 's'}, {'w', 'w', 'w'}};
static const uint16_t link_lengths[] = {4, 5, 3};

static bool
same_key(const struct wordlist_word *a, const struct wordlist_word *b)
{
	return a->hash == b->hash && a->length == b->length &&
	       memcmp(a->key, b->key, a->length * sizeof(*a->key)) == 0;
}

static void
add(struct wordlist *v, struct wordlist_word word)
{
	uint32_t s = word.hash & v->mask;

	for (; v->slot[s]; s = (s + 1) & v->mask)
		if (same_key(&v->v[v->slot[s] - 1], &word)) {
			v->v[v->slot[s] - 1].flags |= word.flags;
			return;
		}
	v->v[v->n] = word;
	v->slot[s] = (uint16_t)++v->n;
}

static struct wordlist_word
of_list(const struct lexicon *list, const struct lexeme *e, unsigned flags)
{
	return (struct wordlist_word){
	    list->keys + e->key, e->hash, e->length, (uint16_t)flags};
}

/* The value of a list for the same word; "" if it has none. */
static const char *
value_of(const struct lexicon *list, const struct wordlist_word *word)
{
	if (!list)
		return "";
	for (uint32_t s = word->hash & list->mask; list->slot[s];
	     s = (s + 1) & list->mask) {
		const struct lexeme *e = &list->v[list->slot[s] - 1];
		struct wordlist_word other = of_list(list, e, 0);

		if (e->entry && same_key(word, &other))
			return lexicon_value(list, e);
	}
	return "";
}

static unsigned
flags_of(const struct summary_lists *lists, const struct lexeme *e)
{
	struct wordlist_word word = of_list(lists->words, e, 0);
	const char *value = lexicon_value(lists->words, e);
	const char *leaning = value_of(lists->leaning, &word);
	unsigned flags = WORDLIST_STOP;

	if (strcmp(value, "caption") == 0)
		return WORDLIST_CAPTION;
	if (strcmp(value, "person") == 0)
		flags |= WORDLIST_PERSON;
	if (strcmp(leaning, "pronoun") == 0)
		flags |= WORDLIST_PRONOUN;
	if (strcmp(leaning, "inner") == 0)
		flags |= WORDLIST_INNER;
	return flags;
}

static void
add_links(struct wordlist *v)
{
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++) {
		struct word_hasher hash = word_hasher(WORD_HASH_START);

		for (size_t k = 0; k < link_lengths[i]; k++)
			word_hasher_add(&hash, links[i][k]);
		add(v, (struct wordlist_word){links[i], word_hasher_sum(&hash),
			   link_lengths[i], WORDLIST_LINK});
	}
}

static void
make(struct wordlist *v, const struct summary_lists *lists, struct arena *memory)
{
	const struct lexicon *words = lists->words, *anywhere = lists->anywhere;
	size_t most = sizeof(links) / sizeof(*links) + (words ? words->n : 0) +
		      (anywhere ? anywhere->n : 0);
	size_t size = 64;

	while (size < 4 * most)
		size *= 2;
	*v = (struct wordlist){.lists = *lists, .mask = (uint32_t)size - 1};
	v->v = arena_alloc(memory, most * sizeof(*v->v));
	v->slot = arena_alloc(memory, size * sizeof(*v->slot));
	for (uint32_t i = 0; anywhere && i < anywhere->n; i++)
		add(v, of_list(anywhere, &anywhere->v[i], WORDLIST_SCRAP));
	for (uint32_t i = 0; words && i < words->n; i++)
		if (words->v[i].entry)
			add(v,
			    of_list(words, &words->v[i], flags_of(lists, &words->v[i])));
	add_links(v);
}

static struct summary_lists
lists_of(const char *lang)
{
	return (struct summary_lists){lexicon_get(lang, "boilerplate"),
	    lexicon_get(lang, "boilerplate-anywhere"), lexicon_get(lang, "leaning"),
	    lexicon_get(lang, "summary-words")};
}

static const struct wordlist *
find(const struct wordlists *all, const struct summary_lists *lists)
{
	for (size_t i = 0; i < all->n; i++)
		if (memcmp(&all->v[i].lists, lists, sizeof(*lists)) == 0)
			return &all->v[i];
	return NULL;
}

void
wordlists_make(struct wordlists *all, struct arena *memory)
{
	*all = (struct wordlists){0};
	for (const struct lexicon_entry *e = lexicon_list; e->lang; e++) {
		struct summary_lists lists = lists_of(e->lang);

		if (!find(all, &lists))
			make(array_add(memory, all), &lists, memory);
	}
}

const struct wordlist *
wordlists_of(const struct wordlists *all, const char *lang, struct arena *memory)
{
	struct summary_lists lists = lists_of(lang);
	const struct wordlist *found = all ? find(all, &lists) : NULL;
	struct wordlist *own;

	if (found)
		return found;
	own = arena_alloc(memory, sizeof(*own));
	make(own, &lists, memory);
	return own;
}

static bool
spells(const struct wordlist_word *v, const struct text *t, const struct word *w)
{
	const uint16_t *key = v->key, *stop = key + v->length;

	for (uint32_t i = w->start; i < w->end; i++) {
		if (t->unit[i] == 0xAD)
			continue; /* soft hyphen: no part of a key */
		if (key == stop || *key++ != word_fold(t->unit[i]))
			return false;
	}
	return key == stop;
}

unsigned
wordlists_flags(const struct wordlist *v, const struct text *t, const struct word *w)
{
	for (uint32_t s = w->hash & v->mask; v->slot[s]; s = (s + 1) & v->mask) {
		const struct wordlist_word *found = &v->v[v->slot[s] - 1];

		if (found->hash == w->hash && spells(found, t, w))
			return found->flags;
	}
	return 0;
}
