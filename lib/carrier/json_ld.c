#include "carrier/json_ld.h"

#include <stdlib.h>
#include <string.h>

/* The string that is the value of a key, or the "@id" of the object that is; or NULL. */
static const char *
string_of(const char *object, const char *key)
{
	const char *p = json_get(object, key);

	if (p && *p == '{')
		p = json_get(p, "@id");
	return p && *p == '"' ? p : NULL;
}

static bool
ends_in(const char *string, const char *end)
{
	struct buf b = {0};
	size_t n = strlen(end);
	bool so;

	json_bytes(string, &b);
	so = b.n >= n && memcmp(b.p + b.n - n, end, n) == 0;
	buf_free(&b);
	return so;
}

/* NewsArticle, ReportageNewsArticle, BlogPosting, Report ... */
static bool
is_article_type(const char *type)
{
	return *type == '"' && (ends_in(type, "Article") || ends_in(type, "Posting") ||
				   ends_in(type, "Report"));
}

static bool
is_article(const char *object)
{
	const char *type = json_get(object, "@type");

	if (!type || *type != '[')
		return type && is_article_type(type);
	for (type = json_first(type); type; type = json_next(type))
		if (is_article_type(type))
			return true;
	return false;
}

static void
read_object(const char *object, struct json_ld *ld)
{
	bool article = is_article(object);
	const char *date = string_of(object, "datePublished");

	if (ld->article || (!article && (ld->date || !date)))
		return;
	ld->article = article;
	ld->date = date;
	ld->headline = string_of(object, "headline");
	ld->lang = string_of(object, "inLanguage");
	ld->url = string_of(object, "url");
	if (!ld->url)
		ld->url = string_of(object, "mainEntityOfPage");
}

/* An object and its @graph. */
static void
read_graph(const char *p, struct json_ld *ld)
{
	if (*p != '{')
		return;
	read_object(p, ld);
	p = json_get(p, "@graph");
	if (!p || *p != '[')
		return;
	for (p = json_first(p); p; p = json_next(p))
		if (*p == '{')
			read_object(p, ld);
}

void
json_ld_read(const char *p, size_t n, struct json_ld *ld)
{
	struct json_members members = {0};
	size_t at;

	*ld = (struct json_ld){0};
	/* as the value of a member an array is a record, too */
	buf_puts(&ld->json, "{\"\":");
	buf_add(&ld->json, p, n);
	buf_putc(&ld->json, '}');
	for (size_t i = 0; i < ld->json.n; i++)
		if ((unsigned char)ld->json.p[i] < ' ')
			ld->json.p[i] = ' ';
	if (!json_scan(ld->json.p, ld->json.n, &members, &at) && members.n == 1) {
		p = members.v[0].value.p;
		if (*p != '[')
			read_graph(p, ld);
		for (p = *p == '[' ? json_first(p) : NULL; p; p = json_next(p))
			read_graph(p, ld);
	}
	free(members.v);
}
