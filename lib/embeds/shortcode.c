/*
 * Shortcodes that were not carried out: WordPress's [embed]URL[/embed] and [tweet 123],
 * Hugo's {{< tweet user="x" id="123" >}}, Jekyll's {% youtube ID %}.
 */
#include <string.h>

#include "embeds/finder.h"
#include "embeds/marks.h"
#include "embeds/markup.h"
#include "text/chars.h"

enum { LONGEST = 600 };

static const struct bracket {
	const char *open, *close;
} brackets[] = {{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"[", "]"}};

/* The place behind the bracket's end, on the same line; 0: it is not there. */
static size_t
behind(struct finder *f, size_t at, const struct bracket *b)
{
	size_t end = finder_seek(f, SEEK_BRACKET + (size_t)(b - brackets), b->close, at);

	if (end == f->t->n || end - at > LONGEST)
		return 0;
	for (size_t i = at; i < end; i++)
		if (char_is(text_at(f->t, i), CHAR_NEWLINE))
			return 0;
	return end + strlen(b->close);
}

/* The end of the closing shortcode, "[/embed]", of the name [name, end); or `at`. */
static size_t
past_closing(struct finder *f, size_t at, struct span name)
{
	const struct text *t = f->t;
	size_t i = finder_seek(f, SEEK_CLOSING, "[/", at), n = name.end - name.start;

	if (i == t->n || i - at > LONGEST || text_at(t, i + 2 + n) != ']' ||
	    !text_same(t, name, t, (struct span){(uint32_t)i + 2, (uint32_t)(i + 2 + n)}))
		return at;
	return i + 3 + n;
}

/* A link, a number or an argument by name: what a mere "[video]" has not got. */
static bool
has_argument(const struct text *t, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (char_is(text_at(t, i), CHAR_DIGIT) || text_at(t, i) == '/' ||
		    text_at(t, i) == '=')
			return true;
	return false;
}

bool
shortcode_find(struct finder *f, size_t at)
{
	const struct text *t = f->t;
	const struct bracket *b = brackets;
	const char *kind, *shown;
	struct span name, handle = {0};
	size_t end, i;
	struct embed *e;

	while (!text_starts(t, at, b->open))
		if (++b == brackets + sizeof(brackets) / sizeof(*brackets))
			return false;
	i = marks_spaces(t, at + strlen(b->open));
	name.start = (uint32_t)i;
	while (char_is(text_at(t, i), CHAR_LETTER) || text_at(t, i) == '_' ||
	       text_at(t, i) == '-')
		i++;
	name.end = (uint32_t)i;
	if (name.start == name.end || !(kind = markup_word(t, name.start, name.end)) ||
	    !(end = behind(f, i, b)))
		return false;
	if (*b->open == '[')
		end = past_closing(f, end, name);
	if (!has_argument(t, name.end, end - strlen(b->close)))
		return false;
	shown = markup_link_kind(f, at, end, &handle);
	if (strcmp(kind, "embed") == 0) {
		if (!shown)
			return false;
		kind = shown;
	}
	e = finder_add(f, kind, at, end);
	if (shown && strcmp(shown, kind) == 0)
		e->handle = handle;
	return true;
}
