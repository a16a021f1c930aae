#include "carrier/json.h"
#include "export/html.h"
#include "export/html_view.h"
#include "export/xml.h"
#include "text/chars.h"

/* From the outside in. */
enum rank { PARAGRAPH, EMBED, LINE, BODY, SENTENCE, LINK, QUOTE, QUOTED, DATE, WHO, CUE };

static void
add(struct html_view *v, enum rank rank, size_t item, struct span span)
{
	*array_add(v->story->doc->scratch, &v->elements) =
	    (struct nest_element){span, (uint32_t)item, (uint8_t)rank};
}

/* The lines of a stretch that are not blank. */
static void
add_lines(struct html_view *v, enum rank rank, uint32_t from, uint32_t end)
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
add_link(struct html_view *v, const char *p, struct span embed, uint32_t *at)
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
add_links(struct html_view *v, const struct item *embed)
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
add_blocks(struct html_view *v)
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
add_once(struct html_view *v, enum rank rank, size_t item, struct span span,
    struct span *before)
{
	if (span.start != before->start || span.end != before->end)
		add(v, rank, item, span);
	*before = span;
}

static void
add_quote(struct html_view *v, size_t i)
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

static void
opened(void *to, const struct nest_element *e, bool again)
{
	struct html_view *v = to;
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
		html_open_embed(v, &s->embeds.v[e->item]);
		break;
	case BODY:
		buf_puts(out, "<span class=\"body\">");
		break;
	case SENTENCE:
		html_open_sentence(v, e->item, again);
		break;
	case LINK:
		html_open_link(v, &v->links.v[e->item], again);
		break;
	case QUOTE:
		html_open_quote(v, e->item, again);
		break;
	case QUOTED:
		buf_puts(out, "<span class=\"quoted\">");
		break;
	case DATE:
		html_open_date(v, e->item, again);
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
	struct html_view *v = to;

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
	struct html_view *v = to;

	if (v->inside)
		xml_put_text(v->out, v->story->doc->text, span);
}

void
html_put_text(const struct story *s, struct buf *out)
{
	struct html_view v = {.story = s, .out = out};
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
