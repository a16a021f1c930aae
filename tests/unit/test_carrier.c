/* The carrier: takes what RFC 8259 takes, hands on what it does not know byte for byte.
 */
#include "check.h"

#include "carrier/layers_read.h"
#include "carrier_check.h"

static uint64_t state = 1;

static unsigned
below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

#define ONE_OF(list) (list)[below(sizeof(list) / sizeof(*(list)))]

static void
put_space(struct buf *b)
{
	static const char *const spaces[] = {"", "", "", "", " ", "\t", "  ", "\r", "\n"};

	buf_puts(b, ONE_OF(spaces));
}

static void
put_string(struct buf *b)
{
	static const char *const parts[] = {"plain words", "\\n", "\\u00e9", "\xC3\xA9",
	    "\\ud83d\\ude00", "\xF0\x9F\x98\x80", "\\u0000", "\\/", "\\\\", "\\\"",
	    "\x7F", "\xE2\x80\xA8", "\xEF\xBF\xBE", "\xD0\x9F\xD1\x80\xD0\xB8",
	    "a run of plain ASCII bytes, longer than any block looked at", "'",
	    "\\b\\f\\r\\t", "\xE4\xB8\xAD"};

	buf_putc(b, '"');
	for (unsigned i = below(6); i; i--)
		buf_puts(b, ONE_OF(parts));
	buf_putc(b, '"');
}

/* A number of up to `most` digits. */
static unsigned
number(unsigned most)
{
	unsigned n = 1;

	for (unsigned digits = 1 + below(most); digits; digits--)
		n *= 10;
	return below(n);
}

/* A layer in our own spelling, as the fast paths take it. */
static void
put_spans(struct buf *b)
{
	static const char *const more[] = {
	    "", "", "", ",\"kind\":\"direct\"", ",\"x\":[]"};
	static const char *const before[] = {"", "", "\"x\":1,"};

	buf_putc(b, '[');
	for (unsigned i = below(4); i; i--)
		buf_printf(b, "{%s\"start\":%u,\"end\":%u%s}%s", ONE_OF(before),
		    number(9), number(9), ONE_OF(more), i > 1 ? "," : "");
	buf_putc(b, ']');
}

static void
put_value(struct buf *b, unsigned depth)
{
	static const char *const scalars[] = {"0", "-0", "1.0", "1.00", "1e5", "-1.5E+10",
	    "1E-2", "99999999999999999999", "true", "false", "null", "123456789", "0.1"};
	unsigned kind = below(depth ? 6 : 2);

	if (kind == 5) {
		put_spans(b);
	} else if (kind == 0) {
		buf_puts(b, ONE_OF(scalars));
	} else if (kind == 1 || kind == 2) {
		put_string(b);
	} else {
		buf_putc(b, kind == 3 ? '[' : '{');
		put_space(b);
		for (unsigned i = below(4); i; i--) {
			if (kind == 4) {
				put_string(b);
				put_space(b);
				buf_putc(b, ':');
				put_space(b);
			}
			put_value(b, depth - 1);
			put_space(b);
			if (i > 1)
				buf_puts(b, ", ");
		}
		buf_putc(b, kind == 3 ? ']' : '}');
	}
}

/* A record with members in any order, some named like ours. */
static void
put_record(struct buf *b)
{
	static const char *const keys[] = {"id", "x", "x", "te\\u0078t2", "probe", "lang",
	    "\xC3\xA9", "", "sentences", "embeds", "quotes", "dat\\u0065s"};
	unsigned n = 1 + below(5), text = below(n);
	bool probed = false;

	put_space(b);
	buf_putc(b, '{');
	for (unsigned i = 0; i < n; i++) {
		const char *key = i == text ? "text" : ONE_OF(keys);

		if (probed && strcmp(key, "probe") == 0)
			key = "other";
		probed |= strcmp(key, "probe") == 0;
		put_space(b);
		buf_printf(b, "\"%s\"", key);
		put_space(b);
		buf_putc(b, ':');
		put_space(b);
		if (i == text)
			put_string(b);
		else
			put_value(b, 3);
		put_space(b);
		if (i + 1 < n)
			buf_putc(b, ',');
	}
	buf_putc(b, '}');
	put_space(b);
}

/* Spoils the line: a byte changed, dropped, doubled, or the end cut off. */
static void
spoil(struct buf *b)
{
	static const char bytes[] =
	    "\"\\{}[]:,0123456789eE+-.tfnu \n\t\x01\x80\xC3\xED\xFFx";
	size_t at = below((unsigned)b->n);

	switch (below(4)) {
	case 0:
		b->p[at] = bytes[below(sizeof(bytes) - 1)];
		break;
	case 1:
		memmove(b->p + at, b->p + at + 1, b->n - at - 1);
		b->n--;
		break;
	case 2:
		buf_putc(b, ' ');
		memmove(b->p + at + 1, b->p + at, b->n - at - 1);
		break;
	default:
		b->n = at;
	}
}

static void
generated_records_are_what_jansson_says(void)
{
	struct buf line = {0};
	const char *how = NULL;
	unsigned taken = 0;

	for (unsigned i = 0; i < 20000 && !how; i++) {
		line.n = 0;
		put_record(&line);
		if (i % 2)
			for (unsigned k = 1 + below(2); k && line.n; k--)
				spoil(&line);
		how = differs_from_jansson(line.p, line.n);
		if (!how)
			how = reads_otherwise(line.p, line.n);
		taken += !how;
	}
	if (how)
		fprintf(stderr, "%s: %.*s\n", how, (int)line.n, line.p);
	CHECK(!how);
	CHECK(taken == 20000);
	buf_free(&line);
}

static void
generated_records_come_out_as_they_went_in(void)
{
	struct buf line = {0};
	const char *wrong = NULL;

	for (unsigned i = 0; i < 20000 && !wrong; i++) {
		line.n = 0;
		put_record(&line);
		for (size_t k = 0; k < line.n; k++)
			if (line.p[k] == '\n')
				line.p[k] = ' '; /* a record is one line */
		wrong = not_verbatim(line.p, line.n);
	}
	if (wrong)
		fprintf(stderr, "%s: %.*s\n", wrong, (int)line.n, line.p);
	CHECK(!wrong);
	buf_free(&line);
}

static void
odd_lines_are_judged_by_the_rfc(void)
{
	static const struct {
		const char *line;
		bool good;
	} cases[] = {
	    {"{}", true},
	    {" {\"a\":1} ", true},
	    {"", false},
	    {"null", false},
	    {"[1]", false},
	    {"\"text\"", false},
	    {"{\"a\":1}{", false},
	    {"{\"a\":1} x", false},
	    {"x{\"a\":1}", false},
	    {"{\"a\":1,}", false},
	    {"{,\"a\":1}", false},
	    {"{\"a\" 1}", false},
	    {"{\"a\":}", false},
	    {"{a:1}", false},
	    {"{\"a\":-}", false},
	    {"{\"a\":01}", false},
	    {"{\"a\":1.}", false},
	    {"{\"a\":.5}", false},
	    {"{\"a\":+1}", false},
	    {"{\"a\":1e}", false},
	    {"{\"a\":1e400}", true},
	    {"{\"a\":99999999999999999999}", true},
	    {"{\"a\":NaN}", false},
	    {"{\"a\":tru}", false},
	    {"{\"a\":truex}", false},
	    {"{\"a\":\"\\x\"}", false},
	    {"{\"a\":\"\\u12g4\"}", false},
	    {"{\"a\":\"\\ud800\"}", false},
	    {"{\"a\":\"\\udc00\\ud800\"}", false},
	    {"{\"a\":\"\\ud800\\u0041\"}", false},
	    {"{\"\\ud800\":1}", false},
	    {"{\"a\":\"\t\"}", false},
	    {"{\"a\":\"\x7F\"}", true},
	    {"{\"a\":\"\xC0\x80\"}", false},
	    {"{\"a\":\"\xED\xA0\x80\"}", false},
	    {"{\"a\":\"\xF4\x90\x80\x80\"}", false},
	    {"{\"\xFF\":1}", false},
	    {"{\"a\":[\"\xFF\"]}", false},
	    {"{\"a\":\"\xEF\xBF\xBE\xE2\x80\xA8\"}", true},
	    {"{\"a\":\"\\u0000\"}", true},
	    {"{\"a\":[}", false},
	    {"{\"a\":[1}]", false},
	    {"{\"a\":[1 2]}", false},
	    {"{\"a\":{\"b\":[{}]}}", true},
	    {"\xEF\xBB\xBF{}", false}, /* a BOM belongs to the file, not to a line */
	    {"{\"a\":1\f}", false},
	};
	struct json_members m = {0};
	size_t at;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *error =
		    json_scan(cases[i].line, strlen(cases[i].line), &m, &at);

		if (cases[i].good != !error)
			fprintf(
			    stderr, "%s: %s\n", cases[i].line, error ? error : "taken");
		CHECK(cases[i].good == !error);
	}
	CHECK(json_scan("{\"a\":\"\0\"}", 9, &m, &at) != NULL);
	free(m.v);
}

static void
nesting_ends_at_512(void)
{
	struct json_members m = {0};
	size_t at;

	for (unsigned depth = 510; depth < 515; depth++) {
		struct buf b = {0};

		buf_puts(&b, "{\"a\":");
		for (unsigned i = 1; i < depth; i++)
			buf_puts(&b, i % 2 ? "[" : "{\"b\":");
		buf_puts(&b, "1");
		for (unsigned i = depth - 1; i; i--)
			buf_puts(&b, i % 2 ? "]" : "}");
		buf_puts(&b, "}");
		CHECK((json_scan(b.p, b.n, &m, &at) == NULL) == (depth <= JSON_DEPTH));
		buf_free(&b);
	}
	free(m.v);
}

static void
a_key_may_be_written_with_escapes(void)
{
	static const char line[] = "{\"te\\u0078t\":\"a\"}";
	static const char beyond[] =
	    "{\"t\\u00e9xt\\ud83d\\ude00\":1,"
	    "\"\\u0074\xC3\xA9xt\xF0\x9F\x98\x80\":2,\"\\u0000a\":3}";
	struct json_members m = {0};
	size_t at;

	CHECK(!json_scan(line, strlen(line), &m, &at));
	CHECK(m.n == 1 && json_key_is(m.v[0].key, "text"));
	CHECK(!json_key_is(m.v[0].key, "tex") && !json_key_is(m.v[0].key, "texts"));
	CHECK(!json_scan(beyond, strlen(beyond), &m, &at));
	CHECK(m.n == 3 && json_key_is(m.v[0].key, "t\xC3\xA9xt\xF0\x9F\x98\x80"));
	CHECK(!json_key_is(m.v[0].key, "t\xC3\xA9xt\xF0\x9F\x98\x81"));
	CHECK(!json_key_is(m.v[0].key, "t\xC3\xA9xt") && !json_key_is(m.v[0].key, ""));
	CHECK(json_key_is(m.v[1].key, "t\xC3\xA9xt\xF0\x9F\x98\x80"));
	CHECK(!json_key_is(m.v[2].key, "") && !json_key_is(m.v[2].key, "a"));
	free(m.v);
}

static void
values_are_read_without_a_tree(void)
{
	static const char line[] = "{\"a\": [ {\"start\" : 3 , \"x\":[{\"y\":\"]}\"}], "
				   "\"end\":-7}, \"q\\\"\" , 4.5 , [] ] }";
	struct json_members m = {0};
	const char *p, *q;
	int32_t v = 0;
	size_t at;

	CHECK(!json_scan(line, strlen(line), &m, &at));
	p = json_first(m.v[0].value.p);
	q = json_first(p);
	CHECK(json_is(q, "start") && json_int(json_value(q), &v) && v == 3);
	q = json_next(json_value(q));
	CHECK(json_is(q, "x"));
	q = json_next(json_value(q));
	CHECK(json_is(q, "end") && json_int(json_value(q), &v) && v == -7);
	CHECK(!json_next(json_value(q)));
	p = json_next(p);
	CHECK(json_is(p, "q\""));
	p = json_next(p);
	CHECK(!json_int(p, &v));
	p = json_next(p);
	CHECK(!json_first(p));
	CHECK(!json_next(p));
	free(m.v);
}

/* The sentences of a layer's value, alone in memory that ends where the value does. */
static const struct sentences *
read_sentences(const char *json, size_t n, struct arena *scratch, const char **error)
{
	struct layers_reading l = {.which = READ_SENTENCES, .scratch = scratch};
	uint8_t *value = arena_alloc(scratch, n);
	struct json_scan s = {.p = value, .end = value + n};

	memcpy(value, json, n);
	CHECK(layers_read(&l, (struct slice){"sentences", 9}, &s));
	*error = s.error ? s.error : layers_error(&l, LAYER_SENTENCES, 100000000);
	CHECK(s.p == s.end && s.depth == 0);
	return l.layers.sentences;
}

static void
spans_are_read_in_any_spelling(void)
{
	struct buf ours = {0}, theirs = {0};
	struct arena scratch = {0};
	unsigned wrong = 0;

	for (unsigned i = 0; i < 20000; i++) {
		unsigned at = 0;
		const char *error = NULL;
		const struct sentences *a, *b;

		ours.n = theirs.n = 0;
		for (unsigned k = below(5); k; k--) {
			unsigned start = at + number(7), end = start + number(7);

			buf_printf(&ours, "%c{\"start\":%u,\"end\":%u%s}",
			    ours.n ? ',' : '[', start, end, below(2) ? ",\"x\":{}" : "");
			buf_printf(&theirs,
			    "%c {\"x\":1,\"end\" : %u, \"st\\u0061rt\":%u }",
			    theirs.n ? ',' : '[', end, start);
			at = end;
		}
		buf_puts(&ours, ours.n ? "]" : "[]");
		buf_puts(&theirs, theirs.n ? "]" : "[]");
		arena_reset(&scratch);
		a = read_sentences(ours.p, ours.n, &scratch, &error);
		wrong += error != NULL;
		b = read_sentences(theirs.p, theirs.n, &scratch, &error);
		wrong += error || a->n != b->n ||
			 (a->n && memcmp(a->v, b->v, a->n * sizeof(*a->v)) != 0);
	}
	CHECK(wrong == 0);
	arena_free(&scratch);
	buf_free(&ours);
	buf_free(&theirs);
}

/* Offsets in our own spelling are read at once, but not where JSON has no place for them.
 */
static void
offsets_are_taken_only_where_a_member_may_stand(void)
{
	static const char *const lines[] = {
	    "{\"sentences\":[{\"x\":1,\"start\":10,\"end\":12}],\"text\":\"twelve "
	    "letters\"}",
	    "{\"sentences\":[{\"x\":1{\"start\":10,\"end\":12}],\"text\":\"twelve "
	    "letters\"}",
	    "{\"sentences\":[{\"x\":{\"y\",\"start\":10,\"end\":12}],\"text\":\"twelve "
	    "letters\"}",
	    "{\"sentences\":[{,\"start\":10,\"end\":12}],\"text\":\"twelve letters\"}",
	    "{\"sentences\":[{\"x\":1,,\"start\":10,\"end\":12}],\"text\":\"twelve "
	    "letters\"}",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		CHECK(!reads_otherwise(lines[i], strlen(lines[i])));
}

/* The same string from UTF-8 and from code points, one character being unlike the rest.
 */
static bool
comes_out(const char *in, const char *out)
{
	struct buf from_bytes = {0}, from_text = {0};
	struct json_members members = {0};
	struct text t = check_text(in), back = {0};
	size_t at;
	bool same;

	json_put_key(&from_bytes, "x");
	json_put_string(&from_bytes, in, strlen(in));
	json_put_key(&from_text, "x");
	json_put_text(&from_text, &t, (struct span){0, (uint32_t)t.n});
	same = from_bytes.n == strlen(out) + 6 && from_bytes.n == from_text.n &&
	       memcmp(from_bytes.p, from_text.p, from_text.n) == 0 &&
	       memcmp(from_bytes.p + 5, out, strlen(out)) == 0;
	from_text.n = 0;
	buf_putc(&from_text, '{');
	buf_add(&from_text, from_bytes.p, from_bytes.n);
	buf_putc(&from_text, '}');
	same = same && !json_scan(from_text.p, from_text.n, &members, &at) &&
	       members.n == 1 && members.v[0].value.n == strlen(out) + 2;
	if (same)
		json_text_of(members.v[0].value, &back);
	same = same && back.n == t.n &&
	       text_same(&back, (struct span){0, (uint32_t)t.n}, &t,
		   (struct span){0, (uint32_t)t.n});
	free(members.v);
	text_free(&t);
	text_free(&back);
	buf_free(&from_bytes);
	buf_free(&from_text);
	return same;
}

static void
strings_of_any_length_are_escaped_where_they_must_be(void)
{
	static const struct {
		const char *in, *out;
	} odd[] = {{"\"", "\\\""}, {"\\", "\\\\"}, {"\n", "\\n"}, {"\x1F", "\\u001f"},
	    {"\x7F", "\x7F"}, {" ", " "}, {"\xC2\x80", "\xC2\x80"},
	    {"\xC3\xA9", "\xC3\xA9"}, {"\xE2\x80\x9C", "\xE2\x80\x9C"},
	    {"\xEF\xBF\xBF", "\xEF\xBF\xBF"}, {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"}};
	unsigned wrong = 0;

	for (size_t k = 0; k < sizeof(odd) / sizeof(*odd); k++)
		for (int n = 0; n < 40; n++)
			for (int before = 0; before <= n; before++) {
				char in[128], out[128];
				const char *a =
				    "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH";

				snprintf(in, sizeof(in), "%.*s%s%.*s", before, a,
				    odd[k].in, n - before, a);
				snprintf(out, sizeof(out), "%.*s%s%.*s", before, a,
				    odd[k].out, n - before, a);
				wrong += !comes_out(in, out);
			}
	CHECK(wrong == 0);
}

static void
bytes_that_are_no_characters_are_written_as_replacements(void)
{
	struct buf b = {0};

	json_put_string(&b, "a\x80\xC3\"\xED\xA0\x80z", 8);
	buf_putc(&b, '\0');
	CHECK(strcmp(b.p, "\"a\xEF\xBF\xBD\xEF\xBF\xBD\\\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF"
			  "\xBF\xBDz\"") == 0);
	buf_free(&b);
}

int
main(void)
{
	generated_records_are_what_jansson_says();
	generated_records_come_out_as_they_went_in();
	odd_lines_are_judged_by_the_rfc();
	nesting_ends_at_512();
	a_key_may_be_written_with_escapes();
	values_are_read_without_a_tree();
	spans_are_read_in_any_spelling();
	offsets_are_taken_only_where_a_member_may_stand();
	strings_of_any_length_are_escaped_where_they_must_be();
	bytes_that_are_no_characters_are_written_as_replacements();
	return check_done();
}
