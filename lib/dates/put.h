/*
 * put: writing into strings that are long enough, since all here are: see struct date.
 * Each ends what it writes with a NUL, and gives the place of that.
 */
#ifndef PUT_H
#define PUT_H

static inline char *
put_text(char *s, const char *text)
{
	while (*text)
		*s++ = *text++;
	*s = '\0';
	return s;
}

/* A number of up to two digits in two. */
static inline char *
put_two(char *s, unsigned v)
{
	s[0] = (char)('0' + v / 10);
	s[1] = (char)('0' + v % 10);
	s[2] = '\0';
	return s + 2;
}

/* A number that is not negative, in no fewer than `width` digits. */
static inline char *
put_number(char *s, unsigned v, int width)
{
	int n = 1;

	for (unsigned more = v / 10; more; more /= 10)
		n++;
	n = n < width ? width : n;
	s[n] = '\0';
	for (int i = n - 1; i >= 0; i--, v /= 10)
		s[i] = (char)('0' + v % 10);
	return s + n;
}

#endif
