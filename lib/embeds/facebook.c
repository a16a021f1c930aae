/* "Posted by NAME on Sunday, November 13, 2016", in the languages of und/facebook-leads.
 */
#include "embeds/finder.h"
#include "embeds/marks.h"
#include "embeds/start.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum {
	LONGEST_NAME = 80,
	LONGEST = 110,
	CUT = 160 /* the most that is left of a text Facebook has cut; it is often less */
};

/* The name without the weekday, the prepositions and the comma before the date. */
static struct span
name_before(const struct text *t, size_t name, size_t date)
{
	const struct lexicon *words = lexicon_get("und", "post-date-words");
	struct span s = text_trim(t, name, date);

	for (;;) {
		size_t end = s.end, i;

		while (end > s.start &&
		       (text_at(t, end - 1) == ',' || text_at(t, end - 1) == ':'))
			end--;
		i = end;
		while (i > s.start && !char_is(text_at(t, i - 1), CHAR_SPACE))
			i--;
		if (i == s.start || !lexicon_find(words, t, i, end))
			return text_trim(t, s.start, end);
		s = text_trim(t, s.start, i);
	}
}

/* Does the text above end in an ellipsis? */
static bool
cut_off(const struct text *t, size_t at)
{
	size_t end = text_trim(t, at > 40 ? at - 40 : 0, at).end;

	return text_before(t, end) == 0x2026 ||
	       (end >= 3 && text_is(t, end - 3, end, "..."));
}

/* The bit of a letter, small or capital. */
static uint32_t
bit(uint16_t unit)
{
	return (uint32_t)1 << (unit & 31);
}

void
facebook_prepare(struct finder *f)
{
	const struct lexicon *leads = lexicon_get("und", "facebook-leads");

	f->facebook_leads = leads;
	for (uint32_t i = 0; leads && i < leads->n; i++)
		if (leads->v[i].length > 1)
			f->facebook_second |= bit(leads->keys[leads->v[i].key + 1]);
}

bool
facebook_find(struct finder *f, size_t at)
{
	const struct text *t = f->t;
	size_t name, stop, start, end = 0;
	struct span author;
	int32_t day;
	struct embed *e;

	if (!(f->facebook_second & bit(t->unit[at + 1])) ||
	    char_is(text_before(t, at), CHAR_LETTER) ||
	    !marks_phrase(t, at, t->n, f->facebook_leads, &name))
		return false;
	stop = name + LONGEST;
	for (size_t i = name; i < stop && i < t->n; i++) {
		uint32_t c = text_at(t, i);

		if (char_is(c, CHAR_NEWLINE))
			return false;
		if (char_is(text_at(t, i - 1), CHAR_SPACE) &&
		    char_is(c, CHAR_UPPER | CHAR_DIGIT) &&
		    (end = marks_date(t, i, &day)) != 0) {
			stop = i;
			break;
		}
	}
	if (!end)
		return false;
	/* a name and a date alone are what a byline has, too: a weekday tells the embed
	 */
	author = name_before(t, name, stop);
	if (author.start == author.end || author.end - author.start > LONGEST_NAME ||
	    stop - author.end < 5)
		return false;
	start = start_find(
	    &(struct post){.t = t,
		.floor = f->floor,
		.end = at,
		.author = author,
		.limit = cut_off(t, at) ? CUT : platform_limit("facebook", day),
		.habit = finder_habit(f)},
	    f->scratch);
	e = finder_add(f, "facebook", start < at ? start : at, end);
	e->body = text_trim(t, start, start < at ? at : start);
	e->author_name = author;
	e->posted = day;
	return true;
}
