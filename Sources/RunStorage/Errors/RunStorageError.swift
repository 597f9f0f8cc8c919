/// Why a store cannot be opened, read or written, or why a run is not found in it.
package struct RunStorageError: Error, Sendable, Equatable {
  /// What failed: compare this, never the text.
  package struct Code: Sendable, Hashable {
    private enum Value: Sendable, Hashable {
      case cannotOpen, missing, notAStore, newerStore, readOnly, diskFull, busy, corrupt, rejected
      case noSuchRun, ambiguousRun, mergesItself, conflict, isRunning, nameTaken
    }

    private let value: Value

    /// The file or its folder cannot be opened, made or written.
    package static let cannotOpen = Code(value: .cannotOpen)
    /// There is no file, and none was to be made.
    package static let missing = Code(value: .missing)
    /// The file is something else.
    package static let notAStore = Code(value: .notAStore)
    /// A newer version of Parley made it.
    package static let newerStore = Code(value: .newerStore)
    /// It may be read and not written.
    package static let readOnly = Code(value: .readOnly)
    /// The disk has no room.
    package static let diskFull = Code(value: .diskFull)
    /// Another process kept it locked for too long.
    package static let busy = Code(value: .busy)
    /// What is in it is damaged.
    package static let corrupt = Code(value: .corrupt)
    /// It does not take a record: a run that is there already, a trial of a run that is not.
    package static let rejected = Code(value: .rejected)
    /// No run has the identifier.
    package static let noSuchRun = Code(value: .noSuchRun)
    /// More than one run begins with the identifier.
    package static let ambiguousRun = Code(value: .ambiguousRun)
    /// A store was to be merged into itself.
    package static let mergesItself = Code(value: .mergesItself)
    /// Two stores have different runs of one identifier.
    package static let conflict = Code(value: .conflict)
    /// Another process has the run under way.
    package static let isRunning = Code(value: .isRunning)
    /// A token in force has that name.
    package static let nameTaken = Code(value: .nameTaken)
  }

  /// What failed.
  package let code: Code
  /// The file.
  package let path: String
  /// What happened, with the path, in a sentence without a capital or a full stop.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?
  /// For a run that is not found, the nearest identifiers; for several, those that fit, the newest first.
  package var candidates: [String] = []

  /// Makes an error.
  package init(_ code: Code, path: String, _ message: String, help: String? = nil) {
    self.code = code
    self.path = path
    self.message = message
    self.help = help
  }
}

extension RunStorageError: CustomStringConvertible {
  /// The message, and what to do.
  package var description: String {
    help.map { "\(message); \($0)" } ?? message
  }
}
