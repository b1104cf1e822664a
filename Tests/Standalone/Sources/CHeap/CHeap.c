#include "CHeap.h"

#include <errno.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>

// The allocator's own entry points, which those below stand in for.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static __thread long live;
static __thread long before;
static __thread long peak;

static void *added(void *block) {
    live += malloc_usable_size(block);
    if (live > peak) peak = live;
    return block;
}

void *malloc(size_t size) { return added(__libc_malloc(size)); }

void *calloc(size_t elements, size_t size) { return added(__libc_calloc(elements, size)); }

void *realloc(void *block, size_t size) {
    long old = malloc_usable_size(block);
    void *moved = __libc_realloc(block, size);
    if (moved != NULL || size == 0) live -= old;
    return added(moved);
}

void *memalign(size_t alignment, size_t size) { return added(__libc_memalign(alignment, size)); }

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = memalign(alignment, size);
    return *block == NULL ? ENOMEM : 0;
}

void free(void *block) {
    live -= malloc_usable_size(block);
    __libc_free(block);
}

void heap_begin(void) { before = peak = live; }

long heap_peak(void) { return peak - before; }
#else
void heap_begin(void) {}

long heap_peak(void) { return 0; }
#endif
