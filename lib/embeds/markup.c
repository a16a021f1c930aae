/*
 * HTML that a scraper kept: <blockquote class="twitter-tweet">, <iframe src="...">, AMP's
 * elements, WordPress's blocks.
 */
#include "embeds/markup.h"

#include <string.h>

#include "embeds/link.h"
#include "embeds/marks.h"
#include "text/chars.h"
#include "text/lexicon.h"

enum { LONGEST_TAG = 4000, LONGEST_ELEMENT = 20000 };

const char *
markup_word(const struct text *t, size_t start, size_t end)
{
	const struct lexicon *list = lexicon_get("und", "embed-markup");
	const struct lexeme *e = lexicon_find(list, t, start, end);

	return e ? lexicon_value(list, e) : NULL;
}

const char *
markup_link_kind(struct finder *f, size_t start, size_t end, struct span *handle)
{
	for (size_t i = start; i < end; i++) {
		size_t stop;
		const char *kind;

		if (text_at(f->t, i) == '/' && text_at(f->t, i + 1) == '/' &&
		    text_before(f->t, i) != ':')
			for (stop = i; stop < end && !char_is(text_at(f->t, stop),
							 CHAR_SPACE | CHAR_QUOTE);)
				stop++;
		else if (text_at(f->t, i) != 'h' || !(stop = marks_link(f->t, i)))
			continue;
		if (stop > end)
			stop = end;
		kind = link_kind(
		    f->t, (struct span){(uint32_t)i, (uint32_t)stop}, f->scratch, handle);
		if (kind)
			return kind;
		i = stop;
	}
	return NULL;
}

/* The elements an embed is, and where their end is looked for. */
static const struct element {
	const char *name, *close;
} elements[] = {
    {"blockquote", "</blockquote>"},
    {"iframe", "</iframe>"},
    {"div", "</div>"},
    {"figure", "</figure>"},
    {"amp-", "</amp-"},
    {"twitter-widget", "</twitter-widget>"},
};

/* The place behind the '>' of the tag at `at`, or 0. */
static size_t
tag_end(const struct text *t, size_t at)
{
	uint32_t quote = 0;

	for (size_t i = at; i < t->n && i - at < LONGEST_TAG; i++) {
		uint32_t c = text_at(t, i);

		if (quote)
			quote = c == quote ? 0 : quote;
		else if ((c == '"' || c == '\'') && text_at(t, i - 1) == '=')
			quote = c;
		else if (c == '>')
			return i + 1;
	}
	return 0;
}

/* The kind by the tag's own name or a class, [at, end) being the tag. */
static const char *
tag_kind(const struct text *t, size_t at, size_t end)
{
	size_t i = at + 1, from;
	const char *kind;

	while (i < end && !char_is(text_at(t, i), CHAR_SPACE) && text_at(t, i) != '>')
		i++;
	kind = markup_word(t, at + 1, i);
	while (!kind && i < end && !text_starts(t, i, "class="))
		i++;
	for (i += 6; !kind && i < end; i++) {
		from = i;
		while (i < end && !char_is(text_at(t, i), CHAR_SPACE | CHAR_QUOTE) &&
		       text_at(t, i) != '>')
			i++;
		if (i > from)
			kind = markup_word(t, from, i);
		if (i > from && text_at(t, i) != ' ')
			break;
	}
	return kind;
}

/* Past the <script> that a platform's code ends with. */
static size_t
past_script(struct finder *f, size_t at)
{
	size_t i = at, end;

	while (char_is(text_at(f->t, i), CHAR_SPACE))
		i++;
	if (!text_starts(f->t, i, "<script"))
		return at;
	end = finder_seek(f, SEEK_SCRIPT, "</script>", i);
	return end < f->t->n && end - i < LONGEST_TAG ? end + 9 : at;
}

/* What is between the tags, without the tags at its ends. */
static struct span
inner(const struct text *t, size_t start, size_t end)
{
	struct span s = text_trim(t, start, end);

	while (s.start < s.end && text_at(t, s.start) == '<') {
		size_t stop = tag_end(t, s.start);

		if (!stop || stop > s.end)
			break;
		s = text_trim(t, stop, s.end);
	}
	while (s.start < s.end && text_at(t, s.end - 1) == '>') {
		size_t i = s.end - 1;

		while (i > s.start && text_at(t, i) != '<')
			i--;
		if (text_at(t, i) != '<')
			break;
		s = text_trim(t, s.start, i);
	}
	return s;
}

/* Adds the embed whose opening tag is [at, open), its closing tag at `close` or lacking.
 */
static void
add_element(struct finder *f, const char *kind, size_t at, size_t open, size_t close)
{
	const struct text *t = f->t;
	size_t behind = text_starts(t, close, "</") ? tag_end(t, close) : open,
	       end = past_script(f, behind ? behind : close);
	struct span handle = {0};
	const char *shown = markup_link_kind(f, at, close, &handle);
	struct embed *e;

	if (strcmp(kind, "embed") == 0)
		kind = shown ? shown : "other";
	e = finder_add(f, kind, at, end);
	if (shown && strcmp(shown, kind) == 0)
		e->handle = handle;
	while (e->nurls && e->urls[e->nurls - 1].start >= close)
		e->nurls--; /* the script's */
	e->body = inner(t, open, close);
	if (strcmp(kind, "instagram") == 0) {
		instagram_read(f, e, open, close);
		return;
	}
	attribution_read(f, e, open, close);
	if (e->body.end - e->body.start > 4 && text_starts(t, e->body.end - 4, "</p>"))
		e->body = text_trim(t, e->body.start, e->body.end - 4);
	/* a link is no words of the post's own */
	if (marks_link(t, e->body.start) == e->body.end)
		e->body = (struct span){0};
}

/* <!-- wp:embed {...} --> ... <!-- /wp:embed -->, and WordPress's older names of it. */
static bool
block_find(struct finder *f, size_t at)
{
	const struct text *t = f->t;
	size_t close, end;
	struct span handle = {0};
	const char *kind;
	struct embed *e;

	if (!text_starts(t, at, "<!-- wp:embed ") &&
	    !text_starts(t, at, "<!-- wp:core-embed/"))
		return false;
	close = finder_seek(f, SEEK_BLOCK, "<!-- /wp:", at);
	if (close == t->n || close - at > LONGEST_ELEMENT || !(end = tag_end(t, close)))
		return false;
	kind = markup_link_kind(f, at, close, &handle);
	e = finder_add(f, kind ? kind : "other", at, end);
	e->handle = handle;
	return true;
}

bool
markup_find(struct finder *f, size_t at)
{
	const struct text *t = f->t;
	size_t k, open, close;
	const char *kind;

	for (k = 0; k < sizeof(elements) / sizeof(*elements); k++)
		if (text_starts(t, at + 1, elements[k].name))
			break;
	if (k == sizeof(elements) / sizeof(*elements))
		return block_find(f, at);
	if (finder_seek(f, SEEK_TAG, ">", at) - at > LONGEST_TAG)
		return false;
	open = tag_end(t, at);
	if (!open)
		return false;
	kind = tag_kind(t, at, open);
	if (!kind)
		return false;
	close = finder_seek(f, SEEK_ELEMENT + k, elements[k].close, open);
	if (close == t->n || close - at > LONGEST_ELEMENT) {
		if (text_at(t, at + 1) != 'i')
			return false;
		close = open; /* some leave an <iframe> without it */
	}
	add_element(f, kind, at, open, close);
	return true;
}
