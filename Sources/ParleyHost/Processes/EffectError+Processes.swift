import Glibc
import ParleyRuntime

/// The wording of what goes wrong with programs that a script runs.
extension EffectError {
  /// An empty string for a program.
  static func emptyProgram() -> EffectError {
    EffectError(.value, "the program's name is empty", help: "name a program: exec(\"git\")")
  }

  /// A program or an argument with a NUL in it.
  static func argumentWithNUL(_ program: String) -> EffectError {
    EffectError(
      .value,
      "an argument of \(program) holds a NUL character, which no program can be given",
      help: "take it out"
    )
  }

  /// No such program.
  static func programNotFound(_ program: String) -> EffectError {
    EffectError(
      .file,
      "there is no program \(program) that can be run",
      help: "install it, or give its path: PATH is searched for names without a slash"
    )
  }

  /// The system did not start it.
  static func programNotStarted(_ program: String, _ reason: String) -> EffectError {
    EffectError(.file, "\(program) could not be run: \(reason)")
  }

  /// It ended with another status than 0.
  static func programFailed(_ program: String, status: Int32, errors: [UInt8]) -> EffectError {
    EffectError(.fail, "\(program) ended with status \(status)\(lastLine(errors))")
  }

  /// A signal ended it.
  static func programKilled(_ program: String, signal: Int32, errors: [UInt8]) -> EffectError {
    let name = String(cString: strsignal(signal))
    return EffectError(
      .fail,
      "\(program) was ended by signal \(signal) (\(name))\(lastLine(errors))"
    )
  }

  /// It took too long and was ended.
  static func programOutOfTime(_ program: String, _ limit: Duration) -> EffectError {
    EffectError(
      .limit,
      "\(program) was ended: it took longer than \(limit.components.seconds) s",
      help: "give it less to do, or run it before the script and read its output from a file"
    )
  }

  /// It wrote too much and was ended.
  static func programOutputTooLarge(_ program: String, limit: Int) -> EffectError {
    EffectError(
      .limit,
      "\(program) was ended: it wrote more than \(limit) bytes",
      help: "have it write less, or to a file of which the script reads a part"
    )
  }

  /// The run was interrupted while it ran.
  static func programInterrupted(_ program: String) -> EffectError {
    EffectError(.interrupt, "\(program) was ended: the run was interrupted")
  }

  /// The last line that a program wrote to its standard error, cut short, for the end of a message.
  private static func lastLine(_ errors: [UInt8]) -> String {
    let text = String(decoding: errors, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).last {
      $0.contains { !$0.isWhitespace }
    }
    guard let line else { return "" }
    let cut = line.unicodeScalars.prefix(300)
    return ": " + String(cut) + (cut.endIndex < line.endIndex ? "…" : "")
  }
}
