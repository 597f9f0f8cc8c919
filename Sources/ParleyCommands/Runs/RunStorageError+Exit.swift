import ArgumentParser
import ParleyHost
import RunStorage
import TerminalText

extension RunStorageError {
  /// What ends a command with the error: the command line is wrong where it names a run or a file that is none, else the store
  /// failed, which standard error says.
  var ending: any Error {
    switch code {
    case .noSuchRun, .ambiguousRun, .missing, .notAStore, .mergesItself, .nameTaken:
      return ValidationError(description)
    default:
      OutputStream.standardError.write("Error: \(description.strippingControls)\n")
      return ExitCode(ExitStatus.scriptWrong.rawValue)
    }
  }
}

/// Does something with a store, and ends the command where that fails.
func endingOnFailure<Value>(
  of work: () async throws(RunStorageError) -> Value
) async throws -> Value {
  do throws(RunStorageError) {
    return try await work()
  } catch {
    throw error.ending
  }
}
