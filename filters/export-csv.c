/* export-csv: a layer as a table, one row an item (RFC 4180). */
#include <stdlib.h>
#include <string.h>

#include "carrier/filter.h"
#include "carrier/items.h"
#include "carrier/json.h"
#include "carrier/record.h"

enum { MAX_COLUMNS = 16, MAX_WITH = 64 };

/* A column: its name, and the way to its value from the item ("speaker", "name"). */
struct column {
	const char *name, *key, *inner;
};

static const struct table {
	const char *layer;
	struct column columns[MAX_COLUMNS]; /* a NULL name ends them */
} tables[] = {
    {"quotes", {{"start", "start", 0}, {"end", "end", 0}, {"kind", "kind", 0},
		   {"speaker", "speaker", "name"}, {"mention", "speaker", "text"},
		   {"cue", "cue", "text"}, {"confidence", "confidence", 0},
		   {"nested", "nested", 0}, {"text", "text", 0}}},
    {"dates", {{"start", "start", 0}, {"end", "end", 0}, {"type", "type", 0},
		  {"value", "value", 0}, {"mod", "mod", 0}, {"quant", "quant", 0},
		  {"freq", "freq", 0}, {"from", "from", 0}, {"until", "until", 0},
		  {"anchor", "anchor", 0}, {"range", "range", 0}, {"text", "text", 0}}},
    {"embeds", {{"start", "start", 0}, {"end", "end", 0}, {"kind", "kind", 0},
		   {"type", "type", 0}, {"provider_name", "provider_name", 0},
		   {"author_name", "author_name", 0}, {"handle", "handle", 0},
		   {"author_url", "author_url", 0}, {"posted", "posted", 0},
		   {"urls", "urls", 0}, {"text", "text", 0}}},
    {"sentences", {{"start", "start", 0}, {"end", "end", 0}, {"text", "text", 0}}},
    {"summary", {{"start", "start", 0}, {"end", "end", 0}, {"sentence", "sentence", 0},
		    {"score", "score", 0}, {"text", "text", 0}}},
};

struct config {
	const struct table *table;
	const char *with[MAX_WITH]; /* keys of the record */
	size_t nwith;
	char delimiter;
	bool safe, bom;
};

/* A list of keys, commas between; it is cut up where it stands. */
static const char *
add_with(struct config *c, const char *list)
{
	char *keys = strdup(list), *rest = keys, *key;

	while ((key = strsep(&rest, ","))) {
		if (!*key)
			return "an empty key";
		if (c->nwith == MAX_WITH)
			return "too many keys";
		c->with[c->nwith++] = key;
	}
	return NULL;
}

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	if (strcmp(name, "with") == 0)
		return add_with(c, value);
	if (strcmp(name, "safe") == 0)
		c->safe = true;
	else if (strcmp(name, "bom") == 0)
		c->bom = true;
	else if (strcmp(name, "tsv") == 0)
		c->delimiter = '\t';
	else if (strcmp(name, "LAYER") == 0) {
		for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
			if (strcmp(value, tables[i].layer) == 0)
				c->table = &tables[i];
		if (strcmp(value, c->table->layer) != 0)
			return "not one of quotes, dates, embeds, sentences, summary";
	}
	return NULL;
}

/* A cell and the delimiter behind it. Formulas are for spreadsheets: only strings can be.
 */
static void
put_cell(const struct config *c, struct buf *out, const char *p, size_t n)
{
	const char specials[] = {c->delimiter, '"', '\r', '\n', '\0'};
	bool quote = false;

	for (size_t i = 0; i < n && !quote; i++)
		quote = p[i] && strchr(specials, p[i]);
	if (quote)
		buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, p[i]);
	}
	if (quote)
		buf_putc(out, '"');
	buf_putc(out, c->delimiter);
}

static void
put_string(const struct config *c, struct document *doc, struct buf *cell)
{
	struct buf guarded = {0};

	if (!c->safe || !cell->n || !strchr("=+-@\t\r", *cell->p)) {
		put_cell(c, doc->out, cell->p, cell->n);
		return;
	}
	buf_putc(&guarded, '\'');
	buf_add(&guarded, cell->p, cell->n);
	put_cell(c, doc->out, guarded.p, guarded.n);
	buf_free(&guarded);
}

/* A JSON value as a cell: strings decoded, null and absent empty, all else as written. */
static void
put_value(const struct config *c, struct document *doc, const char *value)
{
	struct buf cell = {0};

	if (!value || *value == 'n') {
		put_cell(c, doc->out, "", 0);
	} else if (*value == '"') {
		json_bytes(value, &cell);
		put_string(c, doc, &cell);
	} else {
		put_cell(c, doc->out, value, (size_t)(json_end(value) - value));
	}
	buf_free(&cell);
}

/* The characters an item spans, where it does not carry them. */
static void
put_span(const struct config *c, struct document *doc, struct span span)
{
	struct buf cell = {0};

	json_put_plain(&cell, doc->text, span);
	put_string(c, doc, &cell);
	buf_free(&cell);
}

static void
end_row(struct buf *out)
{
	out->p[out->n - 1] = '\r'; /* in place of the last delimiter */
	buf_putc(out, '\n');
}

static void
put_item(const struct config *c, struct document *doc, const struct item *item)
{
	const struct column *column = c->table->columns;
	bool twice;

	put_value(c, doc, record_value(doc->record, "id", &twice).p);
	for (size_t i = 0; i < c->nwith; i++)
		put_value(c, doc, record_value(doc->record, c->with[i], &twice).p);
	for (; column->name; column++) {
		const char *value = items_get(item, column->key, column->inner);

		if (value || strcmp(column->name, "text") != 0)
			put_value(c, doc, value);
		else
			put_span(c, doc, item->span);
	}
	end_row(doc->out);
}

static void
head(const void *config, struct buf *out)
{
	const struct config *c = config;

	if (c->bom)
		buf_puts(out, "\xEF\xBB\xBF");
	put_cell(c, out, "id", 2);
	for (size_t i = 0; i < c->nwith; i++)
		put_cell(c, out, c->with[i], strlen(c->with[i]));
	for (const struct column *k = c->table->columns; k->name; k++)
		put_cell(c, out, k->name, strlen(k->name));
	end_row(out);
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct items items;
	const char *wrong = items_read(doc, c->table->layer, &items);

	doc->instead = true;
	if (items.absent)
		return "the record has not got that layer";
	for (size_t i = 0; i < items.n && !wrong; i++)
		put_item(c, doc, &items.v[i]);
	return wrong;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"with", 0, "KEYS", "columns from the record, commas between: source,date"},
	    {"tsv", 0, NULL, "part the cells with tabs, not commas"},
	    {"safe", 0, NULL,
		"put ' before strings a spreadsheet would take for a formula"},
	    {"bom", 0, NULL, "begin with a byte order mark, which tells Excel of UTF-8"},
	    {0},
	};
	static struct config config = {.delimiter = ',', .table = tables};
	static const struct filter exporter = {
	    .name = "export-csv",
	    .about = "Writes a layer as a table: one row a quote, date, embed, sentence.",
	    .operand = "LAYER",
	    .operand_help =
		"what is written: quotes, dates, embeds, sentences or summary",
	    .options = options,
	    .config = &config,
	    .option = option,
	    .head = head,
	    .run = run,
	};

	return filter_main(&exporter, argc, argv);
}
