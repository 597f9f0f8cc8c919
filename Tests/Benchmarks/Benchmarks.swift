import ClaudeMessages
import FoundationEssentials
import Glibc
import LocalInference
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// Measures what cannot be seen from outside a process; run by `Scripts/bench`.
///
/// `Benchmarks decode FILE ROUNDS` folds a recorded stream into a message, `Benchmarks parse FILE ROUNDS` parses a script,
/// `Benchmarks check FILE ROUNDS` parses and checks it, `Benchmarks run FILE ROUNDS` runs one that only computes,
/// `Benchmarks tokenize FILE ROUNDS` turns a text to tokens and back. Each goes once unmeasured, then prints the median CPU seconds of
/// a round and the bytes of the file. `Benchmarks local MODEL ROUNDS` prints the medians of a built-in model: CPU seconds of a token, of
/// its matrix products alone, of these as a plain loop, of opening and the first token, and the bytes of the matrices.
@main
enum Benchmarks {
  /// Runs the benchmark that the arguments name.
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let rounds = Int(arguments[3]), rounds > 0 else {
      throw BenchmarkError(
        "usage: Benchmarks decode|parse|check|run|tokenize FILE ROUNDS, or Benchmarks local MODEL ROUNDS"
      )
    }
    if arguments[1] == "local" { return try measureModel(arguments[2], rounds: rounds) }
    guard let data = FileManager.default.contents(atPath: arguments[2]) else {
      throw BenchmarkError("\(arguments[2]) cannot be read")
    }
    let bytes = Array(data)
    let work: () throws -> Void
    switch arguments[1] {
    case "decode": work = { try decode(bytes) }
    case "parse": work = { try parse(bytes) }
    case "check": work = { _ = try check(bytes) }
    case "run": work = { try run(bytes) }
    case "tokenize":
      let model = try LocalModel.embedded(named: LocalModel.embeddedNames.first ?? "sonnet")
      work = { try LocalModelBenchmark.tokenize(bytes, model: model) }
    default:
      throw BenchmarkError("\(arguments[1]) is none of decode, parse, check, run, tokenize, local")
    }
    try work()
    let seconds = try (0..<rounds).map { _ in
      let begun = usedSeconds()
      try work()
      return usedSeconds() - begun
    }
    print(seconds.sorted()[rounds / 2], bytes.count)
  }

  private static func measureModel(_ name: String, rounds: Int) throws {
    let figures = try LocalModelBenchmark(name, seconds: usedSeconds).figures(rounds: rounds)
    print(figures.token, figures.kernel, figures.plainLoop, figures.firstToken, figures.matrixBytes)
  }

  /// The CPU time of the process so far, in seconds: on one thread the same as that of a clock, but for what else the machine does.
  private static func usedSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Cuts a stream in pieces of 16 KiB, as a connection delivers them, and folds its events.
  private static func decode(_ bytes: [UInt8]) throws {
    var parser = ServerSentEventParser()
    var accumulator = MessageAccumulator()
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + 16_384)
      try bytes.withUnsafeBytes { buffer in
        try parser.append(UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      }
      start = end
      while let event = parser.next() { accumulator.append(try StreamEvent(event)) }
    }
    guard accumulator.accumulated?.isComplete == true else {
      throw BenchmarkError("the stream is not a complete message")
    }
  }

  private static func parse(_ bytes: [UInt8]) throws {
    var map = SourceMap()
    guard let file = map.add(path: "benchmark", text: bytes) else {
      throw BenchmarkError("the script is too large")
    }
    let diagnostics = Parser.parse(file, mode: .file).diagnostics
    guard diagnostics.isEmpty else { throw BenchmarkError("\(diagnostics[0].message)") }
  }

  private static func check(_ bytes: [UInt8]) throws -> (Program, ChunkID) {
    var compiler = Compiler(catalogue: .builtIn, loader: NoSources())
    let compilation = compiler.compile(path: "benchmark", bytes: bytes)
    guard let chunk = compilation.chunk, compilation.diagnostics.isEmpty else {
      throw BenchmarkError("\(compilation.diagnostics.map(\.message))")
    }
    return (compiler.program, chunk)
  }

  /// Runs a script with nobody to print to.
  private static func run(_ bytes: [UInt8]) throws {
    let (program, chunk) = try check(bytes)
    var machine = Machine(program, chunk: chunk)
    while true {
      switch try machine.run(fuel: 100_000) {
      case .finished: return
      case .outOfFuel: break
      case .suspended(.print): machine.resume(returning: .null)
      case .suspended: throw BenchmarkError("the script asks for more than to print")
      }
    }
  }
}

/// Why there is no measurement.
private struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
