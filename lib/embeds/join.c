#include "embeds/join.h"

#include <string.h>

#include "embeds/length.h"
#include "embeds/likeness.h"
#include "embeds/marks.h"
#include "embeds/signs.h"
#include "text/chars.h"
#include "text/lexicon.h"

static const char *const names[JOIN_FEATURES] = {
    [JOIN_ANY] = "any",
    [JOIN_FIRST] = "first",
    [JOIN_BLANK] = "blank",
    [JOIN_TIGHTER] = "tighter",
    [JOIN_LOOSER] = "looser",
    [JOIN_LEADS] = "leads",
    [JOIN_LOST] = "lost",
    [JOIN_NAMES] = "names",
    [JOIN_AUTHOR] = "author",
    [JOIN_TAGS] = "tags",
    [JOIN_MENTIONS] = "mentions",
    [JOIN_LINKS] = "links",
    [JOIN_EMOJI] = "emoji",
    [JOIN_TITLE] = "title",
    [JOIN_SAID] = "said",
    [JOIN_PAST] = "past",
    [JOIN_OPEN] = "open",
    [JOIN_PERSON] = "person",
    [JOIN_LENGTH] = "length",
    [JOIN_LONG] = "long",
    [JOIN_SHORT] = "short",
    [JOIN_HEADING] = "heading",
    [JOIN_LABEL] = "label",
    [JOIN_DANGLING] = "dangling",
    [JOIN_REST] = "rest",
    [JOIN_FILL] = "fill",
    [JOIN_OVER] = "over",
    [JOIN_REPEATS] = "repeats",
    [JOIN_ECHOES] = "echoes",
    [JOIN_SCRIPT] = "script",
    [JOIN_LANGUAGE] = "language",
};

void
join_weights(float weights[JOIN_FEATURES])
{
	const struct lexicon *list = lexicon_get("und", "embed-weights");

	for (int f = 0; f < JOIN_FEATURES; f++) {
		const struct lexeme *e = lexicon_ascii(list, names[f]);

		weights[f] = e ? (float)e->number / 10 : 0;
	}
}

static float
up_to(unsigned most, unsigned n)
{
	return (float)(n < most ? n : most);
}

/* Cannot open a post: only links and tags, an item of a list, a small letter. */
static bool
dangling(const struct text *t, size_t top)
{
	uint32_t c = text_at(t, top), next = text_at(t, top + 1);

	return marks_link(t, top) || c == '#' || char_is(c, CHAR_LOWER | CHAR_DASH) ||
	       c == 0x2022 || c == 0x30FB || (c >= 0x2190 && c <= 0x21FF) ||
	       (char_is(c, CHAR_DIGIT) && (next == '.' || next == ')'));
}

/* What the line itself looks like. */
static void
own_features(const struct post *p, struct span s, float f[JOIN_FEATURES])
{
	const struct text *t = p->t;
	struct signs signs = signs_count(t, s);
	uint32_t length = s.end - s.start;

	f[JOIN_LEADS] = signs_colon(t, s);
	f[JOIN_NAMES] = signs_names_platform(t, s);
	f[JOIN_AUTHOR] = signs_has_name(t, s, p->author);
	f[JOIN_TAGS] = up_to(3, signs.tags);
	f[JOIN_MENTIONS] = up_to(3, signs.mentions);
	f[JOIN_LINKS] = up_to(2, signs.links);
	f[JOIN_EMOJI] = up_to(3, signs.emoji);
	f[JOIN_TITLE] = !signs_stop(t, s) && signs_title(t, s);
	f[JOIN_SAID] = signs_attributed(t, s);
	f[JOIN_PAST] = up_to(3, signs_past(t, s));
	f[JOIN_PERSON] = up_to(3, signs_person(t, s));
	f[JOIN_LENGTH] = length < 300 ? (float)length / 100 : 3;
	f[JOIN_LONG] = length > 120;
	f[JOIN_SHORT] = length < 40 && (signs_stop(t, s) || signs.emoji > 0);
	f[JOIN_HEADING] = length < 40 && !signs_stop(t, s) &&
			  !(signs.tags + signs.mentions + signs.links + signs.emoji);
	f[JOIN_LABEL] = signs_label(t, s);
}

/* How it goes with what is below. */
static void
joint_features(const struct post *p, struct span s, size_t top, float f[JOIN_FEATURES])
{
	const struct text *t = p->t;
	struct span below = text_trim(t, top, p->end);
	unsigned length = length_of_post(t, s.start, below.end, 2 * p->limit);

	f[JOIN_ECHOES] = likeness_echoes(t, s);
	f[JOIN_OPEN] = signs_open_quotation(t, s, below.end);
	f[JOIN_FILL] = (float)length / (float)p->limit;
	f[JOIN_OVER] = length > p->limit;
	if (below.start == below.end)
		return;
	f[JOIN_DANGLING] = dangling(t, top);
	if (marks_link(t, top))
		f[JOIN_LEADS] = 0; /* to the link */
	f[JOIN_REST] = length_of_post(t, below.start, below.end, 40) < 40;
	f[JOIN_REPEATS] = likeness_repeated(t, s, below) > 0.4F;
	f[JOIN_SCRIPT] = likeness_other_script(t, s, below);
	f[JOIN_LANGUAGE] = likeness_other_language(t, s, below);
}

/* The nearest line is the post's unless it leads up to one, whatever it looks like. */
static void
first_features(const struct post *p, const struct line *line, float f[JOIN_FEATURES])
{
	struct span s = {(uint32_t)line->start, (uint32_t)line->end};

	f[JOIN_FIRST] = 1;
	f[JOIN_LOST] = line->breaks > 0 && signs_colon(p->t, s);
	f[JOIN_NAMES] = signs_names_platform(p->t, s);
	f[JOIN_OVER] = length_of_post(p->t, s.start, p->end, 2 * p->limit) > p->limit;
}

void
join_features(
    const struct post *p, const struct line *line, size_t top, float f[JOIN_FEATURES])
{
	struct span s = {(uint32_t)line->start, (uint32_t)line->end};

	memset(f, 0, JOIN_FEATURES * sizeof(*f));
	if (top == p->end && !p->bare) {
		first_features(p, line, f);
		return;
	}
	own_features(p, s, f);
	joint_features(p, s, top, f);
	f[JOIN_ANY] = 1;
	f[JOIN_BLANK] = line->breaks == p->habit && p->habit > 1;
	f[JOIN_TIGHTER] = line->breaks < p->habit;
	f[JOIN_LOOSER] = line->breaks > p->habit;
}
