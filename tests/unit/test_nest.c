#include "check.h"
#include "nest/nest.h"

#include "base/buf.h"

/* The pieces as a line: <r ... > with the rank, + and ~ where it goes on, text as it is.
 */
struct trace {
	const char *text;
	struct buf out;
};

static void
opened(void *to, const struct nest_element *e, bool again)
{
	struct trace *t = to;

	buf_printf(&t->out, "<%d%s ", e->rank, again ? "+" : "");
}

static void
closed(void *to, const struct nest_element *e, bool cut)
{
	struct trace *t = to;

	buf_printf(&t->out, "%s%d>", cut ? "~" : " ", e->rank);
}

static void
texted(void *to, struct span s)
{
	struct trace *t = to;

	buf_add(&t->out, t->text + s.start, s.end - s.start);
}

/* Is that what becomes of the elements, the first n of v? */
static bool
gives(struct nest_element *v, size_t n, const char *want)
{
	struct trace t = {.text = "abcdefghij"};
	struct nest_elements elements = {.v = v, .n = n};
	struct nest_sink sink = {opened, closed, texted, &t};
	bool same;

	nest(&elements, 10, &sink);
	buf_putc(&t.out, '\0');
	same = strcmp(t.out.p, want) == 0;
	if (!same)
		fprintf(stderr, "%s, not %s\n", t.out.p, want);
	buf_free(&t.out);
	return same;
}

#define ELEMENT(start, end, rank)                                                        \
	{                                                                                \
		{start, end}, 0, rank                                                    \
	}
#define GIVES(want, ...)                                                                 \
	do {                                                                             \
		struct nest_element v[] = {__VA_ARGS__};                                 \
		CHECK(gives(v, sizeof(v) / sizeof(*v), want));                           \
	} while (0)

static void
test_what_nests_is_left_alone(void)
{
	CHECK(gives(NULL, 0, "abcdefghij"));
	GIVES("<0 abcdefghij 0>", ELEMENT(0, 10, 0));
	GIVES("ab<0 c<1 de 1>f 0>ghij", ELEMENT(3, 5, 1), ELEMENT(2, 6, 0));
	GIVES("<0 ab 0><0 cd 0>efghij", ELEMENT(2, 4, 0), ELEMENT(0, 2, 0));
	GIVES("<0 <1 ab 1> 0>cdefghij", ELEMENT(0, 2, 1), ELEMENT(0, 2, 0));
}

static void
test_the_higher_rank_is_cut(void)
{
	/* a quotation over two sentences */
	GIVES("<0 a<1 bc~1> 0><0 <1+ d 1>ef 0>ghij", ELEMENT(0, 3, 0), ELEMENT(3, 6, 0),
	    ELEMENT(1, 4, 1));
	/* an outer element that begins inside an inner one */
	GIVES("<1 ab~1><0 <1+ cd 1>ef 0>ghij", ELEMENT(0, 4, 1), ELEMENT(2, 6, 0));
	/* an outer one that ends inside */
	GIVES("<0 ab<1 cd~1> 0><1+ ef 1>ghij", ELEMENT(0, 4, 0), ELEMENT(2, 6, 1));
}

static void
test_of_one_rank_the_first_is_outside(void)
{
	GIVES("<0 ab<0 cd~0> 0><0+ ef 0>ghij", ELEMENT(0, 4, 0), ELEMENT(2, 6, 0));
	GIVES("<0 <0 ab 0>cd 0>efghij", ELEMENT(0, 2, 0), ELEMENT(0, 4, 0));
}

static void
test_empty_and_late_elements_are_left_out(void)
{
	GIVES("abcdefghij", ELEMENT(0, 0, 0), ELEMENT(3, 3, 1), ELEMENT(10, 10, 2));
	GIVES("abcd<1 ef 1>ghij", ELEMENT(5, 5, 0), ELEMENT(4, 6, 1));
}

static void
test_too_deep_is_left_out(void)
{
	struct nest_element v[3 * NEST_DEPTH];
	struct trace t = {.text = "abcdefghij"};
	struct nest_elements elements = {.v = v, .n = 3 * NEST_DEPTH};
	struct nest_sink sink = {opened, closed, texted, &t};
	size_t n = 0;

	for (size_t i = 0; i < elements.n; i++)
		v[i] = (struct nest_element){{(uint32_t)i % 3, 9}, 0, (uint8_t)(i % 7)};
	nest(&elements, 10, &sink);
	for (size_t i = 0; i < t.out.n; i++)
		n += t.out.p[i] == '>';
	CHECK(n >= NEST_DEPTH && n <= 3 * NEST_DEPTH);
	buf_free(&t.out);
}

int
main(void)
{
	test_what_nests_is_left_alone();
	test_the_higher_rank_is_cut();
	test_of_one_rank_the_first_is_outside();
	test_empty_and_late_elements_are_left_out();
	test_too_deep_is_left_out();
	return check_done();
}
