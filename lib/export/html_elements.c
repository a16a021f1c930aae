#include "carrier/json.h"
#include "export/html.h"
#include "export/html_date.h"
#include "export/html_view.h"
#include "export/xml.h"

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

void
html_open_quote(struct html_view *v, uint32_t i, bool again)
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

void
html_open_date(struct html_view *v, uint32_t i, bool again)
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
put_string(struct html_view *v, const struct item *item, const char *key,
    const char *before, const char *after)
{
	size_t n;
	const char *p = story_item_string(v->story, item, key, NULL, &n);

	if (!p || !n)
		return;
	buf_puts(v->out, before);
	xml_put_bytes(v->out, p, n);
	buf_puts(v->out, after);
}

/* The account, leading to its page where that has an address. */
static void
put_handle(struct html_view *v, const struct item *embed)
{
	struct buf *out = v->out;
	size_t n, urln;
	const char *handle = story_item_string(v->story, embed, "handle", NULL, &n);
	const char *url = story_item_string(v->story, embed, "author_url", NULL, &urln);

	if (!handle || !n)
		return;
	buf_puts(out, " <a");
	if (url && html_put_href(out, url, urln))
		buf_puts(out, " rel=\"noopener noreferrer nofollow\"");
	buf_puts(out, ">@");
	xml_put_bytes(out, handle, n);
	buf_puts(out, "</a>");
}

/* The card's head: where it is from, whose it is, when. */
void
html_open_embed(struct html_view *v, const struct item *embed)
{
	const char *name = items_get(embed, "provider_name", NULL);

	buf_puts(v->out, "<figure><figcaption>");
	put_string(
	    v, embed, name ? "provider_name" : "kind", "<span class=\"net\">", "</span>");
	put_string(v, embed, "author_name", " <b>", "</b>");
	put_handle(v, embed);
	put_string(v, embed, "posted", " <span class=\"posted\">", "</span>");
	buf_puts(v->out, "</figcaption><blockquote>");
}

void
html_open_link(struct html_view *v, const struct item *link, bool again)
{
	struct buf url = {0};

	json_bytes(link->json, &url);
	buf_puts(v->out, "<a");
	if (!again && html_put_href(v->out, url.p, url.n))
		buf_puts(v->out, " rel=\"noopener noreferrer nofollow\"");
	buf_putc(v->out, '>');
	buf_free(&url);
}

void
html_open_sentence(struct html_view *v, uint32_t i, bool again)
{
	if (again)
		buf_puts(v->out, "<span class=\"s again\">");
	else
		buf_printf(v->out, "<span class=\"s\" id=\"%s-s%u\">", v->story->key,
		    (unsigned)i);
}
