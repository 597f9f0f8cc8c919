/// Where included files and the columns of data come from; the compiler itself reads nothing.
package protocol SourceLoader: Sendable {
  /// Returns the bytes of an included file.
  ///
  /// - Parameters:
  ///   - path: The path as the script writes it, relative to the folder of `includer` unless it is absolute.
  ///   - includer: The path of the file whose `include` asks, as diagnostics show it.
  /// - Returns: The file as it is on disk.
  /// - Throws: ``SourceLoadError`` for a file that is missing, cannot be read or may not be read.
  func bytes(of path: String, includedFrom includer: String) throws(SourceLoadError) -> [UInt8]

  /// Returns the columns of the rows of a data file, as the run will read it.
  ///
  /// - Parameter path: The path as the script writes it, which means the same as that of `read`: unlike the path of an `include`
  ///   it does not start at the file that it stands in.
  /// - Returns: The names of the columns; nil where nothing is known before the run, which is the default.
  /// - Throws: ``SourceLoadError`` for a file that the run could not read either: a doubled header, a row that does not fit.
  func columns(of path: String) throws(SourceLoadError) -> [String]?
}

extension SourceLoader {
  package func columns(of path: String) throws(SourceLoadError) -> [String]? { nil }
}

/// Why an included file, or one of data, could not be read.
package struct SourceLoadError: Error, Sendable, Equatable {
  /// What happened: stands on its own, lower case, no full stop.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?
  /// Whether the file may not be read under the permissions of the script.
  package let isRefused: Bool

  /// Makes an error.
  package init(_ message: String, help: String? = nil, isRefused: Bool = false) {
    self.message = message
    self.help = help
    self.isRefused = isRefused
  }
}

/// A loader of programs that consist of one source: every `include` fails.
package struct NoSources: SourceLoader {
  /// Makes a loader.
  package init() {}

  package func bytes(
    of path: String,
    includedFrom includer: String
  ) throws(SourceLoadError) -> [UInt8] {
    throw SourceLoadError("\(path) cannot be included here")
  }
}
