#include "html/meta.h"

#include <string.h>
#include <strings.h>

/* Where the date of publication is looked for, the surest place first. */
static const char *const date_names[] = {"article:published_time",
    "og:article:published_time", "datePublished", "parsely-pub-date", "sailthru.date",
    "date", "pubdate", "publishdate", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dc.date", "DC.date.created"};

enum { DATE_NAMES = sizeof(date_names) / sizeof(*date_names) };

/* What is found on the way, to be put in order in the end. */
struct gathering {
	struct arena *scratch;
	struct html_meta *meta;
	struct html_string canonical, og_url, html_lang, content_language, locale;
	struct html_string dates[DATE_NAMES], published_time, first_time;
};

static void
keep_first(struct html_string *place, struct html_string s)
{
	if (!place->p)
		*place = s;
}

static void
read_meta(struct gathering *g, const GumboNode *node)
{
	static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
	struct html_string content = html_attribute(node, "content");

	for (size_t i = 0; content.p && i < sizeof(keys) / sizeof(*keys); i++) {
		struct html_string name = html_attribute(node, keys[i]);

		if (!name.p)
			continue;
		for (size_t k = 0; k < DATE_NAMES; k++)
			if (html_string_is(name, date_names[k]))
				keep_first(&g->dates[k], content);
		if (html_string_is(name, "og:title"))
			keep_first(&g->meta->og_title, content);
		else if (html_string_is(name, "og:url"))
			keep_first(&g->og_url, content);
		else if (html_string_is(name, "og:locale"))
			keep_first(&g->locale, content);
		else if (html_string_is(name, "content-language"))
			keep_first(&g->content_language, content);
	}
}

static void
read_time(struct gathering *g, const GumboNode *node)
{
	struct html_string datetime = html_attribute(node, "datetime");

	if (html_has_word(node, "itemprop", "datePublished") ||
	    html_has_word(node, "class", "published") ||
	    gumbo_get_attribute(&node->v.element.attributes, "pubdate"))
		keep_first(&g->published_time, datetime);
	keep_first(&g->first_time, datetime);
}

static void
read_element(struct gathering *g, const GumboNode *node)
{
	switch (node->v.element.tag) {
	case GUMBO_TAG_HTML:
		keep_first(&g->html_lang, html_attribute(node, "lang"));
		keep_first(&g->html_lang, html_attribute(node, "xml:lang"));
		break;
	case GUMBO_TAG_META:
		read_meta(g, node);
		break;
	case GUMBO_TAG_TITLE:
		if (node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
			keep_first(&g->meta->title, html_string_of(node, g->scratch));
		break;
	case GUMBO_TAG_LINK:
		if (html_has_word(node, "rel", "canonical"))
			keep_first(&g->canonical, html_attribute(node, "href"));
		break;
	case GUMBO_TAG_TIME:
		read_time(g, node);
		break;
	case GUMBO_TAG_SCRIPT:
		if (html_starts(html_attribute(node, "type"), "application/ld+json"))
			*array_add(g->scratch, &g->meta->json_ld) =
			    html_string_of(node, g->scratch);
		break;
	default:
		break;
	}
}

static void
add_date(struct gathering *g, struct html_string date)
{
	if (date.p)
		*array_add(g->scratch, &g->meta->dates) = date;
}

static struct html_string
absolute(struct html_string url)
{
	return html_starts(url, "http://") || html_starts(url, "https://")
		   ? url
		   : (struct html_string){0};
}

void
html_read_meta(const GumboNode *document, struct arena *scratch, struct html_meta *meta)
{
	struct gathering g = {.scratch = scratch, .meta = meta};

	for (const GumboNode *n = document; n; n = html_next(n, document))
		if (n->type == GUMBO_NODE_ELEMENT)
			read_element(&g, n);
	keep_first(&meta->url, absolute(g.canonical));
	keep_first(&meta->url, absolute(g.og_url));
	keep_first(&meta->lang, g.html_lang);
	keep_first(&meta->lang, g.content_language);
	keep_first(&meta->lang, g.locale);
	for (size_t i = 0; i < DATE_NAMES; i++)
		add_date(&g, g.dates[i]);
	add_date(&g, g.published_time);
	add_date(&g, g.first_time);
}

/* What stands behind "charset=" in the value of a content attribute. */
static struct html_string
charset_in(struct html_string s)
{
	for (; s.n > 8; s.p++, s.n--)
		if (strncasecmp(s.p, "charset=", 8) == 0) {
			size_t n = 8;

			while (n < s.n && !strchr("; \t", s.p[n]))
				n++;
			return (struct html_string){s.p + 8, n - 8};
		}
	return (struct html_string){0};
}

struct html_string
html_charset(const char *p, size_t n, struct arena *scratch)
{
	enum { LOOKED_AT = 4096, TREE = 64 * LOOKED_AT * 16 };
	struct html_string s = {0};
	const GumboNode *document;

	if (html_parse(p, n < LOOKED_AT ? n : LOOKED_AT, TREE, scratch, &document))
		return s;
	for (const GumboNode *k = document; k && !s.p; k = html_next(k, document)) {
		if (!html_is(k, GUMBO_TAG_META))
			continue;
		s = html_attribute(k, "charset");
		if (!s.p &&
		    html_string_is(html_attribute(k, "http-equiv"), "content-type"))
			s = charset_in(html_attribute(k, "content"));
	}
	if (html_starts(s, "utf-16")) /* it was read as ASCII */
		return (struct html_string){"utf-8", 5};
	return s;
}
