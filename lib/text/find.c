#include "text/find.h"

#include "text/chars.h"
#include "text/lanes.h"

size_t
find_unit(const struct text *t, uint16_t unit, size_t i, size_t end)
{
	for (; i < end; i += LANES) {
		lanes found = (lanes)(lanes_load(t->unit + i) == unit);

		if (lanes_any(found)) {
			i += lanes_first(found);
			break;
		}
	}
	return i < end ? i : end;
}

size_t
find_line_break(const struct text *t, size_t i, size_t end)
{
	const uint16_t *unit = t->unit;

	while (end - i >= 2 * LANES) {
		lanes near = lanes_line_breaks(lanes_load(unit + i));
		lanes far = lanes_line_breaks(lanes_load(unit + i + LANES));

		if (!lanes_any(near | far)) {
			i += 2 * LANES;
			continue;
		}
		i += lanes_any(near) ? lanes_first(near) : LANES + lanes_first(far);
		if (char_is(unit[i], CHAR_NEWLINE))
			return i;
		i++;
	}
	for (; i < end; i++)
		if (char_is(unit[i], CHAR_NEWLINE))
			return i;
	return end;
}
