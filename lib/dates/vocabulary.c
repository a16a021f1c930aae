/* vocabulary: the words of a language's dates, read from its lexicons once. */
#include "dates/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "dates/tokens.h"
#include "dates/when.h"
#include "text/chars.h"

#define WORDS_MASK 0xFFFu /* of the table of first words: some thousand slots */

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
		if (strlen(kinds[i].name) == n && strncmp(s, kinds[i].name, n) == 0) {
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
	    .kind = (uint8_t)kind, .sub = e->length < 5, .len = 1, .value = e->number};

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
	uint32_t hash, s;

	for (uint16_t i = 0; i < n; i++)
		word_hasher_add(&h, key[i]);
	hash = word_hasher_sum(&h);
	for (s = hash & WORDS_MASK; v->words[s].length; s = (s + 1) & WORDS_MASK)
		if (v->words[s].hash == hash && v->words[s].length == n &&
		    memcmp(v->words[s].key, key, n * sizeof(*key)) == 0)
			return &v->words[s];
	v->words[s].hash = hash;
	v->words[s].key = key;
	v->words[s].length = n;
	v->first[hash & TOKEN_FIRST] |= TOKEN_ANY;
	return &v->words[s];
}

/* Adds a list whose values are numbers, or, for TOK_NONE, those of v->phrases. */
static void
add_list(struct dates_vocabulary *v, const struct lexicon *lx, enum token_kind kind)
{
	for (uint32_t i = 0; lx && i < lx->n; i++) {
		const struct lexeme *e = &lx->v[i];
		uint16_t n = first_word(lx, e);
		struct token_word *w;
		struct token tok;

		if (!n || !e->entry)
			continue; /* 9/11; or the beginning of a longer one */
		w = word_of(v, lx, e, n);
		tok = kind == TOK_NONE      ? v->meanings[i]
		      : kind == TOK_HOLIDAY ? (struct token){.kind = TOK_HOLIDAY}
					    : numbered(kind, e);
		if (token_is_trigger(&tok)) {
			w->trigger = true;
			v->first[w->hash & TOKEN_FIRST] |= TOKEN_TRIGGER;
		}
		if (n < e->length || kind == TOK_HOLIDAY)
			w->phrases = true;
		else if (!w->tok.kind)
			w->tok = tok;
	}
}

struct dates_vocabulary *
dates_vocabulary(const char *lang)
{
	const struct lexicon *phrases = lexicon_get(lang, "date-words");
	struct dates_vocabulary *v;

	if (!phrases)
		return NULL;
	v = mem_alloc(sizeof(*v));
	*v = (struct dates_vocabulary){.phrases = phrases,
	    .holidays = lexicon_get(lang, "holidays"),
	    .tense = lexicon_get(lang, "tense"),
	    .kinds = lexicon_get(lang, "date-neighbours")};
	v->meanings = mem_alloc(phrases->n * sizeof(*v->meanings));
	for (uint32_t i = 0; i < phrases->n; i++) {
		v->meanings[i] = meaning(lexicon_value(phrases, &phrases->v[i]));
		v->meanings[i].len = 1;
	}
	v->words = mem_alloc((WORDS_MASK + 1) * sizeof(*v->words));
	memset(v->words, 0, (WORDS_MASK + 1) * sizeof(*v->words));
	add_list(v, phrases, TOK_NONE);
	add_list(v, v->holidays, TOK_HOLIDAY);
	add_list(v, lexicon_get(lang, "months"), TOK_MONTH);
	add_list(v, lexicon_get(lang, "weekdays"), TOK_WEEKDAY);
	add_list(v, lexicon_get(lang, "cardinals"), TOK_CARDINAL);
	add_list(v, lexicon_get(lang, "ordinals"), TOK_ORDINAL);
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

const struct token_word *
token_word_find(
    const struct dates_vocabulary *v, const struct text *t, const struct word *w)
{
	size_t n = w->end - w->start;

	for (uint32_t s = w->hash & WORDS_MASK; v->words[s].length;
	     s = (s + 1) & WORDS_MASK) {
		const struct token_word *found = &v->words[s];
		size_t i = 0;

		if (found->hash != w->hash || found->length != n)
			continue;
		while (i < n && (t->unit[w->start + i] == found->key[i] ||
				    word_fold(t->unit[w->start + i]) == found->key[i]))
			i++;
		if (i == n)
			return found;
	}
	return NULL;
}
