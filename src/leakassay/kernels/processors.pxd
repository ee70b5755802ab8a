"""One function compiled for several processors: the widest that this one has is chosen when the kernel loads.

Vectors are those of the compiler, which every processor can be made to do; only glibc can choose, and only
x86-64 needs to. No file is compiled for one processor alone, so a build runs wherever it is copied to.
"""

cdef extern from *:
    """
    #if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
    #define EACH_PROCESSOR __attribute__((target_clones("default", "avx2")))
    #else
    #define EACH_PROCESSOR
    #endif
    """
