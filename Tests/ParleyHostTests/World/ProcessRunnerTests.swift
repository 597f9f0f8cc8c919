import Glibc
import ParleyRuntime
import Testing

@testable import ParleyHost

@Suite(.timeLimit(.minutes(2)))
struct ProcessRunnerTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func runner(
    _ programs: [String] = ["sh", "cat", "env", "printf", "sleep"],
    variables: [String] = [],
    environment: [String: String] = [:],
    limits: ProcessLimits = ProcessLimits()
  ) -> ProcessRunner {
    var environment = environment
    environment["PATH"] = "/usr/bin:/bin"
    let permissions = Permissions(
      baseFolder: ".",
      workingDirectory: folder.path,
      grants: Grants(variables: variables, programs: programs)
    )
    return ProcessRunner(permissions: permissions, environment: environment, limits: limits)
  }

  private func error(_ call: () async throws(EffectError) -> String) async throws -> EffectError {
    do throws(EffectError) {
      let output = try await call()
      Issue.record("no error, but: \(output)")
    } catch {
      return error
    }
    throw EffectError(.value, "no error was thrown")
  }

  @Test func outputIsReturnedExactly() async throws {
    #expect(
      try await runner().run("printf", ["%s|", "a b", "$HOME", "*", "é"]) == "a b|$HOME|*|é|"
    )
  }

  @Test func programWithoutInputFindsItsEnd() async throws {
    #expect(try await runner().run("cat", []) == "")
  }

  @Test func inputIsPassed() async throws {
    let long = String(repeating: "line é\n", count: 50_000)
    #expect(try await runner().run("cat", [], input: long) == long)
  }

  @Test func programThatDoesNotReadItsInputIsNoError() async throws {
    let long = String(repeating: "x", count: 1 << 20)
    #expect(try await runner().run("sh", ["-c", "exec <&-; echo done"], input: long) == "done\n")
  }

  @Test func programThatLeavesAnotherBehindIsNotWaitedFor() async throws {
    let script = "sleep 600 & echo $! > child; echo done"
    #expect(try await runner().run("sh", ["-c", script]) == "done\n")
    let child = try #require(folder.content("child").flatMap { pid_t($0.dropLast()) })
    kill(child, SIGKILL)
  }

  @Test func workingDirectoryIsTheScriptsFolder() async throws {
    #expect(try await runner().run("sh", ["-c", "pwd -P"]) == folder.path + "\n")
  }

  @Test func pathIsRelativeToTheScriptsFolder() async throws {
    try folder.file("tools/run", "#!/bin/sh\necho \"$1\"\n")
    chmod(folder("tools/run"), 0o755)
    #expect(try await runner(["tools/run"]).run("./tools/run", ["hi"]) == "hi\n")
  }

  @Test func credentialsDoNotReachPrograms() async throws {
    let environment = [
      "ANTHROPIC_API_KEY": "sk-secret", "HOME": "/h", "LC_ALL": "C", "MINE": "1", "OTHER": "2",
    ]
    let output = try await runner(variables: ["MINE"], environment: environment).run("env", [])
    let names = output.split(separator: "\n").compactMap { $0.split(separator: "=").first }
    #expect(names.sorted() == ["HOME", "LC_ALL", "MINE", "PATH"])
  }

  @Test(arguments: ["ls", "/bin/ls", "./tool", "git status"])
  func programThatIsNotAllowedIsNotRun(_ program: String) async throws {
    let error = try await error { () throws(EffectError) in
      try await runner().run(program, [])
    }
    #expect(error.kind == .permission)
    #expect(error.help?.contains("--allow-exec=") == true)
  }

  @Test func missingProgramIsNamed() async throws {
    let error = try await error { () throws(EffectError) in
      try await runner(["no-such-program"]).run("no-such-program", [])
    }
    #expect(error.kind == .file)
    #expect(error.message == "there is no program no-such-program that can be run")
  }

  @Test func statusOtherThanZeroIsAnErrorWithTheLastLine() async throws {
    let error = try await error { () throws(EffectError) in
      try await runner().run("sh", ["-c", "echo out; echo first >&2; echo 'no luck' >&2; exit 3"])
    }
    #expect(error.kind == .fail)
    #expect(error.message == "sh ended with status 3: no luck")
  }

  @Test func signalIsNamed() async throws {
    let error = try await error { () throws(EffectError) in
      try await runner().run("sh", ["-c", "kill -9 $$"])
    }
    #expect(error.kind == .fail)
    #expect(error.message == "sh was ended by signal 9 (Killed)")
  }

  @Test func outputThatIsNoTextIsAnError() async throws {
    let error = try await error { () throws(EffectError) in
      try await runner().run("printf", ["a\\377"])
    }
    #expect(error.kind == .file)
    #expect(error.message == "the output of printf is not UTF-8 text: byte 0xFF at offset 1")
  }

  @Test(arguments: [["a\0b"], ["ok", "\0"]])
  func argumentWithNULIsAnErrorOfValue(_ arguments: [String]) async throws {
    let error = try await error { () throws(EffectError) in
      try await runner().run("printf", arguments)
    }
    #expect(error.kind == .value)
  }

  @Test func endlessOutputEndsTheProgram() async throws {
    let error = try await error { () throws(EffectError) in
      try await runner(limits: ProcessLimits(outputByteCount: 1000)).run(
        "sh",
        ["-c", "echo $$ > pid; while :; do echo yes; done"]
      )
    }
    #expect(error.kind == .limit)
    #expect(error.message == "sh was ended: it wrote more than 1000 bytes")
    try await expectGone("pid")
  }

  @Test func programThatTakesTooLongIsEndedWithThoseItStarted() async throws {
    let limits = ProcessLimits(duration: .milliseconds(300), grace: .milliseconds(100))
    let error = try await error { () throws(EffectError) in
      try await runner(limits: limits).run(
        "sh",
        ["-c", "trap '' TERM; sleep 600 & echo $! > child; echo $$ > pid; wait; sleep 600"]
      )
    }
    #expect(error.kind == .limit)
    try await expectGone("pid")
    try await expectGone("child")
  }

  @Test func programIsEndedWithThoseThatDoNotWantTo() async throws {
    let limits = ProcessLimits(duration: .milliseconds(300), grace: .milliseconds(500))
    let stubborn = "trap '' TERM; echo $$ > child; while :; do sleep 1; done"
    let error = try await error { () throws(EffectError) in
      try await runner(limits: limits).run("sh", ["-c", "sh -c \"$0\" & wait", stubborn])
    }
    #expect(error.kind == .limit)
    try await expectGone("child")
  }

  @Test func cancellationEndsTheProgramWithThoseItStarted() async throws {
    let runner = runner(limits: ProcessLimits(grace: .milliseconds(100)))
    let outcome = await withTaskGroup(of: EffectError?.self) { group in
      group.addTask {
        do throws(EffectError) {
          _ = try await runner.run(
            "sh",
            ["-c", "trap '' TERM; sleep 600 & echo $! > child; echo $$ > pid; wait; sleep 600"]
          )
          return nil
        } catch {
          return error
        }
      }
      while folder.content("pid")?.hasSuffix("\n") != true {
        try? await Task.sleep(for: .milliseconds(5))
      }
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(outcome?.kind == .interrupt)
    try await expectGone("pid")
    try await expectGone("child")
  }

  /// Expects that the process goes whose number stands in a file.
  private func expectGone(
    _ file: String,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let text = try #require(folder.content(file), sourceLocation: location)
    let process = try #require(pid_t(text.dropLast()), sourceLocation: location)
    // A process that was killed takes a moment to go; one that was not stays for ten minutes.
    var rounds = 0
    while isRunning(process), rounds < 1000 {
      rounds += 1
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(!isRunning(process), sourceLocation: location)
  }

  private func isRunning(_ process: pid_t) -> Bool {
    let files = folder.files(grants: Grants(reads: ["/proc"]))
    guard let line = try? files.text(at: "/proc/\(process)/stat") else { return false }
    // A process that nobody has waited for is gone too.
    let state = line.split(separator: ")").last?.split(separator: " ").first
    return state != "Z" && state != "X"
  }
}
