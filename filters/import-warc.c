/* import-warc: the pages and texts of web archives as records. */
#include <string.h>

#include "carrier/importer.h"
#include "html/meta.h"
#include "text/charset.h"
#include "warc/http.h"
#include "warc/reader.h"

struct config {
	bool any_status;
};

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	(void)name;
	(void)value;
	c->any_status = true;
	return NULL;
}

/* A file on its way to records. */
struct reading {
	const struct config *config;
	struct source *source;
	struct warc_reader reader;
	struct arena scratch;
	struct buf utf8, record;
};

/* What a record holds that is taken. */
struct content {
	const char *key; /* html, text; NULL: nothing for us */
	struct warc_value body, type, language;
	int status; /* of HTTP; 0: none */
};

static size_t
read_block(void *arg, struct buf *b)
{
	return source_read(arg, b);
}

/* The key for content of that type. */
static const char *
key_of(struct warc_value type, struct warc_value body)
{
	size_t i = 0;

	if (warc_is(type, "text/html") || warc_is(type, "application/xhtml+xml"))
		return "html";
	if (warc_is(type, "text/plain"))
		return "text";
	while (!type.p && i < body.n && body.p[i] && strchr(" \t\r\n", body.p[i]))
		i++;
	return !type.p && i < body.n && body.p[i] == '<' ? "html" : NULL;
}

static void
put_member(struct buf *b, const char *key, struct warc_value v)
{
	if (!v.p)
		return;
	if (v.n >= 2 && *v.p == '<' && v.p[v.n - 1] == '>')
		v = (struct warc_value){v.p + 1, v.n - 2};
	json_put_key(b, key);
	json_put_string(b, v.p, v.n);
}

/* The language, if it is one and has a tag of BCP 47: WET files have those of ISO 639-3.
 */
static void
put_language(struct buf *b, struct warc_value v)
{
	static const char tags[][2][4] = {{"afr", "af"}, {"ara", "ar"}, {"bel", "be"},
	    {"ben", "bn"}, {"bos", "bs"}, {"bul", "bg"}, {"cat", "ca"}, {"ces", "cs"},
	    {"cym", "cy"}, {"dan", "da"}, {"deu", "de"}, {"ell", "el"}, {"eng", "en"},
	    {"est", "et"}, {"eus", "eu"}, {"fas", "fa"}, {"fin", "fi"}, {"fra", "fr"},
	    {"gle", "ga"}, {"glg", "gl"}, {"heb", "he"}, {"hin", "hi"}, {"hrv", "hr"},
	    {"hun", "hu"}, {"hye", "hy"}, {"ind", "id"}, {"isl", "is"}, {"ita", "it"},
	    {"jpn", "ja"}, {"kat", "ka"}, {"kaz", "kk"}, {"kor", "ko"}, {"lav", "lv"},
	    {"lit", "lt"}, {"mkd", "mk"}, {"msa", "ms"}, {"nld", "nl"}, {"nor", "no"},
	    {"pol", "pl"}, {"por", "pt"}, {"ron", "ro"}, {"rus", "ru"}, {"slk", "sk"},
	    {"slv", "sl"}, {"spa", "es"}, {"sqi", "sq"}, {"srp", "sr"}, {"swe", "sv"},
	    {"tam", "ta"}, {"tha", "th"}, {"tur", "tr"}, {"ukr", "uk"}, {"urd", "ur"},
	    {"vie", "vi"}, {"zho", "zh"}};

	if (!v.p || v.n < 2 || memchr(v.p, ',', v.n) || memchr(v.p, ' ', v.n))
		return;
	for (size_t i = 0; v.n == 3 && i < sizeof(tags) / sizeof(*tags); i++)
		if (memcmp(v.p, tags[i][0], 3) == 0)
			v = (struct warc_value){tags[i][1], 2};
	put_member(b, "lang", v);
}

/* The content as UTF-8. */
static void
decode(struct reading *r, const struct content *content)
{
	struct warc_value body = content->body,
			  label = warc_parameter(content->type, "charset");
	struct html_string said = {label.p, label.n};

	if (!said.n && *content->key == 'h')
		said = html_charset(body.p, body.n, &r->scratch);
	r->utf8.n = 0;
	buf_reserve(&r->utf8, body.n + 1);
	charset_decode(said.p, said.n, body.p, body.n, &r->utf8);
	arena_reset(&r->scratch);
}

static void
put(struct reading *r, struct warc_value head, const struct content *content)
{
	struct buf *b = &r->record;

	decode(r, content);
	b->n = 0;
	buf_putc(b, '{');
	put_member(b, "id", warc_get(head.p, head.n, "WARC-Record-ID"));
	put_member(b, "url", warc_get(head.p, head.n, "WARC-Target-URI"));
	put_member(b, "date", warc_get(head.p, head.n, "WARC-Date"));
	put_language(b, content->language);
	if (content->status && (content->status < 200 || content->status > 299))
		json_put_int(b, "status", content->status);
	json_put_key(b, content->key);
	json_put_string(b, r->utf8.p, r->utf8.n);
	buf_putc(b, '}');
	source_put(r->source, b);
}

/* Takes from an HTTP response what is a page or text. Returns NULL, or what is wrong. */
static const char *
read_response(const struct reading *r, struct warc_value block, struct http *h,
    struct content *content)
{
	const char *wrong = http_read(h, block.p, block.n, r->source->max_record);
	bool well = h->status >= 200 && h->status <= 299;

	if (!h->status)
		return wrong;
	if (!well && !r->config->any_status)
		return NULL;
	*content = (struct content){
	    key_of(h->type, h->body), h->body, h->type, h->language, h->status};
	return content->key ? wrong : NULL;
}

/* Puts what is in a record, if it is for us. Returns NULL, or why it is refused. */
static const char *
take(struct reading *r, const struct warc_record *record)
{
	struct warc_value head = record->head;
	struct warc_value form = warc_get(head.p, head.n, "WARC-Type");
	struct warc_value type = warc_get(head.p, head.n, "Content-Type");
	struct content content = {0};
	struct http h = {0};
	const char *wrong = NULL;

	if (warc_is(form, "response") && warc_is(type, "application/http"))
		wrong = read_response(r, record->block, &h, &content);
	else if (warc_is(form, "resource") || warc_is(form, "conversion"))
		content =
		    (struct content){key_of(type, record->block), record->block, type,
			warc_get(head.p, head.n, "WARC-Identified-Content-Language"), 0};
	if (content.key && !wrong)
		put(r, head, &content);
	buf_free(&h.own);
	buf_free(&h.spare);
	return wrong;
}

static void
import(const void *config, struct source *source)
{
	struct reading r = {.config = config,
	    .source = source,
	    .reader = {read_block, source, .max_record = source->max_record}};
	struct warc_record record;

	while (!source_stopped(source) && warc_next(&r.reader, &record)) {
		struct slice raw = {record.raw.p, record.raw.n};
		const char *wrong = record.wrong;

		if (!wrong) {
			wrong = take(&r, &record);
			raw =
			    (struct slice){record.head.p, record.head.n + record.block.n};
		}
		if (wrong)
			source_refuse(source, record.number, wrong, raw);
	}
	warc_free(&r.reader);
	arena_free(&r.scratch);
	buf_free(&r.utf8);
	buf_free(&r.record);
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"any-status", 0, NULL, "take pages of errors and redirections, too"},
	    {0},
	};
	static struct config config;
	static const struct importer importer = {
	    .name = "import-warc",
	    .about = "Makes records of the pages and texts in web archives (WARC, WET).",
	    .options = options,
	    .config = &config,
	    .option = option,
	    .import = import,
	};

	return importer_main(&importer, argc, argv);
}
