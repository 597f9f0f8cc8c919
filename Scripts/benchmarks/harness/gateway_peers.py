"""Servers between a client and the API that are measured: `parley serve`, and the LiteLLM proxy."""

import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from . import measuring
from .peers import Packages, PeerMissing

# The newest version whose parts all stand in the registry.
LITELLM = "litellm[proxy]==1.108.4"
MASTER_KEY = "sk-bench-master"
START_SECONDS = 120

CONFIGURATION = """
model_list:
  - model_name: {model}
    litellm_params:
      model: anthropic/{model}
      api_base: {upstream}
      api_key: sk-bench-upstream
general_settings:
  master_key: {key}
litellm_settings:
  telemetry: false
"""


class Gateway:
    """`parley serve` in front of an upstream while the `with` block runs; its clients have a token, so each request is booked."""

    def __init__(self, bench, upstream):
        self.bench = bench
        self.environment = {**bench.environment, "ANTHROPIC_BASE_URL": upstream}

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(dir=self.bench.folder)
        store = f"{self.folder.name}/gateway.sqlite"
        told = measuring.output(
            [self.bench.parley, "serve", "token", "create", "bench", "--store", store], self.environment
        )
        self.token = next(word for word in told.split() if word.startswith("parley_"))
        self.errors = tempfile.TemporaryFile()
        command = [self.bench.parley, "serve", "--port", "0", "--store", store, "--quiet", "--max-connections", "2048"]
        self.process = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.errors,
        )
        self.url = self.process.stdout.readline().decode().strip()
        if not self.url:
            self.__exit__()
            raise measuring.MeasurementError("parley serve did not start")
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.errors.close()
        self.folder.cleanup()


class LiteLLM:
    """The LiteLLM proxy in front of an upstream while the `with` block runs, with one worker, as it starts by itself."""

    def __init__(self, bench, upstream, model):
        self.folder = bench.folder
        packages = Packages(bench.folder / "litellm", "LiteLLM", "litellm", LITELLM)
        python, _ = packages.interpreter()
        self.version = LITELLM.split("==")[1]
        self.program = python.removesuffix("python") + "litellm"
        self.environment = {**bench.environment, "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR"}
        self.configuration = CONFIGURATION.format(model=model, upstream=upstream, key=MASTER_KEY)
        self.token = MASTER_KEY

    def __enter__(self):
        path = self.folder / "litellm.yaml"
        path.write_text(self.configuration)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [self.program, "--config", path, "--host", "127.0.0.1", "--port", str(port)],
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/health/liveliness", timeout=5):
                    return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.__exit__()
        raise PeerMissing(f"LiteLLM {self.version} did not start")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
