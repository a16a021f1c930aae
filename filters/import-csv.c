/* import-csv: the rows of tables as records. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "carrier/decoder.h"
#include "carrier/importer.h"
#include "csv/csv.h"
#include "text/utf8.h"

enum { MAX_COLUMNS = 16384 }; /* as many as a spreadsheet has */

/* The keys that are read later, and the columns they come from. */
enum { TEXT, ID, DATE, TITLE, LANGUAGE, ROLES };
static const char *const role_keys[ROLES] = {"text", "id", "date", "title", "lang"};

struct config {
	const char
	    *role[ROLES];    /* columns; NULL: the one of the key's own name, if any */
	const char *columns; /* what stands in for a header row */
	const char *encoding;
	char delimiter; /* 0: what the header shows */
	bool plain;
};

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	for (size_t i = 0; i < ROLES; i++)
		if (strcmp(name, role_keys[i]) == 0)
			c->role[i] = value;
	if (strcmp(name, "columns") == 0) {
		c->columns = value;
	} else if (strcmp(name, "no-quotes") == 0) {
		c->plain = true;
	} else if (strcmp(name, "encoding") == 0) {
		c->encoding = value;
		if (!decoder_knows(value))
			return "an encoding iconv does not know";
	} else if (strcmp(name, "delimiter") == 0) {
		c->delimiter = strcmp(value, "tab") == 0 ? '\t' : *value;
		if (c->delimiter != '\t' && strlen(value) != 1)
			return "not one character, or tab";
		if (strchr("\"\r\n", c->delimiter) || (unsigned char)*value >= 0x80)
			return "no character to part cells";
	}
	return NULL;
}

/* A file on its way to rows. */
struct table {
	const struct config *config;
	struct source *source;
	struct decoder decoder;
	struct buf text;         /* as UTF-8 */
	size_t begin;            /* where in it the row under way begins */
	unsigned long long line; /* its number */
	struct csv csv;
	struct buf names; /* of the columns as JSON keys, one behind the other */
	size_t *name;     /* where in it each begins, and where the last one ends */
	size_t columns;
	struct buf cell, record, reason;
	bool skipping; /* the rest of a line that is refused */
	bool ready;    /* the header is behind us */
	bool unusable; /* it was refused, and so are the rows */
};

/* Refuses n bytes from `begin`; .raw of what is too long is not kept. */
static void
refuse(struct table *t, size_t n, const char *reason)
{
	bool keep = n <= t->source->max_record;

	source_refuse(t->source, t->line, reason,
	    (struct slice){keep ? t->text.p + t->begin : NULL, n});
	t->unusable = !t->ready;
}

/* Refuses a row that is none; what stands behind its first line is read again. */
static void
refuse_line(struct table *t, const char *reason)
{
	size_t n = t->csv.first_line;
	char *p = t->text.p + t->begin, *end;

	if (!n) {
		end = memchr(p, '\n', t->text.n - t->begin);
		n = end ? (size_t)(end + 1 - p) : t->text.n - t->begin;
		t->skipping = !end;
	}
	refuse(t, n, reason);
	t->begin += n;
	t->line++;
	csv_reset(&t->csv);
}

/* The cell as bytes that live until the next call. */
static struct slice
cell(struct table *t, const char *row, size_t i)
{
	const struct csv_cell *c = &t->csv.v[i];

	if (!c->doubled)
		return (struct slice){row + c->start, c->n};
	t->cell.n = 0;
	csv_cell(c, row, &t->cell);
	return (struct slice){t->cell.p, t->cell.n};
}

static bool
spells(struct slice s, const char *name)
{
	return s.n == strlen(name) && memcmp(s.p, name, s.n) == 0;
}

/* The key of a column: the one it is chosen for, or its name; where another column is
 * chosen for that, its name and "_column". */
static void
put_column(struct table *t, struct slice name, unsigned *roles)
{
	struct buf key = {0};

	for (unsigned i = 0; i < ROLES; i++) {
		const char *chosen = t->config->role[i];

		if (spells(name, chosen ? chosen : role_keys[i])) {
			*roles |= 1u << i;
			buf_puts(&key, role_keys[i]);
		}
	}
	if (!key.n) {
		buf_add(&key, name.p, name.n);
		for (unsigned i = 0; i < ROLES; i++)
			if (spells(name, role_keys[i]))
				buf_puts(&key, "_column");
	}
	json_put_string(&t->names, key.p, key.n);
	buf_putc(&t->names, ':');
	buf_free(&key);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	int order = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);

	return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* Two columns of one key? That key, as JSON; .p NULL: none. */
static struct slice
find_twin(const struct table *t)
{
	struct slice *keys = mem_alloc(t->columns * sizeof(*keys)), twin = {0};

	for (size_t i = 0; i < t->columns; i++)
		keys[i] =
		    (struct slice){t->names.p + t->name[i], t->name[i + 1] - t->name[i]};
	qsort(keys, t->columns, sizeof(*keys), by_bytes);
	for (size_t i = 1; i < t->columns && !twin.p; i++)
		if (by_bytes(&keys[i - 1], &keys[i]) == 0)
			twin = keys[i];
	free(keys);
	return twin;
}

/* Takes the names of the columns from a row. Returns NULL, or what is wrong. */
static const char *
read_header(struct table *t, const char *row)
{
	const struct config *c = t->config;
	struct slice twin;
	unsigned roles = 0;

	if (t->csv.n > MAX_COLUMNS)
		return "more than 16384 columns";
	t->columns = t->csv.n;
	t->name = mem_realloc(t->name, (t->columns + 1) * sizeof(*t->name));
	t->names.n = 0;
	for (size_t i = 0; i < t->columns; i++) {
		t->name[i] = t->names.n;
		put_column(t, cell(t, row, i), &roles);
	}
	t->name[t->columns] = t->names.n;
	t->reason.n = 0;
	for (unsigned i = 0; i < ROLES; i++) {
		if (roles >> i & 1 || (!c->role[i] && i != TEXT))
			continue;
		buf_printf(&t->reason, "no column \"%s\": choose one with --%s",
		    c->role[i] ? c->role[i] : role_keys[i], role_keys[i]);
		buf_putc(&t->reason, '\0');
		return t->reason.p;
	}
	twin = find_twin(t);
	if (!twin.p)
		return NULL;
	buf_printf(&t->reason, "two columns for the key %.*s", (int)twin.n - 1, twin.p);
	buf_putc(&t->reason, '\0');
	return t->reason.p;
}

/* The delimiter the header shows: the one that stands in it most often. */
static char
guess_delimiter(const char *p, size_t n)
{
	static const char candidates[] = ",\t;|";
	size_t most = 0, count[sizeof(candidates)] = {0};
	bool quoted = false;

	for (size_t i = 0; i < n && (quoted || p[i] != '\n'); i++) {
		const char *d = p[i] ? strchr(candidates, p[i]) : NULL;

		if (p[i] == '"')
			quoted = !quoted;
		else if (d && !quoted)
			count[d - candidates]++;
	}
	for (size_t i = 1; i < sizeof(candidates) - 1; i++)
		if (count[i] > count[most])
			most = i;
	return candidates[most];
}

static void
put_record(struct table *t, const char *row)
{
	struct buf *b = &t->record;

	b->n = 0;
	for (size_t i = 0; i < t->columns; i++) {
		struct slice value = cell(t, row, i);

		buf_putc(b, i ? ',' : '{');
		buf_add(b, t->names.p + t->name[i], t->name[i + 1] - t->name[i]);
		json_put_string(b, value.p, value.n);
	}
	buf_putc(b, '}');
	source_put(t->source, b);
}

static bool
blank(const char *row, size_t n)
{
	return n == 0 || (n == 1 && *row == '\n') || (n == 2 && *row == '\r');
}

/* A whole row: the header, or a record. */
static void
take_row(struct table *t)
{
	const char *row = t->text.p + t->begin, *wrong = NULL;
	size_t n = t->csv.length;

	if (n > t->source->max_record) {
		wrong = "longer than --max-record";
	} else if (utf8_valid((const uint8_t *)row, n) < n) {
		wrong = "not UTF-8: name the file's --encoding";
	} else if (blank(row, n)) {
		return;
	} else if (!t->ready) {
		wrong = read_header(t, row);
		t->ready = !wrong;
	} else if (t->csv.n != t->columns) {
		t->reason.n = 0;
		buf_printf(&t->reason, "%zu cells where the header has %zu", t->csv.n,
		    t->columns);
		buf_putc(&t->reason, '\0');
		wrong = t->reason.p;
	} else {
		put_record(t, row);
	}
	if (wrong)
		refuse(t, n, wrong);
}

/* The rest of a line that was refused. */
static void
skip_line(struct table *t)
{
	char *p = t->text.p + t->begin, *end = memchr(p, '\n', t->text.n - t->begin);

	t->begin = end ? t->begin + (size_t)(end + 1 - p) : t->text.n;
	t->skipping = !end;
}

/* The rows that are whole. */
static void
take_rows(struct table *t, bool at_end)
{
	while (t->begin < t->text.n && !t->unusable && !source_stopped(t->source)) {
		const char *p = t->text.p + t->begin;
		size_t n = t->text.n - t->begin;

		if (t->skipping) {
			skip_line(t);
			continue;
		}
		if (!t->csv.delimiter && !at_end && n <= t->source->max_record &&
		    !memchr(p, '\n', n))
			return;
		if (!t->csv.delimiter)
			t->csv.delimiter = guess_delimiter(p, n);
		switch (csv_row(&t->csv, p, n, at_end)) {
		case CSV_ROW:
			take_row(t);
			t->begin += t->csv.length;
			t->line += t->csv.lines;
			break;
		case CSV_MORE:
			if (n <= t->source->max_record)
				return;
			refuse_line(t, "longer than --max-record");
			break;
		case CSV_OPEN:
			refuse_line(t, "a quotation mark is not closed");
			break;
		case CSV_AFTER:
			refuse_line(
			    t, "something stands behind a closing quotation mark");
			break;
		}
	}
}

/* The columns as the command line has them. */
static void
read_columns(struct table *t)
{
	const char *columns = t->config->columns, *wrong;
	char delimiter = t->csv.delimiter;

	t->csv.delimiter = ',';
	wrong = csv_row(&t->csv, columns, strlen(columns), true) == CSV_ROW
		    ? read_header(t, columns)
		    : "--columns is no row";
	if (wrong)
		refuse(t, 0, wrong);
	t->ready = !wrong;
	csv_reset(&t->csv);
	t->csv.delimiter = delimiter;
}

static void
read_rows(struct table *t)
{
	const struct buf *raw = &t->decoder.raw;
	const char *wrong;
	bool more = true;

	while (more && !t->unusable && !source_stopped(t->source)) {
		wrong = decoder_read(&t->decoder, &t->text, &more);
		take_rows(t, !wrong && !more);
		if (wrong) {
			source_refuse(
			    t->source, t->line, wrong, (struct slice){raw->p, raw->n});
			return;
		}
		memmove(t->text.p, t->text.p + t->begin, t->text.n - t->begin);
		t->text.n -= t->begin;
		t->begin = 0;
	}
}

static void
import(const void *config, struct source *source)
{
	const struct config *c = config;
	struct table t = {.config = c, .source = source, .line = 1};

	t.csv = (struct csv){c->delimiter, .plain = c->plain, .max_cells = MAX_COLUMNS};
	buf_reserve(&t.text, 1); /* an empty file has a place for its rows, too */
	decoder_open(&t.decoder, source, c->encoding);
	if (c->columns)
		read_columns(&t);
	read_rows(&t);
	decoder_close(&t.decoder);
	free(t.csv.v);
	free(t.name);
	buf_free(&t.text);
	buf_free(&t.names);
	buf_free(&t.cell);
	buf_free(&t.record);
	buf_free(&t.reason);
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"text", 0, "COLUMN", "the column that is the text (default: text)"},
	    {"id", 0, "COLUMN", "the column that is the id"},
	    {"date", 0, "COLUMN", "the column that is the publication date"},
	    {"title", 0, "COLUMN", "the column that is the title"},
	    {"lang", 0, "COLUMN", "the column that is the language"},
	    {"columns", 0, "NAMES", "the files have no header; these are their columns"},
	    {"delimiter", 0, "CHAR",
		"what parts cells, or tab (default: see for itself)"},
	    {"no-quotes", 0, NULL, "quotation marks are characters like others"},
	    {"encoding", 0, "NAME", "what the files are in, if not UTF-8"},
	    {0},
	};
	static struct config config;
	static const struct importer importer = {
	    .name = "import-csv",
	    .about = "Makes a record of each row of a table.",
	    .options = options,
	    .config = &config,
	    .option = option,
	    .import = import,
	};

	return importer_main(&importer, argc, argv);
}
