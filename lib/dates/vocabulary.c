/* vocabulary: the words of a language's dates, read from its lexicons once. */
#include "dates/dates.h"

#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/mem.h"
#include "dates/tokens.h"
#include "dates/when.h"
#include "text/chars.h"

#define ENTRIES_MOST (TOKEN_SLOTS / 2) /* of all lists: so that the table is not full */

const char *const token_mods[MODS] = {[MOD_START] = "START",
    [MOD_MID] = "MID",
    [MOD_END] = "END",
    [MOD_APPROX] = "APPROX",
    [MOD_BEFORE] = "BEFORE",
    [MOD_AFTER] = "AFTER",
    [MOD_EARLY] = "EARLY",
    [MOD_LATE] = "LATE",
    [MOD_LESS_THAN] = "LESS_THAN",
    [MOD_MORE_THAN] = "MORE_THAN",
    [MOD_EQUAL_OR_MORE] = "EQUAL_OR_MORE",
    [MOD_EQUAL_OR_LESS] = "EQUAL_OR_LESS"};

const char *const token_refs[3] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};

/* The kinds as the lexicon spells them. */
static const struct {
	const char *name;
	uint8_t kind, sub;
} kinds[] = {
    {"unit", TOK_UNIT, 0},
    {"units", TOK_UNIT, 1},
    {"season", TOK_SEASON, 0},
    {"weekdays", TOK_WEEKDAYS, 0},
    {"part", TOK_PART, 0},
    {"parts", TOK_PART, 1},
    {"decade", TOK_DECADE, 0},
    {"relday", TOK_RELDAY, 0},
    {"ref", TOK_REF, 0},
    {"set", TOK_SET, 0},
    {"times", TOK_TIMES, 0},
    {"mod", TOK_MOD, 0},
    {"ampm", TOK_AMPM, 0},
    {"zone", TOK_ZONE, 0},
    {"ordinal", TOK_ORDINAL, 0},
    {"tonight", TOK_TONIGHT, 0},
    {"noon", TOK_NOON, 0},
    {"midnight", TOK_MIDNIGHT, 0},
    {"oclock", TOK_OCLOCK, 0},
    {"the", TOK_THE, 0},
    {"a", TOK_A, 0},
    {"this", TOK_THIS, 0},
    {"current", TOK_CURRENT, 0},
    {"last", TOK_LAST, 0},
    {"past", TOK_PAST, 0},
    {"next", TOK_NEXT, 0},
    {"coming", TOK_COMING, 0},
    {"previous", TOK_PREVIOUS, 0},
    {"following", TOK_FOLLOWING, 0},
    {"same", TOK_SAME, 0},
    {"that", TOK_THAT, 0},
    {"latter", TOK_LATTER, 0},
    {"ago", TOK_AGO, 0},
    {"later", TOK_LATER, 0},
    {"earlier", TOK_EARLIER, 0},
    {"before", TOK_BEFORE, 0},
    {"after", TOK_AFTER, 0},
    {"hence", TOK_HENCE, 0},
    {"of", TOK_OF, 0},
    {"in", TOK_IN, 0},
    {"on", TOK_ON, 0},
    {"at", TOK_AT, 0},
    {"by", TOK_BY, 0},
    {"since", TOK_SINCE, 0},
    {"until", TOK_UNTIL, 0},
    {"during", TOK_DURING, 0},
    {"for", TOK_FOR, 0},
    {"from", TOK_FROM, 0},
    {"to", TOK_TO, 0},
    {"through", TOK_THROUGH, 0},
    {"between", TOK_BETWEEN, 0},
    {"and", TOK_AND, 0},
    {"or", TOK_OR, 0},
    {"about", TOK_ABOUT, 0},
    {"some", TOK_SOME, 0},
    {"early", TOK_EARLY, 0},
    {"late", TOK_LATE, 0},
    {"mid", TOK_MID, 0},
    {"start", TOK_START, 0},
    {"middle", TOK_MIDDLE, 0},
    {"end", TOK_END, 0},
    {"rest", TOK_REST, 0},
    {"whole", TOK_WHOLE, 0},
    {"half", TOK_HALF, 0},
    {"every", TOK_EVERY, 0},
    {"other", TOK_OTHER, 0},
    {"per", TOK_PER, 0},
    {"vague", TOK_VAGUE, 0},
    {"recent", TOK_RECENT, 0},
    {"couple", TOK_COUPLE, 0},
    {"dozen", TOK_DOZEN, 0},
    {"another", TOK_ANOTHER, 0},
    {"more", TOK_MORE, 0},
    {"consecutive", TOK_CONSECUTIVE, 0},
    {"long", TOK_LONG, 0},
    {"old", TOK_OLD, 0},
    {"fiscal", TOK_FISCAL, 0},
    {"fiscalyear", TOK_FISCALYEAR, 0},
    {"bc", TOK_BC, 0},
    {"ad", TOK_AD, 0},
    {"future", TOK_FUTURE, 0},
};

/* Names a kind's value may have. */
static const struct {
	const char *name;
	uint8_t value;
} names[] = {
    {"second", UNIT_SECOND},
    {"minute", UNIT_MINUTE},
    {"hour", UNIT_HOUR},
    {"day", UNIT_DAY},
    {"weekend", UNIT_WEEKEND},
    {"week", UNIT_WEEK},
    {"fortnight", UNIT_FORTNIGHT},
    {"month", UNIT_MONTH},
    {"quarter", UNIT_QUARTER},
    {"half", UNIT_HALF},
    {"year", UNIT_YEAR},
    {"decade", UNIT_DECADE},
    {"century", UNIT_CENTURY},
    {"millennium", UNIT_MILLENNIUM},
    {"SP", SEASON_SPRING},
    {"SU", SEASON_SUMMER},
    {"FA", SEASON_AUTUMN},
    {"WI", SEASON_WINTER},
    {"MO", PART_MORNING},
    {"MI", PART_MIDDAY},
    {"AF", PART_AFTERNOON},
    {"EV", PART_EVENING},
    {"NI", PART_NIGHT},
    {"DT", PART_DAY},
    {"APPROX", MOD_APPROX},
    {"LESS_THAN", MOD_LESS_THAN},
    {"MORE_THAN", MOD_MORE_THAN},
    {"EQUAL_OR_MORE", MOD_EQUAL_OR_MORE},
    {"EQUAL_OR_LESS", MOD_EQUAL_OR_LESS},
    {"PRESENT_REF", 0},
    {"PAST_REF", 1},
    {"FUTURE_REF", 2},
};

static int32_t
value_of(const char *s)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(s, names[i].name) == 0)
			return names[i].value;
	return (int32_t)strtol(s, NULL, 10);
}

/* "kind", "kind value" or "kind number unit", as the lexicon has it. */
static struct token
meaning(const char *s)
{
	struct token m = {0};
	size_t n = strcspn(s, " ");
	const char *value = s + n + (s[n] == ' '), *unit = strchr(value, ' ');

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (*s == *kinds[i].name && strlen(kinds[i].name) == n &&
		    strncmp(s, kinds[i].name, n) == 0) {
			m.kind = kinds[i].kind;
			m.sub = kinds[i].sub;
		}
	m.value = value_of(value);
	if (unit)
		m.sub = (uint8_t)value_of(unit + 1);
	return m;
}

/* The token of an entry whose value is a number. */
static struct token
numbered(enum token_kind kind, const struct lexeme *e)
{
	static const uint8_t whole[] = {[5] = 3, [6] = 4, [7] = 4}; /* May, June, July */
	struct token tok = {
	    .kind = (uint8_t)kind, .sub = e->length < 5, .value = e->number};

	if (kind == TOK_MONTH && e->number >= 5 && e->number <= 7)
		tok.sub = e->length < whole[e->number];
	if (kind == TOK_WEEKDAY)
		tok.sub = e->length < 6;
	return tok;
}

bool
token_is_trigger(const struct token *tok)
{
	switch (tok->kind) {
	case TOK_NONE:
	case TOK_ORDINAL:
		return false;
	case TOK_CARDINAL:
		return tok->value >= 19; /* nineteen ninety-five, two thousand */
	case TOK_PAST:
	case TOK_CURRENT:
	case TOK_RECENT:
	case TOK_FUTURE:
	case TOK_FISCALYEAR:
		return true;
	default:
		return tok->kind < TOK_TIMES ||
		       (tok->kind >= TOK_AMPM && tok->kind < TOK_THE);
	}
}

/* The units of an entry's first word, less its 's, which is a word of its own. */
static uint16_t
first_word(const struct lexicon *lx, const struct lexeme *e)
{
	const uint16_t *key = lx->keys + e->key;
	uint16_t n = 0;

	while (n < e->length && (char_is(key[n], CHAR_LETTER) || key[n] == '\'')) {
		if (key[n] == '\'' && n + 1 < e->length && key[n + 1] == 's' &&
		    (n + 2 == e->length || !char_is(key[n + 2], CHAR_LETTER)))
			break;
		n++;
	}
	return n;
}

/* The entry of a first word, made if it is new. */
static struct token_word *
word_of(struct dates_vocabulary *v, const struct lexicon *lx, const struct lexeme *e,
    uint16_t n)
{
	const uint16_t *key = lx->keys + e->key;
	struct word_hasher h = word_hasher(WORD_HASH_START);
	struct token_word *w;
	uint32_t hash, s;

	for (uint16_t i = 0; i < n; i++)
		word_hasher_add(&h, key[i]);
	hash = word_hasher_sum(&h);
	for (s = hash % TOKEN_SLOTS; v->slot[s]; s = (s + 1) % TOKEN_SLOTS) {
		w = &v->words[v->slot[s] - 1];
		if (w->hash == hash && w->length == n &&
		    memcmp(w->key, key, n * sizeof(*key)) == 0)
			return w;
	}
	w = &v->words[v->nwords++];
	*w = (struct token_word){.hash = hash, .key = key, .length = n};
	memcpy(w->start, key, (n < 8 ? n : 8) * sizeof(*key));
	v->slot[s] = (uint16_t)v->nwords;
	return w;
}

/* A bit for the letter that the word behind the first n units of a key begins with; all
 * bits if there is none. */
static uint32_t
second_word(const uint16_t *key, uint16_t length, uint16_t n)
{
	while (n < length && !char_is(key[n], CHAR_LETTER))
		n++;
	return n < length ? UINT32_C(1) << token_letter(key[n]) : UINT32_MAX;
}

static void
set_bit(uint64_t *set, unsigned i)
{
	set[i / 64] |= UINT64_C(1) << i % 64;
}

/* Notes that an entry, whose first word has n units, tells that an expression is near. */
static void
note_trigger(struct dates_vocabulary *v, const uint16_t *key, uint16_t length, uint16_t n)
{
	uint32_t prefix = 0, look;
	unsigned second = TOKEN_ALONE, i;

	for (i = 0; i < n && key[i] < 0x80 && char_is(key[i], CHAR_LETTER); i++)
		if (i < 4)
			prefix |= (uint32_t)key[i] << 8 * i;
	look = token_look(prefix, i < TOKEN_LONG ? i : TOKEN_LONG);
	v->looks[token_look_bit(look)] = 1;
	if (i < n) /* an apostrophe follows, whatever comes next */
		set_bit(v->pairs, token_pair_bit(look, TOKEN_ALONE));
	i = n;
	while (i < length && !char_is(key[i], CHAR_LETTER))
		i++;
	if (i < length)
		second = token_letter(key[i]) + (key[n] == '.' ? TOKEN_DOT : 0);
	set_bit(v->pairs, token_pair_bit(look, second));
}

/* Adds a list whose values are numbers, or, for TOK_NONE, those of v->phrases. */
static void
add_list(struct dates_vocabulary *v, const struct lexicon *lx, enum token_kind kind)
{
	for (uint32_t i = 0; lx && i < lx->n; i++) {
		const struct lexeme *e = &lx->v[i];
		uint16_t n = first_word(lx, e);
		uint32_t second = second_word(lx->keys + e->key, e->length, n);
		struct token_word *w;
		struct token tok;

		if (!n || !e->entry)
			continue; /* 9/11; or the beginning of a longer one */
		w = word_of(v, lx, e, n);
		tok = kind == TOK_NONE      ? v->meanings[i]
		      : kind == TOK_HOLIDAY ? (struct token){.kind = TOK_HOLIDAY}
					    : numbered(kind, e);
		w->trigger |= token_is_trigger(&tok);
		if (token_is_trigger(&tok) || tok.kind == TOK_BC || tok.kind == TOK_AD) {
			note_trigger(v, lx->keys + e->key, e->length, n);
			w->alone |= second == UINT32_MAX;
		}
		if (n < e->length || kind == TOK_HOLIDAY) {
			*(kind == TOK_HOLIDAY ? &w->holidays : &w->phrases) = true;
			w->follow |= second;
		} else if (!w->tok.kind) {
			w->tok = tok;
		}
	}
}

struct dates_vocabulary *
dates_vocabulary(const char *lang)
{
	const struct lexicon *phrases = lexicon_get(lang, "date-words");
	struct {
		const struct lexicon *list;
		enum token_kind kind;
	} lists[] = {{phrases, TOK_NONE}, {lexicon_get(lang, "holidays"), TOK_HOLIDAY},
	    {lexicon_get(lang, "months"), TOK_MONTH},
	    {lexicon_get(lang, "weekdays"), TOK_WEEKDAY},
	    {lexicon_get(lang, "cardinals"), TOK_CARDINAL},
	    {lexicon_get(lang, "ordinals"), TOK_ORDINAL}};
	struct dates_vocabulary *v;
	size_t entries = 0;

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		entries += lists[i].list ? lists[i].list->n : 0;
	if (!phrases || entries > ENTRIES_MOST)
		return NULL;
	v = mem_alloc(sizeof(*v));
	*v = (struct dates_vocabulary){.phrases = phrases,
	    .holidays = lists[1].list,
	    .tense = lexicon_get(lang, "tense"),
	    .kinds = lexicon_get(lang, "date-neighbours")};
	v->meanings = mem_alloc(phrases->n * sizeof(*v->meanings));
	for (uint32_t i = 0; i < phrases->n; i++)
		v->meanings[i] = meaning(lexicon_value(phrases, &phrases->v[i]));
	v->words = mem_alloc(entries * sizeof(*v->words));
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		add_list(v, lists[i].list, lists[i].kind);
	return v;
}

void
dates_vocabulary_free(struct dates_vocabulary *v)
{
	if (!v)
		return;
	free(v->meanings);
	free(v->words);
	free(v);
}

/* Is a word of at most eight letters of ASCII spelled like that? */
static inline bool
is_short(const struct token_word *e, const struct text *t, const struct word *w)
{
#ifdef __SSE2__
	__m128i key = _mm_loadu_si128((const __m128i *)(const void *)e->start);
	__m128i unit =
	    _mm_loadu_si128((const __m128i *)(const void *)(t->unit + w->start));
	__m128i same = _mm_cmpeq_epi16(key, _mm_or_si128(unit, _mm_set1_epi16(0x20)));
	unsigned n = w->end - w->start;

	return n == e->length && n <= 8 &&
	       !(~(unsigned)_mm_movemask_epi8(same) & ((1u << 2 * n) - 1));
#else
	(void)e, (void)t, (void)w;
	return false;
#endif
}

/* Is it the word, soft hyphens left out? Rarely asked: kept apart from the short ones. */
static __attribute__((noinline)) bool
is_long(const struct token_word *e, const struct text *t, const struct word *w)
{
	const uint16_t *key = e->key, *stop = key + e->length;

	for (size_t i = w->start; i < w->end; i++) {
		uint16_t u = t->unit[i];

		if (u == 0xAD)
			continue;
		if (key == stop || (*key != u && *key != word_fold(u)))
			return false;
		key++;
	}
	return key == stop;
}

const struct token_word *
token_word_find(
    const struct dates_vocabulary *v, const struct text *t, const struct word *w)
{
	for (uint32_t s = w->hash % TOKEN_SLOTS; v->slot[s]; s = (s + 1) % TOKEN_SLOTS) {
		const struct token_word *found = &v->words[v->slot[s] - 1];

		if (found->hash == w->hash &&
		    (is_short(found, t, w) || is_long(found, t, w)))
			return found;
	}
	return NULL;
}
