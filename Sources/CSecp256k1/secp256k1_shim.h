#ifndef SECP256K1_SHIM_H
#define SECP256K1_SHIM_H

#include <secp256k1.h>
#include <secp256k1_recovery.h>

/// The context that the library shares and never changes. It is declared as a variable, which Swift could not read safely.
static inline const secp256k1_context *_Nonnull secp256k1_shared_context(void) {
    return secp256k1_context_static;
}

#endif
