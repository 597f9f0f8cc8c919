import ClaudeMessages

/// Why a tape cannot be used.
package struct TapeError: Error, Sendable, Equatable {
  /// What is wrong: stands on its own, lower case, no full stop.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?

  private init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// The wording of what can be wrong.
extension TapeError {
  /// The file cannot be read.
  static func unreadable(_ path: String, _ error: SystemError) -> TapeError {
    TapeError(
      "the tape \(path) cannot be read: \(error.text)",
      help: error.code == 2 ? "--record makes one" : nil
    )
  }

  /// The file cannot be written, or not be put in its place.
  static func unwritable(_ path: String, _ error: SystemError) -> TapeError {
    TapeError("the tape \(path) cannot be written: \(error.text)")
  }

  /// There is a file already where a tape is to be recorded.
  static func exists(_ path: String) -> TapeError {
    TapeError(
      "\(path) exists, and --record does not overwrite a tape",
      help: "replay it with --replay, bring it up to date with --refresh, or remove it first"
    )
  }

  /// Another run is at work on it.
  static func inUse(_ path: String) -> TapeError {
    TapeError("another run is refreshing the tape \(path)", help: "wait for it, or end it")
  }

  /// The file is something else, or empty.
  static func noTape(_ path: String) -> TapeError {
    TapeError("\(path) is no tape: its first line does not say so")
  }

  /// A later version of the program made it.
  static func newer(_ path: String, schema: Int) -> TapeError {
    TapeError(
      "the tape \(path) has form \(schema), and this version knows forms up to \(TapeHeader.schema)",
      help: "replay it with the version of parley that its first line names, or a later one"
    )
  }

  /// A line cannot be read.
  static func damaged(_ path: String, line: Int, _ reason: String) -> TapeError {
    TapeError(
      "the tape \(path) is damaged at line \(line): \(reason)",
      help: "bring back an undamaged copy, or remove the tape and record anew"
    )
  }

  /// Something else answers than when it was made.
  package static func otherProvider(
    _ path: String,
    made: TapeHeader.Provider,
    now: TapeHeader.Provider
  ) -> TapeError {
    TapeError(
      "the tape \(path) was answered by \(made.phrase), and now \(now.phrase) would answer",
      help: "add --provider \(made.rawValue), or record a tape of its own with --record"
    )
  }
}

extension TapeHeader.Provider {
  fileprivate var phrase: String {
    switch self {
    case .api: "the API"
    case .local: "the built-in model"
    }
  }
}
