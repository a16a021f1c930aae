/* import-text: files of text as records. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "carrier/decoder.h"
#include "carrier/importer.h"
#include "text/utf8.h"

struct config {
	const char *date, *lang, *id, *split, *encoding;
	bool title_line;
};

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;
	struct moment m;

	if (strcmp(name, "id") == 0) {
		c->id = value;
	} else if (strcmp(name, "split") == 0) {
		c->split = value;
	} else if (strcmp(name, "title-line") == 0) {
		c->title_line = true;
	} else if (strcmp(name, "date") == 0) {
		c->date = value;
		if (!calendar_parse(value, strlen(value), &m))
			return "not an ISO 8601 date, like 2021-03-19";
	} else if (strcmp(name, "lang") == 0) {
		c->lang = value;
		for (const char *p = value; *p; p++)
			if (!isalnum((unsigned char)*p) && *p != '-')
				return "not a language tag, like en or de-AT";
	} else {
		c->encoding = value;
		if (!decoder_knows(value))
			return "an encoding iconv does not know";
	}
	return NULL;
}

/* A file on its way to documents. */
struct reading {
	const struct config *config;
	struct source *source;
	struct decoder decoder;
	struct buf text; /* as UTF-8 */
	size_t begin;    /* where in `text` the document under way begins */
	size_t looked;   /* up to here there are whole lines, none of them the split */
	unsigned long long first, line; /* numbers of the lines at `begin` and `looked` */
	unsigned documents;
	struct buf record;
	bool overlong; /* the document is refused; what follows of it is dropped */
};

static void
put_member(struct buf *b, const char *key, const char *value, size_t n)
{
	json_put_key(b, key);
	json_put_string(b, value, n);
}

/* The file's name or --id, numbered where a file holds several documents. */
static void
put_id(struct reading *r)
{
	const char *id = r->config->id ? r->config->id : r->source->file;
	struct buf s = {0};

	if (!id)
		return;
	buf_puts(&s, id);
	if (r->config->split)
		buf_printf(&s, ":%u", r->documents);
	put_member(&r->record, "id", s.p, s.n);
	buf_free(&s);
}

/* CRLF becomes LF in place; a CR alone stays. */
static size_t
unify_line_ends(char *p, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (p[i] != '\r' || i + 1 == n || p[i + 1] != '\n')
			p[k++] = p[i];
	return k;
}

static unsigned long long
count_lines(const char *p, size_t n)
{
	unsigned long long lines = 0;

	for (size_t i = 0; i < n; i++)
		lines += p[i] == '\n';
	return lines;
}

/* Is the document under way, up to `end`, too long? Says so once. */
static bool
refuse_overlong(struct reading *r, size_t end)
{
	if (end - r->begin <= r->source->max_record)
		return false;
	if (!r->overlong)
		source_refuse(
		    r->source, r->first, "longer than --max-record", (struct slice){0});
	return r->overlong = true;
}

/* The document under way ends at `end_of_text`. */
static void
put_document(struct reading *r, size_t end_of_text)
{
	const struct config *c = r->config;
	struct buf *b = &r->record;
	char *p = r->text.p + r->begin, *end;
	size_t n = end_of_text - r->begin, valid = utf8_valid((const uint8_t *)p, n);

	r->documents++;
	if (r->overlong || refuse_overlong(r, end_of_text))
		return;
	if (valid < n) {
		source_refuse(r->source, r->first + count_lines(p, valid),
		    "not UTF-8: name its --encoding", (struct slice){p, n});
		return;
	}
	n = unify_line_ends(p, n);
	b->n = 0;
	buf_putc(b, '{');
	put_id(r);
	if (c->date)
		put_member(b, "date", c->date, strlen(c->date));
	if (c->lang)
		put_member(b, "lang", c->lang, strlen(c->lang));
	if (c->title_line) {
		end = n ? memchr(p, '\n', n) : NULL;
		put_member(b, "title", p, end ? (size_t)(end - p) : n);
		n -= end ? (size_t)(end + 1 - p) : n;
		p = end ? end + 1 : p;
	}
	put_member(b, "text", p, n);
	buf_putc(b, '}');
	source_put(r->source, b);
}

/* The next document begins at `at`; what is before it has been dealt with. */
static void
begin_at(struct reading *r, size_t at)
{
	r->begin = r->looked = at;
	r->first = r->line;
	r->overlong = false;
}

static bool
is_split(const struct reading *r, const char *line, size_t n)
{
	if (n && line[n - 1] == '\r')
		n--;
	return n == strlen(r->config->split) && memcmp(line, r->config->split, n) == 0;
}

/* Cuts documents off at the lines that part them. */
static void
split(struct reading *r, bool at_end)
{
	while (r->looked < r->text.n && !source_stopped(r->source)) {
		char *line = r->text.p + r->looked;
		size_t left = r->text.n - r->looked;
		char *end = memchr(line, '\n', left);
		size_t n = end ? (size_t)(end - line) : left;
		size_t next = r->looked + n + (end != NULL);

		if (!end && !at_end)
			return;
		r->line += end != NULL;
		if (is_split(r, line, n)) {
			put_document(r, r->looked);
			begin_at(r, next);
		} else {
			r->looked = next;
		}
	}
}

/* Refuses a document as soon as it is too long, and keeps no more than its last line. */
static void
bound(struct reading *r)
{
	if (r->text.n - r->begin <= r->source->max_record)
		return;
	if (!r->overlong)
		source_refuse(
		    r->source, r->first, "longer than --max-record", (struct slice){0});
	if (!r->config->split || r->text.n - r->looked > r->source->max_record)
		r->looked = r->text.n;
	begin_at(r, r->looked);
	r->overlong = true; /* what follows still belongs to it */
}

/* Makes room by what has been dealt with. */
static void
compact(struct reading *r)
{
	memmove(r->text.p, r->text.p + r->begin, r->text.n - r->begin);
	r->text.n -= r->begin;
	r->looked -= r->begin;
	r->begin = 0;
}

static void
read_documents(struct reading *r)
{
	const struct buf *raw = &r->decoder.raw;
	const char *wrong;
	bool more = true;

	while (more && !source_stopped(r->source)) {
		wrong = decoder_read(&r->decoder, &r->text, &more);
		if (wrong) {
			source_refuse(r->source,
			    r->first + count_lines(r->text.p, r->text.n), wrong,
			    (struct slice){raw->p, raw->n});
			return;
		}
		if (r->config->split)
			split(r, !more);
		bound(r);
		if (r->begin)
			compact(r);
	}
	/* a line that parts documents at the very end does not begin one */
	if (!source_stopped(r->source) && (!r->documents || r->text.n))
		put_document(r, r->text.n);
}

static void
import(const void *config, struct source *source)
{
	const struct config *c = config;
	struct reading r = {.config = c, .source = source, .first = 1, .line = 1};

	decoder_open(&r.decoder, source, c->encoding);
	buf_reserve(&r.text, 1); /* an empty file has a place for its text, too */
	read_documents(&r);
	decoder_close(&r.decoder);
	buf_free(&r.text);
	buf_free(&r.record);
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"id", 0, "ID", "the id (default: the file's name)"},
	    {"date", 0, "DATE", "publication date, ISO 8601"},
	    {"lang", 0, "LANG", "language, like en or de-AT"},
	    {"title-line", 0, NULL, "the first line is the title, not text"},
	    {"split", 0, "LINE", "a line that is LINE parts documents within a file"},
	    {"encoding", 0, "NAME", "what the files are in, if not UTF-8"},
	    {0},
	};
	static struct config config;
	static const struct importer importer = {
	    .name = "import-text",
	    .about = "Makes a record of each file of text.",
	    .options = options,
	    .config = &config,
	    .option = option,
	    .import = import,
	};

	return importer_main(&importer, argc, argv);
}
