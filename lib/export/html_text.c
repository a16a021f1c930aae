#include <string.h>

#include "carrier/json.h"
#include "export/html.h"
#include "export/html_date.h"
#include "export/xml.h"
#include "nest/nest.h"
#include "text/chars.h"

/* From the outside in. */
enum rank { PARAGRAPH, EMBED, LINE, BODY, SENTENCE, LINK, QUOTE, QUOTED, DATE, WHO, CUE };

struct view {
	const struct story *story;
	struct buf *out;
	struct nest_elements elements;
	struct items links;   /* .json: the address of each */
	struct span who, cue; /* of the quote before: quotes may share them */
	bool inside;          /* a paragraph or line is open */
};

static void
add(struct view *v, enum rank rank, size_t item, struct span span)
{
	*array_add(v->story->doc->scratch, &v->elements) =
	    (struct nest_element){span, (uint32_t)item, (uint8_t)rank};
}

/* The lines of a stretch that are not blank. */
static void
add_lines(struct view *v, enum rank rank, uint32_t from, uint32_t end)
{
	const struct text *t = v->story->doc->text;

	for (uint32_t i = from; i <= end; i++) {
		if (i < end && !char_is(text_at(t, i), CHAR_NEWLINE))
			continue;
		add(v, rank, 0, text_trim(t, from, i));
		from = i + 1;
	}
}

/* The address at p where it next stands in the embed, from *at on. */
static bool
add_link(struct view *v, const char *p, struct span embed, uint32_t *at)
{
	const struct text *t = v->story->doc->text;
	struct text url = {0};
	bool found = false;

	json_text(p, &url);
	for (uint32_t i = *at; url.n && !found && i + url.n <= embed.end; i++) {
		struct span span = {i, i + (uint32_t)url.n};

		found = t->unit[i] == url.unit[0] &&
			text_same(t, span, &url, (struct span){0, (uint32_t)url.n});
		if (found) {
			add(v, LINK, v->links.n, span);
			array_add(v->story->doc->scratch, &v->links)->json = p;
			*at = span.end;
		}
	}
	text_free(&url);
	return found;
}

/* The links of an embed, as long as they stand there one after the other. */
static void
add_links(struct view *v, const struct item *embed)
{
	const char *urls = items_get(embed, "urls", NULL);
	uint32_t at = embed->span.start;

	if (!urls || *urls != '[')
		return;
	for (const char *p = json_first(urls); p; p = json_next(p))
		if (*p != '"' || !add_link(v, p, embed->span, &at))
			return;
}

/* Paragraphs, and embeds, which stand between them. Embeds are in order, as items are. */
static void
add_blocks(struct view *v)
{
	const struct items *embeds = &v->story->embeds;
	size_t n = v->story->doc->text->n;
	uint32_t at = 0;
	struct span body;

	for (size_t i = 0; i < embeds->n; i++) {
		struct span s = embeds->v[i].span;

		if (s.start < at || s.start == s.end)
			continue;
		add_lines(v, PARAGRAPH, at, s.start);
		add(v, EMBED, i, s);
		add_lines(v, LINE, s.start, s.end);
		if (items_span(&embeds->v[i], "body", n, &body))
			add(v, BODY, 0, body);
		add_links(v, &embeds->v[i]);
		at = s.end;
	}
	add_lines(v, PARAGRAPH, at, (uint32_t)n);
}

static void
add_once(
    struct view *v, enum rank rank, size_t item, struct span span, struct span *before)
{
	if (span.start != before->start || span.end != before->end)
		add(v, rank, item, span);
	*before = span;
}

static void
add_quote(struct view *v, size_t i)
{
	const struct item *quote = &v->story->quotes.v[i];
	size_t n = v->story->doc->text->n;
	const char *p = items_get(quote, "quoted", NULL);
	struct span span;

	add(v, QUOTE, i, quote->span);
	for (p = p && *p == '[' ? json_first(p) : NULL; p; p = json_next(p)) {
		struct item piece = {.json = p};

		if (items_span(&piece, NULL, n, &span))
			add(v, QUOTED, i, span);
	}
	if (items_span(quote, "speaker", n, &span))
		add_once(v, WHO, i, span, &v->who);
	if (items_span(quote, "cue", n, &span))
		add_once(v, CUE, i, span, &v->cue);
}

/* A name is shown with every piece of a quote: a very long one is cut. */
static size_t
shown(const struct speaker *s)
{
	enum { LONGEST = 120 };
	size_t n = s->length < LONGEST ? s->length : LONGEST;

	while (n && n < s->length && ((unsigned char)s->name[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* The first letters of the first and the last word of a name. */
static void
put_initials(struct buf *out, const char *name, size_t n)
{
	const char *end = name + n, *last = name;

	for (const char *p = name; p + 1 < end; p++)
		if (*p == ' ' && p[1] != ' ')
			last = p + 1;
	buf_puts(out, " data-i=\"");
	for (const char *p = name;; p = last) {
		size_t k = 1;

		while (p + k < end && ((unsigned char)p[k] & 0xC0) == 0x80)
			k++;
		xml_put_bytes(out, p, k);
		if (p == last)
			break;
	}
	buf_putc(out, '"');
}

static const char *
kind_of(const struct item *quote)
{
	const char *kind = items_get(quote, "kind", NULL);

	return kind && json_is(kind, "mixed")      ? "mixed"
	       : kind && json_is(kind, "indirect") ? "indirect"
						   : "direct";
}

static void
open_quote(struct view *v, uint32_t i, bool again)
{
	const struct story *s = v->story;
	uint32_t who = s->speaker_of[i];
	const struct speaker *speaker = &s->speakers.v[who];
	const char *kind = kind_of(&s->quotes.v[i]);
	struct buf title = {0};

	buf_printf(v->out, "<q class=\"%s ", kind);
	html_put_colour(s, who, v->out);
	buf_printf(v->out, "%s\" data-who=\"%u\"", again ? " again" : "", (unsigned)who);
	if (speaker->name && speaker->length) {
		put_initials(v->out, speaker->name, shown(speaker));
		buf_add(&title, speaker->name, shown(speaker));
	} else {
		put_initials(v->out, "?", 1);
		buf_puts(&title, "Unattributed");
	}
	buf_printf(&title, ", %s", kind);
	xml_put_attribute(v->out, "title", title.p, title.n);
	buf_putc(v->out, '>');
	buf_free(&title);
}

static void
open_date(struct view *v, uint32_t i, bool again)
{
	const struct story *s = v->story;
	const struct item *date = &s->dates.v[i];
	struct buf resolved = {0}, label = {0};
	const char *value;
	size_t n;

	if (again) {
		buf_puts(v->out, "<time>");
		return;
	}
	html_put_resolved(s, date, &resolved);
	json_put_plain(&label, s->doc->text, date->span);
	buf_puts(&label, ": ");
	buf_add(&label, resolved.p, resolved.n);
	buf_printf(v->out, "<time id=\"%s-d%u\"", s->key, (unsigned)i);
	value = story_item_string(s, date, "value", NULL, &n);
	if (value && html_date_is_machine(value))
		xml_put_attribute(v->out, "datetime", value, n);
	buf_puts(v->out, " tabindex=\"0\"");
	xml_put_attribute(v->out, "data-v", resolved.p, resolved.n);
	xml_put_attribute(v->out, "aria-label", label.p, label.n);
	buf_putc(v->out, '>');
	buf_free(&resolved);
	buf_free(&label);
}

static void
put_string(struct view *v, const struct item *item, const char *key, const char *before,
    const char *after)
{
	size_t n;
	const char *p = story_item_string(v->story, item, key, NULL, &n);

	if (!p || !n)
		return;
	buf_puts(v->out, before);
	xml_put_bytes(v->out, p, n);
	buf_puts(v->out, after);
}

/* The card's head: where it is from, whose it is, when. */
static void
open_embed(struct view *v, const struct item *embed)
{
	struct buf *out = v->out;
	size_t n, urln = 0;
	const char *name = story_item_string(v->story, embed, "provider_name", NULL, &n);
	const char *url = story_item_string(v->story, embed, "author_url", NULL, &urln);

	buf_puts(out, "<figure><figcaption>");
	put_string(
	    v, embed, name ? "provider_name" : "kind", "<span class=\"net\">", "</span>");
	put_string(v, embed, "author_name", " <b>", "</b>");
	if (items_get(embed, "handle", NULL)) {
		bool linked;

		buf_puts(out, " <a");
		linked = url && html_put_href(out, url, urln);
		put_string(v, embed, "handle",
		    linked ? " rel=\"noopener noreferrer nofollow\">@" : ">@", "</a>");
	}
	put_string(v, embed, "posted", " <span class=\"posted\">", "</span>");
	buf_puts(out, "</figcaption><blockquote>");
}

static void
open_link(struct view *v, const struct item *link, bool again)
{
	struct buf url = {0};

	json_bytes(link->json, &url);
	buf_puts(v->out, "<a");
	if (!again && html_put_href(v->out, url.p, url.n))
		buf_puts(v->out, " rel=\"noopener noreferrer nofollow\"");
	buf_putc(v->out, '>');
	buf_free(&url);
}

static void
open_sentence(struct view *v, uint32_t i, bool again)
{
	if (again)
		buf_puts(v->out, "<span class=\"s again\">");
	else
		buf_printf(v->out, "<span class=\"s\" id=\"%s-s%u\">", v->story->key,
		    (unsigned)i);
}

static void
opened(void *to, const struct nest_element *e, bool again)
{
	struct view *v = to;
	const struct story *s = v->story;
	struct buf *out = v->out;

	if (e->rank > LINE && !v->inside)
		return; /* white space between paragraphs: no place for it */
	switch ((enum rank)e->rank) {
	case PARAGRAPH:
	case LINE:
		buf_puts(out, "<p>");
		v->inside = true;
		break;
	case EMBED:
		open_embed(v, &s->embeds.v[e->item]);
		break;
	case BODY:
		buf_puts(out, "<span class=\"body\">");
		break;
	case SENTENCE:
		open_sentence(v, e->item, again);
		break;
	case LINK:
		open_link(v, &v->links.v[e->item], again);
		break;
	case QUOTE:
		open_quote(v, e->item, again);
		break;
	case QUOTED:
		buf_puts(out, "<span class=\"quoted\">");
		break;
	case DATE:
		open_date(v, e->item, again);
		break;
	case WHO:
		buf_puts(out, "<b class=\"who ");
		html_put_colour(s, s->speaker_of[e->item], out);
		buf_puts(out, "\">");
		break;
	case CUE:
		buf_puts(out, "<u class=\"");
		html_put_colour(s, s->speaker_of[e->item], out);
		buf_puts(out, "\">");
	}
}

static void
closed(void *to, const struct nest_element *e, bool cut)
{
	static const char *const tags[] = {
	    [PARAGRAPH] = "</p>\n",
	    [LINE] = "</p>\n",
	    [EMBED] = "</blockquote></figure>\n",
	    [BODY] = "</span>",
	    [SENTENCE] = "</span>",
	    [LINK] = "</a>",
	    [QUOTE] = "</q>",
	    [QUOTED] = "</span>",
	    [DATE] = "</time>",
	    [WHO] = "</b>",
	    [CUE] = "</u>",
	};
	struct view *v = to;

	(void)cut;
	if (e->rank > LINE && !v->inside)
		return;
	if (e->rank == PARAGRAPH || e->rank == LINE)
		v->inside = false;
	buf_puts(v->out, tags[e->rank]);
}

/* What stands outside of all paragraphs is white space. */
static void
texted(void *to, struct span span)
{
	struct view *v = to;

	if (v->inside)
		xml_put_text(v->out, v->story->doc->text, span);
}

void
html_put_text(const struct story *s, struct buf *out)
{
	struct view v = {.story = s, .out = out};
	struct nest_sink sink = {opened, closed, texted, &v};

	add_blocks(&v);
	for (size_t i = 0; i < s->sentences.n; i++)
		add(&v, SENTENCE, i, s->sentences.v[i].span);
	for (size_t i = 0; i < s->quotes.n; i++)
		add_quote(&v, i);
	for (size_t i = 0; i < s->dates.n; i++)
		add(&v, DATE, i, s->dates.v[i].span);
	nest(&v.elements, (uint32_t)s->doc->text->n, &sink);
}
