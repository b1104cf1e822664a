// Hashes of short inputs per second: Crypto++'s Keccak-256, and OpenSSL's SHA3-256, which is the same permutation.
// Prints "NAME BYTES HASHES_PER_SECOND" for each.
#include <cryptopp/keccak.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

#include "processor_seconds.h"

template <class Hash>
static void measure(const char *name, size_t length, Hash hash) {
    const int count = 200000;
    unsigned char input[256] = {0}, output[32];
    std::vector<double> rates;
    for (int round = 0; round < 15; round++) {
        auto start = processor_seconds();
        for (int index = 0; index < count; index++) {
            memcpy(input, &index, sizeof index);
            hash(input, length, output);
        }
        rates.push_back(count / (processor_seconds() - start));
    }
    printf("%s %zu %.0f\n", name, length, *std::max_element(rates.begin(), rates.end()));
}

int main() {
    CryptoPP::Keccak_256 keccak;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    for (size_t length : {32, 136}) {
        measure("Crypto++", length, [&](unsigned char *input, size_t count, unsigned char *output) {
            keccak.Update(input, count);
            keccak.Final(output);
        });
        measure("OpenSSL", length, [&](unsigned char *input, size_t count, unsigned char *output) {
            EVP_DigestInit_ex(context, EVP_sha3_256(), nullptr);
            EVP_DigestUpdate(context, input, count);
            EVP_DigestFinal_ex(context, output, nullptr);
        });
    }
    EVP_MD_CTX_free(context);
}
