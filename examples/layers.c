/*
 * layers: the embeds, sentences and summary of a text on standard input.
 *
 *	cc layers.c $(pkg-config --cflags --libs newsline) -o layers && ./layers <
 *story.txt
 */
#include <newsline.h>
#include <stdio.h>
#include <stdlib.h>

static char *
read_all(FILE *f, size_t *n)
{
	size_t room = 1 << 16;
	char *text = malloc(room);

	for (*n = 0; text && !feof(f) && !ferror(f);) {
		if (*n == room)
			text = realloc(text, room *= 2);
		if (text)
			*n += fread(text + *n, 1, room - *n, f);
	}
	return text;
}

/* One line: what it is, where, and the words, the text's bytes from offset to offset. */
static void
print(const struct newsline_document *d, const char *text, const char *what,
    struct newsline_span s)
{
	size_t from = newsline_offset(d, s.start), to = newsline_offset(d, s.end);

	printf("%s %u %u ", what, (unsigned)s.start, (unsigned)s.end);
	for (; from < to; from++)
		putchar(text[from] == '\n' ? ' ' : text[from]);
	putchar('\n');
}

static void
print_layers(struct newsline_document *d, const char *text)
{
	static const char *const kinds[] = {"direct", "mixed", "indirect"};
	const struct newsline_embed *embeds;
	const struct newsline_span *sentences;
	const struct newsline_quote *quotes;
	const struct newsline_date *dates;
	const struct newsline_summary *summary;
	size_t n;

	embeds = newsline_embeds(d, &n);
	for (size_t i = 0; i < n; i++)
		print(d, text, embeds[i].kind, embeds[i].span);
	sentences = newsline_sentences(d, &n);
	for (size_t i = 0; i < n; i++)
		print(d, text, "sentence", sentences[i]);
	quotes = newsline_quotes(d, &n);
	for (size_t i = 0; i < n; i++) {
		printf("%s: ", quotes[i].name ? quotes[i].name : "somebody");
		print(d, text, kinds[quotes[i].kind], quotes[i].span);
	}
	dates = newsline_dates(d, &n);
	for (size_t i = 0; i < n; i++) {
		printf("%s: ", dates[i].from ? dates[i].from : dates[i].value);
		print(d, text, dates[i].type, dates[i].span);
	}
	summary = newsline_summary(d, 3, &n);
	for (size_t i = 0; i < n; i++)
		print(d, text, "summary", summary[i].span);
}

int
main(int argc, char **argv)
{
	struct newsline *n = newsline_new();
	struct newsline_input input = {.lang = "en"};
	struct newsline_document *d = NULL;
	char *text = read_all(stdin, &input.length);

	input.text = text;
	input.date = argc > 1 ? argv[1] : NULL;
	if (text)
		d = newsline_open(n, &input);
	if (d)
		print_layers(d, text);
	else
		fputs("layers: not UTF-8\n", stderr);
	newsline_close(d);
	newsline_free(n);
	free(text);
	return d ? 0 : 1;
}
