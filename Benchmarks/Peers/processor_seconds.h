#pragma once

#include <ctime>

// Seconds of CPU that this process has used: what others do on the machine disturbs them least.
inline double processor_seconds() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}
