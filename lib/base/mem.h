/* mem: allocation that cannot fail; when memory runs out the program dies here, exit 2.
 */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>

#define EXIT_TROUBLE 2 /* usage, open/read/write error, out of memory */

/* Both return memory the caller frees with free(); n may be 0. */
void *mem_alloc(size_t n);
void *mem_realloc(void *p, size_t n);

/*
 * The same for large blocks, in pages of their own, which are zero and take no memory
 * until they are written to. n > 0; mem_remap() may move the block, and gives zeros
 * behind the first `had` bytes.
 */
void *mem_map(size_t n);
void *mem_remap(void *p, size_t had, size_t n);
void mem_unmap(void *p, size_t n);

/*
 * Says "out of memory" on standard error and exits with EXIT_TROUBLE; before that calls
 * the function given last, if any, in the thread that has run out.
 */
_Noreturn void mem_die(void);
void mem_before_death(void (*last_act)(void));

#endif
