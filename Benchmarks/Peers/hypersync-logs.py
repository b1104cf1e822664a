"""Decodes made-up Transfer and Swap logs with hypersync (alloy, Rust) into columns.

A server on loopback answers the client's query with the logs, once with and once without decoding; the difference is the
decoding. Prints "NAME EVENT LOGS_PER_CPU_SECOND".
"""

import asyncio
import io
import json
import os
import random
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import capnp
import hypersync
import pyarrow as pa

SCHEMA = """@0xb1a2c3d4e5f60718;
struct Data { blocks @0 :Data; transactions @1 :Data; logs @2 :Data; traces @3 :Data; }
struct Guard { a @0 :Data; b @1 :UInt64; c @2 :Int64; d @3 :UInt64; e @4 :Data; }
struct Answer {
  height @0 :Int64; next @1 :UInt64; time @2 :UInt64; data @3 :DataSection; guard @4 :Guard;
}
struct Response { body :union { answer @0 :Answer; none @1 :Void; } }
""".replace("struct Data {", "struct DataSection {")

EVENTS = {
    "Transfer": (
        "Transfer(address indexed from, address indexed to, uint256 value)",
        "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
        1,
    ),
    "Swap": (
        "Swap(address indexed sender, uint256 amount0In, uint256 amount1In, uint256 amount0Out, uint256 amount1Out,"
        " address indexed to)",
        "d78ad95fa46c994b6551d0da85fc275fe613ce37657fb8d5e3d130840159d822",
        4,
    ),
}
COUNT = 400_000
ROUNDS = 15


def arrow(table):
    out = io.BytesIO()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def answer(schema, topic0, words):
    numbers = random.Random(7)
    address = lambda: bytes(12) + numbers.randbytes(20)
    binary = pa.binary()
    logs = pa.table(
        {
            "block_number": pa.array(range(COUNT), pa.uint64()),
            "log_index": pa.array([0] * COUNT, pa.uint64()),
            "transaction_index": pa.array([0] * COUNT, pa.uint64()),
            "address": pa.array([b"\x11" * 20] * COUNT, binary),
            "data": pa.array([b"".join(bytes(22) + numbers.randbytes(10) for _ in range(words)) for _ in range(COUNT)], binary),
            "topic0": pa.array([bytes.fromhex(topic0)] * COUNT, binary),
            "topic1": pa.array([address() for _ in range(COUNT)], binary),
            "topic2": pa.array([address() for _ in range(COUNT)], binary),
            "topic3": pa.array([None] * COUNT, binary),
        }
    )
    message = schema.Response.new_message()
    body = message.body.init("answer")
    body.height = 10**6
    body.next = 10**6
    data = body.init("data")
    empty = arrow(pa.table({"number": pa.array([], pa.uint64())}))
    data.blocks = data.transactions = data.traces = empty
    data.logs = arrow(logs)
    return message.to_bytes_packed()


class Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 20
    disable_nagle_algorithm = True
    body = b""

    def log_message(self, *_):
        pass

    def reply(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.reply(json.dumps({"height": 10**6, "chain_id": 1}).encode())

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.reply(Server.body)


async def main():
    with tempfile.NamedTemporaryFile("w", suffix=".capnp") as file:
        file.write(SCHEMA)
        file.flush()
        capnp.remove_import_hook()
        schema = capnp.load(file.name)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = hypersync.HypersyncClient(
        hypersync.ClientConfig(
            url=f"http://127.0.0.1:{server.server_port}", api_token="00000000-0000-0000-0000-000000000000"
        )
    )
    field = hypersync.LogField
    fields = [field.ADDRESS, field.DATA, field.TOPIC0, field.TOPIC1, field.TOPIC2, field.TOPIC3, field.BLOCK_NUMBER]
    query = hypersync.Query(
        from_block=0,
        to_block=10**6,
        logs=[hypersync.LogSelection()],
        field_selection=hypersync.FieldSelection(log=[each.value for each in fields]),
    )
    for name, (signature, topic0, words) in EVENTS.items():
        Server.body = answer(schema, topic0, words)
        best = []
        for configuration in (
            hypersync.StreamConfig(concurrency=1),
            hypersync.StreamConfig(event_signature=signature, concurrency=1),
        ):
            seconds = []
            for _ in range(ROUNDS + 1):
                start = time.process_time()
                result = await client.collect_arrow(query, configuration)
                seconds.append(time.process_time() - start)
            best.append(min(seconds[1:]))
        decoded = result.data.decoded_logs
        assert decoded is not None and decoded.num_rows == COUNT
        print("hypersync", name, round(COUNT / (best[1] - best[0])), flush=True)
    os._exit(0)


asyncio.run(main())
