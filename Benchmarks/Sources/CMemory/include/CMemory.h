#ifndef CMEMORY_H
#define CMEMORY_H

#include <stddef.h>

/// Bytes that have been allocated and not freed, in all arenas; 0 where the system does not tell.
size_t heap_byte_count(void);

/// How often this thread has asked for memory so far; 0 where the system does not tell.
long allocation_count(void);

#endif
