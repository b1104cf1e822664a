// Walks the receipts in a JSON file with simdjson and decodes the address, topics and data of each log, byte by byte.
// Prints "NAME MEGABYTES_PER_SECOND LOGS".
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "processor_seconds.h"

using namespace simdjson;

static unsigned nibble(unsigned char digit) { return digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10; }

int main(int count, char **arguments) {
    if (count != 2) return 2;
    auto text = padded_string::load(arguments[1]).value();
    std::vector<unsigned char> output(text.size());
    ondemand::parser parser;
    for (bool decodes : {false, true}) {
        std::vector<double> rates;
        size_t logs = 0, used = 0;
        for (int round = 0; round < 15; round++) {
            logs = used = 0;
            auto start = processor_seconds();
            auto take = [&](std::string_view hex) {
                if (!decodes) {
                    used += hex.size();
                    return;
                }
                for (size_t at = 2; at + 1 < hex.size(); at += 2)
                    output[used++] = nibble(hex[at]) << 4 | nibble(hex[at + 1]);
            };
            auto document = parser.iterate(text).value();
            for (auto receipt : document.get_array()) {
                for (auto log : receipt["logs"].get_array()) {
                    take(log["address"].get_string().value());
                    for (auto topic : log["topics"].get_array()) take(topic.get_string().value());
                    take(log["data"].get_string().value());
                    logs++;
                }
            }
            rates.push_back(text.size() / 1e6 / (processor_seconds() - start));
        }
        printf("%s %.0f %zu\n", decodes ? "simdjson+unhex" : "simdjson", *std::max_element(rates.begin(), rates.end()), logs);
    }
}
