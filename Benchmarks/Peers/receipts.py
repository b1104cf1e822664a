"""Reads the receipts in a JSON file with orjson; prints "orjson MEGABYTES_PER_SECOND LOGS"."""

import statistics
import sys
import time

import orjson

text = open(sys.argv[1], "rb").read()
rates = []
for _ in range(9):
    start = time.perf_counter()
    receipts = orjson.loads(text)
    rates.append(len(text) / 1e6 / (time.perf_counter() - start))
print("orjson", round(statistics.median(rates)), sum(len(receipt["logs"]) for receipt in receipts))
