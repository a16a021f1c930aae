#include "check.h"
#include "text/chars.h"
#include "text/lexicon.h"
#include "text/utf8.h"
#include "text/find.h"
#include "text/words.h"

static void
offsets_count_code_points(void)
{
	struct text t = check_text("a\xF0\x9F\x98\x80"
				   "b\xE2\x80\x99\xF0\x9F\x87\xA9");

	CHECK(t.n == 5);
	CHECK(text_at(&t, 1) == 0x1F600);
	CHECK(text_at(&t, 3) == 0x2019);
	CHECK(text_at(&t, 4) == 0x1F1E9);
	CHECK(text_at(&t, 5) == 0);
	CHECK(text_before(&t, 0) == 0);
	text_free(&t);
}

static void
utf8_takes_what_rfc_3629_takes(void)
{
	static const struct {
		const char *bytes;
		size_t n, valid;
	} cases[] = {
	    {"abc", 3, 3},
	    {"\xC0\x80", 2, 0},         /* overlong */
	    {"\xE0\x9F\xBF", 3, 0},     /* overlong */
	    {"\xF0\x8F\xBF\xBF", 4, 0}, /* overlong */
	    {"\xED\xA0\x80", 3, 0},     /* surrogate */
	    {"\xF4\x90\x80\x80", 4, 0}, /* past U+10FFFF */
	    {"\xF4\x8F\xBF\xBF", 4, 4}, /* U+10FFFF */
	    {"\xEF\xBF\xBE", 3, 3},     /* U+FFFE is a code point */
	    {"ab\xE2\x82", 4, 2},       /* truncated */
	    {"\x80", 1, 0},
	    {"abcdefghijklmnopqrs\xFF", 20, 19},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK(utf8_valid((const uint8_t *)cases[i].bytes, cases[i].n) ==
		      cases[i].valid);
}

static void
every_code_point_survives_utf8(void)
{
	uint8_t bytes[4];
	uint32_t back;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		size_t n = utf8_put(bytes, cp);

		if (utf8_char(bytes, n, &back) != n || back != cp) {
			CHECK(back == cp);
			return;
		}
	}
	CHECK(back == 0x10FFFF);
}

static void
words_part_clitics_hyphens_and_digits(void)
{
	struct text t = check_text("Biden’s don't 25th mid-July O'Brien's 東京");
	struct arena scratch = {0};
	struct words w = {0};

	words_scan(&w, &t, 0, t.n, &scratch);
	CHECK(w.n == 12);
	CHECK(text_is(&t, w.v[0].start, w.v[0].end, "Biden"));
	CHECK(w.v[1].kind == WORD_CLITIC && !(w.v[1].flags & WORD_APART));
	CHECK(text_is(&t, w.v[2].start, w.v[2].end, "don't"));
	CHECK(word_number(&t, &w.v[3]) == 25);
	CHECK(
	    text_is(&t, w.v[4].start, w.v[4].end, "th") && !(w.v[4].flags & WORD_APART));
	CHECK(w.v[6].kind == WORD_MARK && w.v[6].first == '-');
	CHECK(text_is(&t, w.v[8].start, w.v[8].end, "O'Brien"));
	CHECK(w.v[10].end - w.v[10].start == 1);
	arena_free(&scratch);
	text_free(&t);
}

/* Characters and line breaks are found wherever they stand, and not beyond the end. */
static void
find_looks_at_every_place(void)
{
	struct text t = check_text("0123456789abcdef\u2028 ghijklmnopq\rx");

	for (uint16_t u = 'a'; u <= 'f'; u++)
		CHECK(find_unit(&t, u, 0, t.n) == 10u + (u - 'a'));
	CHECK(find_unit(&t, 'q', 3, t.n) == 28);
	CHECK(find_unit(&t, 'q', 3, 28) == 28);
	CHECK(find_unit(&t, 'z', 0, t.n) == t.n);
	CHECK(find_unit(&t, 0, 0, t.n) == t.n); /* behind the text there are zeros */
	CHECK(find_line_break(&t, 0, t.n) == 16);
	CHECK(find_line_break(&t, 17, t.n) == 29);
	CHECK(find_line_break(&t, 17, 29) == 29);
	CHECK(find_line_break(&t, 30, t.n) == t.n);
	text_free(&t);
}

/* A scanned word has the hash of its letters, wherever in the text it stands. */
static void
words_have_the_hash_of_what_they_spell(void)
{
	struct text t = check_text("A ox Norhaven's SUPERINTENDENTS don't rehouse "
				   "Übermut co\u00ADoperatives\u2019 123 end");
	struct text key = check_text("superintendents norhaven ox cooperatives don't");
	struct arena scratch = {0};
	struct words w = {0};

	words_scan(&w, &t, 0, t.n, &scratch);
	for (size_t i = 0; i < w.n; i++)
		CHECK(w.v[i].hash == word_hash(&t, w.v[i].start, w.v[i].end));
	CHECK(w.v[4].hash == word_hash(&key, 0, 15));
	CHECK(
	    (w.v[4].flags & (WORD_CAPITAL | WORD_UPPER)) == (WORD_CAPITAL | WORD_UPPER));
	CHECK(w.v[2].hash == word_hash(&key, 16, 24));
	CHECK((w.v[2].flags & (WORD_CAPITAL | WORD_UPPER)) == WORD_CAPITAL);
	CHECK(w.v[1].hash == word_hash(&key, 25, 27));
	CHECK(w.v[1].flags == WORD_APART);
	CHECK(w.v[8].hash == word_hash(&key, 28, 40));
	CHECK(w.v[5].hash == word_hash(&key, 41, 46));
	w.n = 0;
	words_scan(&w, &t, 0, 22, &scratch); /* cut short: what is behind is not read */
	CHECK(w.n == 5);
	CHECK(w.v[4].end == 22);
	CHECK(w.v[4].hash == word_hash(&t, 16, 22));
	arena_free(&scratch);
	text_free(&t);
	text_free(&key);
}

static void
lexicons_fold_and_find_the_longest(void)
{
	static char list[] =
	    "# marks\nAs soon as\t7\nas\t1\nthe u.s.\tx\nÉCOLE d’art\ty\n";
	struct text t = check_text("AS  soon\nas the U.S. école d'art soon");
	FILE *f = fmemopen(list, strlen(list), "r");
	struct arena scratch = {0};
	struct words w = {0};
	struct lexicon lx;
	const struct lexeme *e;
	size_t count;

	CHECK(lexicon_read(&lx, f) == 0);
	fclose(f);
	words_scan(&w, &t, 0, t.n, &scratch);
	e = lexicon_longest(&lx, &t, &w, 0, &count);
	CHECK(e && e->number == 7 && count == 3);
	e = lexicon_longest(&lx, &t, &w, 3, &count);
	CHECK(e && strcmp(lexicon_value(&lx, e), "x") == 0 && count == 5);
	e = lexicon_longest(&lx, &t, &w, 8, &count);
	CHECK(e && strcmp(lexicon_value(&lx, e), "y") == 0 && count == 2);
	CHECK(!lexicon_longest(&lx, &t, &w, 10, &count) && count == 0);
	CHECK(!lexicon_find(&lx, &t, 0, 8)); /* the beginning of an entry is none */
	CHECK(lexicon_word(&lx, &t, &w.v[0])->number == 1);
	CHECK(!lexicon_find(NULL, &t, 0, 2));
	lexicon_free(&lx);
	arena_free(&scratch);
	text_free(&t);
}

static void
a_bad_line_is_named(void)
{
	static char list[] = "good\t1\n\tno key\n";
	FILE *f = fmemopen(list, strlen(list), "r");
	struct lexicon lx;

	CHECK(lexicon_read(&lx, f) == 2);
	fclose(f);
}

static void
compiled_lists_know_their_language(void)
{
	struct text t = check_text("September");
	const struct lexeme *e = lexicon_find(lexicon_get("en-GB", "months"), &t, 0, t.n);

	CHECK(e && e->number == 9);
	CHECK(!lexicon_get("xx", "months"));
	CHECK(!lexicon_get("en", "no such list"));
	text_free(&t);
}

static void
classes_follow_unicode(void)
{
	CHECK(char_is('A', CHAR_UPPER) && char_is(0x416, CHAR_UPPER));
	CHECK(char_is(0x3002, CHAR_STOP) && char_is(0x2019, CHAR_QUOTE));
	CHECK(char_is(0xA0, CHAR_SPACE) && !char_is(0xA0, CHAR_NEWLINE));
	CHECK(char_is(0x2028, CHAR_NEWLINE) && char_is(0x1F600, CHAR_SYMBOL));
	CHECK(char_is(0x20000, CHAR_DENSE | CHAR_LETTER));
	CHECK(char_lower(0x416) == 0x436);
}

int
main(void)
{
	offsets_count_code_points();
	utf8_takes_what_rfc_3629_takes();
	every_code_point_survives_utf8();
	words_part_clitics_hyphens_and_digits();
	find_looks_at_every_place();
	words_have_the_hash_of_what_they_spell();
	lexicons_fold_and_find_the_longest();
	a_bad_line_is_named();
	compiled_lists_know_their_language();
	classes_follow_unicode();
	return check_done();
}
