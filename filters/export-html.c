/* export-html: articles with their layers as one page that needs nothing but itself. */
#include <ctype.h>
#include <string.h>

#include "carrier/filter.h"
#include "export/html.h"
#include "export/xml.h"

struct config {
	const char *title;
};

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	(void)name;
	c->title = value;
	return NULL;
}

/* Scripts and styles are let in by their hash: whatever an article holds, it runs none.
 */
static void
head(const void *config, struct buf *out)
{
	const struct config *c = config;

	buf_puts(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
	buf_printf(out,
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	    "img-src data:; base-uri 'none'; form-action 'none'; style-src 'sha256-%s'; "
	    "script-src 'sha256-%s'\">\n",
	    page_css_sha256, page_js_sha256);
	buf_puts(out, "<meta name=\"viewport\" content=\"width=device-width\">\n"
		      "<meta name=\"color-scheme\" content=\"light dark\">\n"
		      "<link rel=\"icon\" href=\"data:,\">\n<title>");
	xml_put_bytes(out, c->title, strlen(c->title));
	buf_printf(out, "</title>\n<style>%s</style>\n", page_css);
	buf_puts(out,
	    "<header class=\"page\"><a class=\"skip\" href=\"#main\">Skip to the text</a>"
	    "<h1>");
	xml_put_bytes(out, c->title, strlen(c->title));
	buf_puts(out,
	    "</h1>\n<fieldset hidden><legend class=\"sr\">Show</legend>"
	    "<label><input type=\"checkbox\" value=\"quotes\" checked>Quotes</label>"
	    "<label><input type=\"checkbox\" value=\"dates\" checked>Dates</label>"
	    "<label><input type=\"checkbox\" value=\"embeds\" checked>Embeds</label>"
	    "<label><input type=\"checkbox\" value=\"numbers\">Sentence numbers</label>"
	    "</fieldset></header>\n<nav hidden aria-label=\"Articles\"></nav>\n"
	    "<p class=\"status\" role=\"status\"></p>\n<main id=\"main\">\n");
}

static void
tail(const void *config, struct buf *out)
{
	(void)config;
	buf_printf(out, "</main>\n<script>%s</script>\n</html>\n", page_js);
}

/* A key of the record as an element; nothing if it is no string. */
static void
put_key(const struct story *s, const char *key, const char *before, const char *after)
{
	struct buf *out = s->doc->out;
	size_t n;
	const char *value = story_string(s, key, &n);

	if (!value || !n)
		return;
	buf_puts(out, before);
	xml_put_bytes(out, value, n);
	buf_puts(out, after);
}

/* Only what a language tag may hold; the page says nothing of it otherwise. */
static void
put_lang(const struct document *doc)
{
	for (const char *p = doc->lang; *p; p++)
		if (!isalnum((unsigned char)*p) && *p != '-')
			return;
	if (*doc->lang)
		buf_printf(doc->out, " lang=\"%s\"", doc->lang);
}

static void
put_day(const struct document *doc)
{
	static const char *const months[] = {"January", "February", "March", "April",
	    "May", "June", "July", "August", "September", "October", "November",
	    "December"};
	struct civil c;

	if (doc->date.day == DAY_NONE)
		return;
	c = calendar_civil(doc->date.day);
	buf_printf(doc->out,
	    "<time class=\"date\" datetime=\"%04d-%02d-%02d\">%d %s %d</time> ", c.year,
	    c.month, c.day, c.day, months[c.month - 1], c.year);
}

static void
put_heading(const struct story *s)
{
	struct buf *out = s->doc->out;
	size_t n = 0;
	const char *title = story_string(s, "title", &n),
		   *url = story_string(s, "url", &n);

	buf_puts(out, "<header><p class=\"kicker\">");
	put_key(s, "source", "<span>", "</span> ");
	put_day(s->doc);
	put_key(s, "author", "<span>", "</span> ");
	buf_puts(out, "</p>\n<h2>");
	if (title && *title)
		put_key(s, "title", "", "");
	else if (s->doc->text->n)
		put_key(s, "id", "", "");
	buf_puts(out, "</h2>\n");
	if (url) {
		buf_puts(out, "<p class=\"kicker\"><a rel=\"noopener noreferrer\"");
		html_put_href(out, url, n);
		buf_putc(out, '>');
		xml_put_bytes(out, url, n);
		buf_puts(out, "</a></p>\n");
	}
	buf_puts(out, "</header>\n");
}

/* Where a sentence of the summary stands among the sentences, or -1. */
static long
sentence_at(const struct story *s, struct span span)
{
	size_t low = 0, high = s->sentences.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->sentences.v[middle].span.start < span.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->sentences.n && s->sentences.v[low].span.start == span.start
		   ? (long)low
		   : -1;
}

static void
put_summary(const struct story *s)
{
	struct buf *out = s->doc->out;

	if (!s->summary.n)
		return;
	buf_puts(out, "<section class=\"summary\"><h3>In brief</h3>\n<ul>\n");
	for (size_t i = 0; i < s->summary.n; i++) {
		long at = sentence_at(s, s->summary.v[i].span);

		buf_puts(out, "<li>");
		if (at >= 0)
			buf_printf(out, "<a href=\"#%s-s%ld\">", s->key, at);
		xml_put_text(out, s->doc->text, s->summary.v[i].span);
		buf_puts(out, at >= 0 ? "</a></li>\n" : "</li>\n");
	}
	buf_puts(out, "</ul></section>\n");
}

static const char *
run(const void *config, struct document *doc)
{
	struct story s;
	const char *wrong = story_read(doc, &s);
	struct buf *out = doc->out;

	(void)config;
	doc->instead = true;
	if (wrong)
		return wrong;
	buf_printf(out, "<article id=\"%s\" dir=\"auto\"", s.key);
	put_lang(doc);
	buf_puts(out, ">\n");
	put_heading(&s);
	put_summary(&s);
	buf_puts(out, "<div class=\"columns\">\n<aside lang=\"en\" dir=\"ltr\">\n");
	if (!s.quotes.absent)
		html_put_speakers(&s, out);
	if (!s.dates.absent)
		html_put_timeline(&s, out);
	buf_puts(out, "</aside>\n<div class=\"text\">\n");
	html_put_text(&s, out);
	buf_puts(out, "</div></div></article>\n");
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"title", 0, "TITLE", "of the page (default: Articles)"},
	    {0},
	};
	static struct config config = {.title = "Articles"};
	static const struct filter exporter = {
	    .name = "export-html",
	    .about = "Writes articles with their layers as one page to read.",
	    .reads = READ_DATE,
	    .options = options,
	    .config = &config,
	    .option = option,
	    .head = head,
	    .tail = tail,
	    .run = run,
	};

	return filter_main(&exporter, argc, argv);
}
