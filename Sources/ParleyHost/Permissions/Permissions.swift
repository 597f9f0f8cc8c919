/// What a script may touch: files under its own folder to read, `out/` beside it to write, and what the command line grants.
///
/// A value without I/O: it says which folders a path may be opened beneath. ``ScriptFiles`` opens it so that no link leaves them.
package struct Permissions: Sendable {
  /// What is done with a file.
  enum Access: Sendable, Equatable {
    case read
    case write
  }

  /// A file or folder that is permitted, with all that is beneath it.
  struct Root: Sendable, Equatable {
    /// Where it is.
    let path: LexicalPath
    /// Whether it is the script's own `out`, which is made when missing and may not be a link.
    let isOutput: Bool
  }

  /// The main script's folder: relative paths start here.
  let base: LexicalPath
  /// Where the paths of the command line start.
  let workingDirectory: LexicalPath
  private let readable: [Root]
  private let writable: [Root]
  private let variables: Set<String>
  private let programNames: Set<String>
  private let programPaths: [LexicalPath]

  /// Makes the permissions of a run.
  ///
  /// - Parameters:
  ///   - baseFolder: The main script's folder; the working directory for standard input, `parley say` and the prompt.
  ///   - workingDirectory: Absolute; where the paths of the command line, `baseFolder` included, start.
  ///   - writesToBase: Whether all of `baseFolder` may be written, as at the prompt.
  ///   - grants: What the command line allows.
  package init(
    baseFolder: String,
    workingDirectory: String,
    writesToBase: Bool = false,
    grants: Grants = Grants()
  ) {
    let start = LexicalPath(workingDirectory)
    let base = LexicalPath(baseFolder, relativeTo: start)
    func roots(_ paths: [String]) -> [Root] {
      paths.map { Root(path: LexicalPath($0, relativeTo: start), isOutput: false) }
    }
    self.base = base
    self.workingDirectory = start
    let own = Root(path: base, isOutput: false)
    let output = Root(path: base.appending("out"), isOutput: true)
    readable = [own] + roots(grants.reads)
    writable = roots(grants.writes) + [writesToBase ? own : output]
    variables = Set(grants.variables)
    programNames = Set(grants.programs.filter { !$0.utf8.contains(UInt8(ascii: "/")) })
    programPaths = grants.programs.filter { $0.utf8.contains(UInt8(ascii: "/")) }
      .map { LexicalPath($0, relativeTo: start) }
  }

  /// The main script's folder, absolute.
  package var baseFolder: String { base.text }

  /// The files and folders that may be read, with all that is beneath them, absolute.
  package var readablePaths: [String] { readable.map(\.path.text) }

  /// The roots that permit an access, in the order they are tried.
  func roots(for access: Access) -> [Root] {
    switch access {
    case .read: readable
    case .write: writable
    }
  }

  /// Whether the environment variable may be read.
  package func allowsVariable(_ name: String) -> Bool { variables.contains(name) }

  /// The variables that may be read, which programs that the script runs see too.
  var allowedVariables: Set<String> { variables }

  /// Whether the program may be run: a name without a slash by that name, a path by the file it names.
  package func allowsProgram(_ program: String) -> Bool {
    guard program.utf8.contains(UInt8(ascii: "/")) else { return programNames.contains(program) }
    return programPaths.contains(LexicalPath(program, relativeTo: base))
  }
}
