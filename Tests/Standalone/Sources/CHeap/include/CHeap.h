#ifndef CHEAP_H
#define CHEAP_H

/// Begins to measure how much memory this thread allocates.
void heap_begin(void);

/// The most bytes that this thread has had at once since it began to measure, without those that it had before; 0 where
/// the allocator cannot be watched.
long heap_peak(void);

#endif
