/* html_date: TIMEX3 values as people read them. */
#ifndef HTML_DATE_H
#define HTML_DATE_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Appends the value in words ("Fri 19 Mar 2021", "week of 15 Mar 2021", "spring 2021"),
 * or as it is where there are none for it. The value is NUL-terminated; what is appended
 * is not escaped.
 */
void html_date_put(struct buf *out, const char *value);

/* May the value stand in the datetime attribute of HTML's <time>? */
bool html_date_is_machine(const char *value);

#endif
