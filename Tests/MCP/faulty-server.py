#!/usr/bin/env python3
"""A server of tools that misbehaves as its first argument says; without one it behaves.

It writes each message that it gets to the file of its second argument, one JSON a line.
"""

import json
import os
import signal
import subprocess
import sys
import time

MODE = sys.argv[1] if len(sys.argv) > 1 else "well"
LOG = open(sys.argv[2], "a", buffering=1) if len(sys.argv) > 2 else None
TOOLS = [
    {"name": "echo", "description": "says it again", "inputSchema": {"type": "object", "properties": {"text": {"type": "string"}}}},
    {"name": "add", "title": "adds", "inputSchema": {"type": "object"}},
    {"name": "wait", "inputSchema": {"type": "object"}},
]
CONTENT = {
    "mixed": [
        {"type": "text", "text": "one"},
        {"type": "image", "mimeType": "image/png", "data": "aGk="},
        {"type": "image", "mimeType": "image/tiff", "data": "aGk="},
        {"type": "audio", "mimeType": "audio/wav", "data": "aGk="},
        {"type": "resource", "resource": {"uri": "file:///a", "text": "inside"}},
        {"type": "resource", "resource": {"uri": "file:///b", "mimeType": "application/zip", "blob": "aGk="}},
        {"type": "resource_link", "uri": "file:///c", "name": "see"},
        {"type": "text", "text": ""},
    ],
}


def send(message):
    """Writes a message."""
    message = {"jsonrpc": "2.0"} | message
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def answer(request, result):
    """Answers a request."""
    send({"id": request["id"], "result": result})


def refuse(request, code, message, data=None):
    """Answers a request with an error."""
    error = {"code": code, "message": message} | ({"data": data} if data else {})
    send({"id": request["id"], "error": error})


def initialize(request):
    """The handshake."""
    version = request["params"]["protocolVersion"]
    if MODE == "envelope":
        return refuse(request, -32022, "no handshake here", {"supported": ["2026-07-28"], "requested": version})
    if MODE == "future":
        version = "2031-01-01"
    if MODE == "old":
        version = "2024-11-05"
    if MODE == "refusing":
        return refuse(request, -32603, "not today")
    if MODE == "shapeless":
        return answer(request, {"hello": True})
    capabilities = {} if MODE == "toolless" else {"tools": {"listChanged": True}}
    answer(request, {"protocolVersion": version, "capabilities": capabilities, "serverInfo": {"name": "faulty", "version": "1"}})


def list_tools(request):
    """The tools, one a page."""
    if MODE == "envelope" and request["params"]["_meta"]["io.modelcontextprotocol/protocolVersion"] != "2026-07-28":
        return refuse(request, -32602, "no envelope")
    if MODE == "nameless":
        return answer(request, {"tools": [{"description": "?"}]})
    if MODE == "circular":
        return answer(request, {"tools": TOOLS[:1], "nextCursor": "again"})
    if MODE == "listless":
        return answer(request, {"tools": "none"})
    if MODE == "barren":
        return answer(request, {"tools": []})
    if MODE == "batching":
        sys.stdout.write(json.dumps([{"jsonrpc": "2.0", "id": request["id"], "result": {"tools": TOOLS}}]) + "\n")
        return sys.stdout.flush()
    page = int(request["params"].get("cursor", "0"))
    result = {"tools": TOOLS[page : page + 1]}
    if page + 1 < len(TOOLS):
        result["nextCursor"] = str(page + 1)
    if MODE == "envelope":
        result |= {"resultType": "complete", "_meta": {"io.modelcontextprotocol/serverInfo": {"name": "modern"}}}
    answer(request, result)


def call(request):
    """A call, as the mode has it."""
    arguments = request["params"]["arguments"]
    if MODE == "dying":
        print("the disk is full", file=sys.stderr)
        sys.exit(3)
    if MODE == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if MODE == "silent" or request["params"]["name"] == "wait":
        return
    if MODE == "garbled":
        sys.stdout.write("Listening on port 80\n{not json}\n[1, null]\n\n")
    if MODE == "huge":
        send({"method": "notifications/message", "params": {"data": "x" * 200_000}})
        return
    if MODE == "changing":
        send({"method": "notifications/tools/list_changed"})
        return refuse(request, -32602, "Unknown tool: echo")
    if MODE == "asking":
        return answer(request, {"resultType": "input_required", "inputRequests": {}})
    if MODE == "resultless":
        return answer(request, 5)
    if MODE == "curious":
        send({"id": "mine", "method": "ping"})
        send({"id": 7, "method": "sampling/createMessage", "params": {}})
        send({"id": 99, "result": {"late": True}})
    if MODE == "failing":
        return answer(request, {"content": [{"type": "text", "text": "no such city"}], "isError": True})
    if MODE == "structured":
        return answer(request, {"content": [], "structuredContent": {"sum": 3}})
    answer(request, {"content": CONTENT.get(MODE, [{"type": "text", "text": str(arguments.get("text", ""))}])})


def main():
    """Answers until the input ends."""
    if MODE == "absent":
        print("cannot find the settings", file=sys.stderr)
        sys.exit(1)
    if MODE == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if MODE in ("stubborn", "parent"):
        child = subprocess.Popen(["sleep", "600"])
        LOG.write(json.dumps({"child": child.pid, "self": os.getpid()}) + "\n")
    if MODE == "mute":
        time.sleep(600)
    for line in sys.stdin:
        if LOG:
            LOG.write(line)
        message = json.loads(line)
        method = message.get("method")
        if method == "initialize":
            initialize(message)
        elif method == "tools/list":
            list_tools(message)
        elif method == "tools/call":
            call(message)
    if MODE == "stubborn":
        time.sleep(600)


main()
