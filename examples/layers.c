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

int
main(void)
{
	struct newsline_input input = {.lang = "en"};
	struct newsline_document *d;
	const struct newsline_embed *embeds;
	const struct newsline_span *sentences;
	const struct newsline_summary *summary;
	size_t n;
	char *text = read_all(stdin, &input.length);

	input.text = text;
	d = text ? newsline_open(&input) : NULL;
	if (!d) {
		fputs("layers: not UTF-8\n", stderr);
		free(text);
		return 1;
	}
	embeds = newsline_embeds(d, &n);
	for (size_t i = 0; i < n; i++)
		print(d, text, embeds[i].kind, embeds[i].span);
	sentences = newsline_sentences(d, &n);
	for (size_t i = 0; i < n; i++)
		print(d, text, "sentence", sentences[i]);
	summary = newsline_summary(d, 3, &n);
	for (size_t i = 0; i < n; i++)
		print(d, text, "summary", summary[i].span);
	newsline_close(d);
	free(text);
	return 0;
}
