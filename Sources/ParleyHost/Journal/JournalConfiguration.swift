/// Where journals are kept, and how many.
package struct JournalConfiguration: Sendable, Equatable {
  /// The folder, absolute; it is made for its owner alone.
  package var folder: String
  /// The version of the program, for the first record.
  package var program: String
  /// A run stops keeping its journal at this size, in bytes, by default 256 MiB.
  package var runByteCount: Int
  /// Old journals are removed until all together take no more than this, in bytes, by default 1 GiB.
  package var folderByteCount: Int
  /// Journals that were not written to for this long, by default 90 days, are removed.
  package var age: Duration

  /// Makes a configuration.
  package init(
    folder: String,
    program: String,
    runByteCount: Int = 256 << 20,
    folderByteCount: Int = 1 << 30,
    age: Duration = .seconds(90 * 86400)
  ) {
    self.folder = folder
    self.program = program
    self.runByteCount = runByteCount
    self.folderByteCount = folderByteCount
    self.age = age
  }

  /// The folder that the environment asks for: `parley/journal` in `$XDG_STATE_HOME`, or in `~/.local/state`; nil without either.
  ///
  /// - Source: XDG Base Directory Specification, <https://specifications.freedesktop.org/basedir-spec/latest/>: a relative path is
  ///   not valid and is passed over.
  package static func folder(environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.utf8.first == UInt8(ascii: "/") {
      return LexicalPath("parley/journal", relativeTo: LexicalPath(state)).text
    }
    guard let home = environment["HOME"], home.utf8.first == UInt8(ascii: "/") else { return nil }
    return LexicalPath(".local/state/parley/journal", relativeTo: LexicalPath(home)).text
  }
}
