#include "carrier/refusal.h"

#include <string.h>

#include "carrier/base64.h"
#include "text/utf8.h"

static void
put_string(struct buf *out, const char *key, const char *s, size_t n)
{
	json_put_key(out, key);
	json_put_string(out, s, n);
}

void
refusal_put(struct buf *out, const struct refusal *r)
{
	struct slice raw = r->raw;

	buf_puts(out, "{\"error\":{");
	put_string(out, "filter", r->program, strlen(r->program));
	put_string(out, "file", r->file, strlen(r->file));
	json_put_int(out, "line", (long long)r->line);
	put_string(out, "reason", r->reason.p, r->reason.n);
	buf_putc(out, '}');
	if (raw.p) {
		put_string(out, "raw", raw.p, raw.n);
	} else {
		json_put_key(out, "raw");
		buf_puts(out, "null");
	}
	if (raw.p && utf8_valid((const uint8_t *)raw.p, raw.n) != raw.n) {
		json_put_key(out, "raw_base64");
		base64_put(out, raw.p, raw.n);
	}
	buf_puts(out, "}\n");
}
