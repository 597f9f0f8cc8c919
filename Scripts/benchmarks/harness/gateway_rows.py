"""The rows of the gateway: streamed requests straight to a server, through `parley serve`, and through the LiteLLM proxy."""

import contextlib
import json
import resource
import selectors
import socket
import statistics
import time
import urllib.request

from . import inputs, measuring
from .gateway_peers import Gateway, LiteLLM
from .peers import PeerMissing, program
from .result import Result

MODEL = "claude-haiku-5-5"
REPLY_PIECES = 100
CONNECTIONS = 16
SECONDS = 3
OPEN_STREAMS = 1_000
OPEN_SECONDS = 90
BODY = {
    "model": MODEL,
    "max_tokens": 4096,
    "stream": True,
    "messages": [{"role": "user", "content": "Tell me about streams."}],
}
HEADERS = {"content-type": "application/json", "anthropic-version": "2023-06-01"}


class Load:
    """What `wrk` measured: `rate` in whole replies a second, `p50` and `p99` of a reply to its last byte, in milliseconds."""

    def __init__(self, told):
        requests, microseconds, p50, p99, errors = (float(word) for word in told.split()[-5:])
        if errors or not requests:
            raise measuring.MeasurementError(f"wrk had {errors:.0f} errors in {requests:.0f} requests")
        self.rate = requests / microseconds * 1e6
        self.p50 = p50 / 1000
        self.p99 = p99 / 1000


class Way:
    """A way to the upstream: its name, where it begins, and the client's credential."""

    def __init__(self, name, url, token, process=None):
        self.name = name
        self.url = url
        self.token = token
        self.process = process

    def reply(self):
        """The bytes of one streamed reply."""
        request = urllib.request.Request(
            f"{self.url}/v1/messages",
            data=json.dumps(BODY).encode(),
            headers={**HEADERS, "x-api-key": self.token},
        )
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def load(self, bench, connections):
        """Asks over so many connections for some seconds."""
        body = bench.file("gateway-request.json", json.dumps(BODY))
        script = str(bench.programs / "streamed.lua")
        command = [program("wrk"), "-t1", f"-c{connections}", f"-d{SECONDS}", "--timeout", "60", "-s", script]
        command += [f"{self.url}/v1/messages", "--", str(body), self.token]
        return Load(measuring.output(command, bench.environment))


@contextlib.contextmanager
def ways(bench, script):
    """The three ways to a server that plays a script; two and a note where LiteLLM is missing."""
    with contextlib.ExitStack() as stack:
        upstream = stack.enter_context(
            measuring.Server(str(bench.executables / "ScriptedServer"), script)
        )
        found = [Way("direct", upstream.url, "bench")]
        gateway = stack.enter_context(Gateway(bench, upstream.url))
        found.append(Way("parley", gateway.url, gateway.token, gateway.process))
        note = None
        try:
            proxy = stack.enter_context(LiteLLM(bench, upstream.url, MODEL))
            found.append(Way("litellm", proxy.url, proxy.token, proxy.process))
            note = f"LiteLLM {proxy.version}, one worker"
        except PeerMissing as missing:
            note = f"peer skipped: {missing}"
        yield found, note


def loads(bench, connections):
    """The loads of each way in turn; every way first has to give a whole reply."""
    with ways(bench, bench.server_script(REPLY_PIECES)) as (found, note):
        text = "".join(inputs.pieces(REPLY_PIECES))
        for way in found:
            told = way.reply().decode()
            if not told.rstrip().endswith('{"type":"message_stop"}') or len(told) < len(text):
                raise measuring.MeasurementError(f"{way.name} gives no whole reply: {told[-200:]}")
        measurements = {way.name: lambda way=way: way.load(bench, connections) for way in found}
        return measuring.in_turn(bench.rounds, **measurements), note


def gateway_rate(bench):
    """Streamed requests a second through the gateway at 16 connections, against the same server asked directly."""
    results, note = loads(bench, CONNECTIONS)
    rates = {name: statistics.median(load.rate for load in runs) for name, runs in results.items()}
    figures = [(name, f"{rate:,.0f}/s") for name, rate in rates.items()]
    if "litellm" in rates:
        figures.append(("against LiteLLM", f"{rates['parley'] / rates['litellm']:.1f} ×"))
    samples = {name: [load.rate for load in runs] for name, runs in results.items()}
    return Result(
        rates["parley"] / rates["direct"], "×", 0.5, figures, samples, at_least=True, note=note
    )


def gateway_added(bench):
    """What the gateway adds to the median time of a streamed request, to its last byte, at one connection."""
    results, note = loads(bench, 1)
    figures, added = [], {}
    for quantile in ("p50", "p99"):
        direct = statistics.median(getattr(load, quantile) for load in results["direct"])
        figures.append((f"direct {quantile}", f"{direct:.2f} ms"))
        for name in list(results)[1:]:
            median = statistics.median(getattr(load, quantile) for load in results[name])
            added[name, quantile] = median - direct
            figures.append((f"{name} {quantile}", f"{median - direct:+.2f} ms"))
    samples = {name: [[load.p50, load.p99] for load in runs] for name, runs in results.items()}
    return Result(added["parley", "p50"], "ms", 0.5, figures, samples, note=note)


def resident(process):
    """The memory that a process has in use, in bytes."""
    with open(f"/proc/{process.pid}/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS:"))


def asking(way):
    """The bytes of a request for a stream."""
    body = json.dumps(BODY).encode()
    host = way.url.split("/")[-1]
    lines = [f"POST /v1/messages HTTP/1.1", f"host: {host}", f"x-api-key: {way.token}"]
    lines += [f"{name}: {value}" for name, value in HEADERS.items()] + [f"content-length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def open_streams(way, stack):
    """Opens the streams, waits until each has begun to say something, and returns how many have in the time for it."""
    request = asking(way)
    address = ("127.0.0.1", int(way.url.rsplit(":", 1)[1]))
    waiting = stack.enter_context(selectors.DefaultSelector())
    for _ in range(OPEN_STREAMS):
        connection = stack.enter_context(socket.create_connection(address))
        connection.sendall(request)
        waiting.register(connection, selectors.EVENT_READ, bytearray())
    end = time.monotonic() + OPEN_SECONDS
    while waiting.get_map() and time.monotonic() < end:
        for key, _ in waiting.select(1):
            came = key.fileobj.recv(65536)
            key.data.extend(came)
            if not came:
                raise measuring.MeasurementError(f"{way.name} closes a stream: {bytes(key.data[-200:])}")
            if b"content_block_delta" in key.data:
                waiting.unregister(key.fileobj)
    return OPEN_STREAMS - len(waiting.get_map())


def gateway_memory(bench):
    """The resident set of the gateway with 1,000 open streams."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    reply = {"chunks": list(inputs.pieces(20)), "hang_after": 12, "repeat": "forever"}
    script = str(bench.file("gateway-held.json", json.dumps([reply])))
    figures, samples = [], {}
    with ways(bench, script) as (found, note):
        for way in found[1:]:
            idle = resident(way.process)
            with contextlib.ExitStack() as stack:
                count = open_streams(way, stack)
                held = resident(way.process)
            if way.name == "parley" and count < OPEN_STREAMS:
                raise measuring.MeasurementError(f"{count} streams begin within {OPEN_SECONDS} s")
            samples[way.name] = [held, idle, count]
            figures.append((way.name, f"{held / 1e6:.0f} MB with {count}, {idle / 1e6:.0f} MB idle"))
    return Result(samples["parley"][0] / 1e6, "MB", 80, figures, samples, note=note)
