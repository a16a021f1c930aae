#include "dates/tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "dates/dates.h"
#include "dates/when.h"

enum {
	LIST_MONTHS = 1,
	LIST_WEEKDAYS = 2,
	LIST_CARDINALS = 4,
	LIST_ORDINALS = 8,
	LIST_HOLIDAYS = 16,
	LIST_WORDS = 32
};

#define LISTS_MASK 0x1FFFu /* of the table of first words: some thousand slots */

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

/* Notes in v->lists that `list` has something that begins with each of its words. */
static void
note(struct dates_vocabulary *v, const struct lexicon *lx, uint8_t list)
{
	for (uint32_t i = 0; lx && i < lx->n; i++)
		v->lists[lx->v[i].hash & LISTS_MASK] |= list;
}

struct dates_vocabulary *
dates_vocabulary(const char *lang)
{
	struct dates_vocabulary *v;
	const struct lexicon *words = lexicon_get(lang, "date-words");

	if (!words)
		return NULL;
	v = mem_alloc(sizeof(*v));
	*v = (struct dates_vocabulary){.months = lexicon_get(lang, "months"),
	    .weekdays = lexicon_get(lang, "weekdays"),
	    .cardinals = lexicon_get(lang, "cardinals"),
	    .ordinals = lexicon_get(lang, "ordinals"),
	    .holidays = lexicon_get(lang, "holidays"),
	    .words = words,
	    .tense = lexicon_get(lang, "tense"),
	    .kinds = lexicon_get(lang, "date-neighbours")};
	v->meanings = mem_alloc(words->n * sizeof(*v->meanings));
	for (uint32_t i = 0; i < words->n; i++)
		v->meanings[i] = meaning(lexicon_value(words, &words->v[i]));
	v->lists = mem_alloc(LISTS_MASK + 1);
	memset(v->lists, 0, LISTS_MASK + 1);
	note(v, v->months, LIST_MONTHS);
	note(v, v->weekdays, LIST_WEEKDAYS);
	note(v, v->cardinals, LIST_CARDINALS);
	note(v, v->ordinals, LIST_ORDINALS);
	note(v, v->holidays, LIST_HOLIDAYS);
	note(v, words, LIST_WORDS);
	return v;
}

void
dates_vocabulary_free(struct dates_vocabulary *v)
{
	if (!v)
		return;
	free(v->meanings);
	free(v->lists);
	free(v);
}

/* An entry of a list whose values are numbers. */
static bool
number(struct token *tok, enum token_kind kind, const struct lexicon *lx,
    const struct text *t, const struct word *w)
{
	const struct lexeme *e = lexicon_word(lx, t, w);

	if (!e)
		return false;
	*tok = (struct token){
	    .kind = (uint8_t)kind, .sub = e->length < 5, .len = 1, .value = e->number};
	return true;
}

static void
look_up(struct token *tok, unsigned lists, const struct text *t, const struct words *w,
    size_t i, const struct dates_vocabulary *v)
{
	const struct lexeme *e;
	size_t count;

	if (lists & LIST_HOLIDAYS &&
	    (e = lexicon_longest(v->holidays, t, w, i, &count))) {
		*tok = (struct token){.kind = TOK_HOLIDAY,
		    .len = (uint8_t)count,
		    .value = (int32_t)(e - v->holidays->v)};
		return;
	}
	if (lists & LIST_WORDS && (e = lexicon_longest(v->words, t, w, i, &count))) {
		*tok = v->meanings[e - v->words->v];
		tok->len = (uint8_t)count;
		return;
	}
	if (lists & LIST_MONTHS && number(tok, TOK_MONTH, v->months, t, &w->v[i])) {
		if (tok->value == 5 || tok->value == 6 ||
		    tok->value == 7) /* May, June, July */
			tok->sub =
			    w->v[i].end - w->v[i].start < (tok->value == 5 ? 3u : 4u);
		return;
	}
	if (lists & LIST_WEEKDAYS && number(tok, TOK_WEEKDAY, v->weekdays, t, &w->v[i])) {
		tok->sub = w->v[i].end - w->v[i].start < 6;
		return;
	}
	if (lists & LIST_CARDINALS &&
	    number(tok, TOK_CARDINAL, v->cardinals, t, &w->v[i]))
		return;
	if (lists & LIST_ORDINALS)
		number(tok, TOK_ORDINAL, v->ordinals, t, &w->v[i]);
}

static bool
trigger(const struct token *tok)
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

static void
read_digits(struct token *tok, const struct text *t, const struct words *w, size_t i,
    const struct dates_vocabulary *v)
{
	const struct word *word = &w->v[i];
	size_t n = word->end - word->start;

	tok->kind = TOK_DIGITS;
	tok->sub = (uint8_t)(n < 255 ? n : 255);
	tok->value = word_number(t, word);
	if (v && v->lists[word->hash & LISTS_MASK] & LIST_HOLIDAYS) /* 9/11 */
		look_up(tok, LIST_HOLIDAYS, t, w, i, v);
}

struct token *
tokens_read(const struct text *t, const struct words *w, const struct dates_vocabulary *v,
    struct arena *scratch, struct positions *triggers)
{
	struct token *tok = arena_alloc(scratch, (w->n + 1) * sizeof(*tok));

	for (size_t i = 0; i < w->n; i++) {
		const struct word *word = &w->v[i];
		unsigned lists;

		tok[i].len = 1;
		if (word->kind == WORD_LETTERS) {
			if (!v || (lists = v->lists[word->hash & LISTS_MASK]) == 0)
				continue;
			look_up(&tok[i], lists, t, w, i, v);
		} else if (word->kind == WORD_DIGITS) {
			read_digits(&tok[i], t, w, i, v);
		} else {
			continue;
		}
		if (trigger(&tok[i]))
			*array_add(scratch, triggers) = (uint32_t)i;
	}
	return tok;
}
