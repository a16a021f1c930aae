/* import-html: web pages as records. */
#include <stdlib.h>

#include "carrier/filter.h"
#include "carrier/json.h"
#include "carrier/json_ld.h"
#include "carrier/record.h"
#include "carrier/settings.h"
#include "html/html.h"
#include "text/charset.h"

enum { TREE = 16 }; /* times --max-record: bytes a page's tree may take */

struct config {
	const char *html_key, *encoding;
	bool keep_html, prefer_record;
};

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	if (strcmp(name, "html-key") == 0)
		c->html_key = value;
	else if (strcmp(name, "encoding") == 0)
		c->encoding = value;
	else if (strcmp(name, "keep-html") == 0)
		c->keep_html = true;
	else if (strcmp(value, "record") == 0 || strcmp(value, "page") == 0)
		c->prefer_record = *value == 'r';
	else
		return "neither page nor record";
	return NULL;
}

/* The keys that are made, in their order in a new record. */
enum { TITLE, DATE, LANGUAGE, URL, TEXT, EMBEDS, KEYS };

/* Their values as JSON; empty: the page does not tell. */
struct made {
	const char *key[KEYS];
	struct buf value[KEYS];
};

static void
put_string(struct buf *out, const char *key, struct html_string s)
{
	json_put_key(out, key);
	if (s.p)
		json_put_string(out, s.p, s.n);
	else
		buf_puts(out, "null");
}

/* The author's page: as the post's address has it, or made of the handle. */
static void
put_author_url(struct buf *out, const struct text *t, const struct html_embed *e)
{
	if (e->author_url.p || !e->author_base ||
	    e->shown_handle.start == e->shown_handle.end) {
		put_string(out, "author_url", e->author_url);
		return;
	}
	json_put_key(out, "author_url");
	buf_putc(out, '"');
	buf_puts(out, e->author_base);
	json_put_plain(out, t, e->shown_handle);
	buf_putc(out, '"');
}

static void
put_embed(struct buf *out, const struct text *t, const struct html_embed *e)
{
	buf_putc(out, '{');
	json_put_span(out, e->span);
	put_string(out, "kind", (struct html_string){e->kind, strlen(e->kind)});
	put_string(out, "type", (struct html_string){e->type, strlen(e->type)});
	put_string(out, "provider_name",
	    (struct html_string){e->provider_name, strlen(e->provider_name)});
	json_put_passage(out, "author_name", t, e->author_name);
	if (e->handle.p)
		put_string(out, "handle", e->handle);
	else
		json_put_passage(out, "handle", t, e->shown_handle);
	put_author_url(out, t, e);
	json_put_day(out, "posted", e->posted);
	json_put_key(out, "urls");
	buf_putc(out, '[');
	for (size_t i = 0; i < e->urls.n; i++) {
		if (i)
			buf_putc(out, ',');
		json_put_string(out, e->urls.v[i].p, e->urls.v[i].n);
	}
	buf_putc(out, ']');
	json_put_span_of(out, "body", e->body);
	buf_putc(out, '}');
}

static void
put_embeds(struct buf *out, const struct html_page *page)
{
	buf_putc(out, '[');
	for (size_t i = 0; i < page->embeds.n; i++) {
		if (i)
			buf_putc(out, ',');
		put_embed(out, &page->text, &page->embeds.v[i]);
	}
	buf_putc(out, ']');
}

/* Sets a value that is not set yet to a string with its white space collapsed. */
static void
set(struct buf *value, const char *p, size_t n)
{
	struct buf s = {0};

	if (value->n)
		return;
	for (size_t i = 0; i < n; i++) {
		bool space = strchr(" \t\n\f\r", p[i]) && p[i];

		if (!space)
			buf_putc(&s, p[i]);
		else if (s.n && s.p[s.n - 1] != ' ')
			buf_putc(&s, ' ');
	}
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	if (s.n)
		json_put_string(value, s.p, s.n);
	buf_free(&s);
}

/* A date counts if it is one. */
static void
set_date(struct buf *value, const char *p, size_t n)
{
	struct moment m;

	if (calendar_parse(p, n, &m))
		set(value, p, n);
}

/* A language tag, also one that is written en_GB. */
static void
set_lang(struct buf *value, const char *p, size_t n)
{
	char tag[36];

	if (n < 2 || n >= sizeof(tag))
		return;
	for (size_t i = 0; i < n; i++) {
		char c = p[i], low = (char)(c | 0x20);

		if (!(low >= 'a' && low <= 'z') && !(c >= '0' && c <= '9') && c != '-' &&
		    c != '_')
			return;
		tag[i] = c == '_' ? '-' : c;
	}
	set(value, tag, n);
}

static void
set_url(struct buf *value, const char *p, size_t n)
{
	if ((n > 7 && memcmp(p, "http://", 7) == 0) ||
	    (n > 8 && memcmp(p, "https://", 8) == 0))
		set(value, p, n);
}

/* The same of a JSON string, which may be absent. */
static void
set_json(struct buf *value, const char *json,
    void (*set_it)(struct buf *, const char *, size_t))
{
	struct buf s = {0};

	if (!json)
		return;
	json_bytes(json, &s);
	if (s.n)
		set_it(value, s.p, s.n);
	buf_free(&s);
}

/* Each value from the surest place that has it. */
static void
make(struct made *made, const struct html_page *page)
{
	const struct html_meta *meta = &page->meta;
	struct buf *value = made->value;
	struct json_ld ld = {0};

	for (size_t i = 0; i < meta->json_ld.n && !ld.article; i++) {
		buf_free(&ld.json);
		json_ld_read(meta->json_ld.v[i].p, meta->json_ld.v[i].n, &ld);
		set_json(&value[DATE], ld.date, set_date);
	}
	for (size_t i = 0; i < meta->dates.n; i++)
		set_date(&value[DATE], meta->dates.v[i].p, meta->dates.v[i].n);
	set(&value[TITLE], meta->og_title.p, meta->og_title.n);
	set_json(&value[TITLE], ld.headline, set);
	set(&value[TITLE], page->headline.p, page->headline.n);
	set(&value[TITLE], meta->title.p, meta->title.n);
	set_lang(&value[LANGUAGE], meta->lang.p, meta->lang.n);
	set_json(&value[LANGUAGE], ld.lang, set_lang);
	set_url(&value[URL], meta->url.p, meta->url.n);
	set_json(&value[URL], ld.url, set_url);
	json_put_text(
	    &value[TEXT], &page->text, (struct span){0, (uint32_t)page->text.n});
	put_embeds(&value[EMBEDS], page);
	buf_free(&ld.json);
}

static void
put_made(struct buf *out, struct made *made, size_t i)
{
	if (!made->value[i].n)
		return;
	json_put_key(out, made->key[i]);
	buf_add(out, made->value[i].p, made->value[i].n);
	made->value[i].n = 0; /* once is enough */
}

static void
put_member(struct buf *out, const struct json_member *m)
{
	if (out->p[out->n - 1] != '{')
		buf_putc(out, ',');
	buf_putc(out, '"');
	buf_add(out, m->key.p, m->key.n);
	buf_puts(out, "\":");
	buf_add(out, m->value.p, m->value.n);
}

/* A value the record has already stays, or makes room for the page's. */
static void
drop_made(const struct config *c, const struct record *record, struct made *made)
{
	bool twice;

	for (size_t i = 0; c->prefer_record && i < TEXT; i++)
		if (record_value(record, made->key[i], &twice).p)
			made->value[i].n = 0;
}

/* The record, its html replaced by what was made of it. */
static void
put_record(const struct config *c, struct document *doc, struct made *made)
{
	const struct json_members *members = &doc->record->members;

	for (size_t i = 0; i < members->n; i++) {
		const struct json_member *m = &members->v[i];
		bool replaced = false;

		if (json_key_is(m->key, c->html_key)) {
			if (c->keep_html)
				put_member(doc->out, m);
			for (size_t k = 0; k < KEYS; k++)
				if (!record_value(doc->record, made->key[k], &replaced).p)
					put_made(doc->out, made, k);
			continue;
		}
		for (size_t k = 0; k < KEYS && !replaced; k++) {
			replaced = made->value[k].n && json_key_is(m->key, made->key[k]);
			if (replaced)
				put_made(doc->out, made, k);
		}
		if (!replaced)
			put_member(doc->out, m);
	}
}

static void
put_id(struct document *doc)
{
	bool twice;
	struct slice id;

	if (doc->file) {
		json_put_key(doc->out, "id");
		json_put_string(doc->out, doc->file, strlen(doc->file));
	}
	id = doc->record ? record_value(doc->record, "id", &twice) : (struct slice){0};
	if (id.p) {
		json_put_key(doc->out, "id");
		buf_add(doc->out, id.p, id.n);
	}
}

static void
put(const struct config *c, struct document *doc, struct made *made)
{
	buf_putc(doc->out, '{');
	if (doc->record)
		drop_made(c, doc->record, made);
	if (doc->record && !doc->settings->layer_only) {
		put_record(c, doc, made);
	} else {
		put_id(doc);
		for (size_t i = 0; i < KEYS; i++)
			put_made(doc->out, made, i);
	}
	buf_puts(doc->out, "}\n");
}

/* The page as UTF-8: a record's is that already. */
static struct slice
decode(const struct config *c, const struct document *doc, struct buf *utf8)
{
	const char *label = c->encoding;
	struct html_string charset = {label, label ? strlen(label) : 0};

	if (doc->record)
		return (struct slice){doc->bytes, doc->nbytes};
	if (!label)
		charset = html_charset(doc->bytes, doc->nbytes, doc->scratch);
	buf_reserve(utf8, doc->nbytes + 1);
	charset_decode(charset.p, charset.n, doc->bytes, doc->nbytes, utf8);
	return (struct slice){utf8->p, utf8->n};
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	const struct settings *s = doc->settings;
	struct made made = {
	    .key = {"title", s->date_key, "lang", "url", s->text_key, "embeds"}};
	struct html_page page = {0};
	struct buf utf8 = {0};
	struct slice html;
	const char *wrong;

	doc->instead = true;
	if (!doc->bytes) { /* text already */
		buf_add(doc->out, doc->record->line.p, doc->record->line.n);
		buf_putc(doc->out, '\n');
		return NULL;
	}
	html = decode(c, doc, &utf8);
	wrong = html_read(html.p, html.n, TREE * s->max_record, doc->scratch, &page);
	if (!wrong) {
		if (s->lang)
			set_lang(&made.value[LANGUAGE], s->lang, strlen(s->lang));
		make(&made, &page);
		put(c, doc, &made);
	}
	for (size_t i = 0; i < KEYS; i++)
		buf_free(&made.value[i]);
	text_free(&page.text);
	buf_free(&utf8);
	return wrong;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"html-key", 0, "KEY",
		"the key of a record that holds a page (default: html)"},
	    {"keep-html", 0, NULL, "leave the page in the record"},
	    {"prefer", 0, "WHICH",
		"whose title, date, lang, url counts: page (default), record"},
	    {"encoding", 0, "NAME", "what files are in, whatever they say"},
	    {0},
	};
	static struct config config = {.html_key = "html"};
	static const struct filter html = {
	    .name = "import-html",
	    .layer = "embeds",
	    .about =
		"Makes records of web pages: files of HTML, or records that hold it.",
	    .options = options,
	    .config = &config,
	    .option = option,
	    .bytes_key = (const char *const *)&config.html_key,
	    .run = run,
	};

	return filter_main(&html, argc, argv);
}
