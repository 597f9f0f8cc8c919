import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import TestSupport
import Testing

struct RobustnessTests {
  /// The verifier stops the process when code breaks a rule of stack or regions, so compiling is a test of lowering.
  @Test func generatedScriptsCompileAndRunToAnEnd() async {
    var runCount = 0
    for seed in 0..<50 {
      let script = GeneratedScript(seed: UInt64(seed))
      let run = await ScriptRun(script.source, Array(repeating: .text("r"), count: 50))
      let mistakes = run.ids.filter { !Self.tolerated.contains($0) }
      #expect(mistakes == [], Comment(rawValue: run.diagnostics + script.source))
      let laid = run.lines.filter { $0.hasPrefix("with ") }.count
      #expect(run.lines.filter { $0 == "end of with" }.count == laid, "seed \(seed)")
      if !run.diagnostics.contains(": error: ") { runCount += 1 }
    }
    #expect(runCount >= 20)
  }

  /// What random operands may well bring about.
  private static let tolerated: Set<String> = [
    "type.operands", "type.never-equal", "type.loop", "type.no-parts", "name.hides",
    "experiment.measure-type",
  ]

  @Test(
    arguments: CorpusCase.all(in: "Grammar/Corpus/accept")
      + CorpusCase.all(in: "Grammar/Corpus/run")
  )
  func everyBeginningOfAScriptIsCompiledWithoutATrap(_ script: CorpusCase) {
    let step = max(1, script.bytes.count / 60)
    for end in stride(from: 0, through: script.bytes.count, by: step) {
      var compiler = Compiler(catalogue: .builtIn, loader: NoSources())
      let compilation = compiler.compile(path: "cut", bytes: Array(script.bytes.prefix(end)))
      #expect(compilation.hasErrors == (compilation.chunk == nil))
    }
  }
}
