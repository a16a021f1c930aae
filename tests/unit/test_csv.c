/* Rows and cells, whole and as they trickle in. */
#include <stdlib.h>

#include "check.h"
#include "csv/csv.h"

/* The rows of a table as "cell|cell/": what each says, or ! and why it is none. */
static void
read_all(const char *table, char delimiter, bool plain, size_t step, struct buf *out)
{
	struct csv c = {delimiter, .plain = plain, .max_cells = 8};
	size_t begin = 0, have = step, n = strlen(table);
	enum csv_found found = CSV_ROW;

	while (begin < n) {
		if (have > n)
			have = n;
		found = have > begin ? csv_row(&c, table + begin, have - begin, have == n)
				     : CSV_MORE;
		if (found == CSV_MORE) {
			have += step;
			continue;
		}
		if (found != CSV_ROW)
			break;
		for (size_t i = 0; i < c.n; i++) {
			if (i)
				buf_putc(out, '|');
			csv_cell(&c.v[i], table + begin, out);
		}
		buf_putc(out, '/');
		begin += c.length;
	}
	if (found != CSV_ROW)
		buf_puts(out, found == CSV_OPEN ? "!open" : "!after");
	buf_putc(out, '\0');
	free(c.v);
}

static void
check_rows(const char *table, const char *want)
{
	for (size_t step = 1; step < 5; step++) {
		struct buf out = {0};

		read_all(table, ',', false, step, &out);
		CHECK(strcmp(out.p, want) == 0);
		if (strcmp(out.p, want) != 0)
			fprintf(stderr, "%s by %zu: %s\n", table, step, out.p);
		buf_free(&out);
	}
}

static void
test_rows(void)
{
	check_rows("a,b\nc,d\n", "a|b/c|d/");
	check_rows("a,b\r\nc,d\r\n", "a|b/c|d/");
	check_rows("a,b\nc,d", "a|b/c|d/");
	check_rows(",\n,,", "|/||/");
	check_rows("\n\r\na", "//a/");
	check_rows("a\rb,c\r", "a\rb|c/");
}

static void
test_quotes(void)
{
	check_rows("\"a,b\",c\n", "a,b|c/");
	check_rows("\"a\nb\r\nc\",d\r\n", "a\nb\r\nc|d/");
	check_rows("\"she said \"\"no\"\"\",\"\"\"\"\n", "she said \"no\"|\"/");
	check_rows("\"\",\"\"", "|/");
	check_rows("5\" pipe,a\"b\"\n", "5\" pipe|a\"b\"/");
	check_rows("\"a\"", "a/");
}

static void
test_lone_quotes(void)
{
	check_rows("a\n\"b\nc\n", "a/!open");
	check_rows("\"a\" b,c\n", "!after");
	check_rows("\"a\"\rb\n", "!after");
}

static void
test_delimiters(void)
{
	struct buf out = {0};

	read_all("a\tb,c\n\"d\te\"\tf\n", '\t', false, 100, &out);
	CHECK(strcmp(out.p, "a|b,c/d\te|f/") == 0);
	out.n = 0;
	read_all("\"a\tb\"\n", '\t', true, 100, &out);
	CHECK(strcmp(out.p, "\"a|b\"/") == 0);
	buf_free(&out);
}

static void
test_counts(void)
{
	struct csv c = {',', .max_cells = 2};
	const char row[] = "a,\"b\n\",c,d\nnext";

	CHECK(csv_row(&c, row, strlen(row), false) == CSV_ROW);
	CHECK(c.n == 4 && c.cap >= 2);
	CHECK(c.lines == 2 && c.length == 11);
	CHECK(c.first_line == 5);
	free(c.v);
}

int
main(void)
{
	test_rows();
	test_quotes();
	test_lone_quotes();
	test_delimiters();
	test_counts();
	return check_done();
}
