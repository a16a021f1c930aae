/* main_text: which of a page's paragraphs are the article's. */
#ifndef HTML_MAIN_TEXT_H
#define HTML_MAIN_TEXT_H

#include "html/blocks.h"

/*
 * The rule, in which text is what is not links, and counts only in paragraphs that are
 * more text than links:
 * 1. Elements that call themselves furniture (blocks' `furniture`) are left out, but for
 *    those with four fifths of all text or more.
 * 2. The article is the element with itemprop=articleBody that has most text, if that is
 * a quarter of all; else the <article> that has most, if that is half. Else it is <main>
 *    (or the body), or, as long as one element in it has nine tenths of its text, that
 *    element.
 * 3. Of it all paragraphs are taken that are more text than links and no <h1>, and all
 *    embeds.
 *
 * Marks the paragraphs that are left out by 1 as furniture, and sets [*first, *end) to
 * those of the article.
 */
void html_choose(
    struct html_blocks *blocks, struct arena *scratch, uint32_t *first, uint32_t *end);

/* Is the paragraph one of those that rule 3 takes? */
bool html_is_taken(const struct html_paragraph *p);

#endif
