# newsline: make, make test, make install PREFIX=/usr/local DESTDIR=, make lint, make bench,
# make static, make deb, make test-heavy

BUILD = build
PREFIX = /usr/local
VERSION = 0.1.0

CFLAGS = -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
# a program is linked with those it uses, and no other: --as-needed
DEPS = libutf8proc gumbo zlib
PKG_CONFIG = pkg-config
CPPFLAGS_ALL = -Ilib -Iinclude -D_GNU_SOURCE -DVERSION='"$(VERSION)"' \
	$(shell $(PKG_CONFIG) --cflags $(DEPS)) $(CPPFLAGS)
CFLAGS_ALL = -std=c11 $(WARN) -pthread -MMD -MP $(CFLAGS)
LDLIBS_ALL = -Wl,--as-needed $(shell $(PKG_CONFIG) --libs $(DEPS)) -pthread -lm $(LDLIBS)

PROGRAMS = $(patsubst filters/%.c,%,$(wildcard filters/*.c))
LIB_SRC = $(wildcard lib/*/*.c)
LIB_OBJ = $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/chars.o $(BUILD)/gen/lexicons.o \
	$(BUILD)/gen/page.o
LEXICONS = $(sort $(wildcard lexicons/*/*.txt))

all: $(PROGRAMS:%=$(BUILD)/bin/%)

$(BUILD)/bin/%: $(BUILD)/filters/%.o $(BUILD)/libnewsline.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< $(BUILD)/libnewsline.a $(LDLIBS_ALL)

$(BUILD)/libnewsline.a: $(LIB_OBJ)
	rm -f $@
	$(AR) rcs $@ $(LIB_OBJ)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

# Tables are made from data by small programs, which run on the building machine.
HOST_CHARS = tools/chars.c lib/text/charclass.c
HOST_LEXICONS = tools/lexicons.c lib/text/lexicon_read.c lib/text/words.c lib/text/text.c \
	lib/text/chars.c lib/text/charclass.c lib/text/utf8.c lib/base/arena.c lib/base/buf.c \
	lib/base/mem.c

$(BUILD)/tools/chars: $(HOST_CHARS)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) -std=c11 $(WARN) $(CFLAGS) $(LDFLAGS) -o $@ $(HOST_CHARS) $(LDLIBS_ALL)

$(BUILD)/gen/chars.c: $(BUILD)/tools/chars
	@mkdir -p $(@D)
	$(BUILD)/tools/chars > $@.tmp && mv $@.tmp $@

$(BUILD)/tools/lexicons: $(HOST_LEXICONS) $(BUILD)/gen/chars.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) -std=c11 $(WARN) $(CFLAGS) $(LDFLAGS) -o $@ $(HOST_LEXICONS) \
		$(BUILD)/gen/chars.c $(LDLIBS_ALL)

$(BUILD)/gen/lexicons.c: $(BUILD)/tools/lexicons $(LEXICONS)
	$(BUILD)/tools/lexicons $(LEXICONS) > $@.tmp && mv $@.tmp $@

# The look of export-html's page, and what it does.
$(BUILD)/gen/page.c: tools/assets lib/export/page.css lib/export/page.js
	@mkdir -p $(@D)
	tools/assets lib/export/page.css lib/export/page.js > $@.tmp && mv $@.tmp $@

# Unit tests and fuzz targets: each file is a program.
UNITS = $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/test_*.c))
FUZZERS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

# A fuzz target whose corpus is kept goes over it once more with every test.
REPLAYS = $(notdir $(wildcard tests/fuzz/corpus/*))

units: $(UNITS:%=$(BUILD)/tests/%) $(REPLAYS:%=$(BUILD)/tests/replay_%) \
	$(BUILD)/tests/short_io.so $(BUILD)/tests/other_day.so $(BUILD)/tests/die

$(BUILD)/tests/%: $(BUILD)/tests/programs/%.o $(BUILD)/libnewsline.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< $(BUILD)/libnewsline.a $(LDLIBS_ALL)

$(BUILD)/tests/%.so: tests/preload/%.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARN) -Wno-pedantic -O2 -shared -fPIC -o $@ $< -ldl

$(BUILD)/tests/test_%: $(BUILD)/tests/unit/test_%.o $(BUILD)/libnewsline.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< $(BUILD)/libnewsline.a $(LDLIBS_ALL) $(TEST_LIBS)

# make fuzz X=segment SECONDS=60
X = carrier
SECONDS = 60
fuzz:
	$(MAKE) BUILD=$(BUILD)-fuzz CC=clang \
		CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined" \
		$(BUILD)-fuzz/tests/fuzz_$(X)
	mkdir -p $(BUILD)-fuzz/corpus/$(X) tests/fuzz/corpus/$(X)
	$(BUILD)-fuzz/tests/fuzz_$(X) -max_total_time=$(SECONDS) -timeout=10 -verbosity=0 \
		-artifact_prefix=$(BUILD)-fuzz/ \
		$(BUILD)-fuzz/corpus/$(X) tests/fuzz/corpus/$(X)

$(BUILD)/tests/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/libnewsline.a
	$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer $(LDFLAGS) -o $@ $< $(BUILD)/libnewsline.a $(LDLIBS_ALL) $(TEST_LIBS)

$(BUILD)/tests/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/libnewsline.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $(filter-out %.a,$^) $(BUILD)/libnewsline.a $(LDLIBS_ALL) $(TEST_LIBS)

$(BUILD)/tests/unit/%.o: CPPFLAGS_ALL += -Itests/unit
TEST_LIBS = $(shell $(PKG_CONFIG) --libs jansson)

# Programs bench/ compares with; each file is one.
bench-programs: $(BUILD)/bench/null-filter $(BUILD)/bench/null-sentences \
	$(BUILD)/bench/jansson-roundtrip $(BUILD)/bench/layers $(BUILD)/bench/utf8

$(BUILD)/bench/%: $(BUILD)/bench/%.o $(BUILD)/libnewsline.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< $(BUILD)/libnewsline.a $(LDLIBS_ALL) $(TEST_LIBS)

$(BUILD)/bench/icu-sentences: TEST_LIBS += $(shell $(PKG_CONFIG) --libs icu-uc)

bench:
	bench/run

test:
	tests/run

test-spark:
	tests/spark/run

# Those that take a browser, a database, packaging tools.
test-heavy:
	tests/heavy/run

SHELL_SCRIPTS = $(shell grep -lE "^#!/bin/(ba)?sh" -r .ci bench pipelines tests tools 2>/dev/null) $(wildcard tests/*.bash tests/*/*.bash)
lint:
	clang-format --dry-run -Werror $$(git ls-files '*.c' '*.h')
	mandoc -T lint -W warning man/*.[157]
	shellcheck $(SHELL_SCRIPTS)
	shellcheck -s bats tests/*.bats tests/*/*.bats

# The library for programs in C: one object, which shows what newsline.h declares and no more.
api: $(BUILD)/api/libnewsline.a

$(BUILD)/api/libnewsline.a: $(filter $(BUILD)/lib/api/%,$(LIB_OBJ)) $(BUILD)/libnewsline.a
	@mkdir -p $(@D)
	$(LD) -r -o $(@D)/newsline.o $^
	$(OBJCOPY) --wildcard --keep-global-symbol='newsline_*' $(@D)/newsline.o
	rm -f $@
	$(AR) rcs $@ $(@D)/newsline.o

OBJCOPY = objcopy

completions: $(BUILD)/completions/made

$(BUILD)/completions/made: tools/completions $(PROGRAMS:%=$(BUILD)/bin/%)
	tools/completions $(@D) $(PROGRAMS:%=$(BUILD)/bin/%) && touch $@

# Scripts are installed as newsline-NAME; the demo is for the checkout.
PIPELINES = $(filter-out demo,$(notdir $(shell find pipelines -maxdepth 1 -type f -perm -u+x)))
LIBDIR = $(PREFIX)/lib
SHARE = $(PREFIX)/share
ZSH_COMPLETIONS = $(SHARE)/zsh/site-functions
COMPLETIONS = $(SHARE)/bash-completion/completions $(ZSH_COMPLETIONS) $(SHARE)/fish/vendor_completions.d

install: all api completions
	install -d $(addprefix $(DESTDIR),$(PREFIX)/bin $(PREFIX)/include $(LIBDIR)/pkgconfig \
		$(addprefix $(SHARE)/man/man,1 5 7) $(SHARE)/newsline $(COMPLETIONS))
	install -m 755 $(PROGRAMS:%=$(BUILD)/bin/%) $(DESTDIR)$(PREFIX)/bin
	for page in man/*.[157]; do \
		install -m 644 $$page $(DESTDIR)$(SHARE)/man/man$${page##*.}/ || exit; \
	done
	for name in $(PIPELINES); do \
		install -m 755 pipelines/$$name $(DESTDIR)$(PREFIX)/bin/newsline-$$name && \
		tools/script-page pipelines/$$name > $(DESTDIR)$(SHARE)/man/man1/newsline-$$name.1 || exit; \
	done
	for dir in $(COMPLETIONS); do \
		case $$dir in */bash-completion/*) shell=bash ;; */zsh/*) shell=zsh ;; *) shell=fish ;; esac; \
		install -m 644 $(BUILD)/completions/$$shell/* $(DESTDIR)$$dir/ || exit; \
	done
	install -m 644 share/newsline.schema.json $(DESTDIR)$(SHARE)/newsline/
	install -m 644 include/newsline.h $(DESTDIR)$(PREFIX)/include/
	install -m 644 $(BUILD)/api/libnewsline.a $(DESTDIR)$(LIBDIR)/
	sed 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|' tools/newsline.pc.in \
		> $(DESTDIR)$(LIBDIR)/pkgconfig/newsline.pc

# Programs that need no library of the machine they run on: build-static/bin.
static:
	$(MAKE) BUILD=$(BUILD)-static PKG_CONFIG="$(PKG_CONFIG) --static" LDFLAGS="-static $(LDFLAGS)" all

# build/*.deb, from a copy of the tree.
deb:
	tools/deb $(BUILD)

clean:
	rm -rf $(BUILD) build-*

.PHONY: all units fuzz bench bench-programs test test-spark test-heavy lint api completions \
	install static deb clean
.SECONDARY:
-include $(LIB_OBJ:.o=.d) $(PROGRAMS:%=$(BUILD)/filters/%.d) \
	$(UNITS:%=$(BUILD)/tests/unit/%.d) $(FUZZERS:%=$(BUILD)/tests/fuzz/%.d) $(BUILD)/tests/fuzz/replay.d \
	$(wildcard $(BUILD)/bench/*.d $(BUILD)/tests/programs/*.d)
