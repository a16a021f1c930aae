/* extract-dates: dates, times, durations and what recurs, with their values. */
#include <string.h>

#include "carrier/filter.h"
#include "carrier/json.h"
#include "dates/dates.h"

struct config {
	bool edtf;
	enum date_order order;
	unsigned types;
	struct dates_vocabulary *english;
};

static const char *
read_types(unsigned *types, const char *value)
{
	*types = 0;
	for (const char *s = value;;) {
		size_t n = strcspn(s, ","), k;

		for (k = 0; k < DATE_TYPES; k++)
			if (strlen(date_type_names[k]) == n &&
			    strncmp(s, date_type_names[k], n) == 0)
				break;
		if (k == DATE_TYPES)
			return "not a list of DATE, TIME, DURATION, SET";
		*types |= 1u << k;
		if (!s[n])
			return NULL;
		s += n + 1;
	}
}

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	if (strcmp(name, "edtf") == 0)
		c->edtf = true;
	else if (strcmp(name, "dmy") == 0)
		c->order = ORDER_DMY;
	else if (strcmp(name, "mdy") == 0)
		c->order = ORDER_MDY;
	else
		return read_types(&c->types, value);
	return NULL;
}

/* Writes a member at p, unless s is empty or NULL; no character of s is one that JSON
 * escapes, as none is that comes not from the text. `key` is as it is written, n bytes.
 * Returns the place behind it. */
static inline char *
put_string(char *p, const char *key, size_t n, const char *s)
{
	if (!s || !*s)
		return p;
	memcpy(p, key, n);
	p = stpcpy(p + n, s);
	*p = '"';
	return p + 1;
}

#define PUT_STRING(p, key, s)                                                            \
	put_string(p, ",\"" key "\":\"", sizeof(",\"" key "\":\"") - 1, s)
#define KEYS_MOST 128 /* bytes of all of them */

/* Where dates are written. */
struct layer {
	struct document *doc;
	bool edtf, more;
};

static void
put_date(void *to, const struct date *d)
{
	struct layer *layer = to;
	struct document *doc = layer->doc;
	struct buf *out = doc->out;
	char *p;

	if (layer->more)
		buf_putc(out, ',');
	buf_putc(out, '{');
	layer->more = true;
	json_put_span(out, d->span);
	json_put_key(out, "text");
	json_put_text(out, doc->text, d->span);
	buf_reserve(out, KEYS_MOST + sizeof(*d));
	p = out->p + out->n;
	p = PUT_STRING(p, "type", date_type_names[d->type]);
	p = PUT_STRING(p, "value", d->value);
	p = PUT_STRING(p, "mod", d->mod);
	p = PUT_STRING(p, "quant", d->quant);
	p = PUT_STRING(p, "freq", d->freq);
	if (layer->edtf) {
		p = PUT_STRING(p, "edtf", d->edtf);
	} else {
		p = PUT_STRING(p, "from", d->from);
		p = PUT_STRING(p, "until", d->until);
	}
	p = PUT_STRING(p, "anchor", date_anchor_names[d->anchor]);
	out->n = (size_t)(p - out->p);
	if (d->range)
		json_put_int(out, "range", d->range);
	buf_putc(out, '}');
}

static bool
is_english(const char *lang)
{
	return strncmp(lang, "en", 2) == 0 &&
	       (!lang[2] || lang[2] == '-' || lang[2] == '_');
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct dates_options o = {.lang = doc->lang,
	    .order = c->order,
	    .types = c->types,
	    .edtf = c->edtf,
	    .published = doc->date,
	    .vocabulary = is_english(doc->lang) ? c->english : NULL};
	struct layer layer = {.doc = doc, .edtf = c->edtf};

	buf_putc(doc->out, '[');
	dates_each(doc->text, &doc->layers, &o, doc->scratch, put_date, &layer);
	buf_putc(doc->out, ']');
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"types", 0, "LIST", "only these of DATE,TIME,DURATION,SET"},
	    {"edtf", 0, NULL,
		"write Extended Date/Time Format in place of from and until"},
	    {"dmy", 0, NULL, "3/4/2021 is in April, whatever the language"},
	    {"mdy", 0, NULL, "3/4/2021 is in March, whatever the language"},
	    {0},
	};
	static struct config config;
	static const struct filter dates = {
	    .name = "extract-dates",
	    .layer = "dates",
	    .about = "Adds the dates, times, durations and recurrences of each document.",
	    .reads = READ_SENTENCES | READ_EMBEDS | READ_QUOTES | READ_DATE,
	    .options = options,
	    .config = &config,
	    .option = option,
	    .run = run,
	};

	config.english = dates_vocabulary("en");
	return filter_main(&dates, argc, argv);
}
