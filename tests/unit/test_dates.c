#include "check.h"
#include "dates/dates.h"
#include "dates/holidays.h"
#include "dates/when.h"

static struct dates_vocabulary *english;

/* "text=value" of all expressions, joined by bars; published on Friday, 19 March 2021. */
static const char *
found(const struct dates_options *given, const struct layers *layers, const char *utf8)
{
	static char out[4096];
	static const struct layers none;
	struct dates_options o = *given;
	struct text t = check_text(utf8);
	struct arena scratch = {0};
	struct dates d = {0};
	size_t n = 0;

	o.vocabulary = english;
	o.lang = o.lang ? o.lang : "en";
	dates_find(&t, layers ? layers : &none, &o, &scratch, &d);
	for (size_t i = 0; i < d.n; i++) {
		if (i)
			out[n++] = '|';
		for (size_t k = d.v[i].span.start; k < d.v[i].span.end; k++)
			out[n++] = (char)text_at(&t, k);
		n += (size_t)snprintf(out + n, sizeof(out) - n, "=%s", d.v[i].value);
	}
	out[n] = '\0';
	arena_free(&scratch);
	text_free(&t);
	return out;
}

static const struct dates_options today = {.published = {18705, -1}};
static const struct dates_options no_day = {.published = {DAY_NONE, -1}};

#define FIND(text, want) CHECK(strcmp(found(&today, NULL, text), want) == 0)
#define FIND_UNDATED(text, want) CHECK(strcmp(found(&no_day, NULL, text), want) == 0)

static void
weekdays_look_back_unless_told(void)
{
	FIND("The council met on Thursday.", "Thursday=2021-03-18");
	FIND("The council met on Friday.", "Friday=2021-03-19");
	FIND("The council met last Friday.", "last Friday=2021-03-12");
	FIND("The council will meet on Tuesday.", "Tuesday=2021-03-23");
	FIND("It may open as soon as Friday or Monday.",
	    "Friday=2021-03-19|Monday=2021-03-22");
	FIND_UNDATED("The council met on Thursday.", "Thursday=XXXX-WXX-4");
}

static void
months_take_the_likely_year(void)
{
	FIND("The bridge opened in October.", "October=2020-10");
	FIND("The bridge will open in October.", "October=2021-10");
	FIND("It opened on 2 October.", "2 October=2020-10-02");
	FIND("It opened on 29 February 2021.", "");
	FIND_UNDATED("It opened on 2 May.", "2 May=XXXX-05-02");
}

static void
amounts_are_durations(void)
{
	FIND("It took three and a half years.", "three and a half years=P3.5Y");
	FIND("He ran for 2 hours and 30 minutes.", "2 hours and 30 minutes=PT2H30M");
	FIND("The 25-year-old bridge is closed.", "25-year-old=P25Y");
}

static void
the_calendar_moves(void)
{
	struct when w =
	    when_of(when_move(calendar_day(2020, 1, 31), UNIT_MONTH, 1), GRAIN_DAY);
	struct bounds b;
	char s[48];

	when_value(&w, s);
	CHECK(strcmp(s, "2020-02-29") == 0);
	w = when_of(calendar_day(2021, 1, 2), GRAIN_WEEK);
	when_value(&w, s);
	CHECK(strcmp(s, "2020-W53") == 0);
	w = (struct when){.grain = GRAIN_YEAR, .year = 1 - 480};
	when_value(&w, s);
	CHECK(strcmp(s, "BC0480") == 0);
	CHECK(when_bounds(&w, &b));
	when_iso(b.from, false, &w, s);
	CHECK(strcmp(s, "-0479-01-01") == 0);
	w = (struct when){.grain = GRAIN_YEAR, .year = 2020, .fiscal = true};
	CHECK(!when_bounds(&w, &b));
}

static void
holidays_follow_their_rules(void)
{
	bool fixed;

	CHECK(holiday_day("easter 0", 2021, &fixed) == calendar_day(2021, 4, 4));
	CHECK(holiday_day("easter 0", 2038, &fixed) == calendar_day(2038, 4, 25));
	CHECK(holiday_day("orthodox 0", 2018, &fixed) == calendar_day(2018, 4, 8));
	CHECK(holiday_day("nth 11 4 4", 2014, &fixed) == calendar_day(2014, 11, 27));
	CHECK(holiday_day("nth 5 1 -1", 2021, &fixed) == calendar_day(2021, 5, 31));
	CHECK(holiday_day("onafter 11 2 2", 2016, &fixed) == calendar_day(2016, 11, 8));
	CHECK(holiday_day("fixed 2 29", 2021, &fixed) == DAY_NONE);
}

static void
embeds_and_quotations_have_their_own_day(void)
{
	struct embed_view e = {
	    .span = {0, 20}, .body = {0, 20}, .posted = calendar_day(2021, 3, 10)};
	struct embed_views embeds = {.v = &e, .n = 1};
	struct quote_view q = {.span = {17, 33}};
	struct quote_views quotes = {.v = &q, .n = 1};
	struct span sentence = {0, 34};
	struct sentences sentences = {.v = &sentence, .n = 1};
	struct layers posts = {.embeds = &embeds},
		      speech = {.quotes = &quotes, .sentences = &sentences};

	CHECK(strcmp(found(&today, &posts, "We open tomorrow. :) Then it rained today."),
		  "tomorrow=2021-03-11|today=2021-03-19") == 0);
	CHECK(strcmp(found(&no_day, &posts, "We open tomorrow. :) Then it rained today."),
		  "tomorrow=2021-03-11|today=2021-03-10") == 0);
	CHECK(strcmp(found(&today, &speech, "Monday he said: \"Home tomorrow.\""),
		  "Monday=2021-03-15|tomorrow=2021-03-16") == 0);
}

static void
numeric_dates_go_by_language(void)
{
	struct dates_options gb = today, other = today;

	gb.lang = "en-GB";
	other.order = ORDER_DMY;
	FIND("On 3/4/2021.", "3/4/2021=2021-03-04");
	CHECK(strcmp(found(&gb, NULL, "On 3/4/2021."), "3/4/2021=2021-04-03") == 0);
	CHECK(strcmp(found(&other, NULL, "On 3/4/2021."), "3/4/2021=2021-04-03") == 0);
	FIND("On 13/4/2021.", "13/4/2021=2021-04-13");
	FIND("On 31/4/2021.", "");
}

/* How many there are in `times` repetitions of a sentence, behind `before` letters. */
static size_t
count(size_t before, const char *sentence, size_t times)
{
	static const struct layers none;
	struct dates_options o = today;
	struct text t = {0};
	struct arena scratch = {0};
	struct dates d = {0};
	size_t n = strlen(sentence);

	o.vocabulary = english;
	o.lang = "en";
	text_reset(&t, before + n * times);
	for (size_t i = 0; i < before; i++)
		text_add(&t, 'x');
	for (size_t i = 0; i < times; i++)
		text_add_utf8(&t, (const uint8_t *)sentence, n);
	dates_find(&t, &none, &o, &scratch, &d);
	arena_free(&scratch);
	text_free(&t);
	return d.n;
}

static void
found_wherever_they_stand(void)
{
	static const char *const one[] = {" on Monday", " in mid-September", " 3/4/2020",
	    " (5pm)", " at 15:04", " the 80s", " in 480 BC", " AD 50", " on the 15th",
	    " in '82", " in 1999.", " Q3 2008", " at present", " a.m. 7 p.m.",
	    " Sep\u00ADtember", " \u201Ctoday\u201D", " St. Patrick's Day",
	    " a fortnight", " twelve months", " \u00BD hour", " tomorrow"};

	for (size_t i = 0; i < sizeof(one) / sizeof(*one); i++) {
		size_t missed = 0;

		for (size_t before = 0; before < 200; before++)
			missed += count(before, one[i], 1) != 1;
		if (missed)
			fprintf(stderr, "%s: missed %zu times\n", one[i], missed);
		CHECK(missed == 0);
	}
}

static void
many_are_all_found(void)
{
	CHECK(count(0, "It rained on 3 May 2020. ", 5000) == 5000);
	CHECK(count(100000, " Rain fell on Monday and 3/4/2020; ", 5000) == 10000);
	CHECK(count(0,
		  "No rain fell for us, nor snow, nor hail, nor anything else at all "
		  "that one might have called weather, until Friday at noon. ",
		  2000) == 4000);
}

int
main(void)
{
	english = dates_vocabulary("en");
	found_wherever_they_stand();
	many_are_all_found();
	weekdays_look_back_unless_told();
	months_take_the_likely_year();
	amounts_are_durations();
	the_calendar_moves();
	holidays_follow_their_rules();
	embeds_and_quotations_have_their_own_day();
	numeric_dates_go_by_language();
	dates_vocabulary_free(english);
	return check_done();
}
