#include "html/blocks.h"

#include <string.h>

#include "text/chars.h"
#include "text/lexicon.h"

enum kind {
	INLINE,  /* part of a paragraph */
	BREAK,   /* ends a line */
	BLOCK,   /* a paragraph of its own, or several */
	DROPPED, /* not taken, with all that is in it */
};

static enum kind
kind_of(GumboTag tag)
{
	switch (tag) {
	case GUMBO_TAG_BR:
	case GUMBO_TAG_HR:
		return BREAK;
	case GUMBO_TAG_ADDRESS:
	case GUMBO_TAG_ARTICLE:
	case GUMBO_TAG_BLOCKQUOTE:
	case GUMBO_TAG_BODY:
	case GUMBO_TAG_CAPTION:
	case GUMBO_TAG_CENTER:
	case GUMBO_TAG_DD:
	case GUMBO_TAG_DETAILS:
	case GUMBO_TAG_DIR:
	case GUMBO_TAG_DIV:
	case GUMBO_TAG_DL:
	case GUMBO_TAG_DT:
	case GUMBO_TAG_FIELDSET:
	case GUMBO_TAG_FIGURE:
	case GUMBO_TAG_FORM:
	case GUMBO_TAG_H1:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
	case GUMBO_TAG_HEADER:
	case GUMBO_TAG_HGROUP:
	case GUMBO_TAG_LEGEND:
	case GUMBO_TAG_LI:
	case GUMBO_TAG_LISTING:
	case GUMBO_TAG_MAIN:
	case GUMBO_TAG_OL:
	case GUMBO_TAG_P:
	case GUMBO_TAG_PRE:
	case GUMBO_TAG_SECTION:
	case GUMBO_TAG_SUMMARY:
	case GUMBO_TAG_TABLE:
	case GUMBO_TAG_TBODY:
	case GUMBO_TAG_TD:
	case GUMBO_TAG_TFOOT:
	case GUMBO_TAG_TH:
	case GUMBO_TAG_THEAD:
	case GUMBO_TAG_TR:
	case GUMBO_TAG_UL:
	case GUMBO_TAG_XMP:
		return BLOCK;
	case GUMBO_TAG_APPLET:
	case GUMBO_TAG_ASIDE:
	case GUMBO_TAG_AUDIO:
	case GUMBO_TAG_BUTTON:
	case GUMBO_TAG_CANVAS:
	case GUMBO_TAG_DATALIST:
	case GUMBO_TAG_EMBED:
	case GUMBO_TAG_FIGCAPTION:
	case GUMBO_TAG_FOOTER:
	case GUMBO_TAG_HEAD:
	case GUMBO_TAG_IFRAME:
	case GUMBO_TAG_INPUT:
	case GUMBO_TAG_LABEL:
	case GUMBO_TAG_MENU:
	case GUMBO_TAG_NAV:
	case GUMBO_TAG_NOEMBED:
	case GUMBO_TAG_NOFRAMES:
	case GUMBO_TAG_NOSCRIPT:
	case GUMBO_TAG_OBJECT:
	case GUMBO_TAG_OPTION:
	case GUMBO_TAG_RP:
	case GUMBO_TAG_RT:
	case GUMBO_TAG_SCRIPT:
	case GUMBO_TAG_SELECT:
	case GUMBO_TAG_STYLE:
	case GUMBO_TAG_TEMPLATE:
	case GUMBO_TAG_TEXTAREA:
	case GUMBO_TAG_TITLE:
	case GUMBO_TAG_VIDEO:
		return DROPPED;
	default:
		return INLINE;
	}
}

/* A walk through the page. */
struct walk {
	struct html_blocks *out;
	struct arena *scratch;
	const struct lexicon *furniture;
	struct text words_of; /* a class, to look words up */
	uint32_t begin;       /* where the paragraph under way begins */
	uint32_t linked;      /* code points of links in it */
	bool gap;             /* white space before what comes */
	uint32_t links, headlines, preformatted, articles; /* elements that are open */
	uint32_t block, embed; /* those that are open, or HTML_NONE */
};

static void
end_paragraph(struct walk *w)
{
	struct html_blocks *out = w->out;
	struct text *t = out->text;
	struct span span = text_trim(t, w->begin, t->n);

	if (span.start < span.end) {
		*array_add(w->scratch, &out->paragraphs) =
		    (struct html_paragraph){.span = span,
			.linked = w->linked,
			.embed = w->embed,
			.headline = w->headlines > 0};
		text_add(t, '\n');
	}
	w->begin = (uint32_t)t->n;
	w->linked = 0;
	w->gap = false;
}

static bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static void
put_gap(struct walk *w)
{
	struct text *t = w->out->text;

	if (w->gap && t->n > w->begin)
		text_add(t, ' ');
	w->gap = false;
}

static void
put_text(struct walk *w, const char *p)
{
	struct text *t = w->out->text;
	size_t from;

	while (*p) {
		const char *stop = p;

		if (space(*p)) {
			if (w->preformatted && *p == '\n')
				end_paragraph(w);
			w->gap = true;
			p++;
			continue;
		}
		while (*stop && !space(*stop))
			stop++;
		from = t->n;
		put_gap(w);
		text_add_utf8(t, (const uint8_t *)p, (size_t)(stop - p));
		if (w->links)
			w->linked += (uint32_t)(t->n - from);
		p = stop;
	}
}

/* <q> has quotation marks that no one has written down. */
static void
put_mark(struct walk *w, uint32_t mark, bool closing)
{
	if (closing)
		w->gap = false;
	put_gap(w);
	text_add(w->out->text, mark);
}

static bool
is_furniture(struct walk *w, const GumboNode *node)
{
	static const char *const names[] = {"class", "id"};
	struct words words;
	bool found = false;

	for (size_t i = 0; i < 2 && !found; i++) {
		struct html_string s = html_attribute(node, names[i]);

		if (!s.p)
			continue;
		text_reset(&w->words_of, s.n);
		text_add_utf8(&w->words_of, (const uint8_t *)s.p, s.n);
		words = (struct words){0};
		words_scan(&words, &w->words_of, 0, w->words_of.n, w->scratch);
		for (size_t k = 0; k < words.n && !found; k++)
			found = lexicon_word(w->furniture, &w->words_of, &words.v[k]);
	}
	return found;
}

static bool
is_hidden(const GumboNode *node)
{
	struct html_string style = html_attribute(node, "style");

	if (gumbo_get_attribute(&node->v.element.attributes, "hidden") ||
	    html_has_word(node, "aria-hidden", "true"))
		return true;
	for (; style.n >= 12; style.p++, style.n--)
		if (html_starts(style, "display:none") ||
		    html_starts(style, "display: none"))
			return true;
	return false;
}

/* Parts of the page that name themselves as no part of the article. */
static bool
is_aside(const struct walk *w, const GumboNode *node)
{
	static const char *const roles[] = {"navigation", "complementary", "contentinfo",
	    "banner", "search", "dialog", "alertdialog", "menu"};

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (html_has_word(node, "role", roles[i]))
			return true;
	/* a headline's header is the article's, not the site's */
	return html_is(node, GUMBO_TAG_HEADER) && !w->articles;
}

static bool
is_dropped(const struct walk *w, const GumboNode *node)
{
	return node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML ||
	       kind_of(node->v.element.tag) == DROPPED || is_hidden(node) ||
	       is_aside(w, node);
}

static bool
is_article(const GumboNode *node)
{
	return html_is(node, GUMBO_TAG_ARTICLE) || html_is(node, GUMBO_TAG_MAIN);
}

static void
begin_block(struct walk *w, const GumboNode *node)
{
	struct html_block *b;

	end_paragraph(w);
	if (w->embed != HTML_NONE)
		return;
	b = array_add(w->scratch, &w->out->blocks);
	*b = (struct html_block){.node = node,
	    .parent = w->block,
	    .first = (uint32_t)w->out->paragraphs.n,
	    .furniture = is_furniture(w, node)};
	w->block = (uint32_t)w->out->blocks.n - 1;
}

static void
end_block(struct walk *w, const GumboNode *node)
{
	struct html_block *b;

	end_paragraph(w);
	if (w->block == HTML_NONE || w->out->blocks.v[w->block].node != node)
		return;
	b = &w->out->blocks.v[w->block];
	b->end = (uint32_t)w->out->paragraphs.n;
	w->block = b->parent;
}

static void
begin_embed(struct walk *w, const struct html_embed *embed)
{
	end_paragraph(w);
	*array_add(w->scratch, &w->out->embeds) = *embed;
	w->embed = (uint32_t)w->out->embeds.n - 1;
	w->out->embeds.v[w->embed].span.start = w->begin;
}

static void
end_embed(struct walk *w)
{
	struct html_embed *e = &w->out->embeds.v[w->embed];
	struct text *t = w->out->text;

	end_paragraph(w);
	if (e->span.start == w->begin && e->url.p) { /* nothing to read but its address */
		text_add_utf8(t, (const uint8_t *)e->url.p, e->url.n);
		end_paragraph(w);
		if (!e->urls.n)
			*array_add(w->scratch, &e->urls) = e->url;
	}
	w->embed = HTML_NONE;
	if (e->span.start == w->begin) {
		w->out->embeds.n--; /* nothing at all */
		return;
	}
	if (e->body.end <= e->body.start || e->body.start < e->span.start)
		/* an end of them is hidden */
		e->body = (struct span){0};
	e->body = text_trim(t, e->body.start, e->body.end);
	e->span = text_trim(t, e->span.start, w->begin);
	html_embed_author(
	    e, t, e->body.start < e->body.end ? e->body.end : e->span.start, e->span.end);
}

static void
enter(struct walk *w, const GumboNode *node)
{
	struct html_embed *e = w->embed == HTML_NONE ? NULL : &w->out->embeds.v[w->embed];
	GumboTag tag = node->v.element.tag;

	w->links += tag == GUMBO_TAG_A && html_attribute(node, "href").p;
	w->headlines += tag == GUMBO_TAG_H1;
	w->preformatted += tag == GUMBO_TAG_PRE;
	w->articles += is_article(node);
	if (kind_of(tag) == BLOCK)
		begin_block(w, node);
	else if (kind_of(tag) == BREAK)
		end_paragraph(w);
	else if (tag == GUMBO_TAG_Q)
		put_mark(w, 0x201C, false);
	if (e && e->first == node)
		e->body.start = w->begin;
}

static void
leave(struct walk *w, const GumboNode *node)
{
	struct html_embed *e = w->embed == HTML_NONE ? NULL : &w->out->embeds.v[w->embed];
	GumboTag tag = node->v.element.tag;

	if (kind_of(tag) == BLOCK)
		end_block(w, node);
	else if (tag == GUMBO_TAG_Q)
		put_mark(w, 0x201D, true);
	w->links -= tag == GUMBO_TAG_A && html_attribute(node, "href").p;
	w->headlines -= tag == GUMBO_TAG_H1;
	w->preformatted -= tag == GUMBO_TAG_PRE;
	w->articles -= is_article(node);
	if (e && e->last == node)
		e->body.end = (uint32_t)w->out->text->n;
	if (e && e->node == node)
		end_embed(w);
}

/* Leaves the elements that end before the node behind `node`; that node, or NULL. */
static const GumboNode *
go_on(struct walk *w, const GumboNode *node, const GumboNode *next, const GumboNode *top)
{
	const GumboNode *up = next ? next->parent : top->parent;

	for (; node != up; node = node->parent)
		if (node->type == GUMBO_NODE_ELEMENT)
			leave(w, node);
	return next;
}

void
html_read_blocks(
    const GumboNode *document, struct arena *scratch, struct html_blocks *out)
{
	struct walk w = {.out = out,
	    .scratch = scratch,
	    .furniture = lexicon_get("und", "page-furniture"),
	    .block = HTML_NONE,
	    .embed = HTML_NONE};
	const GumboNode *top = html_find(document, GUMBO_TAG_BODY), *node = top, *next;
	struct html_embed embed;

	while (node) {
		bool is_embed, framed;

		if (node->type != GUMBO_NODE_ELEMENT) {
			if (node->type == GUMBO_NODE_TEXT ||
			    node->type == GUMBO_NODE_CDATA ||
			    node->type == GUMBO_NODE_WHITESPACE)
				put_text(&w, node->v.text.text);
			node = go_on(&w, node->parent, html_skip(node, top), top);
			continue;
		}
		is_embed = w.embed == HTML_NONE && html_embed_read(node, scratch, &embed);
		framed = is_embed && kind_of(node->v.element.tag) == DROPPED;
		if (framed) { /* no text in the page: its address stands for it */
			begin_embed(&w, &embed);
			end_embed(&w);
		}
		if (framed || is_dropped(&w, node)) {
			node = go_on(&w, node->parent, html_skip(node, top), top);
			continue;
		}
		if (is_embed)
			begin_embed(&w, &embed);
		enter(&w, node);
		next = html_next(node, top);
		if (!next || next->parent != node)
			go_on(&w, node, next, top);
		node = next;
	}
	text_free(&w.words_of);
}
