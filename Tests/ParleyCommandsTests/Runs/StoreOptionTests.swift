import ArgumentParser
import RunStorage
import TestSupport
import Testing

@testable import ParleyCommands

struct StoreOptionTests {
  private func path(_ arguments: [String], _ variables: [String: String]) throws -> String {
    let environment = ProcessEnvironment(variables: variables, workingDirectory: "/work")
    return try StoreOption.parse(arguments).path(in: environment)
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/state", "HOME": "/home/a"], "/state/parley/runs.sqlite"),
    (["HOME": "/home/a"], "/home/a/.local/state/parley/runs.sqlite"),
    (["XDG_STATE_HOME": "state", "HOME": "/home/a"], "/home/a/.local/state/parley/runs.sqlite"),
  ])
  func theEnvironmentNamesTheFolder(variables: [String: String], expected: String) throws {
    #expect(try path([], variables) == expected)
  }

  @Test(arguments: [[:], ["HOME": "here", "XDG_STATE_HOME": ""]])
  func withoutAFolderTheOptionIsAskedFor(variables: [String: String]) {
    let error = #expect(throws: ValidationError.self) { try path([], variables) }
    #expect(error?.message.contains("--store FILE") == true)
  }

  @Test(arguments: [("/a/b.sqlite", "/a/b.sqlite"), ("b.sqlite", "/work/b.sqlite")])
  func theOptionNamesTheFile(option: String, expected: String) throws {
    #expect(try path(["--store", option], [:]) == expected)
  }

  @Test(arguments: [
    (RunStorageError.Code.noSuchRun, true), (.ambiguousRun, true), (.missing, true),
    (.notAStore, true), (.diskFull, false), (.busy, false), (.corrupt, false),
  ])
  func aStoreThatFailsIsNoMistakeOfTheCommandLine(code: RunStorageError.Code, isMistake: Bool) {
    let ending = RunStorageError(code, path: "/x", "for a test").ending
    #expect(ParleyCommand.exitCode(for: ending) == ExitCode(isMistake ? 64 : 2))
  }
}
